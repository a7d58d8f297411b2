"""A person's name is spelled in two ways in one story.

## What it reports

Two spellings a letter apart (two in long names) of which one belongs to a full name and the other is its short form,
or that stand in two full names that agree otherwise; in Indonesian and Malay copy also of one who has a single name
and is named more than once by it. Relatives are let be: where only the first or the last letter differs ("Mario",
"Maria"), nothing is reported, unless it is an i and a y ("Zulkifli", "Zulkifly").

## Why

One of the two is wrong, and a reader who searches for the person finds half of the story.

## Example

> Wali Kota Nora Quillby datang. Menurut Quilby, harga turun.

## Instead

> Wali Kota Nora Quillby datang. Menurut Quillby, harga turun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.agencies import apart
from warta.language.gazetteer import folded, meaning
from warta.language.names import is_of_every_day
from warta.language.packs import pack_of
from warta.language.reading import Name
from warta.story import primary

RULE = Rule(code="P001", name="name-spelled-two-ways", severity="warning")

_SHORTEST = 5
_LONG = 9
_ENDINGS = frozenset(
    {"", "s", "es", "ic", "ics", "an", "ian", "a", "i", "o", "e", "y", "er", "ers", "in", "ina", "ov", "ova"}
    | {"ev", "eva", "ski", "ska", "nya"}
)
"""What tells a family from its member, a party from its members, a woman's name from a man's."""
_MONONYMOUS = frozenset({"id", "ms"})
"""Languages of countries where many people have one name only; who is named twice by it is known by it."""
_SAME_SOUND = frozenset({"iy", "yi"})
_MOST = 300
"""Words of names; a text with more is a list of people and no story."""
_OFTEN = 3
"""So many times against once, and the repair is offered. It may be another person all the same."""


def find(copy: Copy) -> Iterator[Finding]:
    title = copy.reading.headline
    whole = [
        (name, _parts(name))
        for name in copy.reading.names
        if not name.entity and name.kind in ("person", "other") and (title is None or name.start >= title.end)
    ]
    of_full = {part: parts for name, parts in whole if name.kind == "person" and len(parts) > 1 for part in parts}
    counted = Counter(part for _, parts in whole for part in parts)
    if primary(copy.reading.language) in _MONONYMOUS:
        alone = (parts[0] for name, parts in whole if name.kind == "person" and len(parts) == 1)
        of_full |= {part: [part] for part in alone if part not in of_full and counted[part] > 1}
    if len(of_full) > _MOST:
        return
    first: dict[str, int] = {}
    for name, parts in whole:
        for part in parts:
            first.setdefault(part, name.start)
    for name, parts in whole:
        for part in parts:
            other = _meant(part, parts, of_full, copy.reading.language)
            if other is None or (counted[other], first[part]) < (counted[part], first[other]):
                continue  # the rarer of the two is reported, or else the later
            start = copy.text.find(part, name.start, name.end)
            is_likely = counted[other] >= _OFTEN and counted[part] == 1
            yield RULE.at(
                start,
                start + len(part),
                "“{part}” is spelled “{other}” elsewhere in the story.",
                fix=Fix(start, start + len(part), other, sure=False) if is_likely else None,
                part=part,
                other=other,
            )


def _parts(name: Name) -> list[str]:
    """The words of a name that tell persons apart, without initials and particles."""
    return [
        part for part in name.text.replace("\n", " ").split() if len(part) > 2 and part[0].isupper() and part.isalpha()
    ]


def _meant(part: str, parts: Sequence[str], of_full: dict[str, list[str]], language: str) -> str | None:
    """The spelling that a part of a name has elsewhere, where this is one person: the part of a full name that this is
    the short form of, or of one that agrees with this in all the rest."""
    if len(part) < _SHORTEST or (len(parts) == 1 and part in of_full):
        return None
    pack = pack_of(language)
    if meaning(part, language) is not None or (pack is not None and is_of_every_day(part, pack)):
        return None
    found = {
        other
        for other, others in of_full.items()
        if other != part
        and _is_misspelt(part, other)
        and (
            (len(parts) == 1 and (other == others[-1] or not language.startswith("en")))
            or (
                len(parts) == len(others)
                and sum(first != second for first, second in zip(parts, others, strict=True)) == 1
            )
        )
    }
    return found.pop() if len(found) == 1 else None


def _is_misspelt(part: str, other: str) -> bool:
    first, second = folded(part), folded(other)
    if min(len(first), len(second)) < _SHORTEST or first == second:
        return False
    if first[0] != second[0] or first.startswith(second) or second.startswith(first):
        return False
    if len(first) == len(second) and first[:-1] == second[:-1]:
        return first[-1] + second[-1] in _SAME_SOUND
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    if first[shared:] in _ENDINGS and second[shared:] in _ENDINGS:
        return False
    most = 2 if min(len(first), len(second)) >= _LONG else 1
    return apart(first, second, most) <= most
