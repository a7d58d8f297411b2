"""What crawlers are told: robots.txt (RFC 9309), and security.txt (RFC 9116) for whoever finds a weakness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import msgspec

from warta.press import sitemaps
from warta.press.source import Site

ROBOTS, SECURITY = "/robots.txt", "/.well-known/security.txt"
TYPE = "text/plain; charset=utf-8"

CLOSED = ("/newsroom/", "/talk/")
"""Where crawlers find nothing to read."""

_CRAWLERS = Path(__file__).with_name("crawlers.toml")


class Crawler(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A crawler that gathers text to train models with."""

    token: str
    """What it calls itself in robots.txt."""
    operator: str
    source: str
    """Where its operator says so, or who observed it."""
    checked: date

    def __post_init__(self) -> None:
        if not self.token or not self.token.replace("-", "").replace("_", "").isalnum() or not self.token.isascii():
            raise ValueError(f'"{self.token}" cannot be the name of a crawler in robots.txt: letters, digits, - and _')
        if not self.source.startswith("https://"):
            raise ValueError(f"{self.token} names no source: an https address")


class _Crawlers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    crawler: tuple[Crawler, ...]


@cache
def training_crawlers() -> tuple[Crawler, ...]:
    return msgspec.toml.decode(_CRAWLERS.read_bytes(), type=_Crawlers).crawler


def robots_txt(site: Site, closed: Sequence[str] = CLOSED) -> str:
    """Everything is open to everybody but ``closed``; where the newsroom says so, nothing is to crawlers that gather
    text for training. Those of search engines are not among them."""
    blocks = ["User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed)]
    if not site.machines.ai_crawlers:
        names = "".join(f"User-agent: {each.token}\n" for each in training_crawlers())
        blocks.append(f"{names}Disallow: /\n")
    maps = (sitemaps.INDEX, sitemaps.NEWS)
    blocks.append("".join(f"Sitemap: {site.base_url}/{name}\n" for name in maps))
    return "\n".join(blocks)


def security_txt(site: Site, newest: datetime) -> str:
    """Whom to tell of a weakness; empty where the newsroom names nobody.

    It has to say until when it is good. That is worked out from ``newest``, when the newest story was published, and
    not from a clock, so that an edition depends on nothing but what is published.
    """
    contact = site.machines.contact.strip()
    if not contact:
        return ""
    if "@" in contact and not contact.startswith(("mailto:", "https:")):
        contact = f"mailto:{contact}"
    languages = ", ".join(face.language for face in site.faces)
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires(newest):%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {languages}\n"
        f"Canonical: {site.base_url}{SECURITY}\n"
    )


def expires(newest: datetime) -> datetime:
    """The beginning of the half-year after next: between six months and a year on, and another one only twice a
    year."""
    at = newest.astimezone(UTC)
    return datetime(at.year + 1, 1 if at.month <= 6 else 7, 1, tzinfo=UTC)
