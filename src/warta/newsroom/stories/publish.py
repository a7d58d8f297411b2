"""The door by which a story goes to its readers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.desk.sign_off import sign_off as answer_for
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.fit import Scheduled, check_fit, moment
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publication import record_publication

__all__ = ["Scheduled", "newest_revision", "publish"]


@transaction.atomic
def publish(page: StoryPage, *, actor, reason: str = "", sign_off: str = "") -> Act:
    """Publish a story's newest revision, and write it into the ledger, or neither.

    ``actor`` is a user, or None for the command line; ``sign_off`` is why the errors stand that the desk finds in it.
    Raises PermissionDenied where the user may not publish it or sign them off, NotFit where it is to appear later, is
    under embargo, was killed or is held by the desk, and ValidationError where it is incomplete.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(
            _("%(name)s may not publish “%(story)s”: ask an editor to.") % {"name": actor, "story": page.title}
        )
    if sign_off:
        answer_for(page, actor=actor, reason=sign_off)
    revision = newest_revision(page, actor=actor)
    # The row comes first: the receiver sees by it that this revision needs none of its own.
    act = record_publication(page, revision, actor=actor, reason=reason)
    with by_door(Act.Kind.PUBLISH, page.pk):
        revision.publish(user=actor, skip_permission_checks=True)
    return act


def newest_revision(page: StoryPage, *, actor):
    """The revision that would be published now. Raises NotFit where it may not be."""
    revision = page.latest_revision or page.save_revision(user=actor, clean=False)
    draft = revision.as_object()
    check_fit(draft)
    if draft.go_live_at and draft.go_live_at > timezone.now():
        raise Scheduled(
            _("“%(story)s” is to appear at %(time)s: take that time out of its settings to publish it now.")
            % {"story": draft.title, "time": moment(draft.go_live_at)}
        )
    return revision
