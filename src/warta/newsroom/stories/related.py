"""Choosing what stands under *You may also like*.

It is chosen when a story is published, both ways: the neighbours it finds may take it in. The choice is stored
as data, so that a page does not change because an index did.
"""

import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction

from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.models import RelatedStory, StoryPage
from warta.search.index import Document, Index, IndexUnusable

log = logging.getLogger("warta.stories")

SHOWN = 4


def bring_up(ids: Iterable[int], index: Index) -> None:
    """Let the index have these stories as they are published, or not have them where they are not. An index that
    is missing, damaged or of another version is made anew."""
    documents = {id: document_of(id) for id in ids}
    try:
        index.update(
            put=[document for document in documents.values() if document is not None],
            remove=[id for id, document in documents.items() if document is None],
        )
    except IndexUnusable as problem:
        if index.folder.exists():  # a new newsroom has none yet
            log.warning("%s Making it anew.", problem)
        index.replace(published_documents())


def document_of(id: int) -> Document | None:
    """A published story as the index takes it; None where it is not published."""
    page = StoryPage.objects.live().filter(pk=id).first()
    return None if page is None else _document(page)


def published_documents() -> Iterator[Document]:
    for page in StoryPage.objects.live().order_by("pk").iterator():
        yield _document(page)


def _document(page: StoryPage) -> Document:
    story = story_of(page)
    return Document(
        id=story.id,
        language=story.language,
        headline=story.headline,
        text=f"{story.standfirst}\n{story.text}",
        tags=tuple(tag.name for tag in story.tags),
        section=story.section.name,
        published=story.published,
    )


class Choice(NamedTuple):
    """What was chosen and is not kept yet."""

    chosen: dict[int, list[int]]
    """By story, those that it shows from now on; only of stories whose choice changed."""
    shown_by: set[int]
    """The stories that show something else now: also those that had chosen one which was published or taken down."""


def choose_related(ids: Iterable[int], index: Index) -> Choice:
    """Choose anew for these stories, for those near them, and for those that showed one which is gone.

    Nothing is kept: where the press dies before readers got the choice, the next one must find the same changes.
    """
    ids = set(ids)
    nearest = {id: _nearest(id, index) for id in ids}
    showing = set(RelatedStory.objects.filter(other__in=ids).values_list("story_id", flat=True))
    others = showing.union(*nearest.values()) - ids
    nearest |= {other: _nearest(other, index) for other in others}
    chosen = {id: found for id, found in nearest.items() if found != _kept(id)}
    return Choice(chosen, showing | chosen.keys())


def keep_related(chosen: dict[int, list[int]]) -> None:
    """Keep what was chosen, once readers have it. A story that was deleted meanwhile keeps nothing."""
    with transaction.atomic():
        RelatedStory.objects.filter(story__in=chosen).delete()
        there = set(StoryPage.objects.filter(pk__in=chosen).values_list("pk", flat=True))
        RelatedStory.objects.bulk_create(
            RelatedStory(story_id=id, other_id=other, position=position)
            for id, found in chosen.items()
            if id in there
            for position, other in enumerate(found)
        )


def _nearest(id: int, index: Index) -> list[int]:
    return [match.id for match in index.related(id, limit=SHOWN)]


def _kept(id: int) -> list[int]:
    return list(RelatedStory.objects.filter(story=id).order_by("position").values_list("other_id", flat=True))
