"""The stories that stand killed, from the ledger: what readers are told in their place, and where they were shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import OuterRef, Subquery

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.standing import GONE, SHOWN
from warta.press.source import Killed, Listing


def killed_stories(ids: Collection[int] | None = None) -> Iterator[Killed]:
    """Those whose last act before readers was a kill, the newest first: all of them, or those of these."""
    kills = Act.objects.filter(kind=Act.Kind.KILL)
    if ids is not None:
        kills = kills.filter(story_id__in=ids)
    standing = Act.objects.filter(story_id=OuterRef("story_id"), kind__in=(*SHOWN, *GONE)).order_by("-id")
    kills = kills.annotate(last=Subquery(standing.values("pk")[:1]))
    for act, last in ((act, act.last) for act in kills.order_by("-id").iterator()):
        if act.pk == last:
            yield Killed(
                id=act.story_id,
                language=act.changed["language"],
                at=act.at,
                note=act.changed["note"],
                listings=tuple(map(_listing, act.changed.get("listings", ()))),
            )


def _listing(key: str) -> Listing:
    kind, id, language = key.split("/")
    return Listing(kind, int(id), language)
