"""The published state of the newsroom, as the press asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

import msgspec
from django.conf import settings
from wagtail.models import Site

from warta.newsroom.stories.addresses import address_words, face_path, main_language, page_path
from warta.newsroom.stories.border import facts_of, published
from warta.newsroom.stories.folders import folders
from warta.newsroom.stories.former import former_addresses
from warta.newsroom.stories.inline import inline, linked_in, links_to
from warta.newsroom.stories.killed_stories import killed_stories
from warta.newsroom.stories.listing_pages import author_page, corrected_page, section_page, tag_page
from warta.newsroom.stories.merged import Merged, end, merged, taken_in
from warta.newsroom.stories.models import (
    Agency,
    Author,
    FrontPage,
    FrontPin,
    SectionPage,
    SiteSettings,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.named import named
from warta.newsroom.stories.renditions import picture_of
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
    Published,
    Style,
)
from warta.press.source import Site as PressedSite

_MERGED = {"section": SectionPage, "author": Author, "tag": Tag, "agency": Agency}


class PublishedStories:
    """`warta.press.source.Source` over the database. One edition uses one of these; it remembers the fronts."""

    def site(self) -> PressedSite:
        return self._pressed_site

    @cached_property
    def _pressed_site(self) -> PressedSite:
        words = SiteSettings.for_site(self._site)
        return PressedSite(
            base_url=settings.BASE_URL,
            time_zone=words.time_zone,
            faces=tuple(_faces(words, self._languages)),
            logo=picture_of(words.logo) if words.logo else None,
            style=Style(words.accent, words.accent_dark, words.text_family),
            machines=Machines(words.ai_crawlers, words.security_contact, words.hub_url),
        )

    def published(self, ids: Collection[int]) -> Sequence[Published]:
        return list(published(ids, self._fronts))

    def facts(self, ids: Collection[int]) -> dict[int, Facts]:
        return {each.id: each for each in facts_of(ids, self._fronts)}

    def story_ids(self, after: int, limit: int) -> Sequence[int]:
        stories = StoryPage.objects.live().filter(pk__gt=after).order_by("pk")
        return list(stories.values_list("pk", flat=True)[:limit])

    def named(self, kind: NamedKind | None = None, id: int | None = None) -> Iterable[Named]:
        return named(self._languages, kind, id)

    def fixed_listings(self) -> Iterator[Listing]:
        for language, front in self._fronts.items():
            yield Listing("front", front, language)
        sections = SectionPage.objects.live().filter(merged_into=None).order_by("pk")
        for id, language in sections.values_list("pk", "locale__language_code"):
            yield Listing("section", id, language)
        for language in self._languages:
            yield Listing("corrected", 0, language)

    def listing_page(self, listing: Listing) -> ListingPage | None:
        if listing.language not in self._fronts or self.taken_in_by(listing) != listing:
            return None
        page = self._page(listing)
        includes = self.merged(listing.kind, listing.id) if listing.kind in _MERGED else ()
        if page is None or not includes:
            return page
        return msgspec.structs.replace(
            page, includes=tuple(msgspec.structs.replace(listing, id=each) for each in includes)
        )

    def _page(self, listing: Listing) -> ListingPage | None:
        match listing.kind:
            case "front":
                return self._front_page(listing)
            case "section":
                return section_page(listing)
            case "author":
                return author_page(listing)
            case "tag":
                return tag_page(listing)
            case "corrected":
                return corrected_page(listing, self._languages) if listing.id == 0 else None

    def taken_in_by(self, listing: Listing) -> Listing:
        return msgspec.structs.replace(listing, id=end(listing.id, self._merged(listing.kind)))

    def merged(self, kind: NamedKind, id: int) -> Sequence[int]:
        return taken_in(id, self._merged(kind))

    def folders(self, kind: ListingKind | None = None, id: int | None = None) -> Iterable[Folder]:
        return folders(self._languages, kind, id)

    def former(self, stories: Collection[int] | None = None) -> Iterable[Former]:
        return former_addresses(self._languages, stories)

    def killed(self, ids: Collection[int] | None = None) -> Iterable[Killed]:
        return killed_stories(ids)

    def _merged(self, kind: NamedKind | ListingKind) -> Merged:
        """What of a kind was merged into what. An edition asks it of every listing that it touches."""
        if kind not in self._pairs:
            self._pairs[kind] = merged(_MERGED[kind]) if kind in _MERGED else {}
        return self._pairs[kind]

    @cached_property
    def _pairs(self) -> dict[str, Merged]:
        return {}

    @cached_property
    def _site(self) -> Site:
        return Site.objects.select_related("root_page__locale").get(is_default_site=True)

    @cached_property
    def _fronts(self) -> dict[str, int]:
        """The front page of each language, the main language first."""
        fronts = FrontPage.objects.live().order_by("pk").values_list("locale__language_code", "pk")
        return dict(sorted(dict(fronts).items(), key=lambda each: (each[0] != main_language(), each[0])))

    @property
    def _languages(self) -> list[str]:
        return list(self._fronts)

    def _front_page(self, listing: Listing) -> ListingPage | None:
        if self._fronts[listing.language] != listing.id:
            return None
        face = self.site().face(listing.language)
        others = (Listing("front", id, language) for language, id in self._fronts.items() if id != listing.id)
        pins = FrontPin.objects.filter(front=listing.id, story__live=True).order_by("position", "pk")
        return ListingPage(
            listing,
            face.name,
            face.path,
            face.tagline,
            alternates=tuple(others),
            pinned=tuple(pins.values_list("story_id", flat=True)),
        )


def _faces(words: SiteSettings, languages: list[str]) -> Iterator[Face]:
    own = {each.locale.language_code: each for each in words.words.select_related("locale")}
    entries = list(words.menu.select_related("locale", "page__locale"))
    links = links_to(linked_in(each.imprint for each in own.values()))
    for language in languages:
        here = own.get(language)
        said = address_words(language)
        yield Face(
            language=language,
            path=face_path(language),
            name=(here and here.name) or words.name,
            tagline=here.tagline if here else "",
            menu=tuple(chain.from_iterable(_entry(each) for each in entries if each.locale.language_code == language)),
            footer=inline(here.imprint, links) if here else "",
            archive=said.archive,
            changes=said.changes,
        )


def _entry(entry) -> Iterator[MenuItem]:
    """An entry of the menu; none where its page is not published."""
    if entry.page is None:
        yield MenuItem(entry.label, entry.address)
    elif entry.page.live:
        path = page_path(entry.page.url_path, entry.page.locale.language_code)
        yield MenuItem(entry.label or entry.page.title, path)
