"""What was merged into what. Stories go on naming what they named; what stands for it has the words and the page."""

from __future__ import annotations

from collections.abc import Mapping

Merged = Mapping[int, int]
"""By id, the id of what it was merged into, which may have been merged itself."""


def merged(model) -> Merged:
    """All of a kind that were merged. One query."""
    return dict(model.objects.exclude(merged_into=None).order_by("pk").values_list("pk", "merged_into_id"))


def end(id: int, merged: Merged) -> int:
    """What stands for it, at the end of the chain; itself where it was not merged."""
    while id in merged:
        id = merged[id]
    return id


def taken_in(id: int, merged: Merged) -> list[int]:
    """What was merged into it, directly or by the way of another, by id."""
    found, newest = set(), {id}
    while newest:
        newest = {each for each, into in merged.items() if into in newest}
        found |= newest
    return sorted(found)


def ends(model, fields: tuple[str, ...]) -> dict[int, tuple]:
    """By the id of what was merged, these fields of what stands for it. Two queries."""
    pairs = merged(model)
    stand = {id: end(id, pairs) for id in pairs}
    rows = model.objects.filter(pk__in=set(stand.values())).values_list("pk", *fields)
    found = {pk: tuple(row) for pk, *row in rows}
    return {id: (last, *found[last]) for id, last in stand.items()}
