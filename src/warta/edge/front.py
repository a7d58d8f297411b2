"""Who stands in front: the proxies whose word about a request is believed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_ID = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Front:
    """The proxies in front, as addresses or networks; ValueError where one is neither."""

    def __init__(self, trusted: Iterable[str] = ()) -> None:
        self._trusted: tuple[IPv4Network | IPv6Network, ...] = tuple(map(ip_network, trusted))
        self._believes = lru_cache(maxsize=64)(self._is_trusted)

    def believes(self, peer: str) -> bool:
        """Whether the other end of a connection is one of them."""
        return bool(self._trusted) and self._believes(peer)

    def _is_trusted(self, peer: str) -> bool:
        found = _address(peer)
        return found is not None and any(found in network for network in self._trusted)

    def request_id(self, peer: str, said: bytes | None) -> bytes:
        """The id by which a request is known in every log: what a trusted proxy calls it, or else a new one."""
        if said is not None and self.believes(peer) and _ID.fullmatch(said):
            return said
        return secrets.token_hex(8).encode()

    def sender(self, peer: str, forwarded: bytes) -> str:
        """The address that a request came from. Each proxy appends whom it heard from: read backwards, as long as the
        one who wrote is trusted."""
        hops = forwarded.decode("latin-1").split(",") if forwarded else []
        found = peer
        while hops and self.believes(found):
            before = hops.pop().strip()
            if _address(before) is None:
                break
            found = before
        return found


def _address(text: str) -> object:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
