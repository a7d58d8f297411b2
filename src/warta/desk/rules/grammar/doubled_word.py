"""A word stands twice in a row.

## What it reports

Two equal words of the language's small change side by side: *yang yang*, *the the*, *di di*, also over the end of
a line; and long words such as *melakukan melakukan*, *minister minister*. They are listed in
`styles/small_words.toml`.

## Why

It is what is left of a sentence that was changed, and the eye reads over it.

Words that may well be doubled are left alone: *had had*, *that that*, names (*Baden Baden*), and Indonesian words
that are doubled to make a plural without their hyphen (*anak anak*), which is a matter of spelling.

## Example

> Menteri mengatakan bahwa bahwa harga akan turun.

## Instead

Take one away: `warta check --fix` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.desk.small_words import small_words
from warta.story import primary

RULE = Rule(code="G003", name="doubled-word", severity="warning", languages=("id", "en"))

_TWICE = re.compile(r"(?<![\w'’.@/-])([^\W\d_]{1,20})\s(?:\s(?=\S))?\1(?![\w'’/@-])(?!\.\w)", re.IGNORECASE)
_IS_PHRASE = re.compile(r"yang bersangkutan")
"""The second of two words may begin a phrase that is a noun: "apa yang yang bersangkutan katakan"."""


def find(copy: Copy) -> Iterator[Finding]:
    spoken = primary(copy.reading.language)
    words = small_words().never_twice[spoken]
    for span in copy.paragraphs:
        for match in _TWICE.finditer(copy.text, span.start, span.end):
            second = match[0][-len(match[1]) :]
            if not second.islower() or not (match[1].lower() in words or _is_long(match[1], spoken)):
                continue
            if _IS_PHRASE.match(copy.text, match.end() - len(second)):
                continue
            yield RULE.at(
                *match.span(),
                "“{word}” stands here twice.",
                fix=Fix(match.end(1), match.end(), ""),
                word=second,
            )


def _is_long(word: str, spoken: str) -> bool:
    """Whether it is one of the long words that are not doubled: a verb, not a plural that lacks its hyphen."""
    known = small_words()
    return (
        word not in known.may_stand_twice[spoken] and _form(known.never_twice_forms[spoken]).fullmatch(word) is not None
    )


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
