"""Addresses of programs that the newsroom talks to."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now


def check_endpoint(address: str) -> None:
    """Encrypted, or on this machine: what is sent there must be read by nobody on the way. And without a
    name or password: an address stands in receipts, in logs, and that of a hub in every feed."""
    try:
        parts = urlsplit(address)
        host, scheme, named = parts.hostname, parts.scheme, "@" in parts.netloc
        _ = parts.port
    except ValueError:
        host, scheme, named = None, "", False
    if named:
        raise ValidationError(
            _now("Leave name and password out of the address: others see it. The secret of a CDN has its own field.")
        )
    if host and (scheme == "https" or (scheme == "http" and _is_loopback(host))):
        return
    raise ValidationError(_now("Write an address that begins with https://. Only on this machine may it be http://."))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def check_contact(address: str) -> None:
    """What security.txt may name: an address on the web, of mail, or a telephone number."""
    if not address.startswith(("https://", "mailto:", "tel:")):
        raise ValidationError(
            _now("Write an address such as https://warta.example/security, or mailto:security@warta.example.")
        )
