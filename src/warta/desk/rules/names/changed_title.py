"""A person holds one office at the first naming and another one later.

## What it reports

The same name with two offices of one kind before it: "Menteri Keuangan" and "Menteri Perdagangan", "Gubernur Jawa
Barat" and "Gubernur Jawa Timur", "President" and "Prime Minister". A shorter form of the same office ("Menteri") is
no change, nor is an office that the text calls a former one, or a second one of another kind (minister and party
chairman).

## Why

One of the two is mostly left over from another person, or mistranslated.

## Example

> Menteri Keuangan Rina Sastra datang. Menteri Perdagangan Rina Sastra lalu pergi.

## Instead

> Menteri Keuangan Rina Sastra datang. Ia lalu pergi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.packs import pack_of
from warta.language.reading import Name

RULE = Rule(code="P002", name="changed-title", severity="warning", languages=("id", "en"))

_FORMER = re.compile(
    r"(?:mantan|eks|bekas|calon|kandidat|saat itu|ketika itu|former|ex|then|late|incoming|outgoing|candidate)[\s-]*$",
    re.IGNORECASE,
)
_BEFORE = 30


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    if pack is None:
        return
    sole = {office.casefold() for office in pack.names.sole_offices}
    first: dict[str, Name] = {}
    for name in copy.reading.names:
        if name.kind != "person" or not name.title or _is_former(copy.text, name):
            continue
        key = name.text.split()[-1].casefold()
        earlier = first.setdefault(key, name)
        if earlier is name or not _is_same(earlier, name):
            continue
        if _clash(earlier.title, name.title, sole, last=copy.reading.language.startswith("en")):
            start = copy.text.rfind(name.title, max(0, name.start - len(name.title) - 3), name.start)
            yield RULE.at(
                start if start >= 0 else name.start,
                name.end,
                "{name} is “{now}” here and “{before}” before.",
                name=name.text,
                now=" ".join(name.title.split()),
                before=" ".join(earlier.title.split()),
            )


def _is_former(text: str, name: Name) -> bool:
    return (
        _FORMER.search(text[max(0, name.start - len(name.title) - _BEFORE) : name.start - len(name.title) - 1])
        is not None
    )


def _is_same(first: Name, second: Name) -> bool:
    """Whether two names are one person's: one is the other, or its short form."""
    few, many = sorted((first.text.split(), second.text.split()), key=len)
    return all(word in many for word in few)


def _clash(before: str, now: str, sole: set[str], *, last: bool) -> bool:
    """Whether two titles are two offices of one kind. ``last`` says that the noun of an office stands last."""
    first, second = before.casefold(), now.casefold()
    if first == second:
        return False
    if first in sole and second in sole:
        return first not in second and second not in first
    heads = {_head(first, sole, last=last), _head(second, sole, last=last)}
    shorter, longer = sorted((set(first.split()), set(second.split())), key=len)
    return len(heads) == 1 and heads != {""} and not shorter <= longer and len(shorter) == len(longer)


def _head(title: str, sole: set[str], *, last: bool) -> str:
    """The noun of an office that a title begins with, or ends with: "wali kota" of "wali kota bogor"."""
    fitting = [noun for noun in sole if (title.endswith(f" {noun}") if last else title.startswith(f"{noun} "))]
    return max(fitting, key=len, default="")
