"""The copy in a web page, with a map back: what is found in the words is shown, and put right, in the file.

The page's story is the `<article>` with the most words where that holds much of the page, else `<main>`, else all of
it; menus, forms, scripts and footers are left out. It is read in one pass, however broken the page is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

import msgspec

from warta.desk.finding import Finding, Fix
from warta.desk.suppressions import front_matter

SUFFIXES = (".html", ".htm", ".xhtml")

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""What holds no tags but its own end."""
_LEFT_OUT = frozenset(
    {"head", "nav", "aside", "footer", "button", "select", "template", "noscript", "svg", "math", "object", "audio"}
    | {"video", "canvas", "dialog", "del", "menu"}
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "area", "base", "col", "embed"}
)
_WITHIN_A_LINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
    | {"tt", "u", "var", "wbr", "script", "style", "template", "noscript"}
)
_FOLLOWED = frozenset({"article", "main", "header"})
"""The elements of which it is known whether one is within them."""
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_STOP = re.compile(r"[>\"']")
_SIGN = re.compile(r"[ \t\r\n\f]+|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_DAY = re.compile(r"[\"'](?:article:published_time|datePublished)[\"'][^<>]{0,60}?[\"'](\d{4}-\d\d-\d\d)")
_HEAD = 100_000
_UNSEEN = {"\xa0": " ", "\xad": "", "\u200b": "", "\ufeff": ""}
_MUCH = 0.4
"""The part of a page's words that an article must hold to be its story; a front page has many small ones."""


class _Piece(NamedTuple):
    """Words as they are shown, and where they stand in the file."""

    words: str
    start: int
    end: int
    article: int
    """The number of the outermost article, from 1; 0 outside."""
    header: int
    is_main: bool


class Page(msgspec.Struct, frozen=True):
    """The copy, as a reader sees it."""

    text: str
    file: str
    published: str
    """The day that the page says it appeared, as 2024-07-05; empty where it does not."""
    starts: list[int]
    """Where each stretch of the copy begins in it,"""
    places: list[tuple[int, int, bool]]
    """and where it stands in the file: from, to, and whether letter by letter."""

    def placed(self, finding: Finding) -> Finding:
        """The finding in the file. Its fix is kept where it lies on plain words, between tags."""
        start, end = self._span(finding.start, finding.end)
        return msgspec.structs.replace(finding, start=start, end=end, fix=finding.fix and self._fix(finding.fix))

    def _fix(self, fix: Fix) -> Fix | None:
        start, end = self._span(fix.start, fix.end)
        if self.file[start:end] != self.text[fix.start : fix.end]:
            return None
        return Fix(start, end, escape(fix.text, quote=False), fix.sure)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if start < end:
            first, last = self._place(start), self._place(end - 1)
            return first[0], max(first[0], last[1])
        if start and self.text[start - 1] != "\n":
            end = self._place(start - 1)[1]
            return end, end
        at = self._place(start)[0]
        return at, at

    def _place(self, at: int) -> tuple[int, int]:
        """Where one letter of the copy stands."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return 0, 0
        start, end, by_letter = self.places[number]
        if not by_letter:
            return start, end
        start = min(start + at - self.starts[number], end)
        return start, min(start + 1, end)


def is_page(path: str, text: str) -> bool:
    """Whether this is a web page: by what it begins with, or by its name where it begins with a tag."""
    if path.lower().endswith(SUFFIXES):
        return text[front_matter(text) :].lstrip("\ufeff \t\r\n").startswith("<")
    return _BEGINS.match(text.removeprefix("\ufeff")) is not None


def page_of(file: str) -> Page:
    """The copy in a page. Front matter before the page is kept as it is."""
    front = front_matter(file)
    pieces = _story(list(_pieces(file, front)))
    parts: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int, bool]] = []
    at = 0
    for piece in [_Piece(file[:front], 0, front, 0, 0, False)] * bool(front) + _without_needless_space(pieces, front):
        starts.append(at)
        places.append((piece.start, piece.end, len(piece.words) == piece.end - piece.start))
        parts.append(piece.words)
        at += len(piece.words)
    said = _DAY.search(file, 0, _HEAD)
    return Page("".join(parts), file, said[1] if said else "", starts, places)


def _story(pieces: list[_Piece]) -> list[_Piece]:
    """What is the page's story among its words."""
    counts: Counter[int] = Counter()
    for piece in pieces:
        counts[piece.article] += len(piece.words)
    articles = {number: count for number, count in counts.items() if number}
    largest = max(articles, key=lambda number: (articles[number], -number), default=0)
    if largest and articles[largest] >= _MUCH * sum(counts.values()):
        return [piece for piece in pieces if piece.article == largest]
    if any(piece.is_main for piece in pieces):
        return [piece for piece in pieces if piece.is_main]
    return [piece for piece in pieces if not piece.header]


def _without_needless_space(pieces: list[_Piece], front: int) -> list[_Piece]:
    """As a browser shows it: one space between words, none at the ends of a paragraph, paragraphs apart."""
    kept: list[_Piece] = []
    last = "\n\n"
    if front:
        kept.append(_Piece("\n", front, front, 0, 0, False))
    for piece in pieces:
        if piece.words in (" ", "\n", "\n\n"):
            if last.endswith("\n") and (piece.words == " " or last == "\n\n"):
                continue
            if last == " ":
                if piece.words == " ":
                    continue
                kept.pop()
        kept.append(piece)
        last = piece.words
    while kept and kept[-1].words.isspace():
        kept.pop()
    return kept


class _Around:
    """What one is within."""

    def __init__(self) -> None:
        self._depth: Counter[str] = Counter()
        self.articles = self.headers = 0
        self.has_title: set[int] = set()
        self.shut = ""
        self._shut_depth = 0

    def opens(self, name: str) -> None:
        if self.shut == "head" and name == "body":  # its end may be left out
            self.shut = ""
        if self.shut:
            self._shut_depth += name == self.shut
            return
        if name in _LEFT_OUT:
            self.shut, self._shut_depth = name, 1
            return
        if name == "article" and not self._depth["article"]:
            self.articles += 1
        if name == "header" and not self._depth["header"]:
            self.headers += 1
        if name == "h1" and self._depth["header"]:
            self.has_title.add(self.headers)
        if name in _FOLLOWED:
            self._depth[name] += 1

    def closes(self, name: str) -> None:
        if self.shut:
            self._shut_depth -= name == self.shut
            if not self._shut_depth:
                self.shut = ""
        elif self._depth[name]:
            self._depth[name] -= 1

    def piece(self, words: str, start: int, end: int) -> _Piece:
        depth = self._depth
        article = self.articles if depth["article"] else 0
        apart = depth["header"] and not article and not depth["main"]
        return _Piece(words, start, end, article, self.headers if apart else 0, depth["main"] > 0)


def _pieces(file: str, start: int) -> list[_Piece]:
    around = _Around()
    made: list[_Piece] = []
    at, length = start, len(file)
    quotes = {'"', "'"}
    while at < length:
        opening = file.find("<", at)
        opening = length if opening < 0 else opening
        if not around.shut:
            made += (around.piece(*each) for each in _words(file, at, opening))
        if opening == length:
            break
        if file.startswith("<!--", opening):
            end = file.find("-->", opening + 4)
            at = end + 3 if end >= 0 else length
        elif match := _NAME.match(file, opening):
            name = match[1].lower()
            at = _end_of_tag(file, match.end(), quotes)
            if at < 0:  # no tag is closed from here on: the rest is words
                made += (around.piece(*each) for each in _words(file, opening, length) if not around.shut)
                break
            if name not in _WITHIN_A_LINE and not around.shut:
                made.append(around.piece("\n" if name == "br" else "\n\n", opening, at))
            if file[opening + 1] == "/":
                around.closes(name)
            elif name in _RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(file, at)
                at = closing.start() if closing else length
            elif name not in _VOID and file[at - 2] != "/":
                around.opens(name)
        elif file[opening + 1 : opening + 2] in ("!", "?", "/"):
            end = file.find(">", opening)
            at = end + 1 if end >= 0 else length
        else:
            made += [] if around.shut else [around.piece("<", opening, opening + 1)]
            at = opening + 1
    # A header of the site is no story; one that holds the headline is.
    return [piece._replace(header=0) if piece.header in around.has_title else piece for piece in made]


def _end_of_tag(file: str, at: int, quotes: set[str]) -> int:
    """Behind the sign that closes a tag; -1 where there is none. ``quotes`` are those that may still be closed."""
    while match := _STOP.search(file, at):
        at = match.end()
        if match[0] == ">":
            return at
        if match[0] in quotes:
            closing = file.find(match[0], at)
            if closing < 0:
                quotes.discard(match[0])
            else:
                at = closing + 1
    return -1


def _words(file: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words between two tags: each stretch as it is shown, and where it stands."""
    at = start
    for match in _SIGN.finditer(file, start, end):
        if match[0] == " ":
            shown = " "
        elif match[0][0] == "&":
            shown = unescape(match[0])
            if shown == match[0]:
                continue
            shown = _UNSEEN.get(shown, shown)
        else:
            shown = " "
        if match[0] == " " and at < match.start() and match.end() < end and file[match.end()] not in " \t\r\n\f&<":
            continue  # one space between two words stays within the stretch
        if at < match.start():
            yield file[at : match.start()], at, match.start()
        if shown:
            yield shown, *match.span()
        at = match.end()
    if at < end:
        yield file[at:end], at, end
