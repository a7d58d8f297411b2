"""Where things stand on the site.

The main language's front page is at ``/``, every other language's at ``/<language>/``; below it come section and
story. Authors and tags stand at a word of the language: ``/penulis/…/``, ``/en/author/…/``.
"""

from __future__ import annotations

import tomllib
from functools import cache as once
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from warta.press.search_path import search_steps

_MAIN_LANGUAGE = "warta.main_language"


class AddressWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language's addresses."""

    author: str
    tag: str
    archive: str
    """Older stories stand below it, by month."""
    changes: str
    """What became of a story since it was first published stands there, below the story."""
    corrections: str
    """The stories that were corrected."""


@once
def _data() -> tuple[dict[str, AddressWords], frozenset[str]]:
    """The words of each language, and what no section may be called."""
    read = tomllib.loads(Path(__file__).with_name("address_words.toml").read_text(encoding="utf-8"))
    reserved = msgspec.convert(read.pop("reserved"), frozenset[str])
    words = msgspec.convert(read, dict[str, AddressWords])
    taken = {word for each in words.values() for word in msgspec.structs.astuple(each)}
    return words, reserved | taken | search_steps() | words.keys()


def address_words(language: str) -> AddressWords:
    """The words of a language's addresses."""
    return _data()[0][language]


def languages() -> tuple[str, ...]:
    """The languages that a site can have."""
    return tuple(_data()[0])


def main_language() -> str:
    """The language whose front page is the site's root."""
    found = cache.get(_MAIN_LANGUAGE)
    if found is None:
        site = Site.objects.filter(is_default_site=True).select_related("root_page__locale").first()
        if site is None:
            return settings.LANGUAGE_CODE
        found = site.root_page.locale.language_code
        cache.set(_MAIN_LANGUAGE, found, None)
    return found


def forget_main_language(**kwargs) -> None:
    """Ask again: the site was given another root page."""
    cache.delete(_MAIN_LANGUAGE)


def face_path(language: str) -> str:
    """Where the site's front page in this language stands."""
    return "/" if language == main_language() else f"/{language}/"


def author_path(slug: str, language: str) -> str:
    return f"{face_path(language)}{address_words(language).author}/{slug}/"


def tag_path(slug: str, language: str) -> str:
    return f"{face_path(language)}{address_words(language).tag}/{slug}/"


def corrected_path(language: str) -> str:
    """Where the stories stand that were corrected."""
    return f"{face_path(language)}{address_words(language).corrections}/"


def page_path(url_path: str, language: str) -> str:
    """Where a page of the tree stands, from Wagtail's path of it: the tree's first step is the front page."""
    below = url_path.strip("/").partition("/")[2]
    return face_path(language) + (f"{below}/" if below else "")


def check_section_slug(slug: str) -> None:
    """Refuse an address that the house answers itself."""
    if slug.lower() in _data()[1]:
        raise ValidationError(
            {"slug": _("“%(slug)s” is an address that Warta uses itself. Choose another one.") % {"slug": slug}}
        )


def is_address_of_archive(slug: str) -> bool:
    """Whether older stories stand below this step in a section, in any language; no story can."""
    return any(slug.lower() == words.archive for words in _data()[0].values())


class AddressedPage:
    """A page whose address follows from its language and its place in the tree, and which stays with readers while a
    version of it waits for its time. For Wagtail's page models."""

    private_page_options: list[str] = []
    """What is published is for everybody: the press knows no page that only some may read."""

    def with_content_json(self, content):
        """A revision knows what readers had when it was written. Wagtail asks it what they have now, and takes down a
        page that is told to appear later where it says that they have nothing."""
        page = super().with_content_json(content)
        page.live_revision_id = self.live_revision_id
        return page

    def get_url_parts(self, request=None):
        roots = self._get_relevant_site_root_paths(request)
        if not roots:
            return None
        path = page_path(self.url_path, self.locale.language_code)
        return roots[0].site_id, settings.BASE_URL, path

    @property
    def path_on_site(self) -> str:
        """Where readers find it, or would: ``/dunia/nato-…/``."""
        return page_path(self.url_path, self.locale.language_code)
