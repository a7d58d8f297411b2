"""The shares of a whole come to more than a hundred percent.

## What it reports

A list of percentages that is said to be the whole ("consisting of", "made up of") or that ends with what is left ("and
the remaining 30 percent"), and comes to more than a hundred by more than rounding explains.

## Why

There is no more than the whole of a thing; one of the shares is wrong.

## Example

    Sebanyak 60 persen responden setuju, 25 persen menolak, dan sisanya 35 persen tidak tahu.

## Instead

Look at the source for the share that was mistyped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import any_of, claims, rounded, stated
from warta.language.packs import Claims
from warta.language.reading import Number

RULE = Rule(code="N003", name="shares-over-hundred", severity="error")

_WHOLE = 100
_NEAR = re.compile(r"[\s,]{1,3}(?:\w{1,9}\s)?")


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None:
        return
    words = known[1]
    moved = any_of((*words.rises, *words.falls, *words.changed_from[:1]))
    for each in stated(copy, 2):
        shares = _shares(copy.text, each.sentence.start, each.numbers, words)
        if len(shares) < 2 or any(share.kind != "percent" or share.is_vague or share.value <= 0 for share in shares):
            continue
        stretch = copy.text[shares[0].start : shares[-1].end]
        if moved.search(stretch) or ";" in stretch or any(share.value > _WHOLE for share in shares):
            continue
        least = sum(rounded(share).low for share in shares)
        if least > _WHOLE:
            yield RULE.at(
                shares[0].start,
                shares[-1].end,
                "The shares come to {sum} %.",
                sum=f"{sum(share.value for share in shares):g}",
            )


def _shares(text: str, start: int, numbers: tuple[Number, ...], words: Claims) -> tuple[Number, ...]:
    """The shares of one whole: up to what is left of it, or after words that announce all of it."""
    rest = any_of(words.rest)
    for place, number in enumerate(numbers):
        found = list(rest.finditer(text, numbers[place - 1].end, number.start)) if place else []
        if found and _NEAR.fullmatch(text, found[-1].end(), number.start):
            return _run(numbers, place)
    for match in any_of(words.consists).finditer(text, start, numbers[-1].start):
        after = tuple(number for number in numbers if number.start >= match.end())
        if after and re.fullmatch(r"\s", text[match.end() : after[0].start]):
            return after
    return ()


def _run(numbers: tuple[Number, ...], last: int) -> tuple[Number, ...]:
    """The percentages that end with this one, one directly after the other."""
    first = last
    while first and numbers[first - 1].kind == "percent":
        first -= 1
    return numbers[first : last + 1]
