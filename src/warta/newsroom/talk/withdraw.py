"""The door that takes an approved comment back from the readers."""

from warta.newsroom.ledger.models import Act
from warta.newsroom.talk.decision import Step, decide
from warta.newsroom.talk.models import Comment, State

STEP = Step(of=frozenset({State.APPROVED}), to=State.WITHDRAWN)


def withdraw(comment: Comment, *, actor, reason: str = "", seen: str | None = None) -> Act | None:
    """Take back an approved comment, and with it the replies below it. Returns the act.

    Raises what `decision.decide` raises.
    """
    return decide(STEP, comment, actor=actor, reason=reason, seen=seen)
