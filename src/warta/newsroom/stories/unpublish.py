"""The door by which a story is taken from its readers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publication import record_removal


class NotPublished(Exception):  # noqa: N818
    """There is nothing to take away. The message says of which story."""


@transaction.atomic
def unpublish(page: StoryPage, *, actor, reason: str = "") -> Act:
    """Take a story down, and write it into the ledger, or neither.

    ``actor`` is a user, or None for the command line. Raises PermissionDenied where the user may not take it
    down, and NotPublished where readers do not have it.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    if not page.live:
        raise NotPublished(_("“%(story)s” is not published.") % names)
    if actor is not None and not page.permissions_for_user(actor).can_unpublish():
        raise PermissionDenied(_("%(name)s may not take down “%(story)s”: ask an editor to.") % names)
    act = record_removal(page, actor=actor, reason=reason)
    UnpublishPageAction(page, user=actor).execute(skip_permission_checks=True)
    return act
