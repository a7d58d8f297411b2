"""Choosing what stands under *You may also like*.

It is chosen when a story is published, both ways: the neighbours it finds may take it in. The choice is stored
as data, so that a page does not change because an index did.
"""

import logging
from collections.abc import Iterable

from django.db import transaction

from warta.newsroom.stories.models import RelatedStory, StoryPage
from warta.newsroom.stories.searched import NOTHING, Naming, all_names, documents, published_documents
from warta.search.index import Index, IndexUnusable

log = logging.getLogger("warta.stories")

SHOWN = 4
MOST = 24
"""How many stories may show one and the same below them."""


def bring_up(ids: Iterable[int], index: Index, naming: Naming = NOTHING) -> None:
    """Let the index have these stories as they are published, or not have them where they are not; and what things are
    called. An index that is missing, damaged or of another version is made anew."""
    ids = set(ids)
    found = documents(ids)
    gone = ids - {document.id for document in found}
    try:
        index.update(put=found, remove=gone, names=naming.names, forget=naming.forget)
    except IndexUnusable as problem:
        if index.folder.exists():  # a new newsroom has none yet
            log.warning("%s Making it anew.", problem)
        index.replace(published_documents(), all_names())


def showing(ids: Iterable[int]) -> set[int]:
    """The stories that show one of these below them, or would while it is published."""
    return set(RelatedStory.objects.filter(other__in=set(ids)).values_list("story_id", flat=True))


def choose_related(ids: Iterable[int], index: Index) -> dict[int, list[int]]:
    """Choose anew for these stories, for those near them, and for those that showed one which is gone. By story,
    those that it shows from now on; only where that changed. Nothing is kept yet.

    No story is shown by more than ``MOST``, so that taking one down is no more work on a large site than on a small.
    """
    ids = set(ids)
    room = _Room()
    nearest = {id: room.choose(id, index) for id in sorted(ids)}
    others = showing(ids).union(*nearest.values()) - ids
    nearest |= {other: room.choose(other, index) for other in sorted(others)}
    kept = _kept(nearest)
    return {id: found for id, found in nearest.items() if found != kept[id]}


class _Room:
    """How many more stories may show one."""

    def __init__(self) -> None:
        self._shown_by: dict[int, set[int]] = {}

    def choose(self, id: int, index: Index) -> list[int]:
        """The nearest of those that may be shown once more."""
        near = [match.id for match in index.related(id, limit=SHOWN * 4)]
        self._look_up(near)
        found = [other for other in near if id in self._shown_by[other] or len(self._shown_by[other]) < MOST][:SHOWN]
        for other in found:
            self._shown_by[other].add(id)
        return found

    def _look_up(self, ids: Iterable[int]) -> None:
        unknown = [id for id in ids if id not in self._shown_by]
        self._shown_by |= {id: set() for id in unknown}
        for other, story in RelatedStory.objects.filter(other__in=unknown).values_list("other_id", "story_id"):
            self._shown_by[other].add(story)


def keep_related(chosen: dict[int, list[int]]) -> set[int]:
    """Keep what was chosen; returns for which stories. One that was deleted meanwhile keeps nothing."""
    with transaction.atomic():
        RelatedStory.objects.filter(story__in=chosen).delete()
        there = set(StoryPage.objects.filter(pk__in=chosen).values_list("pk", flat=True))
        RelatedStory.objects.bulk_create(
            RelatedStory(story_id=id, other_id=other, position=position)
            for id, found in chosen.items()
            if id in there
            for position, other in enumerate(found)
        )
    return set(chosen)


def _kept(ids: Iterable[int]) -> dict[int, list[int]]:
    """What was chosen before, by story, the nearest first."""
    found: dict[int, list[int]] = {id: [] for id in ids}
    rows = RelatedStory.objects.filter(story__in=found).order_by("story_id", "position")
    for story, other in rows.values_list("story_id", "other_id"):
        found[story].append(other)
    return found
