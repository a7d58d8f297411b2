"""The index follows the editions: what readers have is then found by search, and shown below its neighbours.

What was chosen is kept together with the act that has it pressed, so that a crash at any instant leaves either acts
to follow or an act to press, and never a page that shows another choice than the database has.

None of it is done under the press's lock: while a killed story is taken out of the index's files, which takes seconds
on a large site, other acts are pressed.
"""

from django.db import transaction
from django.utils import timezone

from warta.newsroom.home import index
from warta.newsroom.ledger.models import Act, Receipt
from warta.newsroom.ledger.receipts import INDEX_FILES, expect
from warta.newsroom.ledger.record import record
from warta.newsroom.ledger.touch import touched
from warta.newsroom.ledger.turn import INDEX, turn
from warta.newsroom.stories.related import bring_up, choose_related, keep_choices
from warta.newsroom.stories.searched import Naming, all_names, naming, published_documents
from warta.press.impact import Touched

BATCH = 500
"""Acts followed at a time."""


def follow(*, wait: bool = True) -> bool:
    """Let the index have some of what was pressed; says whether there was anything. Without ``wait`` nothing is done
    while somebody else writes into the index."""
    with turn(INDEX, wait=wait) as mine:
        return mine and _follow()


def _follow() -> bool:
    acts = list(Act.objects.filter(followed_at=None).exclude(edition=None).order_by("id")[:BATCH])
    if not acts:
        return False
    changes = touched(act for act in acts if act.kind != Act.Kind.RELATED)
    named = _naming(changes)
    chosen = {}
    if changes.stories or named.names or named.forget:
        bring_up(changes.stories, index(), named)
    if changes.stories:
        chosen = choose_related(changes.stories, index())
    with transaction.atomic():
        kept = keep_choices(chosen)
        if kept:
            record(Act.Kind.RELATED, changed={"stories": sorted(kept)})
        expect([act for act in acts if act.kind == Act.Kind.KILL], INDEX_FILES)
        Act.objects.filter(pk__in=[act.pk for act in acts]).update(followed_at=timezone.now())
    return True


def _naming(changes: Touched) -> Naming:
    """What was renamed, merged, parted, made or deleted; all there is where a language came."""
    return Naming(list(all_names()), []) if changes.everything else naming(changes.named)


def purge_killed(*, wait: bool = False) -> bool:
    """Leave no byte of killed stories in the files of the index; says whether there was anything to do. Without
    ``wait`` nothing is done while somebody else writes into the index."""
    with turn(INDEX, wait=wait) as mine:
        waiting = Receipt.objects.filter(place=INDEX_FILES, at=None).exclude(act__followed_at=None)
        stories = dict(waiting.values_list("pk", "act__story_id")) if mine else {}
        if not stories:
            return False
        index().purge(set(stories.values()))
        Receipt.objects.filter(pk__in=stories, at=None).update(at=timezone.now())
        return True


def refill() -> None:
    """Make the index anew from the database. What acts ask of their neighbours is still to be followed."""
    with turn(INDEX):
        index().replace(published_documents(), all_names())
