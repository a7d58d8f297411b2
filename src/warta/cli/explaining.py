"""Rules as they are listed and explained at the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from warta.cli.wording import Wording
from warta.desk.discovery import FoundRule
from warta.desk.selection import DEFAULT, EVERY, family_of


def rule_called(word: str, rules: Iterable[FoundRule]) -> FoundRule | None:
    """The rule of this code or name, however it is capitalised."""
    named = word.strip().lower()
    return next((found for found in rules if named in (found.rule.code.lower(), found.rule.name)), None)


def listed(rules: Iterable[FoundRule]) -> Iterator[str]:
    """A line a rule."""
    for found in rules:
        rule = found.rule
        languages = ", ".join(rule.languages) or "any"
        asked_for = "" if rule.by_default else "  (only where it is selected)"
        yield f"{rule.code:<5} {rule.name:<26} {rule.severity:<8} {languages:<8} {found.fault}{asked_for}"


def page(found: FoundRule) -> str:
    """Its page in the manual."""
    return f"# {found.rule.code} {found.rule.name}\n\n{found.page}"


def no_rule(word: str, rules: Sequence[FoundRule], say: Wording) -> str:
    """That a word names no rule, and which one is most likely meant."""
    from difflib import get_close_matches  # only here: most words are right

    known = [EVERY, DEFAULT]
    known += [word for found in rules for word in (found.rule.code, family_of(found.rule.code), found.rule.name)]
    by_low = {each.lower(): each for each in known}
    if near := get_close_matches(word.lower(), by_low, n=1, cutoff=0.7):
        return say("{word!r} is no rule; {near} is nearest. `warta rule` lists them.", word=word, near=by_low[near[0]])
    return say("{word!r} is no rule. `warta rule` lists them.", word=word)
