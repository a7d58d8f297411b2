"""How each fragment and page is made from the published state.

A recipe writes into a ``Change`` what one thing (a story, a listing, the house) is made of, and marks for removal
what it no longer has. Pressing one act and pressing everything follow the same recipes, which is why they agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warta.press import fragments
from warta.press.impact import SHELVED
from warta.press.render import Draft, NoticeKind, Renderer
from warta.press.source import FEED, Facts, Former, Listing, Source
from warta.press.store import Change, Leaf, Page, Run
from warta.story import Story

LISTED = 24
"""How many stories a listing's page shows, the newest first."""
FED = 20
"""How many stories a feed carries."""

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
NOTICES: dict[NoticeKind, int] = {"missing": 404, "gone": 410}


class Recipes:
    """The recipes for one edition of a source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._site = source.site()
        self._render = Renderer(self._site)

    def everything(self, change: Change) -> None:
        """All there is. Former addresses come first, so that a story published at one of them takes it over."""
        self.house(change)
        self.former(self._source.former(), change)
        for listing in self._source.listings():
            self.listing(listing, change)
        for id in self._source.story_ids():
            self.story(id, change)

    def house(self, change: Change) -> None:
        """What all pages share, and the pages that say that there is nothing here."""
        render = self._render
        put = change.fragments
        put[fragments.STYLE] = Leaf.of(render.style())
        put[fragments.POLICY] = Leaf.of(render.policy())
        put[fragments.SHELF_END] = Leaf.of(render.shelf_end())
        for face in self._site.faces:
            language = face.language
            put[fragments.header(language)] = Leaf.of(render.header(language))
            put[fragments.footer(language)] = Leaf.of(render.footer(language))
            put[fragments.shelf_related(language)] = Leaf.of(render.shelf_related(language))
            for kind in NOTICES:
                put[fragments.notice(kind, language, "head")] = Leaf.of(render.notice_head(kind, language))
                put[fragments.notice(kind, language, "body")] = Leaf.of(render.notice_body(kind, language))
            change.pages[f"{face.path}404/"] = self._notice("missing", language)

    def former(self, addresses: Iterable[Former], change: Change) -> None:
        """What readers find at addresses that no story has any more."""
        for address in addresses:
            change.pages[address.path] = self._former(address)

    def _former(self, address: Former) -> Page:
        if address.to is None:
            return self._notice("gone", self._site.face(address.language).language)
        return Page(301, HTML, (), address.to)

    def _notice(self, kind: NoticeKind, language: str) -> Page:
        head, body = (fragments.notice(kind, language, part) for part in ("head", "body"))
        return Page(NOTICES[kind], HTML, fragments.frame(head, language, body))

    def leave(self, before: Facts | None, change: Change) -> None:
        """Clear the address where a story stood in the last edition, if it stood anywhere."""
        if before is not None:
            change.pages[before.path] = None

    def story(self, id: int, change: Change) -> None:
        """Everything of a story, or its removal."""
        facts, story = self._source.facts(id), self._source.story(id)
        change.facts[id] = facts
        if facts is None or story is None:
            for part in (*fragments.STORY_LEAVES, *fragments.STORY_RUNS):
                change.fragments[fragments.story(id, part)] = None
            return
        self.story_leaves(story, change)
        self.related(facts, change)
        self.shelf(facts, change)

    def story_leaves(self, story: Story, change: Change) -> None:
        render, id = self._render, story.id
        for part, text in (
            ("head", render.story_head(story)),
            ("body", render.story_body(story)),
            ("card", render.story_card(story)),
            ("item", render.story_item(story)),
            ("talk", render.story_talk(story)),
        ):
            change.fragments[fragments.story(id, part)] = Leaf.of(text)

    def talk(self, id: int, change: Change) -> None:
        """The comments of a story, and its card, which counts them."""
        story = self._source.story(id)
        if story is not None:
            change.fragments[fragments.story(id, "talk")] = Leaf.of(self._render.story_talk(story))
            change.fragments[fragments.story(id, "card")] = Leaf.of(self._render.story_card(story))

    def talk_with(self, story: Story, draft: Draft) -> str:
        """The comments of a story around a comment that was not taken."""
        return self._render.story_talk(story, draft)

    def related(self, facts: Facts, change: Change) -> None:
        """*You may also like*: the cards that were chosen for the story."""
        change.facts[facts.id] = facts
        change.fragments[fragments.story(facts.id, "related")] = _shelf(
            fragments.shelf_related(facts.language), facts.related
        )

    def shelf(self, facts: Facts, change: Change) -> None:
        """*More from* the author, and the story's page, which says where it takes that from: a story that would
        list itself has its own run, all others share the author's."""
        change.facts[facts.id] = facts
        own = fragments.story(facts.id, "more")
        change.fragments[own] = None
        more: str | None = None
        if facts.author is not None:
            newest = self._source.latest(facts.author, SHELVED + 1)
            more = fragments.listing(facts.author, "more")
            if facts.id in newest[:SHELVED]:
                more = own
                others = [id for id in newest if id != facts.id][:SHELVED]
                change.fragments[own] = _shelf(fragments.listing(facts.author, "shelf"), others)
        change.pages[facts.path] = self.story_page(facts, more)

    def story_page(self, facts: Facts, more: str | None) -> Page:
        head, body, related, talk = (fragments.story(facts.id, part) for part in ("head", "body", "related", "talk"))
        middle = [body, related, more, talk] if more else [body, related, talk]
        return Page(200, HTML, fragments.frame(head, facts.language, *middle))

    def listing(self, listing: Listing, change: Change, *, before: str | None = None) -> None:
        """A listing's page, its feed where it has one, and the author's shelf; or their removal. ``before`` is
        the path of its page in the last edition."""
        page = self._source.listing_page(listing)
        put, render = change.fragments, self._render
        put.update(dict.fromkeys((fragments.listing(listing, part) for part in fragments.LISTING_PARTS), None))
        change.listings[listing.key] = None if page is None else page.path
        if before is not None and (page is None or page.path != before):
            change.pages[before] = None
            change.pages[f"{before}{FEED}"] = None
        if page is None:
            return
        ids = self._source.latest(listing, LISTED)
        keys = {part: fragments.listing(listing, part) for part in fragments.LISTING_PARTS}
        put[keys["head"]] = Leaf.of(render.listing_head(page))
        put[keys["top"]] = Leaf.of(render.listing_top(page))
        put[keys["end"]] = Leaf.of(render.listing_end(page))
        put[keys["empty"]] = Leaf.of(render.listing_empty(page))
        put[keys["front"]] = Run((keys["top"], *_cards(ids), keys["end"]) if ids else (keys["empty"],))
        change.pages[page.path] = Page(200, HTML, fragments.frame(keys["head"], listing.language, keys["front"]))
        if listing.kind == "author":
            put[keys["shelf"]] = Leaf.of(render.shelf_more(page))
            put[keys["more"]] = _shelf(keys["shelf"], ids[:SHELVED])
        if page.feed_path is not None:
            put[keys["feed-open"]] = Leaf.of(render.feed_open(page))
            put[keys["feed-close"]] = Leaf.of(render.feed_close())
            put[keys["feed"]] = Run((keys["feed-open"], *_items(ids[:FED]), keys["feed-close"]))
            change.pages[page.feed_path] = Page(200, RSS, (keys["feed"],))


def _cards(ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(fragments.story(id, "card") for id in ids)


def _items(ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(fragments.story(id, "item") for id in ids)


def _shelf(heading: str, ids: Sequence[int]) -> Run:
    """A heading with cards below it, or nothing at all where there are none."""
    return Run((heading, *_cards(ids), fragments.SHELF_END) if ids else ())
