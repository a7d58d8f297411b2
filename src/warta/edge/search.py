"""The reader's search: what was asked goes into the pressed form, and what was found comes below it.

The page is the pressed one, its words are pressed, and each hit is the story's own card of the same edition: a story
that was taken down has no card and so is no hit, whatever the index still knows. A passage of a story is shown only
where the story's page of this edition still says it. Only the order of the hits is the index's.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

import msgspec

from warta.edge import notices
from warta.edge.answer import Answer
from warta.edge.compose import compose
from warta.edge.damage import Damage
from warta.edge.encoding import IDENTITY, encode
from warta.press.render_search import SearchWords
from warta.press.search_path import search_steps
from warta.press.store import Snapshot, Store, StoreError, StoreNotReady
from warta.press.stored import Page
from warta.search import Asked, Found, Index, Piece, SearchError
from warta.search.query import tidy

_AT_ONCE = 2
"""Searches that are done at the same time; they take turns with the pages for the processor."""
_WAITING = 16
"""Searches that are under way or wait for their turn; one more is told to come back."""
_LONGEST_QUERY = 4096
"""Bytes of a query string that are read."""
_MOST_SECTIONS = 20
_NEWEST = 5

_TOP = re.compile(r"search/([A-Za-z0-9-]+)/top")
_CARD_END = b"</li>"
_TAG = re.compile(r"<[^>]*>")
_NOT_WORD = re.compile(r"[\W_]+")
_FILLED = re.compile(
    rb'name="(?P<field>q|from|to)" value=""'
    rb'|<option value="(?P<option>[a-z0-9.]+)">'
    rb'|<a class="elsewhere" href="(?P<address>[^"]*)"'
    rb"|(?P<details><details)>"
)
_words = msgspec.json.Decoder(SearchWords).decode


class Form(msgspec.Struct, frozen=True):
    """What was asked, as it stands in the form and in links to other pages of the answer."""

    text: str = ""
    section: str = ""
    since: date | None = None
    until: date | None = None
    newest: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.section or self.since or self.until)

    @property
    def empty(self) -> bool:
        return not self.text and not self.narrowed

    def values(self) -> dict[str, str]:
        """What the form's fields and options hold, by name."""
        return {
            "q": self.text,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "section": self.section,
            "order": "newest" if self.newest else "",
            "page": str(self.page) if self.page > 1 else "",
        }

    def link(self, **other: object) -> str:
        """The query string of this form with something else in it, escaped."""
        values = msgspec.structs.replace(self, **other).values()
        return escape("?" + urlencode({name: value for name, value in values.items() if value}))


class Search:
    """Answers search pages from an index and a store; without an index it says that search is being prepared."""

    def __init__(self, store: Store, index: Index | None, damage: Damage) -> None:
        self._damage = damage
        self._store = store
        self._index = index
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="search")
        self._under_way = 0

    def is_at(self, path: str) -> bool:
        """Whether a search page may stand at a path; ``answer`` says whether one does."""
        return path.endswith("/") and path.rsplit("/", 2)[-2] in search_steps()

    async def answer(self, path: str, coding: str | None, query: bytes) -> Answer | None:
        """The search page at a path; None where another page stands there, or none. It never raises."""
        if coding is None:
            return None
        if self._under_way >= _WAITING:
            return self._guarded(path, IDENTITY, query, self._refuse)
        self._under_way += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._guarded, path, coding, query, self._search)
        finally:
            self._under_way -= 1

    def _guarded(
        self,
        path: str,
        coding: str,
        query: bytes,
        what: Callable[[Snapshot, str, SearchWords, Form], tuple[int, str]],
    ) -> Answer | None:
        try:
            with self._store.snapshot() as snapshot:
                page = snapshot.page(path)
                tops = () if page is None else [found for key in page.keys if (found := _TOP.fullmatch(key))]
                if page is None or not tops:
                    return None
                language = tops[0][1]
                words = _words(_fragment(snapshot, f"search/{language}/words"))
                form = _form(query)
                status, below = (200, "") if form.empty else what(snapshot, language, words, form)
                return _page(snapshot, page, tops[0][0], form, status, below, coding)
        except StoreNotReady:
            return notices.PREPARING
        except (StoreError, msgspec.DecodeError) as problem:
            self._damage.met(path, problem)
            return notices.UNREADABLE

    def _refuse(self, snapshot: Snapshot, language: str, words: SearchWords, form: Form) -> tuple[int, str]:
        return 503, _note(words.busy)

    def _search(self, snapshot: Snapshot, language: str, words: SearchWords, form: Form) -> tuple[int, str]:
        if self._index is None or not self._index.folder.exists():
            return 503, _note(words.preparing)
        asked = _asked(form, language, words.time_zone)
        try:
            found = self._index.search(asked)
            shown = _hits(snapshot, found)
            newest = [] if shown else self._index.newest(language, asked.sections, _NEWEST)
        except SearchError as problem:
            self._damage.met(f"search in {language}", problem)
            return 503, _note(words.unreadable)
        self._damage.mended(f"search in {language}")
        others = [card for id in newest if (card := _fragment(snapshot, f"story/{id}/card"))]
        return 200, _found(found, shown, others, words, form)


# What was asked.


def _form(query: bytes) -> Form:
    """The fields of a query string. What cannot be understood is as if it had not been said."""
    try:
        pairs = parse_qsl(
            query[:_LONGEST_QUERY].decode("latin-1"), encoding="utf-8", errors="replace", max_num_fields=64
        )
    except ValueError:
        return Form()
    fields = dict(reversed(pairs))  # of two of a name the first counts
    return Form(
        text=tidy(fields.get("q", "")),
        section=_section(fields.get("section", "")),
        since=_day(fields.get("from", "")),
        until=_day(fields.get("to", "")),
        newest=fields.get("order") == "newest",
        page=_number(fields.get("page", ""), 1),
    )


def _section(text: str) -> str:
    fits = text.isascii() and len(text) <= 200 and re.fullmatch(r"\d{1,15}(\.\d{1,15})*", text)
    return text if fits and text.count(".") < _MOST_SECTIONS else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and int(text) else otherwise


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _asked(form: Form, language: str, time_zone: str) -> Asked:
    zone = ZoneInfo(time_zone)
    return Asked(
        text=form.text,
        language=language,
        sections=tuple(int(id) for id in form.section.split(".") if id),
        since=_midnight(form.since, zone),
        until=_midnight(form.until, zone, days=1),
        newest=form.newest,
        page=form.page,
    )


def _midnight(day: date | None, zone: ZoneInfo, days: int = 0) -> datetime | None:
    """When a day of the newsroom begins; ``days`` later at will."""
    if day is None:
        return None
    try:
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC) + timedelta(days=days)
    except OverflowError:
        return None


# What is shown.


def _fragment(snapshot: Snapshot, key: str) -> bytes:
    return snapshot.joined(Page(200, "", (key,)))


def _page(snapshot: Snapshot, page: Page, top: str, form: Form, status: int, found: str, coding: str) -> Answer:
    """The pressed page, the form filled and what was found below it."""
    parts = [
        _filled(_fragment(snapshot, key), form) + found.encode() if key == top else _fragment(snapshot, key)
        for key in page.keys
    ]
    policy = compose(snapshot, Page(status, page.content_type, ())).policy
    headers = [
        (b"content-type", page.content_type.encode("ascii", "replace")),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"x-robots-tag", b"noindex"),
        (b"referrer-policy", b"same-origin"),  # what a reader searches for is nobody else's business
        (b"vary", b"Accept-Encoding"),
    ]
    if policy:
        headers.append((b"content-security-policy", policy))
    if coding != IDENTITY:
        headers.append((b"content-encoding", coding.encode()))
    if status == 503:
        headers.append((b"retry-after", b"5"))
    return Answer(status, tuple(headers), encode(b"".join(parts), coding))


def _filled(form_leaf: bytes, form: Form) -> bytes:
    values = form.values()

    def fill(found: re.Match[bytes]) -> bytes:
        if found["field"]:
            value = escape(values[found["field"].decode()])
            return b'name="%s" value="%s"' % (found["field"], value.encode())
        if found["option"]:
            chosen = found["option"].decode() in (values["section"], values["order"])
            return found[0][:-1] + b" selected>" if chosen else found[0]
        if found["address"] is not None:
            return found[0][:-1] + (escape("?" + urlencode({"q": form.text})).encode() if form.text else b"") + b'"'
        return b"<details open>" if form.narrowed or form.newest else found[0]

    return _FILLED.sub(fill, form_leaf)


class _Shown(msgspec.Struct, frozen=True):
    card: bytes
    snippet: tuple[Piece, ...]


def _hits(snapshot: Snapshot, found: Found) -> list[_Shown]:
    """The cards of those that this edition has, each with its passage where the story still says it."""
    shown = []
    for hit in found.hits:
        card = _fragment(snapshot, f"story/{hit.id}/card")
        if card:
            shown.append(_Shown(card, hit.snippet if _says(snapshot, hit.id, hit.snippet) else ()))
    return shown


def _says(snapshot: Snapshot, id: int, snippet: Sequence[Piece]) -> bool:
    page = _bare(unescape(_TAG.sub(" ", _fragment(snapshot, f"story/{id}/body").decode("utf-8", "replace"))))
    return _bare("".join(piece.text for piece in snippet)) in page


def _bare(text: str) -> str:
    """The words of a text and nothing between them: not how it is set or quoted."""
    return _NOT_WORD.sub("", text)


def _found(found: Found, shown: Sequence[_Shown], others: Sequence[bytes], words: SearchWords, form: Form) -> str:
    parts = ['<section class="found" aria-labelledby="found">\n']
    if shown:
        parts.append(f'<h2 id="found">{_say(words.count, count=_number_in(found.total, words))}</h2>\n')
        if found.most:
            parts.append(_note(words.most))
    else:
        quoted = f"<q>{escape(form.text)}</q>"
        nothing = words.nothing.replace("%(words)s", quoted) if form.text else escape(words.nothing_here)
        parts.append(f'<h2 id="found">{nothing}</h2>\n')
    if found.suggestion:
        link = form.link(text=found.suggestion, page=1)
        meant = f'<a href="{link}">{escape(found.suggestion)}</a>'
        parts.append(f'<p class="meant">{words.suggestion.replace("%(words)s", meant)}</p>\n')
    if shown:
        parts.append('<ol class="hits">\n')
        parts += [_hit(each) for each in shown]
        parts.append("</ol>\n")
        parts.append(_pages(found, words, form))
    else:
        if found.without_filters:
            link = form.link(section="", since=None, until=None, page=1)
            everywhere = _say(words.everywhere, count=_number_in(found.without_filters, words))
            parts.append(f'<p><a class="button" href="{link}">{everywhere}</a></p>\n')
        if form.text:
            parts.append(_note(words.advice))
        if others:
            parts.append(f'<h2>{escape(words.newest)}</h2>\n<ol class="hits">\n')
            parts += [card.decode("utf-8", "replace") for card in others]
            parts.append("</ol>\n")
    parts.append("</section>\n")
    return "".join(parts)


def _hit(shown: _Shown) -> str:
    """The card with the passage as its last line."""
    card = shown.card.rstrip()
    if not shown.snippet or not card.endswith(_CARD_END):
        return shown.card.decode("utf-8", "replace")
    passage = "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text) for piece in shown.snippet
    )
    return (
        f'{card.removesuffix(_CARD_END).decode("utf-8", "replace")}<p class="passage" dir="auto">{passage}</p>\n</li>\n'
    )


def _pages(found: Found, words: SearchWords, form: Form) -> str:
    if found.pages < 2:
        return ""
    links = []
    if found.page > 1:
        links.append(
            f'<a class="button" rel="prev" href="{form.link(page=found.page - 1)}">{escape(words.previous)}</a>'
        )
    links.append(f"<span>{_say(words.page, page=found.page, pages=found.pages)}</span>")
    if found.page < found.pages:
        links.append(f'<a class="button" rel="next" href="{form.link(page=found.page + 1)}">{escape(words.next)}</a>')
    return f'<nav class="pages" aria-label="{escape(words.pages)}">{" ".join(links)}</nav>\n'


def _note(text: str) -> str:
    return f'<p class="note" role="status">{escape(text)}</p>\n'


def _say(pattern: str, **values: object) -> str:
    return escape(pattern % values)


def _number_in(number: int, words: SearchWords) -> str:
    return f"{number:,}".replace(",", words.group)
