"""The door by which an editor answers for the errors that are still open in a story."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warta.newsroom.desk.copy_of import Written, written_in
from warta.newsroom.desk.dismiss import decide, reason_given
from warta.newsroom.desk.gate import errors_of
from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.rights import may_sign_off


@transaction.atomic
def sign_off(page, *, actor, reason: str, written: Written | None = None) -> list[Decision]:
    """Sign off every error that is open in the newest version of a story, or in what is ``written`` in a form.

    They do not hold it any more, as long as their words stay; the ledger's row of each publication that has them says
    who signed them off, and why. ``actor`` is None on the command line. Raises PermissionDenied and NotDecided.
    """
    if actor is not None and not may_sign_off(page, actor):
        raise PermissionDenied(_("You may not sign off errors: ask an editor to."))
    reason = reason_given(reason)
    errors = errors_of(page, written or written_in(page.get_latest_revision_as_object())).open
    return [decide(Decision.Kind.SIGNED_OFF, page, each, actor=actor, reason=reason) for each in errors]
