"""The published state of the newsroom, as the press asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from django.conf import settings
from wagtail.models import Site

from warta.newsroom.stories.addresses import face_path, main_language, page_path
from warta.newsroom.stories.border import story_of, translations
from warta.newsroom.stories.former import former_addresses
from warta.newsroom.stories.inline import inline, links_in
from warta.newsroom.stories.models import (
    Author,
    FrontPage,
    RelatedStory,
    SectionPage,
    SiteSettings,
    StoryAuthor,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.renditions import picture_of
from warta.press.source import Face, Facts, Former, Listing, ListingPage, MenuItem
from warta.press.source import Site as PressedSite
from warta.story import Story


class PublishedStories:
    """`warta.press.source.Source` over the database. One edition uses one of these; it remembers the fronts.

    ``related`` is what was just chosen for some stories and is not in the database yet.
    """

    def __init__(self, related: Mapping[int, Sequence[int]] | None = None) -> None:
        self._chosen = related or {}

    def site(self) -> PressedSite:
        words = SiteSettings.for_site(self._site)
        return PressedSite(
            base_url=settings.BASE_URL,
            time_zone=words.time_zone,
            faces=tuple(_faces(words, list(self._fronts))),
            logo=picture_of(words.logo) if words.logo else None,
        )

    def story(self, id: int) -> Story | None:
        page = _live().filter(pk=id).select_related("locale", "picture").first()
        return None if page is None else story_of(page)

    def facts(self, id: int) -> Facts | None:
        page = _live().filter(pk=id).select_related("locale").first()
        if page is None:
            return None
        language = page.locale.language_code
        authors = [Listing("author", author, language) for author in _in_order(page.bylines, "author_id")]
        tags = [Listing("tag", tag, language) for tag in page.story_tags.values_list("tag_id", flat=True)]
        section = Listing("section", page.get_parent().pk, language)
        front = [Listing("front", self._fronts[language].pk, language)] if language in self._fronts else []
        return Facts(
            id=page.pk,
            path=page.path_on_site,
            language=language,
            published=page.first_published_at,
            listings=tuple(sorted({*front, section, *authors, *tags})),
            author=authors[0] if authors else None,
            related=tuple(self._related(page.pk)),
            translations=tuple(sorted(each.pk for each in translations(page))),
        )

    def story_ids(self) -> Iterator[int]:
        return _live().order_by("pk").values_list("pk", flat=True).iterator()

    def latest(self, listing: Listing, limit: int) -> list[int]:
        stories = _live().filter(locale__language_code=listing.language)
        match listing.kind:
            case "section":
                section = SectionPage.objects.filter(pk=listing.id).first()
                stories = stories.none() if section is None else stories.child_of(section)
            case "author":
                stories = stories.filter(pk__in=_stories_by(listing.id))
            case "tag":
                stories = stories.filter(story_tags__tag_id=listing.id)
        newest = stories.order_by("-first_published_at", "-pk").values_list("pk", flat=True)
        return list(newest[:limit])

    def listings(self) -> Iterator[Listing]:
        for language, front in self._fronts.items():
            yield Listing("front", front.pk, language)
        for section in SectionPage.objects.live().select_related("locale").order_by("pk"):
            yield Listing("section", section.pk, section.locale.language_code)
        for kind, field in (("author", "bylines__author_id"), ("tag", "story_tags__tag_id")):
            found = _live().exclude(**{field: None}).values_list(field, "locale__language_code")
            for id, language in found.order_by(field, "locale__language_code").distinct():
                yield Listing(kind, id, language)

    def listing_page(self, listing: Listing) -> ListingPage | None:
        match listing.kind:
            case "front":
                return self._front_page(listing)
            case "section":
                return _section_page(listing)
            case "author":
                return _author_page(listing) if self.latest(listing, 1) else None
            case "tag":
                return _tag_page(listing) if self.latest(listing, 1) else None

    def former(self, story: int | None = None) -> Iterator[Former]:
        return former_addresses(story)

    def _related(self, id: int) -> Sequence[int]:
        if id not in self._chosen:
            kept = RelatedStory.objects.filter(story=id, other__live=True).order_by("position")
            return kept.values_list("other_id", flat=True)
        live = set(_live().filter(pk__in=self._chosen[id]).values_list("pk", flat=True))
        return [other for other in self._chosen[id] if other in live]

    @cached_property
    def _site(self) -> Site:
        return Site.objects.select_related("root_page__locale").get(is_default_site=True)

    @cached_property
    def _fronts(self) -> dict[str, FrontPage]:
        """The front page of each language, the main language first."""
        fronts = FrontPage.objects.live().select_related("locale").order_by("pk")
        found = {front.locale.language_code: front for front in fronts}
        return dict(sorted(found.items(), key=lambda each: (each[0] != main_language(), each[0])))

    def _front_page(self, listing: Listing) -> ListingPage | None:
        front = self._fronts.get(listing.language)
        if front is None or front.pk != listing.id:
            return None
        face = self.site().face(listing.language)
        others = tuple((language, face_path(language)) for language in self._fronts if language != listing.language)
        return ListingPage(listing, face.name, face.path, face.tagline, alternates=others)


def _live():
    return StoryPage.objects.live()


def _in_order(children, field: str) -> list[int]:
    return list(children.order_by("sort_order", "pk").values_list(field, flat=True))


def _stories_by(author: int):
    return StoryAuthor.objects.filter(author_id=author).values("page_id")


def _faces(words: SiteSettings, languages: list[str]) -> Iterator[Face]:
    own = {each.locale.language_code: each for each in words.words.select_related("locale")}
    entries = list(words.menu.select_related("locale", "page__locale"))
    links = links_in(each.imprint for each in own.values())
    for language in languages:
        here = own.get(language)
        yield Face(
            language=language,
            path=face_path(language),
            name=(here and here.name) or words.name,
            tagline=here.tagline if here else "",
            menu=tuple(chain.from_iterable(_entry(each) for each in entries if each.locale.language_code == language)),
            footer=inline(here.imprint, links) if here else "",
        )


def _entry(entry) -> Iterator[MenuItem]:
    """An entry of the menu; none where its page is not published."""
    if entry.page is None:
        yield MenuItem(entry.label, entry.address)
    elif entry.page.live:
        path = page_path(entry.page.url_path, entry.page.locale.language_code)
        yield MenuItem(entry.label or entry.page.title, path)


def _section_page(listing: Listing) -> ListingPage | None:
    sections = SectionPage.objects.live().select_related("locale")
    section = sections.filter(pk=listing.id).first()
    if section is None or section.locale.language_code != listing.language:
        return None
    others = sections.filter(translation_key=section.translation_key).exclude(pk=section.pk)
    alternates = tuple(sorted((other.locale.language_code, other.path_on_site) for other in others))
    return ListingPage(listing, section.title, section.path_on_site, section.description, alternates=alternates)


# An author's or a tag's page names no other languages: whether it has a page there hangs on other stories than
# those that an act touches.


def _author_page(listing: Listing) -> ListingPage:
    author = Author.objects.select_related("picture").get(pk=listing.id)
    role, biography = author.words(listing.language)
    picture = picture_of(author.picture) if author.picture else None
    return ListingPage(listing, author.name, author.path(listing.language), biography, role, picture)


def _tag_page(listing: Listing) -> ListingPage:
    tag = Tag.objects.get(pk=listing.id)
    return ListingPage(listing, tag.name, tag.path(listing.language))
