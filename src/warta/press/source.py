"""What the press asks of the newsroom. The newsroom implements it; the press never sees a database.

A *listing* is anything that shows stories newest first: the front page, a section, an author, a tag, each in
one language. They differ in their title and in which stories they take, and in nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from warta.story import Picture, Story


class MenuItem(msgspec.Struct, frozen=True):
    label: str
    path: str


class Face(msgspec.Struct, frozen=True):
    """The site in one language: its front page, its menu, its own words about itself."""

    language: str
    path: str
    name: str
    """The newsroom's name; the same in all languages unless it was set apart."""
    tagline: str = ""
    menu: tuple[MenuItem, ...] = ()
    footer: str = ""
    """Inline HTML at the foot of every page: the imprint, an address."""


class Site(msgspec.Struct, frozen=True):
    """What every page shows of the newsroom. ``faces`` begins with the main language."""

    base_url: str
    """Scheme and host, without a closing slash."""
    time_zone: str
    faces: tuple[Face, ...]
    logo: Picture | None = None

    def face(self, language: str) -> Face:
        """The site in this language, or in its main one where it has no such face."""
        return next((face for face in self.faces if face.language == language), self.faces[0])


FEED = "rss.xml"
"""The name of a feed, below the page that it follows."""

ListingKind = Literal["front", "section", "author", "tag"]


class Listing(msgspec.Struct, frozen=True, order=True):
    """Which listing: its kind, the id of its section, author, tag or front page, and its language."""

    kind: ListingKind
    id: int
    language: str

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.id}/{self.language}"


class ListingPage(msgspec.Struct, frozen=True):
    """What a listing's page says of itself, above the cards."""

    listing: Listing
    title: str
    path: str
    description: str = ""
    role: str = ""
    picture: Picture | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """The same listing in other languages, as (language, path)."""

    @property
    def feed_path(self) -> str | None:
        """Where its RSS stands; the site and its sections have one."""
        return f"{self.path}{FEED}" if self.listing.kind in ("front", "section") else None


class Facts(msgspec.Struct, frozen=True):
    """What decides where a story is shown. The store keeps the facts of the last edition, so that the press
    knows, without asking anybody, where a story stood before an act."""

    id: int
    path: str
    language: str
    published: datetime
    listings: tuple[Listing, ...]
    """Every listing that may show the story, sorted; authors' among them, first author first in ``author``."""
    author: Listing | None = None
    """Whose *More from* stands below the story."""
    related: tuple[int, ...] = ()
    """The published stories chosen for *You may also like*, nearest first."""
    translations: tuple[int, ...] = ()
    """The published stories that are this one in another language, sorted; their pages name each other."""


class Former(msgspec.Struct, frozen=True):
    """An address that readers once had and that no story has now: gone for good (``to`` is None), or moved."""

    path: str
    language: str
    to: str | None = None


class Source(Protocol):
    """The published state of the newsroom, read in one go; an edition is a function of it and of nothing else."""

    def site(self) -> Site: ...

    def story(self, id: int) -> Story | None:
        """The story as it is published, or None."""

    def facts(self, id: int) -> Facts | None:
        """Where the story stands, or None where it is not published."""

    def story_ids(self) -> Iterable[int]:
        """Every published story, in a fixed order."""

    def latest(self, listing: Listing, limit: int) -> Sequence[int]:
        """The ids of its newest stories: by ``published``, then by id, newest first."""

    def listings(self) -> Iterable[Listing]:
        """Every listing that has a page."""

    def listing_page(self, listing: Listing) -> ListingPage | None: ...

    def former(self, story: int | None = None) -> Iterable[Former]:
        """Addresses that once answered and are not in use now: all of them, or those that this story had.
        A path stands in it once; where several stories had it, the last one decides."""
