"""What was decided about findings of a story and still holds."""

from __future__ import annotations

from typing import NamedTuple

from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.remarks import Remark


class Decided(NamedTuple):
    """The remarks on a story by what was decided about them."""

    open: list[Remark]
    dismissed: list[tuple[Remark, Decision]]
    signed_off: list[tuple[Remark, Decision]]


def standing(story: int | None) -> dict[str, Decision]:
    """The decisions about a story by the marks of the findings; a dismissal counts before a signature."""
    if story is None:
        return {}
    found = Decision.objects.filter(story_id=story, taken_back_at=None).select_related("by")
    return {each.mark: each for each in sorted(found, key=lambda each: each.kind == Decision.Kind.DISMISSED)}


def decided(story: int | None, remarks: tuple[Remark, ...]) -> Decided:
    if not remarks:
        return Decided([], [], [])
    made = standing(story)
    both = [(remark, made[remark.mark]) for remark in remarks if remark.mark in made]
    return Decided(
        [remark for remark in remarks if remark.mark not in made],
        [each for each in both if each[1].kind == Decision.Kind.DISMISSED],
        [each for each in both if each[1].kind == Decision.Kind.SIGNED_OFF],
    )
