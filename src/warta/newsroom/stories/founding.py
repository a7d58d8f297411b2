"""Making an empty newsroom: its site, its languages, a front page for each, its groups and its menu."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, Site

from warta.newsroom.desk.founding import found_copy_desk
from warta.newsroom.stories.addresses import languages as supported_languages
from warta.newsroom.stories.groups import make_groups
from warta.newsroom.stories.models import FrontPage, MenuItem, SiteSettings, SiteWords


class UnsupportedLanguage(ValueError):  # noqa: N818
    """Warta does not speak a language that was asked for. The message says which ones it does."""


class AlreadyFounded(ValueError):  # noqa: N818
    """There is a newsroom in this database."""


@transaction.atomic
def found(name: str, *, languages: Sequence[str] = ("id",), time_zone: str | None = None) -> Site:
    """Make an empty newsroom. The first language is the main one: its front page is at ``/``."""
    languages = list(dict.fromkeys(languages))
    check_languages(languages)
    if FrontPage.objects.exists():
        raise AlreadyFounded("This database has a newsroom already: serve it, or choose another folder.")
    root = Page.get_first_root_node()
    root.locale = _locale(languages[0])
    root.save()
    fronts = _fronts(root, name, languages)
    site = _site(name, fronts[languages[0]])
    _remove_what_wagtail_made(keep=fronts.values(), languages=languages)
    _words(site, name, time_zone or settings.TIME_ZONE, fronts)
    make_groups()
    found_copy_desk(languages[0])
    return site


def check_languages(languages: Sequence[str]) -> None:
    """Raise UnsupportedLanguage where a newsroom cannot have them; no database is asked."""
    unknown = [language for language in languages if language not in supported_languages()]
    if unknown or not languages:
        known = ", ".join(supported_languages())
        raise UnsupportedLanguage(f"{unknown[0] if unknown else 'No language'} is not supported: choose from {known}.")


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def _fronts(root: Page, name: str, languages: list[str]) -> dict[str, FrontPage]:
    fronts: dict[str, FrontPage] = {}
    for language in languages:
        front = FrontPage(title=name, slug=language, locale=_locale(language), live=True)
        if fronts:
            # Fronts are translations of each other; by this Wagtail knows that they are one site.
            front.translation_key = fronts[languages[0]].translation_key
        fronts[language] = root.add_child(instance=front)
    return fronts


def _site(name: str, front: FrontPage) -> Site:
    address = urlsplit(settings.BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = address.hostname
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = name
    site.root_page = front
    site.save()
    return site


def _remove_what_wagtail_made(*, keep, languages: list[str]) -> None:
    """Its welcome page, its groups, and a language that the newsroom does not have."""
    for page in Page.objects.filter(depth=2).exclude(pk__in=[front.pk for front in keep]):
        page.delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    Locale.objects.exclude(language_code__in=languages).delete()


def _words(site: Site, name: str, time_zone: str, fronts: dict[str, FrontPage]) -> None:
    words = SiteSettings(site=site, name=name, time_zone=time_zone)
    labels = tomllib.loads(Path(__file__).with_name("founding.toml").read_text(encoding="utf-8"))
    for order, (language, front) in enumerate(fronts.items()):
        words.words.add(SiteWords(locale=front.locale))
        words.menu.add(MenuItem(locale=front.locale, page=front, label=labels[language]["front"], sort_order=order))
    words.save()
