"""Words of names that a translation puts its own for, and the endings that a language hangs on names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from warta.desk.matching.names.words import Text
from warta.desk.matching.spelling import alike_for, is_respelled
from warta.story import primary

_TRANSLATED = Path(__file__).with_name("translated.toml")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    return msgspec.toml.decode(_TRANSLATED.read_bytes(), type=_Table)


def translated(text: Text) -> frozenset[str]:
    """Words of names that a translation may put its own word for."""
    return _table().words.get(primary(text.copy.reading.language), frozenset())


@cache
def _given() -> dict[str, int]:
    """Forms of given names, each with the number of its name."""
    return {form: number for number, forms in enumerate(_table().given["forms"]) for form in forms.split()}


def is_given_name_of(mine: str, yours: str) -> bool:
    """Whether two folded words are one given name in two languages: Francis and Francisco."""
    return mine in _given() and _given()[mine] == _given().get(yours)


def is_inflected(mine: str, yours: str, first: Text, second: Text) -> bool:
    """Whether one is the other with an ending of its language. Of a language without a pack any ending may be one."""
    if first.pack is None or second.pack is None:
        same = alike_for(mine, yours)
        return same >= 3 and max(len(mine), len(yours)) - same <= 3
    for long, short, text in ((yours, mine, second), (mine, yours, first)):
        endings = _table().endings.get(primary(text.copy.reading.language), ())
        if any(
            long.endswith(ending) and (long[: -len(ending)] == short or is_respelled(long[: -len(ending)], short))
            for ending in endings
            if len(long) - len(ending) >= 3
        ):
            return True
    return False


def is_derived(mine: str, yours: str) -> bool:
    """Whether the original has an adjective or a plural of what the relay has: Tibetan and Tibet, Arabs and Arab."""
    if len(yours) < 3:
        return False
    if mine.endswith("s") and yours in (mine[:-1], f"{mine[:-1]}i"):
        return True  # Kurds and Kurdi
    if mine.endswith("an") and yours[:-1] == mine[:-2] and yours[-1] in "aeiou":
        return True  # Puerto Rican and Puerto Rico
    if len(yours) < 4:
        return False
    return (mine.endswith("an") and yours in (mine[:-1], mine[:-2], mine[:-3])) or (
        mine.endswith(("s", "es", "ish", "ese", "i", "ic")) and yours in (mine[:-1], mine[:-2], mine[:-3])
        and not (mine.endswith("i") and yours != mine[:-1])
    )  # fmt: skip
