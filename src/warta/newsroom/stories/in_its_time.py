"""What is asked of a revision that Wagtail is about to publish by itself: whether the desk lets it go."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.by_door import by_door, is_by_door
from warta.newsroom.stories.fit import HeldByDesk, check_desk
from warta.newsroom.stories.models import StoryPage

log = logging.getLogger("warta.desk")

HELD = "the desk found errors in it"
"""The reason in the ledger why a story did not appear at its time."""


def may_appear(revision: Revision) -> bool:
    """Whether a revision may be published. Raises HeldByDesk where somebody asks for it; where its time has come and
    nobody is there to be told, it does not appear any more by itself, and the ledger says so."""
    story = int(revision.object_id)
    if is_by_door(Act.Kind.PUBLISH, story):
        return True  # the door has asked
    draft = revision.as_object()
    try:
        check_desk(draft)
    except HeldByDesk as problem:
        if revision.approved_go_live_at is None or revision.approved_go_live_at > timezone.now():
            raise
        log.warning("A story did not appear at its time. %s", problem)
        _wait_for_an_editor(revision, story)
        return False
    return True


@transaction.atomic
def _wait_for_an_editor(revision: Revision, story: int) -> None:
    with by_door(Act.Kind.SCHEDULE, story):
        Revision.objects.for_instance(revision.content_object).update(approved_go_live_at=None)
        StoryPage.objects.filter(pk=story).update(go_live_at=None)
        record(
            Act.Kind.SCHEDULE,
            story=story,
            title=revision.content["title"],
            reason=HELD,
            changed={"at": None},
            revision=revision,
        )
