"""What the press asks of the newsroom. The newsroom implements it; the press never sees a database.

A *listing* is anything that shows stories newest first: the front page, a section, an author, a tag, the stories that
were corrected; each in one language. A listing has a *folder*, the address that its pages stand below: its own, its
feeds, its archive and, for a section, its stories. A section that gets another address takes them all with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    archive: str = "archive"
    """The step of an address below which older stories stand, in this language's words."""
    changes: str = "changes"
    """The step below a story's address at which its versions stand."""


class Style(msgspec.Struct, frozen=True):
    """What a newsroom sets of its look. Colours are ``#rrggbb``; empty is Warta's own."""

    accent: str = ""
    accent_dark: str = ""
    """The accent on a dark ground."""
    text: Literal["serif", "sans"] = "serif"


class Machines(msgspec.Struct, frozen=True):
    """What the site tells programs that read it."""

    ai_crawlers: bool = True
    """Whether crawlers that gather text for training are let in."""
    contact: str = ""
    """Where to report a weakness (an address, or mailto:…); empty where the newsroom names none."""
    hub: str = ""
    """The WebSub hub that feeds name; empty for none."""


class Site(msgspec.Struct, frozen=True):
    """What every page shows of the newsroom. ``faces`` begins with the main language."""

    base_url: str
    """Scheme and host, without a closing slash."""
    time_zone: str
    faces: tuple[Face, ...]
    logo: Picture | None = None
    style: Style = Style()
    machines: Machines = Machines()

    def face(self, language: str) -> Face:
        """The site in this language, or in its main one where it has no such face."""
        return next((face for face in self.faces if face.language == language), self.faces[0])


ListingKind = Literal["front", "section", "author", "tag", "corrected"]


class Listing(msgspec.Struct, frozen=True, order=True):
    """Which listing: its kind, the id of its section, author, tag or front page, and its language. ``corrected``
    has the id 0."""

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
    alternates: tuple[Listing, ...] = ()
    """The same listing in other languages."""
    pinned: tuple[int, ...] = ()
    """Published stories that stand before the newest, in this order."""
    includes: tuple[Listing, ...] = ()
    """Listings that were merged into this one: their stories are shown here."""


NamedKind = Literal["section", "author", "tag", "agency"]


class Named(msgspec.Struct, frozen=True):
    """Something that stories name. The words stand in leaves of their own, so that a rename writes those and no
    story. What was merged into another has that other's name and path."""

    kind: NamedKind
    id: int
    language: str
    """Empty for agencies, which are called the same in all languages."""
    name: str
    path: str = ""
    """Of its page; for an agency the address of its own site, which may be empty."""
    role: str = ""
    """An author's."""
    folder: str = ""
    """A section's: where its stories stand. Its path, but where it was merged into another: stories stay."""

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.id}/{self.language}" if self.language else f"{self.kind}/{self.id}"


class Folder(msgspec.Struct, frozen=True):
    """An address that pages of a listing stand below, or once stood."""

    path: str
    listing: Listing
    state: Literal["here", "moved", "gone"] = "here"
    """``moved``: readers are sent to the listing's present address, with the rest of theirs. ``gone``: the listing was
    deleted or taken down; its page and its feeds say so. Stories that are still published stay below it."""
    merged_into: Listing | None = None
    """Where the listing's own page leads, while its stories stay."""


class Facts(msgspec.Struct, frozen=True):
    """What decides where a story is shown. The store keeps the facts of the last edition, so that the press
    knows, without asking anybody, where a story stood before an act. Nothing here changes with a name."""

    id: int
    section: Listing
    """In whose folder it stands."""
    name: str
    """Its address below that: ``nato-…/``."""
    language: str
    published: datetime
    listings: tuple[Listing, ...]
    """Every listing that may show the story, sorted, as the story names them, whatever was merged since. ``corrected``
    is not among them."""
    author: Listing | None = None
    """The first author: whose *More from* stands below the story."""
    related: tuple[int, ...] = ()
    """The published stories chosen for *You may also like*, nearest first."""
    translations: tuple[int, ...] = ()
    """The published stories that are this one in another language, sorted; their pages name each other."""
    corrected: datetime | None = None
    """When its last correction or clarification was written."""


class Passage(msgspec.Struct, frozen=True):
    """Words of a version beside the one before it."""

    kind: Literal["same", "gone", "new"]
    text: str


class Version(msgspec.Struct, frozen=True):
    """A version of a story that readers had."""

    at: datetime
    note: str = ""
    """Why, as readers are told; empty where nothing was said."""
    paragraphs: tuple[tuple[Passage, ...], ...] = ()
    """The paragraphs that differ from the version before, headline and standfirst among them; none for the first."""


class Published(msgspec.Struct, frozen=True):
    """A story as readers are to have it."""

    story: Story
    facts: Facts
    versions: tuple[Version, ...] = ()
    """The newest first; empty while there was only one."""


class Former(msgspec.Struct, frozen=True):
    """An address that readers once had and that no story has now, below a section's folder."""

    section: Listing
    name: str
    language: str
    to: int | None = None
    """The story that stands elsewhere now; None where it is gone for good."""
    killed: int | None = None
    """The story that stood there and was killed: its notice is said."""


class Killed(msgspec.Struct, frozen=True):
    """A story that was killed, and what readers are told in its place."""

    id: int
    language: str
    at: datetime
    note: str
    listings: tuple[Listing, ...] = ()
    """Where it was shown: their feeds say that it is gone."""


class Source(Protocol):
    """The published state of the newsroom, read in one go; an edition is a function of it and of nothing else."""

    def site(self) -> Site: ...

    def published(self, ids: Collection[int]) -> Sequence[Published]:
        """Those of the stories that are published, by id. Asked for many at once; queries do not grow with them."""

    def facts(self, ids: Collection[int]) -> dict[int, Facts]:
        """Where those of them that are published stand. The same as ``published`` says, for less."""

    def story_ids(self, after: int, limit: int) -> Sequence[int]:
        """The next published stories above this id, in order of their ids."""

    def named(self, kind: NamedKind | None = None, id: int | None = None) -> Iterable[Named]:
        """What stories may name, in all languages of the site: all of it, or one thing; nothing where it is gone."""

    def fixed_listings(self) -> Iterable[Listing]:
        """The listings that have a page whether or not they have stories: fronts, sections, ``corrected``."""

    def listing_page(self, listing: Listing) -> ListingPage | None:
        """None where there is no such thing any more, or it was merged into another."""

    def taken_in_by(self, listing: Listing) -> Listing:
        """The listing that it was merged into, at the end of the chain; itself where it was not."""

    def merged(self, kind: NamedKind, id: int) -> Sequence[int]:
        """What was merged into this thing, through chains: what is said of it is said of those."""

    def folders(self, kind: ListingKind | None = None, id: int | None = None) -> Iterable[Folder]:
        """Where listings stand and stood: all of them, or those of one thing. A path comes once; where several
        had it, the one that has it now or had it last. Asked for one thing, it names all paths that this thing ever
        had, each with whom it belongs to now."""

    def former(self, stories: Collection[int] | None = None) -> Iterable[Former]:
        """Addresses of stories that once answered and are not in use now: all of them, or those that these stories
        had. An address comes once; where several stories had it, the last one decides."""

    def killed(self, ids: Collection[int] | None = None) -> Iterable[Killed]:
        """The stories that stand killed, the newest first: all of them, or those of these."""
