"""The index follows the editions: what readers have is then found by search, and shown below its neighbours.

What was chosen is kept together with the act that has it pressed, so that a crash at any instant leaves either acts
to follow or an act to press, and never a page that shows another choice than the database has.
"""

from django.db import transaction
from django.utils import timezone

from warta.newsroom.home import index
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.ledger.touch import touched
from warta.newsroom.stories.related import bring_up, choose_related, keep_related, published_documents

BATCH = 500
"""Acts followed at a time."""


def follow() -> bool:
    """Let the index have some of what was pressed; says whether there was anything. Called under the press's lock."""
    acts = list(Act.objects.filter(followed_at=None).exclude(edition=None).order_by("id")[:BATCH])
    if not acts:
        return False
    ids = touched(act for act in acts if act.kind != Act.Kind.RELATED).stories
    chosen = {}
    if ids:
        bring_up(ids, index())
        chosen = choose_related(ids, index())
    with transaction.atomic():
        keep_related(chosen)
        if chosen:
            record(Act.Kind.RELATED, changed={"stories": sorted(chosen)})
        Act.objects.filter(pk__in=[act.pk for act in acts]).update(followed_at=timezone.now())
    return True


def refill() -> None:
    """Make the index anew from the database. What acts ask of their neighbours is still to be followed."""
    index().replace(published_documents())
