"""Pages of lists and of what was changed, whole, as the press joins them. The stories are those of samples."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from tests.press import samples
from warta.press import archives, changes, feeds
from warta.press.api import Api
from warta.press.archives import Archives, Month
from warta.press.changes import Changes
from warta.press.feeds import Feeds
from warta.press.policy import policy
from warta.press.render import Renderer
from warta.press.source import Killed, Listing, ListingPage, Machines, Passage, Site, Version
from warta.press.style import sheet, sheet_beside
from warta.press.writer import Writer
from warta.story import Correction, Picture, Rendition, Story, Translation

LOGO = Picture((Rendition("/media/logo-512.png", 512, 512),), "Kabar Selat")
_ARCHIVES, _CHANGES = {"id": "arsip", "en": "archive"}, {"id": "perubahan", "en": "changes"}
SITE: Site = msgspec.structs.replace(
    samples.SITE,
    logo=LOGO,
    faces=tuple(
        msgspec.structs.replace(face, archive=_ARCHIVES[face.language], changes=_CHANGES[face.language])
        for face in samples.SITE.faces
    ),
    machines=Machines(True, "keamanan@kabar.example", "https://hub.example/"),
)
WRITER = Writer(SITE)
FEEDS, ARCHIVES, CHANGES, API = Feeds(WRITER), Archives(WRITER), Changes(WRITER), Api(WRITER)
RENDERER = Renderer(SITE)
POLICY = policy(sheet(), sheet_beside())

STORY: Story = samples.with_(samples.STORY, translations=(Translation("en", "/en/world/electric-ferry-sets-out/", 8),))
STORY_EN: Story = samples.with_(
    samples.STORY_EN,
    translations=(Translation("id", "/dunia/feri-listrik-mulai-berlayar/", 7),),
    corrections=(
        Correction(samples.AT + timedelta(hours=4), "An earlier version gave the fare in dollars. It is in rupiah."),
        Correction(samples.AT + timedelta(hours=6), "The lane is the one east of the reef.", "clarification"),
        Correction(samples.AT + timedelta(hours=8), "Adds what the fishermen say.", "update"),
    ),
)
STORIES = (STORY, *samples.others())
FRONT = ListingPage(Listing("front", 1, "id"), "Kabar Selat", "/")
SECTION = ListingPage(Listing("section", 1, "id"), "Dunia", "/dunia/", "Kabar dari seberang laut, setiap hari.")
WORLD = ListingPage(Listing("section", 3, "en"), "World", "/en/world/")
CORRECTED = ListingPage(Listing("corrected", 0, "id"), "Ralat", "/ralat/")
CORRECTED_EN = ListingPage(Listing("corrected", 0, "en"), "Corrections", "/en/corrections/")
KILLED = Killed(
    9,
    "id",
    datetime(2026, 3, 11, 2, tzinfo=UTC),
    "Kami menarik berita ini karena sumbernya tidak dapat kami pastikan.",
    (Listing("front", 1, "id"),),
)
MARCH = Month(2026, 3, 9)
VERSIONS = (
    Version(
        samples.AT + timedelta(hours=26),
        "Panjang kapal dibetulkan.",
        (
            (
                Passage("same", "Kapal sepanjang "),
                Passage("gone", "43"),
                Passage("new", "34"),
                Passage("same", " meter."),
            ),
            (Passage("new", "Nelayan meminta jalurnya digeser ke timur terumbu."),),
        ),
    ),
    Version(samples.AT + timedelta(hours=2), "", ((Passage("gone", "Kapal itu terlambat setahun."),),)),
    Version(samples.AT + timedelta(hours=1)),
    Version(samples.AT),
)


def page(head: str, body: str, language: str = "id") -> str:
    """The page that a head and a body belong to, with both sheets."""
    return "".join(
        (
            head,
            RENDERER.style(),
            f"<style>{sheet_beside()}</style>\n",
            RENDERER.header(language),
            body,
            RENDERER.footer(language),
        )
    )


def calendar_page() -> str:
    days = {9: 4, 8: 3, 6: 1, 1: 12}
    body = ARCHIVES.calendar(FRONT, MARCH, days, Month(2026, 2), Month(2026, 5))
    return page(ARCHIVES.month_head(FRONT, MARCH), body)


def month_page(listing: ListingPage = SECTION, stories: tuple[Story, ...] = STORIES) -> str:
    """A month as lines, grouped by the newsroom's days."""
    language = listing.listing.language
    parts = [ARCHIVES.month_open(listing, MARCH, before=Month(2026, 1))]
    last: date | None = None
    for story in stories:
        day = WRITER.say(language).there(story.published).date()
        if day != last:
            parts += [archives.DAY_CLOSE] if last else []
            parts.append(ARCHIVES.day_open(language, day))
            last = day
        parts.append(ARCHIVES.line(story))
    parts += [archives.DAY_CLOSE, archives.MONTH_CLOSE]
    return page(ARCHIVES.month_head(listing, MARCH), "".join(parts), language)


def day_page() -> str:
    day = date(2026, 3, 9)
    body = ARCHIVES.day_page_open(FRONT, day, before=date(2026, 3, 8), after=date(2026, 4, 1))
    cards = "".join(map(RENDERER.story_card, STORIES[:4]))
    return page(ARCHIVES.day_head(FRONT, day), f"{body}{cards}{archives.DAY_PAGE_CLOSE}")


def index_page(listing: ListingPage = FRONT, months: tuple[Month, ...] = ()) -> str:
    head, body = ARCHIVES.index_head(listing), ARCHIVES.index(listing, months)
    return page(head, body, listing.listing.language)


def changes_page() -> str:
    return page(CHANGES.story_head(STORY), CHANGES.story(STORY, VERSIONS))


def corrected_page(listing: ListingPage = CORRECTED, stories: tuple[Story, ...] = (STORY, STORY_EN)) -> str:
    """The page of corrections; its head is that of any listing."""
    language = listing.listing.language
    notes = "".join(map(CHANGES.corrected, stories))
    body = CHANGES.corrected_open(listing) + notes + changes.CORRECTED_CLOSE
    return page(RENDERER.listing_head(listing), body if stories else CHANGES.corrected_empty(listing), language)


def killed_page(killed: Killed = KILLED) -> str:
    return page(CHANGES.killed_head(killed), CHANGES.killed_body(killed, "/ralat/"), killed.language)


def pinned_page(pins: int) -> str:
    """A front page on which editors put some stories first."""
    cards = [RENDERER.story_card(each) for each in STORIES]
    between = WRITER.write("pins_end.html", "id")
    body = [RENDERER.listing_top(FRONT), *cards[:pins], between, *cards[pins:], RENDERER.listing_end(FRONT)]
    return page(RENDERER.listing_head(FRONT), "".join(body))


def api_page(language: str = "id") -> str:
    return page(API.head(language), API.index(language, [FRONT, SECTION, WORLD]), language)


PAGES = {
    "archive": index_page(months=(Month(2026, 3, 9), Month(2025, 12, 1204), Month(2026, 1, 1))),
    "empty archive": index_page(SECTION),
    "month": calendar_page(),
    "month of a section": month_page(),
    "English month": month_page(WORLD, (STORY_EN,)),
    "day": day_page(),
    "changes": changes_page(),
    "corrections": corrected_page(),
    "English corrections": corrected_page(CORRECTED_EN, (STORY_EN,)),
    "no corrections": corrected_page(CORRECTED, ()),
    "killed": killed_page(),
    "one pin": pinned_page(1),
    "three pins": pinned_page(3),
    "API": api_page(),
    "English API": api_page("en"),
}
"""A page of every kind."""


def rss(listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES) -> str:
    items = [FEEDS.rss_item(story, FEEDS.text(story)) for story in stories]
    return "".join((FEEDS.rss_open(listing), *items, feeds.RSS_CLOSE))


def atom(
    listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES, killed: tuple[Killed, ...] = (KILLED,)
) -> str:
    entries = [FEEDS.atom_entry(story, FEEDS.text(story)) for story in stories]
    updated = max((story.published for story in stories), default=None)
    gone = map(FEEDS.atom_deleted, killed)
    return "".join((FEEDS.atom_open(listing, updated), *entries, *gone, feeds.ATOM_CLOSE))


def json_feed(listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES) -> str:
    items = [FEEDS.json_item(story, FEEDS.text(story)) for story in stories]
    return "".join((FEEDS.json_open(listing), feeds.JSON_BETWEEN.join(items), feeds.JSON_CLOSE))
