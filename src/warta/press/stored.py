"""What is stored: leaves, weaves and runs; pages and folders; editions. And the bytes that each is stored as.

A value is MessagePack behind its CRC-32, so that a byte that flipped on a disk is found by whoever reads it.
The stored form is a contract: docs/contracts/fragments.md.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any, Generic, TypeVar
from zlib import crc32

import msgspec

from warta.press.source import Facts, Listing

_HASH_BYTES = 12
_CRC_BYTES = 4

_T = TypeVar("_T")


class Damaged(Exception):  # noqa: N818
    """Bytes that are not what was stored. The message names the entry."""


class Leaf(msgspec.Struct, frozen=True, array_like=True, tag=0):
    """Bytes of a page, with their hash."""

    hash: bytes
    content: bytes

    @classmethod
    def of(cls, text: str | bytes) -> Leaf:
        content = text.encode() if isinstance(text, str) else text
        return cls(digest(content), content)


class Run(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """An ordered list of fragment keys."""

    keys: tuple[str, ...]


class Hole(msgspec.Struct, frozen=True, array_like=True):
    """A place in a weave where the fragment of a key stands; or, with bytes, where these stand if there is one."""

    key: str
    content: bytes | None = None


class Weave(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """Bytes with holes in them."""

    hash: bytes
    pieces: tuple[bytes | Hole, ...]


Fragment = Leaf | Run | Weave


class Page(msgspec.Struct, frozen=True, array_like=True):
    """What stands at an address: a status, a content type, and the fragments to join. What a redirect joins is where
    it leads."""

    status: int
    content_type: str
    keys: tuple[str, ...]

    @property
    def redirects(self) -> bool:
        return 300 <= self.status < 400


class Place(msgspec.Struct, frozen=True, array_like=True):
    """What stands below a path: the pages of a listing, or the way to where they are now."""

    listing: str
    """The listing's key: its pages are stored under it."""
    moved: bool = False


class Burial(msgspec.Struct, frozen=True, array_like=True):
    """When a story was killed, and the lists that it stood in: their feeds say that it is gone."""

    at: datetime
    listings: tuple[Listing, ...]


class Edition(msgspec.Struct, frozen=True):
    """A receipt of the store: the number of an edition, when it was committed and what it wrote."""

    number: int
    at: datetime
    fragments: int = 0
    pages: int = 0


class Written(msgspec.Struct, frozen=True):
    """Which entries an edition wrote or took out: what has a copy of the site brings it up to date by them."""

    at: datetime
    """When the edition was committed: with its number it tells it from one of a store that was made anew."""
    everything: bool = False
    """It was all made anew, or more was written than is worth telling: no key is named then."""
    fragments: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


class Change(msgspec.Struct):
    """What an edition is going to write; a value of None takes the entry out. Facts go their own way
    (``store.Writing.stand``), as they must be known before lists are made."""

    fragments: dict[str, Fragment | None] = msgspec.field(default_factory=dict)
    pages: dict[str, Page | None] = msgspec.field(default_factory=dict)
    """By a listing's key and the name below its folder, ``section/3/id:nato-…/``, or by a path of the site's own."""
    folders: dict[str, Place | None] = msgspec.field(default_factory=dict)


class Form(Generic[_T]):
    """How values of one kind are stored."""

    def __init__(self, type: Any) -> None:
        self._decode = msgspec.msgpack.Decoder(type).decode

    def read(self, name: str, stored: bytes) -> _T:
        content = memoryview(stored)[_CRC_BYTES:]
        if crc32(content) != int.from_bytes(stored[:_CRC_BYTES], "big"):
            raise Damaged(name)
        try:
            return self._decode(content)  # type: ignore[no-any-return]
        except msgspec.MsgspecError as problem:
            raise Damaged(name) from problem


_encode = msgspec.msgpack.Encoder().encode

FRAGMENT: Form[Fragment] = Form(Leaf | Run | Weave)
PAGE: Form[Page] = Form(Page)
PLACE: Form[Place] = Form(Place)
FACTS: Form[Facts] = Form(Facts)
BURIAL: Form[Burial] = Form(Burial)
EDITION: Form[Edition] = Form(Edition)
WRITTEN: Form[Written] = Form(Written)


def encode(value: object) -> bytes:
    content = _encode(value)
    return crc32(content).to_bytes(_CRC_BYTES, "big") + content


def digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_HASH_BYTES).digest()


def page_key(listing: Listing, name: str = "") -> str:
    """Under what the page at this name below a listing's folder is stored; without a name the listing's own."""
    return f"{listing.key}:{name}"


def order_prefix(listing: Listing) -> bytes:
    return listing.key.encode() + b"\0"


_LAST_MOMENT = (1 << 63) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def order_key(listing: Listing, at: datetime, id: int) -> bytes:
    """Sorts the stories of a listing newest first, and of one moment by the greater id."""
    return order_prefix(listing) + moment(at) + (_LAST_MOMENT - id).to_bytes(8, "big")


def moment(at: datetime) -> bytes:
    """A time as it is sorted: the later, the less."""
    return (_LAST_MOMENT - (at - _EPOCH) // _MICROSECOND).to_bytes(8, "big")


def id_in(order_key: bytes) -> int:
    return _LAST_MOMENT - int.from_bytes(order_key[-8:], "big")


def moment_in(order_key: bytes) -> int:
    """Microseconds since 1970."""
    return _LAST_MOMENT - int.from_bytes(order_key[-16:-8], "big")


BURIED = b"buried/"


def burials(id: int, burial: Burial | None) -> set[bytes]:
    """The entries by which a killed story stands in its lists' feeds."""
    return set() if burial is None else {BURIED + order_key(each, burial.at, id) for each in burial.listings}


def orders(facts: Facts) -> set[bytes]:
    """The entries by which a story stands in its listings."""
    found = {order_key(listing, facts.published, facts.id) for listing in facts.listings}
    if facts.corrected is not None:
        found.add(order_key(Listing("corrected", 0, facts.language), facts.corrected, facts.id))
    return found
