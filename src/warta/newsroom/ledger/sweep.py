"""The sweep: finds what was published or taken down without an act, and writes the act; and files of pictures that
are not where they belong, and moves them there.

It should find nothing. It is here because readers must get what the newsroom shows as published also where a
process died, or another program changed the database.
"""

import logging

from django.db import transaction
from django.db.models import OuterRef, Subquery

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.dark import bring_in_line
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publication import record_publication, record_removal
from warta.newsroom.stories.standing import GONE, SHOWN

log = logging.getLogger("warta.ledger")

REASON = "found by the sweep"


def sweep() -> int:
    """Write the missing acts; returns how many there were."""
    standing = Act.objects.filter(story_id=OuterRef("pk"), kind__in=(*SHOWN, *GONE)).order_by("-id")
    stories = StoryPage.objects.annotate(
        standing=Subquery(standing.values("kind")[:1]), shown=Subquery(standing.values("revision_id")[:1])
    )
    missed = 0
    # Only a door brings back what was killed.
    for story in stories.filter(live=True, standing=Act.Kind.KILL):
        StoryPage.objects.filter(pk=story.pk).update(live=False, live_revision=None)
        log.warning("“%s” was killed and published again by no door; the sweep took it down.", story.title)
    for story in stories.filter(live=True).select_related("live_revision", "locale"):
        if story.standing not in SHOWN or story.shown != story.live_revision_id:
            missed += _write(record_publication, story, story.live_revision)
    for story in stories.filter(live=False, standing__in=SHOWN).select_related("locale"):
        missed += _write(record_removal, story)
    bring_in_line()
    return missed


def _write(record, story, *what) -> int:
    with transaction.atomic():
        act = record(story, *what, reason=REASON)
    log.warning("“%s” had no act for what it is now; the sweep wrote %s.", story.title, act.kind)
    return 1
