"""Pages of lists and of what was changed, whole, as the press joins them: the stories are those of samples, their holes
filled with the words that belong there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import msgspec

from tests.press import samples
from warta.press import archives, changes, feeds
from warta.press.api import Api
from warta.press.archives import Archives, Month
from warta.press.changes import Changes
from warta.press.feeds import Feeds
from warta.press.holes import woven
from warta.press.naming import holed, holed_listing
from warta.press.policy import policy
from warta.press.render import Renderer
from warta.press.sitemaps import Sitemaps
from warta.press.source import Killed, Listing, ListingPage, Machines, Named, NamedKind, Passage, Site, Version
from warta.press.stored import Hole, Leaf, Weave
from warta.press.style import sheet, sheet_beside
from warta.press.writer import Writer
from warta.story import Byline, Correction, Credit, Paragraph, Picture, Rendition, Section, Story, Tag, Translation

LOGO = Picture((Rendition("/media/logo-512.png", 512, 512),), "Kabar Selat")
_ARCHIVES, _CHANGES = {"id": "arsip", "en": "archive"}, {"id": "perubahan", "en": "changes"}
SITE: Site = msgspec.structs.replace(
    samples.SITE,
    logo=LOGO,
    faces=tuple(
        msgspec.structs.replace(face, archive=_ARCHIVES[face.language], changes=_CHANGES[face.language])
        for face in samples.SITE.faces
    ),
    machines=Machines(True, "keamanan@kabar.example", "https://hub.example/?a=1&b=2"),
)
WRITER = Writer(SITE)
FEEDS, ARCHIVES, CHANGES, API, SITEMAPS = (make(WRITER) for make in (Feeds, Archives, Changes, Api, Sitemaps))
RENDERER = Renderer(SITE)
POLICY = policy(sheet(), sheet_beside())

# Names that would break a page, a feed or a script that did not escape them.
AWKWARD = 'Dunia & "Kita" <b>'
STORY: Story = samples.with_(
    samples.STORY,
    section=Section(1, AWKWARD, "/dunia/"),
    blocks=(
        *samples.STORY.blocks,
        Paragraph('Baca juga <a href="warta:story/8">kabarnya</a> dan <a href="warta:story/99">yang sudah hilang</a>.'),
    ),
    credits=tuple(msgspec.structs.replace(each, agency_id=4) for each in samples.STORY.credits),
    translations=(Translation("en", "/en/world/electric-ferry-sets-out/", 8),),
)
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
SECTION = ListingPage(Listing("section", 1, "id"), AWKWARD, "/dunia/", "Kabar dari seberang laut, setiap hari.")
WORLD = ListingPage(Listing("section", 3, "en"), "World", "/en/world/")
AUTHOR, TAG = samples.AUTHOR, samples.TAG
CORRECTED = ListingPage(Listing("corrected", 0, "id"), "Ralat", "/ralat/")
CORRECTED_EN = ListingPage(Listing("corrected", 0, "en"), "Corrections", "/en/corrections/")
LISTINGS = (FRONT, SECTION, WORLD, AUTHOR, TAG, CORRECTED, CORRECTED_EN)
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
                Passage("same", " meter & 2 tiang."),
            ),
            (Passage("new", "Nelayan meminta jalurnya digeser ke timur terumbu."),),
        ),
    ),
    Version(samples.AT + timedelta(hours=2), "", ((Passage("gone", "Kapal itu terlambat setahun."),),)),
    Version(samples.AT + timedelta(hours=1)),
    Version(samples.AT),
)


def _words(stories: Iterable[Story]) -> dict[str, str]:
    """What stands in the holes, by key."""
    found: dict[str, str | None] = {}
    for face in SITE.faces:
        words = RENDERER.site_words(face.language) | feeds.site_words(WRITER, face.language)
        found |= {f"site/{part}/{face.language}": text for part, text in words.items()}
    for page in LISTINGS:
        found[f"{page.listing.key}/path"] = page.path

    def name(kind: NamedKind, language: str, thing: Section | Byline | Tag | Credit) -> None:
        match thing:
            case Credit():
                named = Named("agency", thing.agency_id, "", thing.agency, thing.url)
            case Byline():
                named = Named("author", thing.id, language, thing.name, thing.path, thing.role)
            case _:
                named = Named(kind, thing.id, language, thing.name, thing.path)
        found.update({f"{named.key}/{part}": text for part, text in RENDERER.named_words(named).items()})

    for story in stories:
        found[f"story/{story.id}/path"] = story.path
        name("section", story.language, story.section)
        for byline in story.bylines:
            name("author", story.language, byline)
        for tag in story.tags:
            name("tag", story.language, tag)
        for credit in story.credits:
            name("agency", "", credit)
    name("section", "id", STORY.section)
    return {key: text for key, text in found.items() if text is not None}


WORDS = _words((*samples.others(), STORY_EN, STORY))


def filled(text: str, words: dict[str, str] = WORDS) -> str:
    """The text with its holes filled, as the edge fills them."""
    fragment = woven(text)
    if isinstance(fragment, Leaf):
        return fragment.content.decode()
    assert isinstance(fragment, Weave)
    parts: list[str] = []
    for piece in fragment.pieces:
        match piece:
            case bytes():
                parts.append(piece.decode())
            case Hole(key=key, content=None):
                parts.append(filled(words[key], words) if key in words else "")
            case Hole(key=key, content=content):
                parts.append(content.decode() if key in words else "")
    return "".join(parts)


def page(head: str, body: str, language: str = "id") -> str:
    """The page that a head and a body belong to, with both sheets."""
    return filled(
        "".join(
            (
                head,
                WORDS[f"site/head/{language}"],
                RENDERER.style(),
                f"<style>{sheet_beside()}</style>\n",
                WORDS[f"site/header/{language}"],
                body,
                WORDS[f"site/footer/{language}"],
            )
        )
    )


def calendar_page() -> str:
    days = {9: 4, 8: 3, 6: 1, 1: 12}
    front = holed_listing(FRONT)
    cells = {date(2026, 3, day): ARCHIVES.cell(front, date(2026, 3, day), count) for day, count in days.items()}
    body = ARCHIVES.calendar(front, MARCH, cells, Month(2026, 2), Month(2026, 5))
    return page(ARCHIVES.month_head(front, MARCH), body)


def month_page(listing: ListingPage = SECTION, stories: tuple[Story, ...] = STORIES) -> str:
    """A month as lines, grouped by the newsroom's days."""
    language = listing.listing.language
    listing = holed_listing(listing)
    parts = [ARCHIVES.month_open(listing, MARCH, before=Month(2026, 1))]
    last: date | None = None
    for story in stories:
        day = WRITER.say(language).there(story.published).date()
        if day != last:
            parts += [archives.DAY_CLOSE] if last else []
            parts.append(ARCHIVES.day_open(language, day))
            last = day
        parts.append(ARCHIVES.line(holed(story)))
    parts += [archives.DAY_CLOSE, archives.MONTH_CLOSE]
    return page(ARCHIVES.month_head(listing, MARCH), "".join(parts), language)


def day_page() -> str:
    day, front = date(2026, 3, 9), holed_listing(FRONT)
    body = ARCHIVES.day_page_open(front, day, before=date(2026, 3, 8), after=date(2026, 4, 1))
    cards = "".join(RENDERER.story_card(holed(story)) for story in STORIES[:4])
    return page(ARCHIVES.day_head(front, day), f"{body}{cards}{archives.DAY_PAGE_CLOSE}")


def index_page(listing: ListingPage = FRONT, months: tuple[Month, ...] = ()) -> str:
    listing = holed_listing(listing)
    head, body = ARCHIVES.index_head(listing), ARCHIVES.index(listing, months)
    return page(head, body, listing.listing.language)


def changes_page() -> str:
    story = holed(STORY)
    return page(CHANGES.story_head(story), CHANGES.story(story, VERSIONS))


def corrected_page(listing: ListingPage = CORRECTED, stories: tuple[Story, ...] = (STORY, STORY_EN)) -> str:
    """The page of corrections; its head is that of any listing."""
    notes = "".join(CHANGES.corrected(holed(story)) for story in stories)
    body = CHANGES.corrected_open(listing) + notes + changes.CORRECTED_CLOSE
    head = RENDERER.listing_head(listing)
    return page(head, body if stories else CHANGES.corrected_empty(listing), listing.listing.language)


def killed_page(killed: Killed = KILLED) -> str:
    return page(CHANGES.killed_head(killed), CHANGES.killed_body(killed), killed.language)


def pinned_page(pins: int) -> str:
    """A front page on which editors put some stories first."""
    cards = [RENDERER.story_card(holed(each)) for each in STORIES]
    between = WRITER.write("pins_end.html", "id")
    body = [RENDERER.listing_top(FRONT), *cards[:pins], between, *cards[pins:], RENDERER.listing_end(FRONT)]
    return page(RENDERER.listing_head(FRONT), "".join(body))


def api_page(language: str = "id") -> str:
    return page(API.head(language), API.index(language, [*map(holed_listing, (FRONT, SECTION, WORLD))]), language)


def pages() -> dict[str, str]:
    """A page of every kind."""
    return {
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
        "killed without a note": killed_page(msgspec.structs.replace(KILLED, note="", language="en")),
        "one pin": pinned_page(1),
        "three pins": pinned_page(3),
        "API": api_page(),
        "English API": api_page("en"),
    }


def rss(listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES) -> str:
    items = [FEEDS.rss_item(story, FEEDS.text(story)) for story in map(holed, stories)]
    return filled("".join((FEEDS.rss_open(holed_listing(listing)), *items, feeds.RSS_CLOSE)))


def atom(
    listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES, killed: tuple[Killed, ...] = (KILLED,)
) -> str:
    entries = [FEEDS.atom_entry(story, FEEDS.text(story)) for story in map(holed, stories)]
    updated = max((story.published for story in stories), default=None)
    gone = map(FEEDS.atom_deleted, killed)
    return filled("".join((FEEDS.atom_open(holed_listing(listing), updated), *entries, *gone, feeds.ATOM_CLOSE)))


def json_feed(listing: ListingPage = FRONT, stories: tuple[Story, ...] = STORIES) -> str:
    items = [FEEDS.json_item(holed(story, "json"), FEEDS.text(holed(story))) for story in stories]
    opening = FEEDS.json_open(holed_listing(listing, "json"))
    return filled("".join((opening, feeds.JSON_BETWEEN.join(items), feeds.JSON_CLOSE)))


def json_story(story: Story) -> str:
    return filled(FEEDS.json_item(holed(story, "json"), FEEDS.text(holed(story))))
