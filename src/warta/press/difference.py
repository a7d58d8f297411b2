"""What differs between two stores that should be alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from warta.press.store import KINDS, Kind, Snapshot
from warta.press.stored import FRAGMENT, Damaged, Leaf


class Difference(msgspec.Struct, frozen=True):
    """One entry of a store that is not what pressing everything again makes of it."""

    kind: Kind
    key: str
    fault: Literal["missing", "left over", "different", "damaged"]
    at: int | None = None
    """For leaves: the first byte that differs."""

    def __str__(self) -> str:
        where = "" if self.at is None else f", from byte {self.at}"
        return f"{self.kind} {self.key}: {self.fault}{where}"


def differences(expected: Snapshot, found: Snapshot) -> Iterator[Difference]:
    """Walks both in the order of their keys, so that neither is ever in memory whole."""
    for kind in KINDS:
        wanted, there = expected.entries(kind), found.entries(kind)
        one, other = next(wanted, None), next(there, None)
        while one is not None or other is not None:
            if other is None or (one is not None and one[0] < other[0]):
                assert one is not None
                yield Difference(kind, _name(kind, one[0]), "missing")
                one = next(wanted, None)
            elif one is None or other[0] < one[0]:
                yield Difference(kind, _name(kind, other[0]), "left over")
                other = next(there, None)
            else:
                if one[1] != other[1]:
                    yield _different(kind, one[0], one[1], other[1])
                one, other = next(wanted, None), next(there, None)


def _name(kind: Kind, key: bytes) -> str:
    if kind != "order":
        return key.decode("utf-8", "replace")
    listing, _, rest = key.partition(b"\0")
    return f"{listing.decode('utf-8', 'replace')} {rest.hex()}"


def _different(kind: Kind, key: bytes, wanted: bytes, found: bytes) -> Difference:
    name = _name(kind, key)
    if kind != "fragments":
        return Difference(kind, name, "different")
    try:
        one, other = FRAGMENT.read(name, wanted), FRAGMENT.read(name, found)
    except Damaged:
        return Difference(kind, name, "damaged")
    at = None
    if isinstance(one, Leaf) and isinstance(other, Leaf):
        pairs = zip(one.content, other.content, strict=False)
        shorter = min(len(one.content), len(other.content))
        at = next((at for at, (here, there) in enumerate(pairs) if here != there), shorter)
    return Difference(kind, name, "different", at)
