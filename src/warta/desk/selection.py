"""Which rules are wanted: by code (Q001), by family (Q, FN), or by name (unbalanced-quote)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from warta.desk.finding import Rule

EVERY = "all"
DEFAULT = "default"

_FAMILY = re.compile(r"[A-Z]+")


class Selection(msgspec.Struct, frozen=True):
    """What to run and what to leave out. The nearer word wins: "Q001" before "Q", "Q" before "all" and "default".

    ``all`` and ``default`` may stand among the rest. Where nothing is selected, the default set is; where the same
    word is selected and ignored, it is ignored.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        wanted = max((_nearness(word, rule) for word in self.select or (DEFAULT,)), default=0)
        return wanted > max((_nearness(word, rule) for word in self.ignore), default=0)

    def unknown(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """The words that mean no rule of these."""
        known = tuple(rules)
        words = dict.fromkeys(word for word in (*self.select, *self.ignore) if word not in (EVERY, DEFAULT))
        return tuple(word for word in words if not any(_nearness(word, rule) for rule in known))


def means(word: str, rule: Rule) -> bool:
    """Whether this word names the rule, alone or with others."""
    return _nearness(word, rule) > 0


def family_of(code: str) -> str:
    """The letters of a code: Q of Q001, FN of FN003."""
    match = _FAMILY.match(code)
    return match[0] if match else ""


def _nearness(word: str, rule: Rule) -> int:
    """How closely a word names a rule; 0 where it does not."""
    if word in (rule.code, rule.name):
        return 3
    if word and word == family_of(rule.code):
        return 2
    return 1 if word == EVERY or (word == DEFAULT and rule.by_default) else 0
