"""The door by which an author, a tag, an agency or a section gets another name or address."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.house.named import check_right, kind_of, locked, paths, record_named, steps
from warta.newsroom.stories.models import Agency, Author, SectionPage


class Seen(NamedTuple):
    """What readers see of a thing: its words, and where its pages stand."""

    words: dict[str, object]
    paths: dict[str, str]


_NAMING = {"name", "address", "url"}
"""What makes a change a renaming; the rest is a change of its page."""


@transaction.atomic
def rename(
    thing, *, name: str | None = None, slug: str | None = None, url: str | None = None, actor, reason: str = ""
) -> Act | None:
    """Give something another name, address or, for an agency, another site; None is: as it is.

    One row, whatever was given; None where nothing is different. ``actor`` is a user, or None for the command line.
    Raises PermissionDenied where the user may not change it, and ValidationError where the name or address will
    not do. A section that has changes which are not published yet keeps them as its draft.
    """
    given = {"name": name, "slug": slug, "url": url}
    given = {field: value.strip() for field, value in given.items() if value is not None}
    thing = locked(kind_of(thing), thing.pk)
    check_right(actor, thing)
    before = seen(thing)
    with by_door(kind_of(thing), thing.pk):
        (_rename_section if isinstance(thing, SectionPage) else _rename)(thing, given, actor)
    return record_change(before, thing, actor=actor, reason=reason)


def seen(thing) -> Seen:
    """What readers see of it now, in memory or in the database."""
    words: dict[str, object]
    match thing:
        case SectionPage():
            words = {"name": thing.title, "description": thing.description, "published": thing.live}
        case Agency():
            words = {"name": thing.name, "url": thing.url}
        case Author():
            own = sorted((each.locale_id, each.role, each.biography) for each in thing.in_languages.all())
            words = {
                "name": thing.name,
                "role": thing.role,
                "biography": thing.biography,
                "picture": thing.picture_id,
                "in_languages": [each for each in own if any(each[1:])],
            }
        case _:
            words = {"name": thing.name}
    return Seen(words, paths(thing))


def record_change(before: Seen, thing, *, actor=None, reason: str = "") -> Act | None:
    """Write what differs from what was seen before: the same whoever changed it. None where nothing does."""
    after = seen(thing)
    fields = {field for field, value in after.words.items() if before.words[field] != value}
    moved = steps(before.paths, after.paths)
    if moved:
        fields.add("address")
    if not fields:
        return None
    named = {field: [before.words[field], after.words[field]] for field in sorted(fields & {"name", "url"})}
    kind = Act.Kind.RENAME if fields & _NAMING else Act.Kind.HOUSE
    title = " → ".join(named["name"]) if "name" in named else ""
    return record_named(kind, thing, moved, title=title, actor=actor, reason=reason, fields=sorted(fields), **named)


def _rename(thing, given: dict[str, str], actor) -> None:
    for field, value in given.items():
        setattr(thing, field, value)
    thing.full_clean()
    thing.save()


def _rename_section(section: SectionPage, given: dict[str, str], actor) -> None:
    """What readers have gets the name, and so does a draft on top of it."""
    fields = {{"name": "title"}.get(field, field): value for field, value in given.items()}
    draft = section.get_latest_revision_as_object() if section.has_unpublished_changes else None
    live = section.live
    for page in (section, draft):
        if page is not None:
            for field, value in fields.items():
                setattr(page, field, value)
            page.full_clean()
    if live:
        section.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
    if draft is not None or not live:
        (draft or section).save_revision(user=actor)
    if live:
        section.refresh_from_db()
