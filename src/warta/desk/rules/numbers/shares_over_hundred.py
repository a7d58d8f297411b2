"""The shares of a whole come to more than a hundred percent.

## What it reports

A list of percentages that comes to more than a hundred by more than rounding explains, where it is said to be the whole
("consisting of") or ends with what is left ("and the remaining 30 percent"). It is a warning where the list only looks
like the whole: behind "split between", or where it ends with those who gave no answer ("and 17 percent were
undecided").

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
from itertools import pairwise

import msgspec

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import any_of, claims, rounded, stated
from warta.language.packs import Claims
from warta.language.reading import Number

RULE = Rule(code="N003", name="shares-over-hundred", severity="error")

_WHOLE = 100
_NEAR = re.compile(r"[\s,]{1,3}(?:\w{1,9}\s)?")
_TO_THE_FIRST = re.compile(r"[^.;\d]{1,40}")
_JOINED = re.compile(r"\b(?:and|dan|serta)\b")
_CLAUSE_END = re.compile(r"\s*(?:[.,;)]|\Z|\b(?:and|dan|while|sedangkan)\b)")
_FEWEST_ANSWERS = 3
_BEHIND = 60


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None:
        return
    words = known[1]
    moved = any_of((*words.rises, *words.falls, *words.changed_from[:1]))
    for each in stated(copy, 2):
        numbers = tuple(number for number in each.numbers if number.kind != "ordinal")
        shares = _shares(copy.text, each.sentence.start, numbers, words)
        listed = shares or _split(copy.text, each.sentence.start, numbers, words)
        listed = listed or _answers(copy.text, each.sentence.end, numbers, words)
        if len(listed) < 2 or any(share.kind != "percent" or share.is_vague or share.value <= 0 for share in listed):
            continue
        stretch = copy.text[listed[0].start : listed[-1].end]
        if moved.search(stretch) or ";" in stretch or any(share.value > _WHOLE for share in listed):
            continue
        if sum(rounded(share).low for share in listed) > _WHOLE:
            finding = RULE.at(
                listed[0].start,
                listed[-1].end,
                "The shares come to {sum} %.",
                sum=f"{sum(share.value for share in listed):g}",
            )
            # That these are all, or that each gave one answer, is most likely and is not said.
            yield finding if shares else msgspec.structs.replace(finding, severity="warning")


def _shares(text: str, start: int, numbers: tuple[Number, ...], words: Claims) -> tuple[Number, ...]:
    """The shares of one whole: up to what is left of it, or after words that announce all of it."""
    rest = any_of(words.rest)
    for place, number in enumerate(numbers):
        found = list(rest.finditer(text, numbers[place - 1].end, number.start)) if place else []
        if found and _NEAR.fullmatch(text, found[-1].end(), number.start):
            return _run(numbers, place)
    if not numbers:
        return ()
    for match in any_of(words.consists).finditer(text, start, numbers[-1].start):
        after = tuple(number for number in numbers if number.start >= match.end())
        if after and re.fullmatch(r"\s", text[match.end() : after[0].start]):
            return after
    return ()


def _split(text: str, start: int, numbers: tuple[Number, ...], words: Claims) -> tuple[Number, ...]:
    """The shares behind "split between" or "breakdown", where the first has its name before it."""
    for match in any_of(words.splits).finditer(text, start, numbers[-1].start if numbers else start):
        after = tuple(number for number in numbers if number.start >= match.end())
        if after and _TO_THE_FIRST.fullmatch(text, match.end(), after[0].start) and not _are_apart(text, after, words):
            return after
    return ()


def _answers(text: str, end: int, numbers: tuple[Number, ...], words: Claims) -> tuple[Number, ...]:
    """The shares of those asked who gave one answer or another, up to those who gave none."""
    none = any_of(words.no_answer)
    for place in range(len(numbers) - 1, _FEWEST_ANSWERS - 2, -1):
        until = numbers[place + 1].start if place + 1 < len(numbers) else end
        said = none.search(text, numbers[place].end, min(until, numbers[place].end + _BEHIND))
        if not said or not _CLAUSE_END.match(text, said.end()):
            continue  # "did not know how to enrol" is an answer
        run = _run(numbers, place)
        links = [text[first.end : second.start] for first, second in pairwise(run[:-1])]
        is_list = len(run) >= _FEWEST_ANSWERS and not any(_JOINED.search(link) for link in links)
        if is_list and not _are_apart(text, run, words):
            return run
    return ()


def _are_apart(text: str, shares: tuple[Number, ...], words: Claims) -> bool:
    """Whether they are of several wholes: "60 percent of women and 55 percent of men"."""
    return sum(any_of(words.shared).match(text, share.end + 1) is not None for share in shares) > 1


def _run(numbers: tuple[Number, ...], last: int) -> tuple[Number, ...]:
    """The percentages that end with this one, one directly after the other."""
    first = last
    while first and numbers[first - 1].kind == "percent":
        first -= 1
    return numbers[first : last + 1]
