"""A paper in memory: the smallest newsroom that the press can press from. It keeps stories in a dictionary and
follows the contract of ``warta.press.source.Source`` to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from warta.press.source import Face, Facts, Former, Listing, ListingPage, MenuItem, Site
from warta.story import Byline, Comment, Paragraph, Section, Story, Tag

SECTIONS = (Section(1, "Dunia", "/dunia/"), Section(2, "Nasional", "/nasional/"))
AUTHORS = (Byline(1, "Sari Lestari", "/penulis/sari/"), Byline(2, "Bima Arta", "/penulis/bima/"))
TAGS = (Tag(1, "pelabuhan", "/topik/pelabuhan/"), Tag(2, "beras", "/topik/beras/"))
START = datetime(2026, 1, 1, 8, tzinfo=UTC)


class Paper:
    def __init__(self) -> None:
        self.name = "Kabar Uji"
        self.stories: dict[int, Story] = {}
        self.related: dict[int, tuple[int, ...]] = {}
        self.gone: dict[str, int] = {}
        """Addresses that were left, by the story that left them last."""

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
    ) -> None:
        """Publish a story or revise it."""
        before = self.stories.get(id)
        at = SECTIONS[section]
        story = Story(
            id=id,
            path=f"{at.path}{slug or f'berita-{id}'}/",
            language="id",
            headline=f"Berita {id}: {text}",
            section=at,
            published=before.published if before else START + timedelta(hours=id % 7),
            blocks=(Paragraph(text),),
            bylines=tuple(AUTHORS[each] for each in dict.fromkeys((author, second)) if each is not None),
            tags=tuple(TAGS[tag] for tag in tags),
            comments=before.comments if before else (),
        )
        if any(other.path == story.path for other in self.stories.values() if other.id != id):
            return  # the newsroom refuses a slug that is taken
        if before and before.path != story.path:
            self.gone[before.path] = id
        self.stories[id] = story

    def unpublish(self, id: int) -> None:
        if story := self.stories.pop(id, None):
            self.gone[story.path] = id

    def comment(self, id: int, text: str) -> None:
        if story := self.stories.get(id):
            comment = Comment(len(story.comments) + 1, "Pembaca", START, text)
            self.stories[id] = _with(story, comments=(*story.comments, comment))

    def withdraw(self, id: int) -> None:
        if story := self.stories.get(id):
            self.stories[id] = _with(story, comments=story.comments[1:])

    # What the press asks.

    def site(self) -> Site:
        menu = tuple(MenuItem(section.name, section.path) for section in SECTIONS)
        return Site(
            "https://kabar.example",
            "Asia/Jakarta",
            (Face("id", "/", self.name, menu=menu), Face("en", "/en/", self.name)),
        )

    def story(self, id: int) -> Story | None:
        return self.stories.get(id)

    def facts(self, id: int) -> Facts | None:
        story = self.stories.get(id)
        if story is None:
            return None
        authors = [Listing("author", byline.id, "id") for byline in story.bylines]
        listings = [Listing("front", 0, "id"), Listing("section", story.section.id, "id")]
        listings += [Listing("tag", tag.id, "id") for tag in story.tags] + authors
        related = tuple(other for other in self.related.get(id, ()) if other in self.stories)
        first = authors[0] if authors else None
        return Facts(id, story.path, "id", story.published, tuple(sorted(listings)), first, related)

    def story_ids(self) -> Iterable[int]:
        return sorted(self.stories)

    def latest(self, listing: Listing, limit: int) -> Sequence[int]:
        showing = [id for id in self.stories if (facts := self.facts(id)) and listing in facts.listings]
        return sorted(showing, key=lambda each: (self.stories[each].published, each), reverse=True)[:limit]

    def listings(self) -> Iterable[Listing]:
        fixed = [
            Listing("front", 0, "id"),
            Listing("front", 0, "en"),
            *(Listing("section", each.id, "id") for each in SECTIONS),
        ]
        return [*fixed, *sorted({each for id in self.stories for each in self._named(id)})]

    def _named(self, id: int) -> list[Listing]:
        facts = self.facts(id)
        return [each for each in facts.listings if each.kind in ("author", "tag")] if facts else []

    def listing_page(self, listing: Listing) -> ListingPage | None:
        if listing.kind == "front":
            return ListingPage(listing, self.name, "/" if listing.language == "id" else "/en/")
        if listing.kind == "section":
            section = next(each for each in SECTIONS if each.id == listing.id)
            return ListingPage(listing, section.name, section.path)
        if not self.latest(listing, 1):
            return None
        named = next(each for each in (AUTHORS if listing.kind == "author" else TAGS) if each.id == listing.id)
        return ListingPage(listing, named.name, named.path)

    def former(self, story: int | None = None) -> Iterable[Former]:
        used = {each.path for each in self.stories.values()}
        for path, id in self.gone.items():
            if path not in used and story in (None, id):
                yield Former(path, "id", self.stories[id].path if id in self.stories else None)


def _with(story: Story, **fields: object) -> Story:
    return msgspec.structs.replace(story, **fields)
