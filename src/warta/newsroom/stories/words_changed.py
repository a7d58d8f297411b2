"""What a revision of a story changes, seen from its readers."""

from __future__ import annotations

import json

from wagtail.models import Revision

FIELDS = {
    "title": "headline",
    "standfirst": "standfirst",
    "body": "text",
    "dateline_place": "dateline",
    "dateline_agency": "dateline",
    "dateline_date": "dateline",
    "bylines": "authors",
    "credits": "credits",
    "picture": "picture",
    "picture_caption": "picture",
    "story_tags": "tags",
    "tags": "tags",
    "slug": "address",
}
"""The fields of a story's revision, and what a reader would call them."""
WORDS = {"headline", "standfirst", "text", "dateline"}
"""What makes a story an updated one."""
_OWN = {"pk", "page", "content_object", "sort_order", "at"}
"""Of a part of a story: what may differ though nothing was changed."""


def what_changed(before: Revision | None, after: Revision | None) -> dict[str, object]:
    """``fields`` that differ between two revisions, sorted, and whether the ``text`` does.

    Where the earlier one is not kept any more the text counts as changed.
    """
    if before is None or after is None:
        return {"text": True}
    if before.pk == after.pk:
        return {"fields": [], "text": False}
    old, new = _read(before), _read(after)
    fields = sorted({name for key, name in FIELDS.items() if old[key] != new[key]})
    return {"fields": fields, "text": not WORDS.isdisjoint(fields)}


def _read(revision: Revision) -> dict[str, object]:
    return {key: _plain(revision.content.get(key)) for key in FIELDS}


def _plain(value: object) -> object:
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    if isinstance(value, list):
        return [_part(each) if isinstance(each, dict) else each for each in value]
    return value


def _part(part: dict) -> dict:
    return {key: value for key, value in part.items() if key not in _OWN}
