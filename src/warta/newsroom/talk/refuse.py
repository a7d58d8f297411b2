"""The door that turns a comment away."""

from warta.newsroom.ledger.models import Act
from warta.newsroom.talk.decision import Step, decide
from warta.newsroom.talk.models import Comment, State

STEP = Step(of=frozenset({State.HELD, State.APPROVED, State.SPAM}), to=State.REFUSED)


def refuse(comment: Comment, *, actor, reason: str = "", seen: str | None = None) -> Act | None:
    """Refuse a comment; one that readers saw goes. Returns the act, or None where readers saw nothing of it.

    Raises what `decision.decide` raises.
    """
    return decide(STEP, comment, actor=actor, reason=reason, seen=seen)
