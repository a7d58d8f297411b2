"""The door by which an editor says what stands under *You may also like*: these first, in this order; those never.

What an editor said stays when the press chooses anew; the press fills the places that are left.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from warta.newsroom.home import index
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import RelatedByHand, RelatedStory, StoryPage
from warta.newsroom.stories.related import MOST, SHOWN, ByHand, by_hand, choose_for, keep_related
from warta.search.problems import SearchError

log = logging.getLogger("warta.stories")


class CannotRelate(ValueError):  # noqa: N818
    """The stories cannot stand there. The message says why."""


@transaction.atomic
def relate(page: StoryPage, chosen: Sequence[int], left_out: Sequence[int], *, actor, reason: str = "") -> Act | None:
    """Let these stories stand below one, in this order and before all others, and keep those away.

    One row; None where nothing changes. Both empty leaves all of it to the press again. ``actor`` is a user, or None
    for the command line. Raises PermissionDenied where the user may not publish the story, and CannotRelate.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(_("%(name)s may not choose what stands below “%(story)s”: ask an editor to.") % names)
    _check(page, chosen, left_out)
    before = by_hand([page.pk])[page.pk]
    said = ByHand(tuple(chosen), frozenset(left_out))
    if said == before:
        return None
    RelatedByHand.objects.filter(story=page).delete()
    RelatedByHand.objects.bulk_create(
        [
            *(RelatedByHand(story=page, other_id=other, position=at) for at, other in enumerate(chosen)),
            *(RelatedByHand(story=page, other_id=other) for other in sorted(set(left_out))),
        ]
    )
    keep_related({page.pk: _shown(page, said)})
    return record(
        Act.Kind.RELATED,
        story=page,
        actor=actor,
        reason=reason,
        changed={"stories": [page.pk], "chosen": list(chosen), "left_out": sorted(set(left_out))},
    )


class Shown(NamedTuple):
    """A story that stands below another, as its editor is told of it."""

    story: StoryPage
    by_hand: bool
    why: tuple[str, ...]
    """The words that both have, the most telling first."""
    shown_by: int
    """How many stories show it."""


def shown_below(page: StoryPage) -> list[Shown]:
    """What stands below a story now, and why."""
    rows = RelatedStory.objects.filter(story=page, other__live=True).order_by("position")
    others = {each.pk: each for each in StoryPage.objects.filter(pk__in=rows.values("other"))}
    ids = [id for id in rows.values_list("other_id", flat=True) if id in others]
    hand = by_hand([page.pk])[page.pk].chosen
    counts = shown_by(ids)
    why = _why(page)
    return [Shown(others[id], id in hand, why.get(id, ()), counts.get(id, 0)) for id in ids]


def shown_by(ids: Sequence[int]) -> dict[int, int]:
    """How many published stories show each of these."""
    rows = RelatedStory.objects.filter(other__in=ids, story__live=True).values("other_id")
    return {row["other_id"]: row["times"] for row in rows.annotate(times=Count("pk")).order_by()}


def showers(page: StoryPage) -> list[StoryPage]:
    """The published stories that show this one below them, the newest first."""
    rows = RelatedStory.objects.filter(other=page, story__live=True).values("story")
    return list(StoryPage.objects.filter(pk__in=rows).order_by("-first_published_at", "-pk")[:MOST])


def _why(page: StoryPage) -> dict[int, tuple[str, ...]]:
    try:
        near = index().related(page.pk, SHOWN * 4, explain=True)
    except SearchError as problem:
        log.warning("%s", problem)
        return {}
    return {match.id: tuple(word for word, _weight in match.why) for match in near}


def _shown(page: StoryPage, said: ByHand) -> list[int]:
    """What stands there from now on: at once, as the press would choose it."""
    try:
        return choose_for(page.pk, said, index())
    except SearchError as problem:
        # The press chooses again with the next act; until then what stood there stays.
        log.warning("%s", problem)
        rows = RelatedStory.objects.filter(story=page).order_by("position").values_list("other_id", flat=True)
        others = [id for id in rows if id not in said.left_out and id not in said.chosen]
        return [*said.chosen, *others][: max(SHOWN, len(said.chosen))]


def _check(page: StoryPage, chosen: Sequence[int], left_out: Sequence[int]) -> None:
    names = {"story": page.title, "most": SHOWN}
    if len(chosen) > SHOWN:
        raise CannotRelate(_("At most %(most)d stories stand below another.") % names)
    if len(set(chosen)) < len(chosen):
        raise CannotRelate(_("A story stands below “%(story)s” once: choose another one.") % names)
    if page.pk in {*chosen, *left_out}:
        raise CannotRelate(_("“%(story)s” cannot stand below itself.") % names)
    if set(chosen) & set(left_out):
        raise CannotRelate(_("A story can be chosen or left out, not both.") % names)
    found = {each.pk: each for each in StoryPage.objects.filter(pk__in={*chosen, *left_out})}
    for id in chosen:
        other = found.get(id)
        if other is None or not other.live:
            raise CannotRelate(_("“%(other)s” is not published: choose another one.") % {"other": other or id})
        if other.locale_id != page.locale_id:
            raise CannotRelate(_("“%(other)s” is in another language: choose another one.") % {"other": other})
