"""The door by which a story goes to its readers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publication import record_publication


class Scheduled(Exception):  # noqa: N818
    """The story waits for its time. The message says for which."""


@transaction.atomic
def publish(page: StoryPage, *, actor, reason: str = "") -> Act:
    """Publish a story's newest revision, and write it into the ledger, or neither.

    ``actor`` is a user, or None for the command line. Raises PermissionDenied where the user may not publish it,
    Scheduled where it is to appear later, and ValidationError where it is not fit to be published.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(
            _("%(name)s may not publish “%(story)s”: ask an editor to.") % {"name": actor, "story": page.title}
        )
    revision = page.latest_revision or page.save_revision(user=actor, clean=False)
    draft = revision.as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        raise Scheduled(
            _("“%(story)s” is to appear at %(time)s: take that time out of its settings to publish it now.")
            % {"story": draft.title, "time": timezone.localtime(draft.go_live_at).isoformat(" ", "minutes")}
        )
    # The row comes first: the receiver sees by it that this revision needs none of its own.
    act = record_publication(page, revision, actor=actor, reason=reason)
    revision.publish(user=actor, skip_permission_checks=True)
    return act
