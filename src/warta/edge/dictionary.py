"""Compression with a dictionary that the reader has already (RFC 9842, ``dcz``).

Much of every page is the shell that all pages of a site share: styles, masthead, foot. A browser that has been here
keeps the shell as a dictionary and says so; a page is then sent as what it has besides. The shell is the page that a
face of the site has for missing addresses: it is pressed like any other, it changes when the shell does, and no story
stands in it, so that nothing of a story that was killed stays with anybody.

A dictionary is known by the hash of its bytes, and every answer names the one it needs: what is sent can be wrong for
nobody. Those that went before are kept for a while, as far as a bound allows, for browsers that have not got the new.
"""

from __future__ import annotations

import re
from base64 import b64encode, urlsafe_b64encode
from collections import OrderedDict
from functools import cached_property
from hashlib import sha256

import zstandard

from warta.edge.compose import Composition
from warta.edge.encoding import accepts

STEP = "_dictionary/"
"""The step of an address, below that of a face, at which dictionaries stand. No page has such a step."""

DCZ = "dcz"

_MAGIC = b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
"""What a dcz stream begins with, before the dictionary's hash: a frame that other readers of Zstandard skip."""
_LEVEL = 12
_MOST_BYTES = 256 << 10
"""A shell that is larger is none: it would not be sent to a reader for the little that follows it."""
_FACES = 8
"""A site in more languages does without for the others."""
_KEPT = 2 * _FACES
_LOCAL = re.compile(rb"(?:localhost|[a-z0-9.-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?", re.IGNORECASE)
_MAY_BE_READ = (b"navigate", b"same-origin")


class Dictionary:
    """The shell of a face of the site, whose pages stand below ``folder``, such as ``/`` or ``/en/``."""

    def __init__(self, folder: str, content: bytes) -> None:
        self.content = content
        digest = sha256(content).digest()
        self.header = _MAGIC + digest
        """The 40 bytes that come before what is compressed with it."""
        self.offer = b":" + b64encode(digest) + b":"
        """How a reader who has it says so."""
        name = urlsafe_b64encode(digest).decode().rstrip("=")
        self.address = f"{folder}{STEP}{name}"
        self.coding = f"{DCZ}-{name[:16]}"
        """The coding of a page that was compressed with it, among all that the edge has in memory."""
        self.link = f'<{self.address}>; rel="compression-dictionary"'.encode()
        self.use = f'match="{folder}*", match-dest=("document")'.encode()

    @cached_property
    def _prepared(self) -> zstandard.ZstdCompressionDict:
        return zstandard.ZstdCompressionDict(self.content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)

    def compress(self, body: bytes) -> bytes:
        # The window holds the dictionary and the body, and is never above what every reader must be able to take.
        window = max(10, min(23, (len(self.content) + len(body)).bit_length()))
        parameters = zstandard.ZstdCompressionParameters.from_level(_LEVEL, window_log=window)
        return self.header + zstandard.ZstdCompressor(dict_data=self._prepared, compression_params=parameters).compress(
            body
        )


class Dictionaries:
    """The newest dictionary of each face, and the last few that went before."""

    def __init__(self) -> None:
        self._by_offer: OrderedDict[bytes, Dictionary] = OrderedDict()
        self._newest: dict[str, tuple[bytes, Dictionary | None]] = {}
        """By the folder of a face: the version of the shell that it was made of, and the dictionary."""

    def __len__(self) -> int:
        return len(self._by_offer)

    def offered(self, value: bytes, accept_encoding: bytes) -> Dictionary | None:
        """The dictionary that a reader has and can use, where it is one of ours."""
        found = self._by_offer.get(value.strip())
        return found if found is not None and accepts(accept_encoding, DCZ) else None

    def at(self, path: str) -> Dictionary | None:
        """The dictionary at an address."""
        return next((each for each in self._by_offer.values() if each.address == path), None)

    def coded(self, coding: str) -> Dictionary | None:
        """The dictionary of a coding; None for one without."""
        if not coding.startswith(DCZ):
            return None
        return next((each for each in self._by_offer.values() if each.coding == coding), None)

    def of(self, folder: str, shell: Composition) -> Dictionary | None:
        """The dictionary of a face whose shell is this one; None where it makes none."""
        version, made = self._newest.get(folder, (b"", None))
        if version == shell.version:
            return made
        if folder not in self._newest and len(self._newest) >= _FACES:
            return None
        content = shell.joined()
        made = Dictionary(folder, content) if 0 < len(content) <= _MOST_BYTES else None
        self._newest[folder] = (shell.version, made)
        if made is not None:
            self._by_offer[made.offer] = made
            while len(self._by_offer) > _KEPT:
                self._by_offer.popitem(last=False)
        return made


def are_of_use(base_url: str) -> bool:
    """Whether readers of a site are in a secure context: it is reached by https, or by this machine only."""
    scheme, _, host = base_url.partition("://")
    return scheme == "https" or _LOCAL.fullmatch(host.encode()) is not None


def is_secure(scheme: str, headers: dict[bytes, bytes]) -> bool:
    """Whether a request came from a secure context, the only one in which the standard allows dictionaries: over TLS,
    here or at the proxy in front, or from this machine itself. A reader who lies about it is served what it asks for,
    and nobody else is."""
    forwarded = headers.get(b"x-forwarded-proto")
    if forwarded is not None:
        return forwarded.strip().lower() == b"https"
    return scheme == "https" or _LOCAL.fullmatch(headers.get(b"host", b"")) is not None


def may_be_read(headers: dict[bytes, bytes]) -> bool:
    """Whether the page that asks may read the answer. What it may not must not be compressed with anything, or its
    size would tell."""
    if headers.get(b"sec-fetch-site") == b"same-origin":
        return True
    mode = headers.get(b"sec-fetch-mode")
    return mode is None or mode in _MAY_BE_READ
