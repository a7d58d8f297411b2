"""The story ends in the middle of a sentence.

## What it reports

A last paragraph that stops without a full stop where all others have one, that stops at a word after which more must
come (*dan*, *the*), or that ends as an excerpt does: `[…]`, `[...]`, `[+1234 chars]`, "Read m".

## Why

A feed gave only the beginning, or the end was not copied. Readers notice at once, and what is missing may be what the
other side said.

## Example

> Menteri mengatakan bantuan akan tiba pada

## Instead

Take the rest from the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.small_words import small_words
from warta.language.reading import Span
from warta.story import primary

RULE = Rule(code="G001", name="truncated-sentence", severity="warning")

_FEWEST_WORDS = 8
_FEWEST_PARAGRAPHS = 3
_EXCERPT = re.compile(r"(?:[\[(](?:…|\.\.\.)[\])]|\[\+\d+ char(?:acter)?s\]|…\s?\[\+\d+\])$")
_MORE = re.compile(
    r"(?<=[.!?…”\" ])(?:Read m(?:or?)?|Continue rea(?:di?)?|Baca sel\w{0,9}|Selengkap\w{0,3}|Baca lanj\w{0,5})$"
)
_STOP = re.compile(r"[.!?…:;)\]”’\"'»*|>%]$")
_LAST_WORD = re.compile(r"[^\W\d_]+-?$")
_LISTED = re.compile(r"[-–—•*·▪>]|\(?\w{1,3}[.)]\s")


def find(copy: Copy) -> Iterator[Finding]:
    body = copy.reading.body
    if not body:
        return
    last = body[-1]
    for shape in (_EXCERPT, _MORE):
        tail = last.text[-40:]
        if match := shape.search(tail):
            start = last.end - len(tail) + match.start()
            yield RULE.at(start, last.end, "The story breaks off here: this is an excerpt, not the end.")
            return
    word = _LAST_WORD.search(last.text[-60:])
    if word is None or len(last.text.split(None, _FEWEST_WORDS)) <= _FEWEST_WORDS or _LISTED.match(last.text):
        return
    start = last.end - len(word[0])
    if _needs_more(word[0], copy.reading.language):
        yield RULE.at(start, last.end, "The story ends in the middle of a sentence.")
    elif _others_stop(body[:-1]):
        yield RULE.at(start, last.end, "The last sentence has no end: is something cut off?")


def _needs_more(word: str, language: str) -> bool:
    """Whether no sentence ends with this word."""
    if word.endswith("-"):
        return True
    return word in small_words().never_last.get(primary(language), ())


def _others_stop(paragraphs: tuple[Span, ...]) -> bool:
    """Whether all paragraphs of this story end with a sign that ends one, so that the last should too."""
    return len(paragraphs) >= _FEWEST_PARAGRAPHS - 1 and all(_STOP.search(span.text[-3:]) for span in paragraphs)
