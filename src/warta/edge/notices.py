"""What the edge says by itself, in the words of wording.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec

from warta.edge.answer import Answer, notice


class _Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preparing: str
    unreadable: str
    readers_only: str
    missing: str
    method: str
    encoding: str


_wording = msgspec.convert(tomllib.loads(files("warta.edge").joinpath("wording.toml").read_text("utf-8")), _Wording)

_SOON = (b"retry-after", b"5")

PREPARING: Answer = notice(503, _wording.preparing, _SOON)
UNREADABLE: Answer = notice(503, _wording.unreadable, _SOON)
READERS_ONLY: Answer = notice(503, _wording.readers_only)
MISSING: Answer = notice(404, _wording.missing)
WRONG_METHOD: Answer = notice(405, _wording.method, (b"allow", b"GET, HEAD"))
WRONG_ENCODING: Answer = notice(406, _wording.encoding, (b"vary", b"Accept-Encoding"))
