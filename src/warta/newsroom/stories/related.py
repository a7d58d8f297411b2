"""Choosing what stands under *You may also like*.

It is chosen when a story is published, both ways: the neighbours it finds may take it in. The choice is stored
as data, so that a page does not change because an index did.
"""

import logging
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from warta.newsroom.stories.models import RelatedByHand, RelatedStory, StoryPage
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


class ByHand(NamedTuple):
    """What an editor said of one story."""

    chosen: tuple[int, ...] = ()
    """These first, in this order."""
    left_out: frozenset[int] = frozenset()


def by_hand(ids: Iterable[int]) -> dict[int, ByHand]:
    """What editors said of these stories."""
    ids = set(ids)
    chosen: dict[int, list[int]] = {id: [] for id in ids}
    left_out: dict[int, list[int]] = {id: [] for id in ids}
    rows = RelatedByHand.objects.filter(story__in=ids).order_by("story_id", "position", "pk")
    for story, other, position in rows.values_list("story_id", "other_id", "position"):
        (left_out if position is None else chosen)[story].append(other)
    return {id: ByHand(tuple(chosen[id]), frozenset(left_out[id])) for id in ids}


class Choice(NamedTuple):
    """What stands below a story from now on, and what its editor had said when that was chosen."""

    shown: list[int]
    said: ByHand


def choose_related(ids: Iterable[int], index: Index) -> dict[int, Choice]:
    """Choose anew for these stories, for those near them, and for those that showed one which is gone or whose editor
    chose one of these. By story, those that it shows from now on; only where that changed. Nothing is kept yet.

    No story is shown by more than ``MOST``, so that taking one down is no more work on a large site than on a small. An
    editor may go beyond that.
    """
    ids = set(ids)
    room = _Room()
    said = by_hand(ids)
    nearest = {id: room.choose(id, said[id], index) for id in sorted(ids)}
    by_editors = RelatedByHand.objects.filter(other__in=ids).values_list("story_id", flat=True)
    others = showing(ids).union(by_editors, *nearest.values()) - ids
    said |= by_hand(others)
    nearest |= {other: room.choose(other, said[other], index) for other in sorted(others)}
    kept = _kept(nearest)
    return {id: Choice(found, said[id]) for id, found in nearest.items() if found != kept[id]}


def choose_for(id: int, said: ByHand, index: Index) -> list[int]:
    """What stands below one story."""
    return _Room().choose(id, said, index)


class _Room:
    """How many more stories may show one."""

    def __init__(self) -> None:
        self._shown_by: dict[int, set[int]] = {}

    def choose(self, id: int, said: ByHand, index: Index) -> list[int]:
        """What an editor chose, and after it the nearest of those that may be shown once more."""
        here = set(StoryPage.objects.live().filter(pk__in=said.chosen).values_list("pk", flat=True))
        first = [other for other in said.chosen if other in here]
        away = {*said.left_out, *first}
        near = [match.id for match in index.related(id, limit=SHOWN * 4, exclude=away)]
        self._look_up({*near, *first})
        room = [other for other in near if id in self._shown_by[other] or len(self._shown_by[other]) < MOST]
        found = [*first, *room][:SHOWN]
        for other in found:
            self._shown_by[other].add(id)
        return found

    def _look_up(self, ids: Iterable[int]) -> None:
        unknown = [id for id in ids if id not in self._shown_by]
        self._shown_by |= {id: set() for id in unknown}
        for other, story in RelatedStory.objects.filter(other__in=unknown).values_list("other_id", "story_id"):
            self._shown_by[other].add(story)


def keep_choices(choices: dict[int, Choice]) -> set[int]:
    """Keep what was chosen, but where an editor said something else meanwhile; returns for which stories."""
    with transaction.atomic():
        # An editor's door holds the story, too.
        list(StoryPage.objects.select_for_update(of=("self",)).filter(pk__in=choices).order_by("pk").only("pk"))
        now = by_hand(choices)
        return keep_related({id: choice.shown for id, choice in choices.items() if now[id] == choice.said})


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
