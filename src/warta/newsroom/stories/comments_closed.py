"""The doors by which readers may comment below a story, or may not any more. What was said stays."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import StoryPage

MAY_MODERATE = "talk.change_comment"


class AsItWas(Exception):  # noqa: N818
    """Nothing was changed: it was so already. The message says what."""


def close_comments(page: StoryPage, *, actor, reason: str = "") -> Act:
    """Take no more comments below a story, and write it into the ledger, or neither.

    For who may publish the story, and for moderators; ``actor`` is None on the command line. Raises PermissionDenied
    and AsItWas.
    """
    return _set(page, Act.Kind.COMMENTS_CLOSED, actor, reason)


def open_comments(page: StoryPage, *, actor, reason: str = "") -> Act:
    """Take comments below a story again; as `close_comments`."""
    return _set(page, Act.Kind.COMMENTS_OPENED, actor, reason)


def may_close(page: StoryPage, user) -> bool:
    return user.has_perm(MAY_MODERATE) or page.permissions_for_user(user).can_publish()


@transaction.atomic
def _set(page: StoryPage, kind: Act.Kind, actor, reason: str) -> Act:
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    opened = kind == Act.Kind.COMMENTS_OPENED
    if actor is not None and not may_close(page, actor):
        raise PermissionDenied(
            _("%(name)s may not decide whether readers comment on “%(story)s”: ask an editor to.") % names
        )
    if page.comments_open == opened:
        raise AsItWas(
            _("Readers may comment on “%(story)s” already.") % names
            if opened
            else _("Comments on “%(story)s” are closed already.") % names
        )
    StoryPage.objects.filter(pk=page.pk).update(comments_open=opened)
    return record(kind, story=page, actor=actor, reason=reason, changed={"language": page.locale.language_code})
