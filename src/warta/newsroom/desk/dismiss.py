"""The doors by which a finding is dismissed, with a reason that is kept, and by which that is taken back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.remarks import Remark
from warta.newsroom.desk.rights import may_look, may_sign_off

LONGEST_REASON = 1000


class NotDecided(Exception):  # noqa: N818
    """Nothing was decided. The message says what is missing."""


@transaction.atomic
def dismiss(page, remark: Remark, *, actor, reason: str) -> Decision:
    """Say that a finding is none. It comes back when its words change. ``actor`` is a user.

    Raises PermissionDenied, for an error also where the actor may not sign off, and NotDecided without a reason.
    """
    if not may_look(page, actor):
        raise PermissionDenied(_("You may not edit “%(story)s”.") % {"story": page.title})
    if remark.severity == "error" and not may_sign_off(page, actor):
        raise PermissionDenied(_("An error holds the story: ask an editor to dismiss it or to sign it off."))
    return decide(Decision.Kind.DISMISSED, page, remark, actor=actor, reason=reason)


@transaction.atomic
def take_back(decision: Decision, *, actor) -> None:
    """Let a finding count again. Raises PermissionDenied as `dismiss` does for an error."""
    if not may_look(decision.story, actor) or (decision.by_id != actor.pk and not may_sign_off(decision.story, actor)):
        raise PermissionDenied(_("What somebody else decided is taken back by an editor."))
    Decision.objects.filter(pk=decision.pk, taken_back_at=None).update(
        taken_back_by=actor, taken_back_at=timezone.now()
    )


def decide(kind: Decision.Kind, page, remark: Remark, *, actor, reason: str) -> Decision:
    """Write a decision down; one that was made before stays as it was."""
    reason = reason_given(reason)
    found, _made = Decision.objects.get_or_create(
        story_id=page.pk,
        mark=remark.mark,
        kind=kind,
        taken_back_at=None,
        defaults={
            "code": remark.code,
            "words": (remark.words or remark.original or "").replace("\0", ""),
            "said": remark.message().replace("\0", ""),
            "reason": reason,
            "by": actor,
            "by_name": "" if actor is None else (actor.get_full_name() or actor.get_username())[:255],
        },
    )
    return found


def reason_given(reason: str) -> str:
    """The reason in one line. Raises NotDecided where there is none, or too much of it."""
    reason = " ".join(reason.replace("\0", "").split())
    if not reason:
        raise NotDecided(_("Say why: the reason is kept."))
    if len(reason) > LONGEST_REASON:
        raise NotDecided(_("The reason may have %(most)s characters.") % {"most": LONGEST_REASON})
    return reason
