"""The sweep: finds what was published or taken down without an act, and writes the act.

It should find nothing. It is here because readers must get what the newsroom shows as published also where a
process died, or another program changed the database.
"""

import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import StoryPage

log = logging.getLogger("warta.ledger")

STANDING = (Act.Kind.PUBLISH, Act.Kind.REVISE, Act.Kind.UNPUBLISH)


def sweep() -> int:
    """Write the missing acts; returns how many there were."""
    last = Act.objects.filter(story_id=OuterRef("pk"), kind__in=STANDING).order_by("-id")
    stories = StoryPage.objects.annotate(known=Exists(last), last=Subquery(last.values("kind")[:1]))
    missed = [(story, Act.Kind.PUBLISH) for story in stories.filter(live=True).exclude(last__in=STANDING[:2])]
    missed += [(story, Act.Kind.UNPUBLISH) for story in stories.filter(live=False, last__in=STANDING[:2])]
    for story, kind in missed:
        with transaction.atomic():
            record(kind, story=story, reason="found by the sweep")
        log.warning("Story %s had no act for %s; the sweep wrote it.", story.pk, kind)
    return len(missed)
