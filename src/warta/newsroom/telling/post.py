"""One POST to a program outside: bounded in time and size, never redirected, never to a place that was not meant."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from warta.newsroom.stories.house.endpoint import check_endpoint

SECONDS = 10.0
"""How long an answer may take, from the first byte sent to the last received."""
READ = 2_000
"""Bytes of an answer that are read, for the receipt."""


class Answer(NamedTuple):
    status: int
    said: str

    @property
    def is_yes(self) -> bool:
        return 200 <= self.status < 300


class NotTold(Exception):  # noqa: N818
    """There was no answer. The message says why, in one line."""


def post(address: str, body: bytes, headers: Mapping[str, str], *, seconds: float = SECONDS) -> Answer:
    """Send this and read the answer. Redirects are answers like any other. Raises NotTold."""
    try:
        check_endpoint(address)
    except ValidationError as problem:
        raise NotTold(" ".join(problem.messages)) from problem
    parts = urlsplit(address)
    host, secure = parts.hostname or "", parts.scheme == "https"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"User-Agent": "Warta", **headers, "Host": parts.netloc.rpartition("@")[2], "Connection": "close"}
    if not all(value.isprintable() for value in sent.values()):
        # Said here: the problem that the library raises repeats the value, and a receipt would show the secret.
        raise NotTold("What is to be sent along has a line break or the like in it: write the secret again.")
    try:
        with _connected(host, parts.port or (443 if secure else 80), secure, seconds) as connected:
            connection = http.client.HTTPConnection(host)
            connection.sock = connected
            connection.request("POST", target, body, {name: value.encode() for name, value in sent.items()})
            answer = connection.getresponse()
            said = answer.read(READ).decode("utf-8", "replace")
            return Answer(answer.status, " ".join(f"{answer.reason} {said}".split())[:500])
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise NotTold(" ".join(f"{type(problem).__name__}: {problem}".split())[:500]) from problem


@contextmanager
def _connected(host: str, port: int, secure: bool, seconds: float) -> Iterator[socket.socket]:
    """A connection that ends itself when the time is over, however slowly the other side goes on answering."""
    with socket.create_connection(_place(host, port, secure), timeout=seconds) as plain:
        end = socket.socket(fileno=os.dup(plain.fileno()))
        over = threading.Timer(seconds, _shut, [end])
        over.daemon = True
        over.start()
        try:
            if not secure:
                yield plain
                return
            with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as encrypted:
                yield encrypted
        finally:
            over.cancel()
            end.close()


def _place(host: str, port: int, secure: bool) -> tuple[str, int]:
    """Where the name leads now. What is not encrypted goes to this machine and nowhere else, whatever the name says."""
    for *_, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        ip = ip_address(str(found[0]).partition("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip  # ::ffff:169.254.169.254 is that address
        if ip.is_loopback or (secure and not (ip.is_link_local or ip.is_multicast or ip.is_unspecified)):
            return str(ip), port
    raise OSError(f"{host} leads to no address that may be told anything")


def _shut(end: socket.socket) -> None:
    with suppress(OSError):  # it may have ended by itself
        end.shutdown(socket.SHUT_RDWR)
