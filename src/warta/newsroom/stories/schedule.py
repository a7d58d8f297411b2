"""The door by which a story, or its newest revision, is told to appear later."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.fit import check_fit
from warta.newsroom.stories.models import StoryPage


class NotScheduled(Exception):  # noqa: N818
    """The time does not make sense. The message says why."""


@transaction.atomic
def schedule(page: StoryPage, *, at: datetime | None, actor, reason: str = "") -> Act:
    """Let the newest revision of a story appear at a time to come, or with ``at`` None not by itself any more; and
    write it into the ledger, or neither. What is published already stays until then.

    Raises PermissionDenied, NotScheduled for a time that is past or where none was set, and NotFit where the story
    was killed or is under embargo at that time. ``actor`` is None on the command line.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(_("%(name)s may not schedule “%(story)s”: ask an editor to.") % names)
    if at is not None and at <= timezone.now():
        raise NotScheduled(_("That time is past: choose one still to come, or publish “%(story)s” now.") % names)
    draft = (page.latest_revision or page.save_revision(user=actor, clean=False)).as_object()
    if at is None and draft.go_live_at is None:
        raise NotScheduled(_("“%(story)s” was not told to appear at any time.") % names)
    if at is not None:
        check_fit(draft, at=at)
    draft.go_live_at = at
    revision = draft.save_revision(user=actor, clean=False)
    act = record(
        Act.Kind.SCHEDULE,
        story=page,
        actor=actor,
        reason=reason,
        changed={"at": at and at.isoformat()},
        revision=revision,
        title=draft.title,
    )
    with by_door(Act.Kind.SCHEDULE, page.pk), by_door(Act.Kind.PUBLISH, page.pk):
        if at is not None:
            revision.publish(user=actor, skip_permission_checks=True)
        else:
            page.revisions.update(approved_go_live_at=None)
            StoryPage.objects.filter(pk=page.pk).update(go_live_at=None)
    return act
