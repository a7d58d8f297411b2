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


SLICE = 1000
"""Stories looked at in one query: other threads have their turn between two."""


def sweep() -> int:
    """Write the missing acts; returns how many there were."""
    missed = after = 0
    while rows := list(_standings().filter(pk__gt=after)[:SLICE]):
        for id, live, revision, standing, shown in rows:
            if live and standing == Act.Kind.KILL:
                _take_down(id)
            elif live and (standing not in SHOWN or shown != revision):
                story = StoryPage.objects.select_related("live_revision", "locale").get(pk=id)
                missed += _write(record_publication, story, story.live_revision)
            elif not live and standing in SHOWN:
                missed += _write(record_removal, StoryPage.objects.select_related("locale").get(pk=id))
        after = rows[-1][0]
    bring_in_line()
    return missed


def _standings():
    """Of each story: whether it is published and in which revision, and what the last act before readers says of it.
    Nothing else is read: there may be a hundred thousand."""
    last = Act.objects.filter(story_id=OuterRef("pk"), kind__in=(*SHOWN, *GONE)).order_by("-id")
    stories = StoryPage.objects.annotate(
        standing=Subquery(last.values("kind")[:1]), shown=Subquery(last.values("revision_id")[:1])
    )
    return stories.order_by("pk").values_list("pk", "live", "live_revision_id", "standing", "shown")


def _take_down(id: int) -> None:
    """Only a door brings back what was killed."""
    StoryPage.objects.filter(pk=id).update(live=False, live_revision=None)
    log.warning("Story %s was killed and published again by no door; the sweep took it down.", id)


def _write(record, story, *what) -> int:
    with transaction.atomic():
        act = record(story, *what, reason=REASON)
    log.warning("“%s” had no act for what it is now; the sweep wrote %s.", story.title, act.kind)
    return 1
