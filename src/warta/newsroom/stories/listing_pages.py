"""What the pages of listings say of themselves, above the cards."""

from __future__ import annotations

from django.utils.translation import gettext, override

from warta.newsroom.stories.addresses import corrected_path
from warta.newsroom.stories.models import Author, SectionPage, Tag
from warta.newsroom.stories.renditions import picture_of
from warta.press.source import Listing, ListingPage


def section_page(listing: Listing) -> ListingPage | None:
    sections = SectionPage.objects.live().select_related("locale")
    section = sections.filter(pk=listing.id).first()
    if section is None or section.locale.language_code != listing.language:
        return None
    others = sections.filter(translation_key=section.translation_key, merged_into=None).exclude(pk=section.pk)
    alternates = sorted(
        Listing("section", pk, language) for pk, language in others.values_list("pk", "locale__language_code")
    )
    return ListingPage(
        listing, section.title, section.path_on_site, section.description, alternates=_by_language(alternates)
    )


# An author's or a tag's page names no other languages: whether it has a page there hangs on other stories than
# those that an act touches.


def author_page(listing: Listing) -> ListingPage | None:
    author = Author.objects.select_related("picture").filter(pk=listing.id).first()
    if author is None:
        return None
    role, biography = author.words(listing.language)
    picture = picture_of(author.picture) if author.picture else None
    return ListingPage(listing, author.name, author.path(listing.language), biography, role, picture)


def tag_page(listing: Listing) -> ListingPage | None:
    tag = Tag.objects.filter(pk=listing.id).first()
    return None if tag is None else ListingPage(listing, tag.name, tag.path(listing.language))


def corrected_page(listing: Listing, languages: list[str]) -> ListingPage:
    """The stories that were corrected."""
    with override(listing.language):
        title = gettext("Corrections")
    others = [Listing("corrected", 0, language) for language in languages if language != listing.language]
    return ListingPage(listing, title, corrected_path(listing.language), alternates=_by_language(others))


def _by_language(listings: list[Listing]) -> tuple[Listing, ...]:
    return tuple(sorted(listings, key=lambda each: (each.language, each.id)))
