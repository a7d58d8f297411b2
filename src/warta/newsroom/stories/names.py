"""The names over and under stories, as plain data: what was merged has the words of what stands for it, and a story
that names both shows one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from warta.newsroom.stories.addresses import author_path, tag_path
from warta.newsroom.stories.merged import ends
from warta.newsroom.stories.models import Agency, Author, AuthorInLanguage, Tag
from warta.newsroom.stories.rows import Credited, Rows, Signed, Tagged
from warta.story import Byline, Credit, Lineage
from warta.story import Tag as StoryTag


class Names:
    """What some stories name. One query; two more for each kind of which something was merged."""

    def __init__(self, rows: Rows) -> None:
        self._authors = _ends(Author, rows.bylines.values(), ("name", "slug", "role"))
        self._tags = _ends(Tag, rows.tags.values(), ("name", "slug"))
        self._agencies = _ends(Agency, rows.credits.values(), ("name", "url"))
        authors = {each.id for names in rows.bylines.values() for each in names}
        self._roles = _roles(authors | {end[0] for end in self._authors.values()})
        self._author_path, self._tag_path = cache(author_path), cache(tag_path)

    def bylines(self, signed: Iterable[Signed], language: str) -> Iterator[Byline]:
        seen = set()
        for each in signed:
            id, name, slug, role = self._authors.get(each.id) or (each.id, each.name, each.slug, each.role)
            if id not in seen:
                seen.add(id)
                yield Byline(each.id, name, self._author_path(slug, language), self._roles.get((id, language), role))

    def tags(self, tagged: Iterable[Tagged], language: str) -> Iterator[StoryTag]:
        seen = set()
        for each in tagged:
            id, name, slug = self._tags.get(each.id) or (each.id, each.name, each.slug)
            if (id or slug) not in seen:  # one that is only written yet has no id
                seen.add(id or slug)
                yield StoryTag(each.id, name, self._tag_path(slug, language))

    def credits(self, credited: Iterable[Credited]) -> Iterator[Credit]:
        seen: dict[int, set[tuple[int, str]]] = {}
        for each in credited:
            id, name, _ = self._agencies.get(each.agency_id or 0) or (each.agency_id, each.agency, "")
            if id is not None:
                before = seen.setdefault(id, set())
                # Of two that are one now, the second is said where it says more: another item that was taken over.
                if any(named != each.agency_id and each.guid in ("", guid) for named, guid in before):
                    continue
                before.add((each.agency_id, each.guid))
            yield Credit(
                agency=name or "",
                as_written=each.as_written,
                url=each.url,  # the agency's own address is the agency's to say
                lineage=Lineage(each.guid, each.version, each.kind, each.language) if each.guid else None,
                agency_id=each.agency_id or 0,
            )


def _ends(model, named: Iterable[Iterable], fields: tuple[str, ...]) -> dict[int, tuple]:
    return ends(model, fields) if any(each.merged_into for some in named for each in some) else {}


def _roles(authors: Collection[int]) -> dict[tuple[int, str], str]:
    """What authors are called in languages other than that of their own entry, by author and language."""
    found = AuthorInLanguage.objects.filter(author__in=authors).exclude(role="")
    return {
        (id, language): role for id, language, role in found.values_list("author_id", "locale__language_code", "role")
    }
