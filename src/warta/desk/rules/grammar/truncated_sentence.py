"""The story ends in the middle of a sentence.

## What it reports

A last paragraph that stops without a full stop where all others have one, that stops at a word after which more must
come (*dan*, *the*) or mostly comes (*to*, *bisa*), or that ends as an excerpt does: `[…]`, `[...]`, `[+1234 chars]`,
"Read m". In the midst of a story, the one paragraph that stops at such a word without a full stop.

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
_FEWEST_BEFORE_SMALL = 4
_LONGEST_HEADING = 15
_OPENS = '“"”‘„«'
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
    yield from _broken_off(copy)
    last = body[-1]
    for shape in (_EXCERPT, _MORE):
        tail = last.text[-40:]
        if match := shape.search(tail):
            start = last.end - len(tail) + match.start()
            yield RULE.at(start, last.end, "The story breaks off here: this is an excerpt, not the end.")
            return
    word = _last_word(last, _FEWEST_BEFORE_SMALL)
    if word is None:
        return
    start = last.end - len(word)
    others = _paragraphs(copy)[:-1]
    seldom = small_words().seldom_last.get(primary(copy.reading.language), frozenset())
    if _needs_more(word, copy.reading.language) or (word in seldom and others and _all_stop(others)):
        yield RULE.at(start, last.end, "The story ends in the middle of a sentence.")
    elif _last_word(last, _FEWEST_WORDS) and len(body) >= _FEWEST_PARAGRAPHS and _all_stop(body[:-1]):
        yield RULE.at(start, last.end, "The last sentence has no end: is something cut off?")


def _broken_off(copy: Copy) -> Iterator[Finding]:
    """Paragraphs in the midst of a story in which all others end as they should."""
    body = copy.reading.body
    small = small_words()
    spoken = primary(copy.reading.language)
    open_ones = [paragraph for paragraph in body[:-1] if not _STOP.search(paragraph.text[-3:])]
    if len(open_ones) != 1 or len(body) < _FEWEST_PARAGRAPHS - 1:
        return
    [paragraph] = open_ones
    following = body[body.index(paragraph) + 1]
    word = _last_word(paragraph, _FEWEST_BEFORE_SMALL)
    if word is None or not (following.text[0].isupper() or following.text[0] in _OPENS):
        return
    is_heading = len(paragraph.text.split(None, _LONGEST_HEADING)) <= _LONGEST_HEADING and ". " not in paragraph.text
    is_cut = not is_heading and word in small.seldom_last.get(spoken, ())  # "What the islands are waiting for"
    if is_cut or _needs_more(word, copy.reading.language):
        yield RULE.at(
            paragraph.end - len(word), paragraph.end, "This paragraph breaks off in the middle of a sentence."
        )


def _paragraphs(copy: Copy) -> tuple[Span, ...]:
    """Those of the body, and a headline that is a whole sentence."""
    title = copy.reading.headline
    return (title, *copy.reading.body) if title and _STOP.search(title.text[-1:]) else copy.reading.body


def _last_word(paragraph: Span, fewest: int) -> str | None:
    """The word with which a paragraph of more than so many words ends, where no sign stands behind it."""
    word = _LAST_WORD.search(paragraph.text[-60:])
    if word is None or len(paragraph.text.split(None, fewest)) <= fewest or _LISTED.match(paragraph.text):
        return None
    return word[0]


def _needs_more(word: str, language: str) -> bool:
    """Whether no sentence ends with this word."""
    if word.endswith("-"):
        return True
    return word in small_words().never_last.get(primary(language), ())


def _all_stop(paragraphs: tuple[Span, ...]) -> bool:
    """Whether all these paragraphs end with a sign that ends one."""
    return all(_STOP.search(span.text[-3:]) for span in paragraphs)
