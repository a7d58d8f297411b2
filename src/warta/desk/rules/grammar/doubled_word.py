"""A word stands twice in a row.

## What it reports

Two equal words of the language's small change side by side: *yang yang*, *the the*, *di di*, also over the end of
a line. The words are listed in `styles/small_words.toml`.

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

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.desk.small_words import small_words
from warta.story import primary

RULE = Rule(code="G003", name="doubled-word", severity="warning", languages=("id", "en"))

_TWICE = re.compile(r"(?<![\w'’.@/-])([^\W\d_]{1,20})\s(?:\s(?=\S))?\1(?![\w'’/@-])(?!\.\w)", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    words = small_words().never_twice[primary(copy.reading.language)]
    title = copy.reading.headline
    for span in (*([title] if title else []), *copy.reading.body):
        for match in _TWICE.finditer(copy.text, span.start, span.end):
            second = match[0][-len(match[1]) :]
            if match[1].lower() not in words or not second.islower():
                continue
            yield RULE.at(
                *match.span(),
                "“{word}” stands here twice.",
                fix=Fix(match.end(1), match.end(), ""),
                word=second,
            )
