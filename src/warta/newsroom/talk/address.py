"""Where a comment came from: the sender's network address, kept only as a keyed hash.

The address is that of the connection. Behind a proxy every connection is the proxy's, and the sender stands in
``X-Forwarded-For``, which anybody can write: it is believed only from the addresses in WARTA_TRUSTED_PROXY.
"""

from functools import cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.utils.crypto import salted_hmac

from warta.newsroom.environment import Environment, EnvironmentProblem

_HOUSEHOLD = 64  # bits of an IPv6 address that one subscriber has; the rest changes by the hour
UNKNOWN = "unknown"


@cache
def trusted_proxies() -> tuple[IPv4Network | IPv6Network, ...]:
    """The proxies in front of this newsroom: addresses or networks, separated by commas."""
    try:
        return tuple(map(ip_network, Environment().names("WARTA_TRUSTED_PROXY")))
    except ValueError as problem:
        raise EnvironmentProblem(
            f"WARTA_TRUSTED_PROXY: {problem}. Write addresses or networks such as 10.0.0.5, 10.0.1.0/24."
        ) from problem


def sender(request) -> str:
    """The sender's address, or the network of an IPv6 subscriber; ``unknown`` where there is none to be had."""
    hops = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    found = _parsed(request.META.get("REMOTE_ADDR", ""))
    # Each proxy appends whom it heard from: read backwards, as long as we trust who wrote.
    while hops and found is not None and any(found in network for network in trusted_proxies()):
        before = _parsed(hops.pop())
        if before is None:
            break
        found = before
    if found is None:
        return UNKNOWN
    if isinstance(found, IPv6Address):
        return str(ip_network((found, _HOUSEHOLD), strict=False))
    return str(found)


def address_hash(address: str) -> str:
    """What is kept of an address. It needs the newsroom's secret key to be guessed at."""
    return salted_hmac("warta.newsroom.talk.address", address, algorithm="sha256").hexdigest()


def _parsed(text: str):
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
