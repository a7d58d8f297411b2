"""Writing an act into the ledger. Doors call it inside the transaction of what they do."""

from django.db import transaction

from warta.newsroom.ledger.acting import actor as acting_user
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.wake import ring


def record(kind, *, story=None, actor=None, reason="", changed=None, revision=None, title="") -> Act:
    """Write one act; the worker is woken once it is committed.

    ``story`` is a story page or its id, ``revision`` a revision or its id. Without an ``actor`` the act is that
    of the signed-in user of the current request, and where there is none, Warta's own. Raises ValueError for a
    kind that the ledger does not know.
    """
    kind = Act.Kind(kind)
    actor = actor or acting_user()
    act = Act.objects.create(
        kind=kind,
        story_id=getattr(story, "pk", story),
        title=(title or getattr(story, "title", ""))[:255],
        actor=actor,
        actor_name=_name(actor),
        reason=reason,
        changed=changed or {},
        vacated=(changed or {}).get("path", [""])[0] or "",
        revision_id=getattr(revision, "pk", revision),
    )
    transaction.on_commit(ring)
    return act


def _name(actor) -> str:
    return "" if actor is None else (actor.get_full_name() or actor.get_username())[:255]
