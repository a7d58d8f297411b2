"""The door through which a held comment reaches the readers."""

from warta.newsroom.ledger.models import Act
from warta.newsroom.talk.decision import Step, decide
from warta.newsroom.talk.models import Comment, State

STEP = Step(of=frozenset({State.HELD}), to=State.APPROVED)


def approve(comment: Comment, *, actor, reason: str = "", seen: str | None = None) -> Act | None:
    """Show a held comment; a reply only once the comment that it answers is shown. Returns the act.

    Raises what `decision.decide` raises.
    """
    return decide(STEP, comment, actor=actor, reason=reason, seen=seen)
