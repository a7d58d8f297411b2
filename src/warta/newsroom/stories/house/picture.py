"""What the ledger says when a picture that readers see is changed or deleted: which stories show it."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import Author, NewsPicture, SiteSettings, StoryPage

FIELDS = {
    "file": ("file",),
    "description": ("description",),
    "caption": ("caption",),
    "credit": ("credit",),
    "focal_point": ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
}
"""What readers see of a picture. Its title, its tags and its collection are the newsroom's own."""


class Shown(NamedTuple):
    """Who shows a picture to readers."""

    stories: list[int]
    by: list[str]
    """Authors, whose portrait it is, and ``site``, whose logo."""


def seen(picture: NewsPicture) -> dict[str, object]:
    return {name: tuple(str(getattr(picture, each)) for each in fields) for name, fields in FIELDS.items()}


def shown(picture: NewsPicture) -> Shown:
    """The published stories that show it, also within their text: Wagtail's index of references knows; and the rest
    of the house."""
    references = ReferenceIndex.get_references_to(picture)
    found = references.filter(content_type=ContentType.objects.get_for_model(StoryPage))
    ids = {int(id) for id in found.values_list("object_id", flat=True)}
    stories = StoryPage.objects.live().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)
    authors = Author.objects.filter(picture=picture).order_by("pk").values_list("pk", flat=True)
    site = ["site"] if SiteSettings.objects.filter(logo=picture).exists() else []
    return Shown(list(stories), [*(f"author/{id}" for id in authors), *site])


def record_change(before: dict[str, object], picture: NewsPicture, *, actor=None, reason: str = "") -> Act | None:
    """Write what differs from what was seen before; None where nothing does, or no reader sees the picture."""
    after = seen(picture)
    fields = sorted(name for name in after if before[name] != after[name])
    return _record(picture, shown(picture), fields, actor, reason) if fields else None


def record_removal(picture: NewsPicture, shown: Shown, *, actor=None, reason: str = "") -> Act | None:
    """Write that a picture is deleted; ``shown`` is who showed it before."""
    return _record(picture, shown, ["file"], actor, reason)


def _record(picture: NewsPicture, shown: Shown, fields: list[str], actor, reason: str) -> Act | None:
    if not (shown.stories or shown.by):
        return None
    changed = {"subject": f"picture/{picture.pk}", "fields": fields, "stories": shown.stories, "shown_by": shown.by}
    return record(Act.Kind.HOUSE, title=picture.title, actor=actor, reason=reason, changed=changed)
