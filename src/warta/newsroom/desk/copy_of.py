"""The text of a story as the desk reads it, with a map back: from every code point to the field and the paragraph that
an editor wrote it in.

The panel beside the editor and the gate before publishing read the same text, made here, so that what was dismissed in
the one stays dismissed in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any, Literal, NamedTuple

import msgspec
from babel.dates import format_date
from django.utils import timezone

from warta.story import primary

RichText = str | list[tuple[str, str]]
"""As the database has it, in HTML; or as an open form has it, its paragraphs with their keys."""
Part = Literal["headline", "standfirst", "dateline", "text", "caption", "embed", "credit"]


class Source(NamedTuple):
    """A credit as it is written: the words, and the agency that they name."""

    as_written: str
    agency: str
    number: int = 0
    """Of its line in the form."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor wrote, wherever it is: in a form that is still open, or in a revision."""

    language: str
    headline: str = ""
    standfirst: str = ""
    place: str = ""
    agency: str = ""
    day: date | None = None
    dateline: str = ""
    """As the copy had it; its parts are written out where it is empty."""
    stream: Sequence[dict[str, Any]] = ()
    """``type`` and ``value`` of each block of the text."""
    names: Sequence[str] | None = None
    """What each block's part of the form is called, such as ``body-0-value``; by its place where that is not said."""
    caption: str = ""
    """Of the lead picture, where the story writes its own."""
    credits: Sequence[Source] = ()
    appeared: date | None = None
    """The day it went to its readers, where it did."""


class Stretch(NamedTuple):
    """Some of the text, as it stands in one field, or in one paragraph of it."""

    start: int
    end: int
    part: Part
    field: str
    """What the form calls the field; empty where the text was made from it and is not in it word by word."""
    block: str
    """The key of the paragraph in the editor of rich text."""
    at: int
    """Where in the field, or in the paragraph, it begins."""
    number: int
    """Of the paragraph, from 1, in the text."""


class Found(NamedTuple):
    """A place in the editor. Counted in code points, as all places of the desk."""

    part: Part
    number: int
    field: str
    block: str
    start: int
    end: int


class CopyOf(msgspec.Struct, frozen=True):
    """The text, and where each stretch of it was written."""

    text: str
    language: str
    published: date | None
    stretches: tuple[Stretch, ...]
    beside: tuple[int, int] = (0, 0)
    """Where the captions and titles stand that belong to pictures and embeds: behind the story, before its credits."""

    @property
    def story(self) -> str:
        """The text with blanks in place of captions and titles, which no item has."""
        start, end = self.beside
        return f"{self.text[:start]}{' ' * (end - start)}{self.text[end:]}"

    def places(self, start: int, end: int) -> list[Found]:
        """Where in the editor this part of the text is, from the first to the last field that it touches."""
        found = [
            Found(
                each.part,
                each.number,
                each.field,
                each.block,
                each.at + max(start, each.start) - each.start,
                each.at + min(end, each.end) - each.start,
            )
            for each in self.stretches
            if each.field and _touches(each, start, end)
        ]
        return found or self._nearest(start)

    def _nearest(self, start: int) -> list[Found]:
        """For words that the text was given and nobody wrote: the last thing that was written before them."""
        before = [each for each in self.stretches if each.start <= start] or list(self.stretches[:1])
        return [Found(last.part, last.number, last.field, last.block, 0, 0) for last in before[-1:]]


def _touches(stretch: Stretch, start: int, end: int) -> bool:
    if start == end:
        return stretch.start <= start <= stretch.end
    return stretch.start < end and start < stretch.end


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment, in the newsroom's zone; of one without a zone, its own."""
    if moment is None or timezone.is_naive(moment):
        return moment and moment.date()
    return timezone.localdate(moment)


def written_in(page) -> Written:
    """What a page holds, saved or not."""
    credits = sorted(page.credits.all(), key=lambda each: (each.sort_order is None, each.sort_order or 0))
    return Written(
        language=page.locale.language_code,
        headline=page.title,
        standfirst=page.standfirst,
        place=page.dateline_place,
        agency=page.dateline_agency,
        day=page.dateline_date,
        dateline=page.dateline_text,
        stream=page.body.stream_block.get_prep_value(page.body),
        caption=page.picture_caption,
        credits=[
            Source(each.as_written, each.agency.name if each.agency else "", number)
            for number, each in enumerate(credits)
        ],
        appeared=day_of(page.first_published_at),
    )


def copy_of(written: Written, today: date) -> CopyOf:
    """The text that the desk reads. A day without a year is understood against the day of the dateline, else the day
    on which readers got the story, else today."""
    text = _Text()
    text.paragraph("headline", "title", written.headline)
    text.paragraph("standfirst", "standfirst", written.standfirst)
    _dateline(text, written)
    _body(text, written)
    text.begun = False
    start = text.length
    _beside(text, written)
    beside = start, text.length
    for source in written.credits:
        words = source.as_written.strip() or source.agency.strip()
        if words:
            text.open()
            if ":" not in words and primary(written.language) in _SOURCE:
                text.given(f"{_SOURCE[primary(written.language)]}: ")
            field = "as_written" if source.as_written.strip() else "agency"
            text.add("credit", f"credits-{source.number}-{field}", words)
    return CopyOf(
        "".join(text.parts), written.language, written.day or written.appeared or today, tuple(text.stretches), beside
    )


_SOURCE = {"id": "Sumber", "en": "Source"}
_SAID = {"id": "kata", "en": "said"}
_MARKS = "“”„«»\"'‘’"


class _Text:
    """A text that grows, with where each of its stretches came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.stretches: list[Stretch] = []
        self.length = 0
        self.number = 0
        self.begun = False
        """Whether what comes next stands in the paragraph that is there: the text follows its dateline."""

    def given(self, words: str) -> None:
        """Words that stand on the page and that nobody wrote."""
        self.parts.append(words)
        self.length += len(words)

    def add(self, part: Part, field: str, words: str, *, block: str = "", at: int = 0) -> None:
        start = self.length
        self.given(words)
        self.stretches.append(Stretch(start, self.length, part, field, block, at, self.number))

    def open(self) -> None:
        """A new paragraph, unless one was begun."""
        if self.parts and not self.begun:
            self.given("\n\n")
        self.begun = False

    def paragraph(self, part: Part, field: str, words: str, *, block: str = "") -> None:
        if not words.strip():
            return
        self.open()
        if part == "text":
            self.number += 1
        self.add(part, field, words, block=block)


def _dateline(text: _Text, written: Written) -> None:
    if written.dateline.strip():
        text.open()
        text.add("dateline", "dateline_text", written.dateline.strip(), at=_indent(written.dateline))
        text.given(" " if written.dateline.rstrip()[-1] in "-–—" else " – ")
        text.begun = True
        return
    if not written.place.strip():
        return
    text.open()
    text.add("dateline", "dateline_place", written.place.strip(), at=_indent(written.place))
    if written.day is not None:
        text.given(", ")
        pattern = "d MMMM" if primary(written.language) == "id" else "MMM d"
        text.add("dateline", "", format_date(written.day, pattern, locale=_locale(written.language)))
    if written.agency.strip():
        text.given(" (")
        text.add("dateline", "dateline_agency", written.agency.strip(), at=_indent(written.agency))
        text.given(")")
    text.given(" – ")
    text.begun = True


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())


def _locale(language: str) -> str:
    return primary(language) if primary(language) in _SOURCE else "en"


def _body(text: _Text, written: Written) -> None:
    for at, each in enumerate(written.stream):
        name = written.names[at] if written.names is not None else f"body-{at}-value"
        value = each["value"]
        match each["type"]:
            case "paragraph":
                _rich(text, name, value)
            case "heading":
                text.paragraph("text", f"{name}-text", value.get("text") or "")
            case "quotation":
                _quotation(text, name, value, primary(written.language))
            case "list":
                for number, item in enumerate(value.get("items") or ()):
                    place = item.get("place", number) if isinstance(item, dict) else number
                    words = item["value"] if isinstance(item, dict) else item
                    _rich(text, f"{name}-items-{place}-value", words)
            case "fact_box":
                text.paragraph("text", f"{name}-title", value.get("title") or "")
                _rich(text, f"{name}-text", value.get("text") or "")


def _beside(text: _Text, written: Written) -> None:
    """What stands beside pictures and embeds. Within the text it would tear the paragraphs apart that it stands
    between."""
    text.paragraph("caption", "picture_caption", written.caption)
    for at, each in enumerate(written.stream):
        name = written.names[at] if written.names is not None else f"body-{at}-value"
        match each["type"]:
            case "image":
                text.paragraph("caption", f"{name}-caption", each["value"].get("caption") or "")
            case "embed":
                text.paragraph("embed", f"{name}-title", each["value"].get("title") or "")


def _rich(text: _Text, field: str, written: RichText) -> None:
    for block, words in rich_paragraphs(written or ""):
        text.paragraph("text", field, words, block=block)


def _quotation(text: _Text, name: str, value: dict[str, Any], language: str) -> None:
    """What the page sets apart as a quotation: its marks are the page's own, and who said it stands behind it."""
    paragraphs = [(block, words) for block, words in rich_paragraphs(value.get("text") or "") if words.strip()]
    if not paragraphs:
        return
    text.open()
    bare = paragraphs[0][1].strip()[:1] not in _MARKS
    text.given("“" if bare else "")
    for at, (block, words) in enumerate(paragraphs):
        if at:
            text.given("\n")
        text.number += 1
        text.add("text", f"{name}-text", words, block=block)
    text.given("”" if bare else "")
    if speaker := value.get("speaker") or "":
        text.given(f" {_SAID[language]} " if language in _SAID else " — ")
        text.add("text", f"{name}-speaker", speaker)
        if role := value.get("role") or "":
            text.given(", ")
            text.add("text", f"{name}-role", role)
        text.given(".")


def rich_paragraphs(text: RichText) -> Iterable[tuple[str, str]]:
    """The paragraphs of a rich text: the key that the editor has for each, and its plain words, letter by letter as
    they stand in the editor."""
    if not isinstance(text, str):
        return text
    reader = _Blocks()
    reader.feed(text)
    reader.close()
    return reader.found()


_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div"}


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[tuple[str, str]] = []
        self._key = ""
        self._words: list[str] = []

    def found(self) -> Iterable[tuple[str, str]]:
        self._end()
        return self._done

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end()
            self._key = dict(attributes).get("data-block-key") or ""
        elif tag == "br":
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end(self) -> None:
        if self._words:
            self._done.append((self._key, "".join(self._words)))
        self._key, self._words = "", []
