"""Plain text: a headline, and under it the story, with whatever the site or the agency put around it."""

from __future__ import annotations

import re
from datetime import date
from hashlib import blake2b

from warta.language import Reading, read
from warta.language.packs import pack_of, story_languages
from warta.story import Dateline
from warta.wire.decode import decode
from warta.wire.item import Item, ItemCredit, LeftOut, Unreadable

MOST_LINES = 50_000
"""A text of more lines is a list or a log."""

# It is tried at the first of some spaces only: a million of them must not be looked through a million times.
_LINE_END = re.compile(r"(?<!\s)[^\S\n]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*")


def read_text(data: bytes, language: str | None = None, published: date | None = None) -> list[Item]:
    """The one item that a plain text is. Raises Unreadable.

    A plain text brings no identity of its own, so its guid is a hash of its decoded text: the same text is the same
    item however often and in whatever encoding it comes, and another text, if only by a letter, is another item. (Its
    headline would be a guid that survives corrections, but also one that "Harga cabai naik" shares with last week's.)
    """
    text, problems = decode(data)
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise Unreadable(f"the text has more than {MOST_LINES:,} lines. Send the story alone.")
    reading = read(text, language, published)
    _refuse(text, reading)
    assert reading.headline is not None
    opening = reading.dateline
    pack = pack_of(reading.language)
    if pack is None:
        problems = (*problems, f"Warta has no language pack for {reading.language}: only the layout was read.")
    elif not pack.takes_stories:
        problems = (
            *problems,
            f"Warta reads {pack.name} in part: it does not know its credits, nor what sites put around stories.",
        )
    return [
        Item(
            guid=f"text:{blake2b(text.encode(), digest_size=16).hexdigest()}",
            version="1",
            format="text",
            headline=_one_line(reading.headline.text),
            language=reading.language,
            text="\n\n".join(_one_line(paragraph.text) for paragraph in reading.body),
            byline=reading.byline,
            dateline=Dateline(opening.place, opening.agency, opening.date, opening.text) if opening else None,
            credit=tuple(ItemCredit(each.agency, each.as_written) for each in reading.credits),
            left_out=tuple(LeftOut(piece.text, piece.start, piece.end, piece.kind) for piece in reading.apart),
            problems=problems,
            received=text,
        )
    ]


def _refuse(text: str, reading: Reading) -> None:
    if not any(character.isalnum() for character in text):
        raise Unreadable("the file is empty. Send the story's text.")
    if reading.headline is None:
        raise Unreadable("no headline. Put one short line above the story, with an empty line under it.")
    if not reading.body:
        raise Unreadable("a headline and no story under it. Send the story's text.")
    if not reading.language:
        known = " or ".join(f"--language {language}" for language in sorted(story_languages(), reverse=True))
        raise Unreadable(
            f"the language is not one that Warta knows, or the text is too short to tell. Say {known}, if it is."
        )


def _one_line(words: str) -> str:
    """Wrapped lines as one; all else stays as it was received."""
    return _LINE_END.sub(" ", words)
