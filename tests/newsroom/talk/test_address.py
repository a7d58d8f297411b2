"""Whose comment it is: the connection's address, and what a proxy says only where it is trusted."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from warta.newsroom.environment import EnvironmentProblem
from warta.newsroom.talk.address import address_hash, sender, trusted_proxies
from warta.newsroom.talk.limiter import BURST, REMEMBERED, Limiter


@pytest.fixture
def proxies(monkeypatch):
    def trust(value: str):
        monkeypatch.setenv("WARTA_TRUSTED_PROXY", value)
        trusted_proxies.cache_clear()

    yield trust
    monkeypatch.undo()
    trusted_proxies.cache_clear()


def request(address: str, forwarded: str | None = None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return RequestFactory().post("/talk/1/", REMOTE_ADDR=address, headers=headers)


def test_without_a_trusted_proxy_the_header_is_not_believed():
    assert sender(request("203.0.113.9", "198.51.100.1")) == "203.0.113.9"


@pytest.mark.parametrize(
    ("connection", "forwarded", "found"),
    [
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "1.2.3.4, 198.51.100.1", "198.51.100.1"),  # the first was written by the sender
        ("10.0.0.5", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "<script>, ::", "::/64"),
        ("10.0.0.5", "nonsense", "10.0.0.5"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
    ],
)
def test_behind_a_trusted_proxy_the_last_untrusted_hop_counts(proxies, connection, forwarded, found):
    proxies("10.0.0.0/24, 192.0.2.1")
    assert sender(request(connection, forwarded)) == found


def test_a_proxy_that_makes_no_sense_is_said_plainly(proxies):
    proxies("the-proxy")
    with pytest.raises(EnvironmentProblem, match=r"WARTA_TRUSTED_PROXY.*Write addresses or networks"):
        trusted_proxies()


def test_subscribers_of_ipv6_are_their_network():
    assert sender(request("2001:db8:1:2:3:4:5:6")) == sender(request("2001:db8:1:2:ffff::1")) == "2001:db8:1:2::/64"
    assert sender(request("::ffff:203.0.113.9")) == "203.0.113.9"


@pytest.mark.parametrize("address", ["", "unix:", "not an address"])
def test_an_address_that_is_none(address):
    assert sender(request(address)) == "unknown"


def test_the_hash_tells_addresses_apart_and_hangs_on_the_secret(settings):
    before = address_hash("203.0.113.9")
    assert before == address_hash("203.0.113.9") != address_hash("203.0.113.10")
    settings.SECRET_KEY = "another secret of the test"
    assert address_hash("203.0.113.9") != before


def test_a_bucket_empties_and_fills_again():
    now = [1000.0]
    limiter = Limiter(clock=lambda: now[0])
    assert [limiter.seconds_to_wait("a") for _ in range(BURST)] == [0] * BURST
    wait = limiter.seconds_to_wait("a")
    assert wait > 0
    assert limiter.seconds_to_wait("b") == 0
    now[0] += wait
    assert limiter.seconds_to_wait("a") == 0
    assert limiter.seconds_to_wait("a") > 0
    now[0] += 3600
    assert [limiter.seconds_to_wait("a") for _ in range(BURST + 1)][-1] > 0


def test_a_flood_from_everywhere_takes_no_more_memory():
    limiter = Limiter()
    for number in range(REMEMBERED + 500):
        limiter.seconds_to_wait(str(number))
    assert len(limiter._buckets) == REMEMBERED
