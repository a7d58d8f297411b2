"""How each fragment and page of the house and of a story is made from the published state.

A recipe writes into a ``Change`` what one thing is made of, and marks for removal what it no longer has. Pressing one
act and pressing everything follow the same recipes, which is why they agree. Lists, archives and machines' pages have
theirs in modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warta.press import api, feeds, fragments
from warta.press.archives import Archives
from warta.press.changes import Changes
from warta.press.clean import clean
from warta.press.feeds import Feeds
from warta.press.holes import hole, woven
from warta.press.impact import SHELVED
from warta.press.making import HTML, Making, html_page
from warta.press.naming import holed
from warta.press.render import Draft, NoticeKind
from warta.press.sitemaps import Sitemaps
from warta.press.source import Facts, Folder, Former, Killed, Listing, Named, Published, Version
from warta.press.store import Snapshot
from warta.press.stored import Change, Leaf, Page, Place, Run, page_key
from warta.story import Story

NOTICES: dict[NoticeKind, int] = {"missing": 404, "gone": 410}


class Recipes:
    """The recipes of the house and of stories, for one edition."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._source = making.source
        self._site = making.site
        self._render = making.render
        self._feeds = Feeds(making.writer)
        self._archives = Archives(making.writer)
        self._changes = Changes(making.writer)
        self._sitemaps = Sitemaps(making.writer)

    # What all pages share.

    def house(self, change: Change) -> None:
        """What all pages share, and the pages that say that there is nothing here."""
        render = self._render
        put = change.fragments
        put[fragments.STYLE] = Leaf.of(render.style())
        put[fragments.STYLE_BESIDE] = Leaf.of(render.style_beside())
        put[fragments.POLICY] = Leaf.of(render.policy())
        put[fragments.SHELF_END] = Leaf.of(render.shelf_end())
        for face in self._site.faces:
            language = face.language
            for part, text in render.site_words(language).items():
                put[fragments.site(part, language)] = None if text is None else woven(text)
            put[fragments.shelf_related(language)] = woven(render.shelf_related(language))
            put[fragments.pins_end(language)] = woven(render.pins_end(language))
            for kind in NOTICES:
                put[fragments.notice(kind, language, "head")] = woven(render.notice_head(kind, language))
                put[fragments.notice(kind, language, "body")] = woven(render.notice_body(kind, language))
            change.pages[f"{face.path}404/"] = self._notice("missing", language)

    def headers(self, change: Change) -> None:
        """The tops of all pages: a menu may lead to a story, and call it by its headline."""
        for face in self._site.faces:
            change.fragments[fragments.site("header", face.language)] = woven(self._render.header(face.language))

    def named(self, named: Iterable[Named], change: Change) -> None:
        """How sections, authors, tags and agencies are written where stories name them."""
        for each in map(clean, named):
            for part, text in self._render.named_words(each).items():
                change.fragments[fragments.named(each.key, part)] = None if text is None else Leaf.of(text)
            if each.kind == "author":
                self.share_shelf(Listing("author", each.id, each.language), change)

    def share_shelf(self, author: Listing, change: Change) -> None:
        """The pages of a merged author's stories go on naming that author's shelf, which is the other's now."""
        into = self._source.taken_in_by(author)
        if into != author:
            change.fragments[fragments.listing(author, "more")] = Run((fragments.listing(into, "more"),))

    def folders(self, folders: Iterable[Folder], change: Change) -> None:
        """Below which addresses the pages of listings stand. A listing that was merged into another, or is gone,
        says so at its own address."""
        for folder in folders:
            change.folders[folder.path] = Place(folder.listing.key, moved=folder.state == "moved")
            if folder.merged_into is not None:
                change.pages[page_key(folder.listing)] = Page(
                    301, HTML, (fragments.listing(folder.merged_into, "path"),)
                )
            elif folder.state == "gone":
                # Its feeds say so, too: who reads one stops asking, and stories may go on naming a section's.
                for name in ("", *feeds.TYPES):
                    change.pages[page_key(folder.listing, name)] = self._notice("gone", folder.listing.language)

    def former(self, addresses: Iterable[Former], change: Change) -> None:
        """What readers find at addresses that no story has any more."""
        for address in addresses:
            change.pages[page_key(address.section, address.name)] = self._former(address)

    def _former(self, address: Former) -> Page:
        if address.to is not None:
            return Page(301, HTML, (fragments.story(address.to, "path"),))
        if address.killed is not None:
            head, body = (fragments.story(address.killed, part) for part in ("gone-head", "gone"))
            return html_page(head, self._making.language(address.language), body, status=410)
        return self._notice("gone", address.language)

    def killed(self, killed: Iterable[Killed], change: Change) -> None:
        """What readers, programs and feed readers are told where a killed story was."""
        for each in map(clean, killed):
            put = change.fragments
            put[fragments.story(each.id, "gone-head")] = woven(self._changes.killed_head(each))
            put[fragments.story(each.id, "gone")] = woven(self._changes.killed_body(each))
            put[fragments.story(each.id, "gone-json")] = woven(self._feeds.json_killed(each))
            put[fragments.story(each.id, "deleted")] = woven(self._feeds.atom_deleted(each))
            change.pages[api.story_path(each.id)] = Page(410, api.TYPE, (fragments.story(each.id, "gone-json"),))

    def _notice(self, kind: NoticeKind, language: str) -> Page:
        language = self._making.language(language)
        head, body = (fragments.notice(kind, language, part) for part in ("head", "body"))
        return html_page(head, language, body, status=NOTICES[kind])

    # A story.

    def leave(self, id: int, facts: Facts | None, change: Change) -> None:
        """All that a story had in the last edition goes; what it still has is written after this."""
        parts = (
            *fragments.STORY_PARTS,
            *fragments.STORY_RUNS,
            *fragments.CHANGED,
            fragments.CORRECTED,
            *fragments.KILLED,
        )
        change.fragments.update(dict.fromkeys((fragments.story(id, part) for part in parts), None))
        change.pages[api.story_path(id)] = None
        if facts is not None:
            change.pages[page_key(facts.section, facts.name)] = None
            change.pages[page_key(facts.section, facts.name + self._changes.name(facts.language))] = None

    def story(self, published: Published, change: Change) -> None:
        """Every leaf of a story, its run of related stories and its pages. Its page takes *More from* its author from
        where all older stories do; ``shelf`` says otherwise for the newest."""
        facts = published.facts
        self.story_leaves(published.story, change, published.versions)
        self.related(facts, change)
        self._story_page(facts, _shared_shelf(facts), change)
        change.pages[api.story_path(facts.id)] = Page(200, api.TYPE, (fragments.story(facts.id, "json"),))
        if published.versions:
            head, body = (fragments.story(facts.id, part) for part in fragments.CHANGED)
            language = self._making.language(facts.language)
            name = facts.name + self._changes.name(facts.language)
            change.pages[page_key(facts.section, name)] = html_page(head, language, body, beside=True)

    def story_leaves(self, story: Story, change: Change, versions: Sequence[Version] = ()) -> None:
        named, in_json = holed(story), holed(story, "json")
        render, id = self._render, story.id
        folder = hole(f"section/{story.section.id}/{story.language}/folder")
        on_page = self._making.writer.blocks(named)
        text = self._feeds.text(named, on_page)
        made = {
            "path": f"{folder}{_last_step(story.path)}",
            "head": render.story_head(named, in_json),
            "body": render.story_body(named, on_page, changed=bool(versions)),
            "line": self._archives.line(named),
            "item": self._feeds.rss_item(named, text),
            "entry": self._feeds.atom_entry(named, text),
            "json": self._feeds.json_item(in_json, text),
            "location": self._sitemaps.location(named),
            "news": self._sitemaps.news(named),
        }
        if corrected := self._changes.corrected(named):
            made[fragments.CORRECTED] = corrected
        if versions:
            made["changes-head"] = self._changes.story_head(named)
            made["changes"] = self._changes.story(named, [clean(each) for each in versions])
        change.fragments.update({fragments.story(id, part): woven(each) for part, each in made.items()})
        self._talk(named, change)

    def talk(self, published: Published, change: Change) -> None:
        """The comments of a story, and the card that counts them."""
        self._talk(holed(published.story), change)

    def _talk(self, named: Story, change: Change) -> None:
        change.fragments[fragments.story(named.id, "talk")] = woven(self._render.story_talk(named))
        change.fragments[fragments.story(named.id, "card")] = woven(self._render.story_card(named))

    def talk_with(self, story: Story, draft: Draft) -> str:
        """The comments of a story around a comment that was not taken."""
        return self._render.story_talk(holed(story), clean(draft))

    def related(self, facts: Facts, change: Change) -> None:
        """*You may also like*: the cards that were chosen for the story."""
        heading = fragments.shelf_related(self._making.language(facts.language))
        change.fragments[fragments.story(facts.id, "related")] = shelf_run(heading, facts.related)

    def shelf(self, facts: Facts, snapshot: Snapshot, change: Change) -> None:
        """*More from* the author, and the story's page, which says where it takes that from: a story that would
        list itself has its own run, all others share the author's."""
        own = fragments.story(facts.id, "more")
        change.fragments[own] = None
        more = _shared_shelf(facts)
        if facts.author is not None:
            author = self._source.taken_in_by(facts.author)
            newest = snapshot.latest(self._making.group(author), SHELVED + 1)
            if facts.id in newest[:SHELVED]:
                more = own
                others = [id for id in newest if id != facts.id][:SHELVED]
                change.fragments[own] = shelf_run(fragments.listing(author, "shelf"), others)
        self._story_page(facts, more, change)

    def _story_page(self, facts: Facts, more: str | None, change: Change) -> None:
        head, body, related, talk = (fragments.story(facts.id, part) for part in ("head", "body", "related", "talk"))
        middle = [body, related, more, talk] if more else [body, related, talk]
        page = html_page(head, self._making.language(facts.language), *middle)
        change.pages[page_key(facts.section, facts.name)] = page


def shelf_run(heading: str, ids: Sequence[int]) -> Run:
    """A heading with cards below it, or nothing at all where there are none."""
    return Run((heading, *parts(ids, "card"), fragments.SHELF_END) if ids else ())


def parts(ids: Sequence[int], part: str) -> tuple[str, ...]:
    """The keys of these stories' leaves."""
    return tuple(fragments.story(id, part) for id in ids)


def _last_step(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] + "/"


def _shared_shelf(facts: Facts) -> str | None:
    return None if facts.author is None else fragments.listing(facts.author, "more")
