"""A paper in memory: the smallest newsroom that the press can press from. It keeps stories in a dictionary and
follows the contract of ``warta.press.source.Source`` to the letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from warta.press.source import (
    Face,
    Facts,
    Folder,
    Former,
    Killed,
    Listing,
    ListingKind,
    ListingPage,
    Machines,
    MenuItem,
    Named,
    NamedKind,
    Passage,
    Published,
    Site,
    Style,
    Version,
)
from warta.story import Byline, Comment, Correction, Credit, Paragraph, Section, Story, Tag, Translation

START = datetime(2026, 1, 1, 8, tzinfo=UTC)
LANGUAGES = ("id", "en")
FRONTS = {"id": Listing("front", 90, "id"), "en": Listing("front", 91, "en")}
WORLD = 3
"""The section in English: the first one's translation."""
WORDS = {"section": "", "author": "penulis/", "tag": "topik/"}


class Thing(msgspec.Struct):
    """A section, an author, a tag or an agency."""

    kind: NamedKind
    id: int
    name: str
    slug: str
    merged_into: int | None = None
    deleted: bool = False
    role: str = ""
    url: str = ""
    language: str = "id"
    """A section's; the others speak all languages."""
    description: str = ""
    slugs: list[str] = msgspec.field(default_factory=list)
    """Every slug that it ever had."""


class Paper:
    def __init__(self) -> None:
        self.name = "Kabar Uji"
        self.tagline = ""
        self.time_zone = "Asia/Jakarta"
        self.style, self.machines = Style(), Machines()
        self.menu = True
        self.stories: dict[int, Story] = {}
        self.related: dict[int, tuple[int, ...]] = {}
        self.pinned: list[int] = []
        self.corrected: dict[int, datetime] = {}
        self.kills: dict[int, Killed] = {}
        self.dead: dict[int, Story] = {}
        """Stories that were killed, as readers had them."""
        self.down: dict[int, Story] = {}
        """Those that were taken down otherwise."""
        self.versions: dict[int, list[Version]] = {}
        self.gone: dict[tuple[int, str], int] = {}
        """Addresses that were left, by section and name, by the story that left them last."""
        self.paths: dict[str, tuple[NamedKind, int]] = {}
        """By every path that a thing ever had, the one that had it last."""
        self.things: dict[tuple[str, int], Thing] = {}
        for kind, names in (
            ("section", ("dunia", "nasional")),
            ("author", ("sari", "bima")),
            ("tag", ("pelabuhan", "beras")),
            ("agency", ("kantor", "berita")),
        ):
            for id, slug in enumerate(names, start=1):
                self.things[kind, id] = Thing(kind, id, slug.title(), slug)
                self._take_path(self.things[kind, id])
        self.things["section", WORLD] = Thing("section", WORLD, "World", "world", language="en")
        self._take_path(self.things["section", WORLD])

    # What editors do.

    def publish(
        self,
        id: int,
        *,
        slug: str = "",
        section: int = 0,
        author: int | None = 0,
        second: int | None = None,
        tags: Sequence[int] = (),
        text: str = "Isi.",
        at: datetime | None = None,
        translates: int | None = None,
        agency: int | None = None,
    ) -> bool:
        """Publish a story or revise it; says whether it did. A story is not made for a section, author or tag that
        was merged or deleted."""
        before = self.stories.get(id)
        named = [("section", section + 1)]
        named += [("author", each + 1) for each in (author, second) if each is not None]
        named += [("tag", each + 1) for each in tags]
        if any(self.things[each].deleted for each in named) or id in self.kills:
            return False
        language = self.things["section", section + 1].language
        known = before or self.down.get(id)
        if known is not None and known.language != language:
            return False  # a story keeps its language
        name = f"{slug or f'berita-{id}'}/"
        if any(other != id and self._address(each) == (section + 1, name) for other, each in self.stories.items()):
            return False  # the newsroom refuses a slug that is taken
        if before and self._address(before) != (section + 1, name):
            self._leave(before)
        authors = dict.fromkeys(each + 1 for each in (author, second) if each is not None)
        self.stories[id] = Story(
            id=id,
            path=name,
            language=language,
            headline=f"Berita {id}: {text}",
            section=Section(section + 1, "", ""),
            published=known.published if known else at or START + timedelta(hours=id % 7),
            blocks=(Paragraph(text),),
            bylines=tuple(Byline(each, "", "") for each in authors),
            tags=tuple(Tag(each + 1, "", "") for each in tags),
            credits=() if agency is None else (Credit("", agency_id=agency + 1),),
            comments=known.comments if known else (),
            comments_open=known is None or known.comments_open,
            corrections=known.corrections if known else (),
            translations=() if translates is None else (Translation("en", "", translates),),
        )
        self.down.pop(id, None)
        if versions := self.versions.get(id):
            passage = Passage("new", text)
            versions.insert(0, Version(START + timedelta(days=20, hours=len(versions)), paragraphs=((passage,),)))
        else:
            self.versions[id] = [Version(START)]
        return True

    def _leave(self, story: Story) -> None:
        """The last that left an address decides what is said there."""
        self.gone.pop(self._address(story), None)
        self.gone[self._address(story)] = story.id

    def unpublish(self, id: int) -> None:
        if story := self.stories.pop(id, None):
            self._leave(story)
            self.down[id] = story
            self.pinned = [each for each in self.pinned if each != id]

    def kill(self, id: int, note: str) -> None:
        """Also one that was taken down before: it was in no list then."""
        story = self.stories.get(id) or self.down.get(id)
        if story is not None and id not in self.kills:
            facts = self.facts([id]).get(id)
            self.unpublish(id)
            self.dead[id] = self.down.pop(id)
            at = START + timedelta(days=len(self.kills))
            self.kills[id] = Killed(id, story.language, at, note, facts.listings if facts else ())

    def restore(self, id: int) -> None:
        if self.kills.pop(id, None) and id in self.dead:
            story = self.dead.pop(id)
            section = self.things["section", story.section.id]
            names = {("author", each.id) for each in story.bylines} | {("tag", each.id) for each in story.tags}
            taken = {self._address(each) for each in self.stories.values()}
            if section.deleted or self._address(story) in taken or any(self.things[each].deleted for each in names):
                self.down[id] = story
            else:
                self.stories[id] = story

    def correct(self, id: int, text: str, kind: str = "correction") -> None:
        if story := self.stories.get(id):
            at = START + timedelta(days=40, hours=sum(map(len, (each.corrections for each in self.stories.values()))))
            if kind in ("correction", "clarification"):
                self.corrected[id] = at
            self.stories[id] = _with(story, corrections=(*story.corrections, Correction(at, text, kind)))

    def comment(self, id: int, text: str) -> None:
        if story := self.stories.get(id):
            comment = Comment(len(story.comments) + 1, "Pembaca", START, text)
            self.stories[id] = _with(story, comments=(*story.comments, comment))

    def withdraw(self, id: int) -> None:
        if story := self.stories.get(id):
            self.stories[id] = _with(story, comments=story.comments[1:])

    def close(self, id: int, closed: bool) -> None:
        if story := self.stories.get(id):
            self.stories[id] = _with(story, comments_open=not closed)

    def pin(self, ids: Sequence[int]) -> None:
        self.pinned = [id for id in ids if id in self.stories and self.stories[id].language == "id"]

    def rename(self, kind: NamedKind, id: int, name: str, slug: str) -> None:
        thing = self.things[kind, id]
        others = (each for each in self._of(kind) if each is not thing and not each.deleted)
        taken = any((each.slug, each.language) == (slug, thing.language) for each in others)
        if thing.deleted or thing.merged_into:
            return
        thing.name = name
        if not taken:
            thing.slug = slug
            self._take_path(thing)

    def merge(self, kind: NamedKind, id: int, into: int) -> set[int]:
        """The stories that named both."""
        one, other = self.things[kind, id], self.things[kind, into]
        other = self._end(other)
        if one.deleted or other.deleted or one.merged_into or one is other or one.language != other.language:
            return set()
        both = self._naming_both(one, other)
        one.merged_into = other.id
        return both

    def part(self, kind: NamedKind, id: int) -> tuple[int | None, set[int]]:
        """Out of what it was, and the stories that name both."""
        one = self.things[kind, id]
        if one.merged_into is None:
            return None, set()
        other, one.merged_into = self._end(one), None
        return other.id, self._naming_both(one, other)

    def _naming_both(self, one: Thing, other: Thing) -> set[int]:
        if one.kind == "section":
            return set()
        groups = [{each.id, *self.merged(each.kind, each.id)} for each in (one, other)]
        return {id for id, story in self.stories.items() if all(self._names(story, one.kind) & each for each in groups)}

    def delete(self, kind: NamedKind, id: int) -> set[int]:
        """What nothing names any more goes; a section takes its stories with it, and stories lose a tag. The stories
        that went or lost it."""
        thing = self.things[kind, id]
        naming = {each for each, story in self.stories.items() if id in self._names(story, kind)}
        if thing.deleted or any(each.merged_into == id for each in self._of(kind)):
            return set()
        if kind in ("author", "agency") and (naming or any(id in self._names(each, kind) for each in self._kept())):
            return set()
        for each in naming:
            if kind == "section":
                self.unpublish(each)
            else:
                self.stories[each] = _without_tag(self.stories[each], id)
        for kept in (self.down, self.dead):
            kept.update({each: _without_tag(story, id) for each, story in kept.items() if kind == "tag"})
        thing.deleted, thing.merged_into = True, None
        return naming

    def _kept(self) -> Iterable[Story]:
        return [*self.down.values(), *self.dead.values()]

    # What the press asks.

    def site(self) -> Site:
        shown = [each for each in self._of("section") if self.menu and not each.deleted]
        menus = {
            language: tuple(MenuItem(each.name, self._path(each)) for each in shown if each.language == language)
            for language in LANGUAGES
        }
        return Site(
            "https://kabar.example",
            self.time_zone,
            (
                Face("id", "/", self.name, self.tagline, menus["id"], archive="arsip", changes="perubahan"),
                Face("en", "/en/", self.name, menu=menus["en"]),
            ),
            style=self.style,
            machines=self.machines,
        )

    def published(self, ids: Collection[int]) -> Sequence[Published]:
        facts = self.facts(ids)
        had = {id: tuple(versions) for id, versions in self.versions.items() if len(versions) > 1}
        return [Published(self._story(id), facts[id], had.get(id, ())) for id in facts]

    def _story(self, id: int) -> Story:
        """A story with its names and paths, those of what was merged resolved and named once."""
        story = self.stories[id]
        section = self._end(self.things["section", story.section.id])
        folder = self._path(self.things["section", story.section.id])
        return _with(
            story,
            path=folder + story.path,
            section=Section(story.section.id, section.name, self._path(section)),
            bylines=tuple(
                Byline(id, each.name, self._path(each, story.language), each.role)
                for id, each in self._once(story, "author")
            ),
            tags=tuple(Tag(id, each.name, self._path(each, story.language)) for id, each in self._once(story, "tag")),
            credits=tuple(_with(each, agency=self.things["agency", each.agency_id].name) for each in story.credits),
            translations=tuple(each for each in story.translations if each.id in self.stories),
        )

    def _once(self, story: Story, kind: NamedKind) -> list[tuple[int, Thing]]:
        found: dict[int, tuple[int, Thing]] = {}
        for each in story.bylines if kind == "author" else story.tags:
            thing = self._end(self.things[kind, each.id])
            found.setdefault(thing.id, (each.id, thing))
        return list(found.values())

    def facts(self, ids: Collection[int]) -> dict[int, Facts]:
        return {id: self._facts(self.stories[id]) for id in sorted(set(ids) & self.stories.keys())}

    def _facts(self, story: Story) -> Facts:
        language = story.language
        authors = [Listing("author", each.id, language) for each in story.bylines]
        tags = [Listing("tag", each.id, language) for each in story.tags]
        section = Listing("section", story.section.id, language)
        return Facts(
            story.id,
            section,
            story.path,
            language,
            story.published,
            tuple(sorted({FRONTS[language], section, *authors, *tags})),
            authors[0] if authors else None,
            tuple(other for other in self.related.get(story.id, ()) if other in self.stories),
            tuple(sorted(each.id for each in story.translations if each.id in self.stories)),
            self.corrected.get(story.id),
        )

    def story_ids(self, after: int, limit: int) -> Sequence[int]:
        return [id for id in sorted(self.stories) if id > after][:limit]

    def named(self, kind: NamedKind | None = None, id: int | None = None) -> Iterable[Named]:
        for thing in list(self.things.values()):
            if thing.deleted or kind not in (None, thing.kind) or id not in (None, thing.id):
                continue
            shown = self._end(thing)
            if thing.kind == "agency":
                yield Named("agency", thing.id, "", shown.name, shown.url)
                continue
            for language in LANGUAGES if thing.kind != "section" else (thing.language,):
                folder = self._path(thing) if thing.kind == "section" else ""
                path = self._path(shown, language)
                yield Named(thing.kind, thing.id, language, shown.name, path, shown.role, folder)

    def fixed_listings(self) -> Iterable[Listing]:
        yield from FRONTS.values()
        for thing in self._of("section"):
            if not thing.deleted and not thing.merged_into:
                yield Listing("section", thing.id, thing.language)
        for language in LANGUAGES:
            yield Listing("corrected", 0, language)

    def listing_page(self, listing: Listing) -> ListingPage | None:
        if listing.kind == "front":
            pinned = tuple(self.pinned) if listing.language == "id" else ()
            path = "/" if listing.language == "id" else "/en/"
            others = tuple(each for each in FRONTS.values() if each != listing)
            return ListingPage(listing, self.name, path, pinned=pinned, alternates=others)
        if listing.kind == "corrected":
            path = "/koreksi/" if listing.language == "id" else "/en/corrections/"
            return ListingPage(listing, "Koreksi", path)
        thing = self.things[listing.kind, listing.id]
        if thing.deleted or thing.merged_into or (thing.kind == "section" and listing.language != thing.language):
            return None
        includes = tuple(Listing(listing.kind, each, listing.language) for each in self.merged(thing.kind, thing.id))
        return ListingPage(
            listing,
            thing.name,
            self._path(thing, listing.language),
            thing.description,
            thing.role,
            alternates=self._alternates(thing),
            includes=includes,
        )

    def _alternates(self, thing: Thing) -> tuple[Listing, ...]:
        """The first section and the one in English are one another's translations."""
        if thing.kind != "section" or thing.id not in (1, WORLD):
            return ()
        other = self.things["section", WORLD if thing.id == 1 else 1]
        return () if other.deleted or other.merged_into else (Listing("section", other.id, other.language),)

    def taken_in_by(self, listing: Listing) -> Listing:
        if listing.kind in ("front", "corrected"):
            return listing
        return Listing(listing.kind, self._end(self.things[listing.kind, listing.id]).id, listing.language)

    def merged(self, kind: NamedKind, id: int) -> Sequence[int]:
        return [each.id for each in self._of(kind) if each.id != id and self._end(each).id == id]

    def folders(self, kind: ListingKind | None = None, id: int | None = None) -> Iterable[Folder]:
        if kind in (None, "front"):
            yield from (Folder("/" if each.language == "id" else "/en/", each) for each in FRONTS.values())
        if kind in (None, "corrected"):
            yield Folder("/koreksi/", Listing("corrected", 0, "id"))
            yield Folder("/en/corrections/", Listing("corrected", 0, "en"))
        for path, (owner_kind, owner_id) in list(self.paths.items()):
            owner = self.things[owner_kind, owner_id]
            if kind is not None and path not in self._paths_ever(self.things[kind, id or 0]):
                continue
            language = "en" if path.startswith("/en/") else "id"
            listing = Listing(owner_kind, owner_id, language)  # type: ignore[arg-type]
            if owner.deleted:
                yield Folder(path, listing, "gone")
            elif path != self._path(owner, language):
                yield Folder(path, listing, "moved")
            elif owner.merged_into and owner_kind != "section":
                yield Folder(path, self.taken_in_by(listing), "moved")
            elif owner.merged_into:
                yield Folder(path, listing, merged_into=self.taken_in_by(listing))
            else:
                yield Folder(path, listing)

    def former(self, stories: Collection[int] | None = None) -> Iterable[Former]:
        used = {self._address(each) for each in self.stories.values()}
        for (section, name), id in self.gone.items():
            if (section, name) not in used and (stories is None or id in stories):
                to = id if id in self.stories else None
                killed = id if id in self.kills else None
                language = self.things["section", section].language
                yield Former(Listing("section", section, language), name, language, to, killed)

    def killed(self, ids: Collection[int] | None = None) -> Iterable[Killed]:
        newest = sorted(self.kills.values(), key=lambda each: (each.at, each.id), reverse=True)
        return [each for each in newest if ids is None or each.id in ids]

    def _of(self, kind: str) -> list[Thing]:
        return [each for each in self.things.values() if each.kind == kind]

    def _end(self, thing: Thing) -> Thing:
        return thing if thing.merged_into is None else self._end(self.things[thing.kind, thing.merged_into])

    def _path(self, thing: Thing, language: str = "id") -> str:
        return _path(thing.kind, thing.slug, thing.language if thing.kind == "section" else language)

    def _paths_ever(self, thing: Thing) -> set[str]:
        languages = (thing.language,) if thing.kind == "section" else LANGUAGES
        return {_path(thing.kind, slug, language) for slug in thing.slugs for language in languages}

    def _take_path(self, thing: Thing) -> None:
        thing.slugs.append(thing.slug)
        if thing.kind != "agency":
            self.paths |= dict.fromkeys(
                self._paths_ever(thing) & {_path(thing.kind, thing.slug, language) for language in LANGUAGES},
                (thing.kind, thing.id),
            )

    def _names(self, story: Story, kind: str) -> set[int]:
        if kind == "section":
            return {story.section.id}
        if kind == "agency":
            return {each.agency_id for each in story.credits}
        return {each.id for each in (story.bylines if kind == "author" else story.tags)}

    def _address(self, story: Story) -> tuple[int, str]:
        return story.section.id, story.path


def _path(kind: str, slug: str, language: str) -> str:
    return f"{'/' if language == 'id' else '/en/'}{WORDS.get(kind, kind + '/')}{slug}/"


def _without_tag(story: Story, id: int) -> Story:
    return _with(story, tags=tuple(each for each in story.tags if each.id != id))


def _with(story, **fields):
    return msgspec.structs.replace(story, **fields)
