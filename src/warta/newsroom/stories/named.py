"""What stories name: sections, authors, tags and agencies, with their words of now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warta.newsroom.stories.addresses import author_path, page_path, tag_path
from warta.newsroom.stories.models import Agency, Author, AuthorInLanguage, SectionPage, Tag
from warta.press.source import Named, NamedKind

_KINDS: tuple[NamedKind, ...] = ("section", "author", "tag", "agency")


def named(languages: Sequence[str], kind: NamedKind | None = None, id: int | None = None) -> Iterator[Named]:
    """All of it, or one thing, in each language of the site; nothing where it is gone."""
    for each in _KINDS if kind is None else (kind,):
        yield from _READ[each](languages, {} if id is None else {"pk": id})


def _sections(languages: Sequence[str], which: dict[str, int]) -> Iterator[Named]:
    # Also those that are not published: a story that is may stand in one.
    sections = SectionPage.objects.filter(**which).order_by("pk")
    for id, name, url_path, language in sections.values_list("pk", "title", "url_path", "locale__language_code"):
        path = page_path(url_path, language)
        yield Named("section", id, language, name, path, folder=path)


def _authors(languages: Sequence[str], which: dict[str, int]) -> Iterator[Named]:
    roles = {
        (id, language): role
        for id, language, role in AuthorInLanguage.objects.filter(
            **{f"author__{key}": each for key, each in which.items()}
        )
        .exclude(role="")
        .values_list("author_id", "locale__language_code", "role")
    }
    authors = Author.objects.filter(**which).order_by("pk").values_list("pk", "name", "slug", "role")
    for id, name, slug, role in authors.iterator():
        for language in languages:
            said = roles.get((id, language), role)
            yield Named("author", id, language, name, author_path(slug, language), said)


def _tags(languages: Sequence[str], which: dict[str, int]) -> Iterator[Named]:
    for id, name, slug in Tag.objects.filter(**which).order_by("pk").values_list("pk", "name", "slug").iterator():
        for language in languages:
            yield Named("tag", id, language, name, tag_path(slug, language))


def _agencies(languages: Sequence[str], which: dict[str, int]) -> Iterator[Named]:
    for id, name, url in Agency.objects.filter(**which).order_by("pk").values_list("pk", "name", "url").iterator():
        yield Named("agency", id, "", name, url)


_READ = {"section": _sections, "author": _authors, "tag": _tags, "agency": _agencies}
