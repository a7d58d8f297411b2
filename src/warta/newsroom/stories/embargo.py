"""The door by which a story is kept back: nobody publishes it before that moment, by whatever button."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.models import StoryPage


class NoEmbargo(Exception):  # noqa: N818
    """It cannot be set so. The message says why."""


@transaction.atomic
def embargo(page: StoryPage, *, until: datetime | None, actor, reason: str = "") -> Act:
    """Keep a story back until a time to come, or with ``until`` None lift its embargo; and write it into the ledger,
    or neither. What was told to appear earlier appears then.

    Whoever may edit the story may set an embargo or make it longer; only who may publish it shortens or lifts one.
    Raises PermissionDenied, and NoEmbargo where readers have the story already, the time is past, or there is none
    to lift. ``actor`` is None on the command line.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    sooner = page.embargo_until is not None and (until is None or until < page.embargo_until)
    if actor is not None:
        rights = page.permissions_for_user(actor)
        if not (rights.can_publish() if sooner else rights.can_edit()):
            raise PermissionDenied(_("%(name)s may not change the embargo of “%(story)s”: ask an editor to.") % names)
    if until is None and page.embargo_until is None:
        raise NoEmbargo(_("“%(story)s” is under no embargo.") % names)
    if until is not None and page.live:
        raise NoEmbargo(_("Readers have “%(story)s” already: take it down first.") % names)
    if until is not None and until <= timezone.now():
        raise NoEmbargo(_("That time is past: an embargo ends at a time that is still to come."))
    StoryPage.objects.filter(pk=page.pk).update(embargo_until=until)
    changed = {"until": until and until.isoformat()}
    if until is not None and _postpone(page, until):
        changed["scheduled"] = until.isoformat()
    return record(Act.Kind.EMBARGO, story=page, actor=actor, reason=reason, changed=changed)


def _postpone(page: StoryPage, until: datetime) -> bool:
    """Let a revision that was to appear earlier appear at the end of the embargo. Whether there was one."""
    early = list(page.revisions.filter(approved_go_live_at__lt=until))
    with by_door(Act.Kind.SCHEDULE, page.pk):
        for revision in early:
            revision.approved_go_live_at = until
            revision.content = {**revision.content, "go_live_at": until.isoformat()}
            revision.save(update_fields=["approved_go_live_at", "content"])
    if early:
        StoryPage.objects.filter(pk=page.pk).update(go_live_at=until)
    return bool(early)
