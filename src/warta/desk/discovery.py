"""Finding the rules: every module in a family's folder is one. There is no list to keep.

A rule that cannot be loaded is told apart from the rest, which are still found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from warta.desk.finding import Rule

RULES = Path(__file__).with_name("rules")
_COMPARE = "compare"


class FoundRule(msgspec.Struct, frozen=True):
    """A rule, the function that looks, and its page in the manual."""

    rule: Rule
    find: Callable[[Any], Iterable[Any]]
    """Takes a Copy and yields findings; for a rule of compare takes a Pairing and yields differences."""
    family: str
    """The name of its folder."""
    page: str
    """Markdown; the first line says the fault in a sentence."""

    @property
    def fault(self) -> str:
        return self.page.partition("\n")[0]


class Broken(msgspec.Struct, frozen=True):
    """A file of rules that cannot be loaded."""

    module: str
    why: str


class Discovered(msgspec.Struct, frozen=True):
    rules: tuple[FoundRule, ...]
    """In order of their codes."""
    broken: tuple[Broken, ...]


@cache
def text_rules() -> Discovered:
    """The rules that look at one text."""
    return discover(RULES, f"{__package__}.rules", leave=_COMPARE)


@cache
def pair_rules() -> Discovered:
    """The rules that hold a relay against its original."""
    return discover(RULES / _COMPARE, f"{__package__}.rules.{_COMPARE}")


def discover(folder: Path, package: str, *, leave: str = "") -> Discovered:
    """The rules in the folders of this folder, which is the one of ``package``."""
    rules: list[FoundRule] = []
    broken: list[Broken] = []
    for family in sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ():
        if family == leave:
            continue
        for fault in sorted(path.stem for path in (folder / family).glob("*.py") if not path.stem.startswith("_")):
            name = f"{package}.{family}.{fault}"
            try:
                module = import_module(name)
                rules.append(FoundRule(module.RULE, module.find, family, (module.__doc__ or "").strip()))
            except Exception as error:  # whatever is wrong with one file is no reason to leave out the others
                broken.append(Broken(f"{family}/{fault}.py", f"{type(error).__name__}: {error}"))
    return Discovered(tuple(sorted(rules, key=lambda found: found.rule.code)), tuple(broken))
