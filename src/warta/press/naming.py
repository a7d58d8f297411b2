"""Holes in place of what a story names: sections, authors, tags, agencies, and the addresses of stories and lists.

A story whose names are holes is rendered once; a rename writes the name's own leaf and nothing else.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import msgspec

from warta.press import fragments
from warta.press.clean import clean
from warta.press.holes import hole
from warta.press.source import Listing, ListingPage, Site
from warta.story import Byline, Credit, Section, Story, Tag, Translation

Word = Literal["name", "json"]
"""How a name is written where it stands: for HTML and XML, or inside a string of JSON."""


def holed(story: Story, word: Word = "name") -> Story:
    """The story with holes in place of names and addresses."""
    story = clean(story)
    language = story.language

    def name(kind: str, id: int) -> str:
        return hole(f"{kind}/{id}/{language}/{word}")

    def path(kind: str, id: int) -> str:
        return hole(f"{kind}/{id}/{language}/path")

    return msgspec.structs.replace(
        story,
        path=hole(fragments.story(story.id, "path")),
        section=Section(story.section.id, name("section", story.section.id), path("section", story.section.id)),
        bylines=tuple(
            Byline(each.id, name("author", each.id), path("author", each.id), hole(f"author/{each.id}/{language}/role"))
            for each in story.bylines
        ),
        tags=tuple(Tag(each.id, name("tag", each.id), path("tag", each.id)) for each in story.tags),
        credits=tuple(_credit(each, word) for each in story.credits),
        translations=tuple(
            Translation(each.language, hole(fragments.story(each.id, "path")), each.id) for each in story.translations
        ),
    )


def _credit(credit: Credit, word: Word) -> Credit:
    if not credit.agency_id:
        return credit
    return msgspec.structs.replace(credit, agency=hole(f"agency/{credit.agency_id}/{word}"))


def listing_path(page: ListingPage) -> str:
    """The address of a list's page, as a hole."""
    return hole(fragments.listing(page.listing, "path"))


def listing_alternates(page: ListingPage) -> tuple[tuple[str, str], ...]:
    """The same list in other languages, as (language, address)."""
    return tuple((each.language, hole(fragments.listing(each, "path"))) for each in page.alternates)


def holed_listing(page: ListingPage, word: Word = "name") -> ListingPage:
    """The list with holes in place of its title and address, for pages that stand in its archive and are not to be
    written again when it is called something else."""
    listing = page.listing
    match listing.kind:
        case "front":
            title = hole(fragments.site(word, listing.language))
        case "corrected":
            title = page.title
        case _:
            title = hole(fragments.listing(listing, word))
    return msgspec.structs.replace(page, title=title, path=listing_path(page))


def tag_uri(site: Site, story: int) -> str:
    """What a story is called for good, in feeds: a tag URI (RFC 4151), which no new address changes."""
    return f"tag:{urlsplit(site.base_url).hostname},2026:story/{story}"


def listing_uri(site: Site, listing: Listing) -> str:
    """The same for a list."""
    return f"tag:{urlsplit(site.base_url).hostname},2026:{listing.key}"
