"""The door back into the queue."""

from warta.newsroom.ledger.models import Act
from warta.newsroom.talk.decision import Step, decide
from warta.newsroom.talk.models import Comment, State

STEP = Step(of=frozenset({State.APPROVED, State.REFUSED, State.SPAM, State.WITHDRAWN}), to=State.HELD)


def restore(comment: Comment, *, actor, reason: str = "", seen: str | None = None) -> Act | None:
    """Let a decided comment wait again; one that readers saw goes meanwhile. Returns the act, or None.

    Raises what `decision.decide` raises.
    """
    return decide(STEP, comment, actor=actor, reason=reason, seen=seen)
