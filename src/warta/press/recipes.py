"""How each fragment and page is made from the published state.

A recipe writes into a ``Change`` what one thing (a story, a list, the house) is made of, and marks for removal
what it no longer has. Pressing one act and pressing everything follow the same recipes, which is why they agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from warta.press import fragments
from warta.press.holes import hole, woven
from warta.press.impact import SHELVED
from warta.press.naming import holed
from warta.press.render import Draft, NoticeKind, Renderer
from warta.press.source import Facts, Folder, Former, Killed, Listing, ListingPage, Named, Published, Source
from warta.press.store import Snapshot
from warta.press.stored import Change, Leaf, Page, Place, Run, page_key
from warta.story import Story

LISTED = 24
"""How many stories a listing's page shows, the newest first."""
FED = 20
"""How many stories a feed carries."""

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
FEED = "rss.xml"
NOTICES: dict[NoticeKind, int] = {"missing": 404, "gone": 410}


class Recipes:
    """The recipes for one edition of a source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._site = source.site()
        self._zone = ZoneInfo(self._site.time_zone)
        self._render = Renderer(self._site)
        self._pages: dict[Listing, ListingPage | None] = {}

    def day(self, at: datetime) -> date:
        """The day of a moment, where the newsroom is."""
        return at.astimezone(self._zone).date()

    # What all pages share.

    def house(self, change: Change) -> None:
        """What all pages share, and the pages that say that there is nothing here."""
        render = self._render
        put = change.fragments
        put[fragments.STYLE] = Leaf.of(render.style())
        put[fragments.POLICY] = Leaf.of(render.policy())
        put[fragments.SHELF_END] = Leaf.of(render.shelf_end())
        for face in self._site.faces:
            language = face.language
            for part, text in render.site_words(language).items():
                put[fragments.site(part, language)] = None if text is None else woven(text)
            put[fragments.shelf_related(language)] = woven(render.shelf_related(language))
            for kind in NOTICES:
                put[fragments.notice(kind, language, "head")] = woven(render.notice_head(kind, language))
                put[fragments.notice(kind, language, "body")] = woven(render.notice_body(kind, language))
            change.pages[f"{face.path}404/"] = self._notice("missing", language)

    def named(self, named: Iterable[Named], change: Change) -> None:
        """How sections, authors, tags and agencies are written where stories name them."""
        for each in named:
            for part, text in self._render.named_words(each).items():
                change.fragments[fragments.named(each.key, part)] = None if text is None else Leaf.of(text)
            if each.kind == "author":
                self._share_shelf(Listing("author", each.id, each.language), change)

    def folders(self, folders: Iterable[Folder], change: Change) -> None:
        """Below which addresses the pages of listings stand. A listing that was merged into another, or is gone,
        says so at its own address."""
        for folder in folders:
            key = page_key(folder.listing)
            change.folders[folder.path] = Place(folder.listing.key, moved=folder.state == "moved")
            if folder.merged_into is not None:
                change.pages[key] = Page(301, HTML, (fragments.listing(folder.merged_into, "path"),))
            elif folder.state == "gone":
                change.pages[key] = self._notice("gone", folder.listing.language)

    def former(self, addresses: Iterable[Former], change: Change) -> None:
        """What readers find at addresses that no story has any more."""
        for address in addresses:
            change.pages[page_key(address.section, address.name)] = self._former(address)

    def _former(self, address: Former) -> Page:
        if address.to is not None:
            return Page(301, HTML, (fragments.story(address.to, "path"),))
        return self._notice("gone", address.language)

    def killed(self, killed: Iterable[Killed], change: Change) -> None:
        pass

    def _notice(self, kind: NoticeKind, language: str) -> Page:
        language = self._site.face(language).language
        head, body = (fragments.notice(kind, language, part) for part in ("head", "body"))
        return Page(NOTICES[kind], HTML, fragments.frame(head, language, body))

    # A story.

    def leave(self, id: int, facts: Facts | None, change: Change) -> None:
        """All that a story had in the last edition goes; what it still has is written after this."""
        parts = (*fragments.STORY_LEAVES, *fragments.STORY_OCCASIONAL, *fragments.STORY_RUNS)
        change.fragments.update(dict.fromkeys((fragments.story(id, part) for part in parts), None))
        if facts is not None:
            change.pages[page_key(facts.section, facts.name)] = None

    def story(self, published: Published, change: Change) -> None:
        """Every leaf of a story, its run of related stories and its page, which takes *More from* of its author from
        where all older stories do; ``shelf`` says otherwise for the newest."""
        self.story_leaves(published.story, change)
        self.related(published.facts, change)
        self._story_page(published.facts, _shared_shelf(published.facts), change)

    def story_leaves(self, story: Story, change: Change) -> None:
        named = holed(story)
        render, id, put = self._render, story.id, change.fragments
        folder = hole(f"section/{story.section.id}/{story.language}/folder")
        put[fragments.story(id, "path")] = woven(f"{folder}{_last_step(story.path)}")
        put[fragments.story(id, "head")] = woven(render.story_head(named, holed(story, "json")))
        put[fragments.story(id, "body")] = woven(render.story_body(named))
        put[fragments.story(id, "item")] = woven(render.story_item(named))
        self._talk(named, change)

    def talk(self, published: Published, change: Change) -> None:
        """The comments of a story, and the card that counts them."""
        self._talk(holed(published.story), change)

    def _talk(self, named: Story, change: Change) -> None:
        change.fragments[fragments.story(named.id, "talk")] = woven(self._render.story_talk(named))
        change.fragments[fragments.story(named.id, "card")] = woven(self._render.story_card(named))

    def talk_with(self, story: Story, draft: Draft) -> str:
        """The comments of a story around a comment that was not taken."""
        return self._render.story_talk(holed(story), draft)

    def related(self, facts: Facts, change: Change) -> None:
        """*You may also like*: the cards that were chosen for the story."""
        change.fragments[fragments.story(facts.id, "related")] = _shelf(
            fragments.shelf_related(facts.language), facts.related
        )

    def shelf(self, facts: Facts, snapshot: Snapshot, change: Change) -> None:
        """*More from* the author, and the story's page, which says where it takes that from: a story that would
        list itself has its own run, all others share the author's."""
        own = fragments.story(facts.id, "more")
        change.fragments[own] = None
        more = _shared_shelf(facts)
        if facts.author is not None:
            author = self._source.taken_in_by(facts.author)
            newest = snapshot.latest(self.group(author), SHELVED + 1)
            if facts.id in newest[:SHELVED]:
                more = own
                others = [id for id in newest if id != facts.id][:SHELVED]
                change.fragments[own] = _shelf(fragments.listing(author, "shelf"), others)
        self._story_page(facts, more, change)

    def _story_page(self, facts: Facts, more: str | None, change: Change) -> None:
        head, body, related, talk = (fragments.story(facts.id, part) for part in ("head", "body", "related", "talk"))
        middle = [body, related, more, talk] if more else [body, related, talk]
        page = Page(200, HTML, fragments.frame(head, facts.language, *middle))
        change.pages[page_key(facts.section, facts.name)] = page

    # A list: of the front, a section, an author, a tag, of what was corrected.

    def listing(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """A list's own words and its members; or their removal, where there is no such list or nothing in it."""
        page = self._page(listing)
        shown = page is not None and (
            listing.kind in ("front", "section", "corrected") or snapshot.latest(self.group(listing), 1)
        )
        if page is None or not shown:
            self._no_listing(listing, change)
            return
        self._listing_words(page, change)
        self._members(page, snapshot, change)

    def members(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """What a list shows now, where its own words are as they were."""
        page = self._page(listing)
        has_words = snapshot.fragment(fragments.listing(listing, "head")) is not None
        if page is None or not has_words or not snapshot.latest(self.group(listing), 1):
            self.listing(listing, snapshot, change)
        else:
            self._members(page, snapshot, change)

    def _no_listing(self, listing: Listing, change: Change) -> None:
        gone = (fragments.listing(listing, part) for part in fragments.LISTING_PARTS)
        change.fragments.update(dict.fromkeys(gone, None))
        if listing.kind == "author":
            self._share_shelf(listing, change)
        for name in ("", FEED):
            change.pages[page_key(listing, name)] = None
        # Where it went, if it went anywhere.
        self.folders(self._source.folders(listing.kind, listing.id), change)

    def _share_shelf(self, author: Listing, change: Change) -> None:
        """The pages of a merged author's stories go on naming that author's shelf, which is the other's now."""
        into = self._source.taken_in_by(author)
        if into != author:
            change.fragments[fragments.listing(author, "more")] = Run((fragments.listing(into, "more"),))

    def _listing_words(self, page: ListingPage, change: Change) -> None:
        listing, put, render = page.listing, change.fragments, self._render

        def key(part: str) -> str:
            return fragments.listing(listing, part)

        if listing.kind in ("front", "corrected"):
            put[key("path")] = Leaf.of(page.path)
        put[key("head")] = woven(render.listing_head(page))
        put[key("top")] = woven(render.listing_top(page))
        put[key("end")] = woven(render.listing_end(page))
        put[key("empty")] = woven(render.listing_empty(page))
        change.pages[page_key(listing)] = Page(200, HTML, fragments.frame(key("head"), listing.language, key("front")))
        if listing.kind == "author":
            put[key("shelf")] = woven(render.shelf_more(page))
        put[key("feed-open")] = woven(render.feed_open(page))
        put[key("feed-close")] = woven(render.feed_close())
        change.pages[page_key(listing, FEED)] = Page(200, RSS, (key("feed"),))

    def _members(self, page: ListingPage, snapshot: Snapshot, change: Change) -> None:
        listing, put = page.listing, change.fragments

        def key(part: str) -> str:
            return fragments.listing(listing, part)

        newest = snapshot.latest(self.group(listing), max(LISTED, FED) + len(page.pinned))
        shown = [*page.pinned, *(id for id in newest if id not in page.pinned)][:LISTED]
        put[key("front")] = Run((key("top"), *_cards(shown), key("end")) if shown else (key("empty"),))
        if listing.kind == "author":
            put[key("more")] = _shelf(key("shelf"), newest[:SHELVED])
        put[key("feed")] = Run((key("feed-open"), *_parts(newest[:FED], "item"), key("feed-close")))

    def group(self, listing: Listing) -> list[Listing]:
        """A listing with all that were merged into it."""
        page = self._page(listing)
        return [listing] if page is None else [listing, *page.includes]

    def _page(self, listing: Listing) -> ListingPage | None:
        if listing not in self._pages:
            self._pages[listing] = self._source.listing_page(listing)
        return self._pages[listing]


def _last_step(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] + "/"


def _shared_shelf(facts: Facts) -> str | None:
    return None if facts.author is None else fragments.listing(facts.author, "more")


def _cards(ids: Sequence[int]) -> tuple[str, ...]:
    return _parts(ids, "card")


def _parts(ids: Sequence[int], part: str) -> tuple[str, ...]:
    return tuple(fragments.story(id, part) for id in ids)


def _shelf(heading: str, ids: Sequence[int]) -> Run:
    """A heading with cards below it, or nothing at all where there are none."""
    return Run((heading, *_cards(ids), fragments.SHELF_END) if ids else ())
