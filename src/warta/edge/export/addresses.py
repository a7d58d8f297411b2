"""Which addresses a site has, and what stands at each of them in one edition.

Beside the readers' own addresses there are two kinds that only an export knows: ``*/lama/`` is the way on from a folder
that moved, with all that is below it, and ``?/cari/`` is what the search page at ``/cari/`` says where no search is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from html import escape

import msgspec

from warta.press.render_search import SearchWords
from warta.press.search_path import search_steps
from warta.press.store import Snapshot
from warta.press.stored import PLACE, Page, Place, Written

MOVED, AWAY = "*", "?"
_HTML = "text/html; charset=utf-8"
_TOP = re.compile(r"search/([A-Za-z0-9-]+)/top")
_words = msgspec.json.Decoder(SearchWords).decode


class Standing(msgspec.Struct, frozen=True):
    """What stands at an address."""

    status: int
    content_type: str
    body: bytes
    """Of a redirect, where it leads."""
    asked: frozenset[str]
    """The keys of all fragments that it hangs on, missing ones among them."""

    @property
    def redirects(self) -> bool:
        return 300 <= self.status < 400

    def version(self) -> bytes:
        """A hash of what its file holds."""
        return blake2b(self.body, digest_size=16, key=b"%d" % self.status).digest()


Folders = Mapping[str, list[str]]
"""The folders in which a listing's pages stand now, by the listing's key."""


def folders(snapshot: Snapshot) -> Folders:
    found: dict[str, list[str]] = defaultdict(list)
    for path, stored in snapshot.entries("folders"):
        place: Place = PLACE.read(f"folder {path.decode()}", stored)
        if not place.moved:
            found[place.listing].append(path.decode())
    return found


def standing(snapshot: Snapshot, address: str) -> Standing | None:
    """What stands at an address itself; None for nothing, and for what only a folder that moved says of it."""
    snapshot.asked()
    if address.startswith(MOVED):
        place = snapshot.place(address[1:])
        page = Page(301, _HTML, (f"{place.listing}/path",)) if place is not None and place.moved else None
    else:
        page = snapshot.page(address.removeprefix(AWAY))
        # A page that is stored has a content type; the way on from a folder has none.
        page = page if page is not None and page.content_type else None
    if page is None:
        return None
    if address.startswith(AWAY):
        return _away(snapshot, page)
    body = snapshot.joined(page)
    return Standing(page.status, page.content_type, body, frozenset(snapshot.asked()))


def _away(snapshot: Snapshot, page: Page) -> Standing | None:
    tops = [found for key in page.keys if (found := _TOP.fullmatch(key))]
    if not tops:
        return None
    words = _words(snapshot.text(f"search/{tops[0][1]}/words"))
    note = f'<p class="note" role="status">{escape(words.unreadable)}</p>\n'
    keys = (part for key in page.keys for part in ((key, f"text:{note}") if key == tops[0][0] else (key,)))
    body = snapshot.joined(Page(503, page.content_type, tuple(keys)))
    return Standing(503, page.content_type, body, frozenset(snapshot.asked()))


def all_addresses(snapshot: Snapshot, folders: Folders) -> Iterator[str]:
    """Every address where something may stand; one may come twice."""
    for path in snapshot.keys("folders"):
        yield MOVED + path
    for key in snapshot.keys("pages"):
        for address in _of_page(key, folders):
            yield from with_away(address)


def changed_addresses(snapshot: Snapshot, written: Written, folders: Folders) -> set[str]:
    """The addresses where something else may stand now because of the pages and folders that were written. What hangs
    on fragments knows whoever keeps the addresses."""
    found = {address for key in written.pages for address in _of_page(key, folders)}
    for folder in written.folders:
        found.add(MOVED + folder)
        found.update(snapshot.keys("pages", folder))
        # What stands below it may be of a folder above, which this one hid, or hides now.
        for above in _and_above(folder):
            place = snapshot.place(above)
            if place is not None and not place.moved:
                start = f"{place.listing}:"
                for key in snapshot.keys("pages", start + folder.removeprefix(above)):
                    found.add(above + key.removeprefix(start))
    return {each for address in found for each in with_away(address)}


def _of_page(key: str, folders: Folders) -> Iterable[str]:
    if key.startswith("/"):
        return (key,)
    listing, _, name = key.partition(":")
    return [folder + name for folder in folders.get(listing, ())]


def with_away(address: str) -> Iterator[str]:
    yield address
    if address.startswith("/") and address.endswith("/") and address.rsplit("/", 2)[-2] in search_steps():
        yield AWAY + address


def _and_above(folder: str) -> Iterator[str]:
    end = len(folder)
    while end > 0:
        yield folder[:end]
        end = folder.rfind("/", 0, end - 1) + 1
