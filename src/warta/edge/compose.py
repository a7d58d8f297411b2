"""Composing: a page of one edition, from its leaves to the bytes that a reader gets."""

from __future__ import annotations

import re
from hashlib import blake2b

import msgspec

from warta.press import fragments
from warta.press.reach import EVERYTHING, keys_of
from warta.press.store import Snapshot
from warta.press.stored import Leaf, Page

_RECIPE = b"1"
"""Counts up when the same leaves become other bytes: another order, another compression."""
_HASH_BYTES = 12
_CONTROLS = re.compile(rb"[\x00-\x1f\x7f]")


class Composition(msgspec.Struct, frozen=True):
    """A page as it stands in one edition."""

    status: int
    content_type: bytes
    policy: bytes
    """The Content-Security-Policy of an HTML page; empty for others."""
    leaves: tuple[bytes, ...]
    keys: bytes
    """What a CDN is told when the page changes, and is to know the page by; empty where none is told."""
    version: bytes
    """A hash, in hexadecimal, over all that a reader gets of the page, before it is encoded. It is made of the
    leaves' own hashes, so that knowing whether a page has changed needs no joining and no compressing."""

    def joined(self) -> bytes:
        return b"".join(self.leaves)


def compose(snapshot: Snapshot, page: Page, *, keyed: bool = False) -> Composition:
    """A page and its leaves, all of the snapshot's edition. StoreError where they cannot be read."""
    content_type = _one_line(page.content_type.encode("ascii", "replace"))
    policy = _policy(snapshot) if content_type.startswith(b"text/html") else b""
    version = blake2b(b"\n".join([_RECIPE, b"%d" % page.status, content_type, policy, b""]), digest_size=_HASH_BYTES)
    keys = " ".join((EVERYTHING, *keys_of(page))).encode() if keyed else b""
    version.update(keys)
    leaves = []
    for leaf in snapshot.leaves(page):
        version.update(leaf.hash)
        leaves.append(leaf.content)
    return Composition(page.status, content_type, policy, tuple(leaves), keys, version.hexdigest().encode())


def _policy(snapshot: Snapshot) -> bytes:
    found = snapshot.fragment(fragments.POLICY)
    return _one_line(found.content) if isinstance(found, Leaf) else b""


def _one_line(value: bytes) -> bytes:
    """A value as a header may have it: without line breaks and other control characters."""
    return b" ".join(_CONTROLS.sub(b" ", value).split())
