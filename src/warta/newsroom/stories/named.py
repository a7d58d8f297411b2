"""What stories name: sections, authors, tags and agencies, with their words of now. What was merged has those of what
stands for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warta.newsroom.stories.addresses import author_path, page_path, tag_path
from warta.newsroom.stories.merged import ends
from warta.newsroom.stories.models import Agency, Author, AuthorInLanguage, SectionPage, Tag
from warta.press.source import Named, NamedKind

_KINDS: tuple[NamedKind, ...] = ("section", "author", "tag", "agency")


def named(languages: Sequence[str], kind: NamedKind | None = None, id: int | None = None) -> Iterator[Named]:
    """All of it, or one thing, in each language of the site; nothing where it is gone."""
    for each in _KINDS if kind is None else (kind,):
        yield from _READ[each](languages, id)


def _things(model, id: int | None, *fields: str) -> Iterator[tuple]:
    """The id of each thing, and the id and these fields of what stands for it."""
    things = model.objects.order_by("pk") if id is None else model.objects.filter(pk=id)
    merged: dict[int, tuple] | None = None
    for pk, into, *own in things.values_list("pk", "merged_into_id", *fields).iterator():
        if into is not None and merged is None:
            merged = ends(model, fields)
        yield (pk, *(merged[pk] if into is not None else (pk, *own)))


def _sections(languages: Sequence[str], id: int | None) -> Iterator[Named]:
    # Also those that are not published: a story that is may stand in one.
    folders = SectionPage.objects.order_by("pk") if id is None else SectionPage.objects.filter(pk=id)
    places = dict(folders.values_list("pk", "url_path"))
    fields = ("title", "url_path", "locale__language_code")
    for pk, _, name, url_path, language in _things(SectionPage, id, *fields):
        folder = page_path(places[pk], language)
        yield Named("section", pk, language, name, page_path(url_path, language), folder=folder)


def _authors(languages: Sequence[str], id: int | None) -> Iterator[Named]:
    said = AuthorInLanguage.objects.exclude(role="").values_list("author_id", "locale__language_code", "role")
    roles: dict[tuple[int, str], str] | None = None
    for pk, stands, name, slug, own in _things(Author, id, "name", "slug", "role"):
        if roles is None:
            rows = said if id is None else said.filter(author=stands)
            roles = {(author, language): role for author, language, role in rows}
        for language in languages:
            role = roles.get((stands, language), own)
            yield Named("author", pk, language, name, author_path(slug, language), role)


def _tags(languages: Sequence[str], id: int | None) -> Iterator[Named]:
    for pk, _, name, slug in _things(Tag, id, "name", "slug"):
        for language in languages:
            yield Named("tag", pk, language, name, tag_path(slug, language))


def _agencies(languages: Sequence[str], id: int | None) -> Iterator[Named]:
    for pk, _, name, url in _things(Agency, id, "name", "url"):
        yield Named("agency", pk, "", name, url)


_READ = {"section": _sections, "author": _authors, "tag": _tags, "agency": _agencies}
