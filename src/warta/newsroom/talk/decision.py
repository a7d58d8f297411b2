"""What the doors of moderation share: who may, from which state, and what the ledger says of it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.talk.models import Comment, State

MAY_MODERATE = "talk.change_comment"


class NotDone(Exception):  # noqa: N818
    """The comment was not changed. The message says why, to a moderator, in their language."""


@dataclass(frozen=True)
class Step:
    """From which states a door leads to which."""

    of: frozenset[State]
    to: State


def decide(step: Step, comment: Comment, *, actor, reason: str = "", seen: str | None = None) -> Act | None:
    """Take a comment from one state to another, once.

    ``actor`` is a user, or None for the command line. ``seen`` is the state that the moderator saw; where another
    moderator was faster, nothing is changed. Returns the act in the ledger, or None where readers see no
    difference. Raises NotDone, or PermissionDenied.
    """
    if actor is not None and not actor.has_perm(MAY_MODERATE):
        raise PermissionDenied(_("You may not moderate comments."))
    with transaction.atomic():
        before = Comment.objects.select_related("decided_by", "story", "parent").filter(pk=comment.pk).first()
        if before is None:
            raise NotDone(_("The comment is no longer there."))
        if before.state not in step.of or (seen is not None and before.state != seen):
            raise NotDone(_as_it_stands(before))
        if step.to == State.APPROVED and before.parent is not None and before.parent.state != State.APPROVED:
            raise NotDone(
                _("This reply answers a comment by {name} that readers do not see. Approve that one first.").format(
                    name=before.parent.name
                )
            )
        # Only if it still is what it was a moment ago: another process may have been between.
        changed = Comment.objects.filter(pk=before.pk, state=before.state).update(
            state=step.to,
            decided_by=None if step.to == State.HELD else actor,
            decided_at=None if step.to == State.HELD else timezone.now(),
            reason=reason,
        )
        if not changed:
            raise NotDone(_as_it_stands(Comment.objects.select_related("decided_by").get(pk=before.pk)))
        comment.refresh_from_db()
        return _act(before, step.to, actor, reason)


def _act(before: Comment, to: State, actor, reason: str) -> Act | None:
    if to == State.APPROVED:
        kind = Act.Kind.COMMENT_APPROVED
    elif before.state == State.APPROVED:
        kind = Act.Kind.COMMENT_WITHDRAWN
    else:
        return None
    return record(kind, story=before.story, actor=actor, reason=reason, changed={"comment": before.pk})


def _as_it_stands(comment: Comment) -> str:
    if comment.decided_by is None or comment.decided_at is None:
        return _("Nothing was changed: the comment by {name} is “{state}” now.").format(
            name=comment.name, state=comment.get_state_display()
        )
    return _("Nothing was changed: {moderator} was faster, and the comment by {name} is “{state}” now.").format(
        moderator=comment.decided_by.get_full_name() or comment.decided_by.get_username(),
        name=comment.name,
        state=comment.get_state_display(),
    )
