"""Choosing what stands under *You may also like*.

It is chosen when a story is published, both ways: the neighbours it finds may take it in. The choice is stored
as data, so that a page does not change because an index did.
"""

import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction

from warta.newsroom.stories.border import TOGETHER, stories
from warta.newsroom.stories.models import RelatedStory, StoryPage
from warta.search.index import Document, Index, IndexUnusable
from warta.story import Story

log = logging.getLogger("warta.stories")

SHOWN = 4


def bring_up(ids: Iterable[int], index: Index) -> None:
    """Let the index have these stories as they are published, or not have them where they are not. An index that
    is missing, damaged or of another version is made anew."""
    ids = set(ids)
    documents = [_document(story) for story in stories(ids)]
    try:
        index.update(put=documents, remove=ids - {document.id for document in documents})
    except IndexUnusable as problem:
        if index.folder.exists():  # a new newsroom has none yet
            log.warning("%s Making it anew.", problem)
        index.replace(published_documents())


def published_documents() -> Iterator[Document]:
    """Every published story as the index takes it. A few at a time are in memory."""
    after = 0
    live = StoryPage.objects.live().order_by("pk").values_list("pk", flat=True)
    while some := list(live.filter(pk__gt=after)[:TOGETHER]):
        yield from map(_document, stories(some))
        after = some[-1]


def _document(story: Story) -> Document:
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
    kept = _kept(nearest)
    chosen = {id: found for id, found in nearest.items() if found != kept[id]}
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


def _kept(ids: Iterable[int]) -> dict[int, list[int]]:
    """What was chosen before, by story, the nearest first."""
    found: dict[int, list[int]] = {id: [] for id in ids}
    rows = RelatedStory.objects.filter(story__in=found).order_by("story_id", "position")
    for story, other in rows.values_list("story_id", "other_id"):
        found[story].append(other)
    return found
