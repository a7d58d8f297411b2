"""The door by which a killed story comes back, as readers had it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.dark import lighten
from warta.newsroom.stories.models import SourceKilled, StoryPage
from warta.newsroom.stories.publication import record_publication
from warta.newsroom.stories.standing import is_killed, last_shown, last_standing


class NotKilled(Exception):  # noqa: N818
    """There is nothing to restore. The message says of which story."""


@transaction.atomic
def restore(page: StoryPage, *, actor, reason: str = "") -> Act:
    """Publish the revision that readers had when a story was killed, and write it into the ledger, or neither.

    Its pictures come back, and what was marked because of it is not any more. Stories that were killed with it stay
    killed: each is restored by itself. ``actor`` is None on the command line. Raises PermissionDenied and NotKilled.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(_("%(name)s may not restore “%(story)s”: ask an editor to.") % names)
    if not is_killed(page.pk):
        raise NotKilled(_("“%(story)s” was not killed: there is nothing to restore.") % names)
    killed = last_standing(page.pk)
    revision = _as_readers_had_it(page, actor)
    lighten(revision.as_object())
    act = record_publication(page, revision, kind=Act.Kind.RESTORE, actor=actor, reason=reason, killed=killed.pk)
    # It is as readers had it: whoever published it then has answered for it.
    with by_door(Act.Kind.PUBLISH, page.pk):
        revision.publish(user=actor, skip_permission_checks=True)
    SourceKilled.objects.filter(act=killed, decision=SourceKilled.Decision.OPEN).update(
        decision=SourceKilled.Decision.LIFTED, decided_by=actor, decided_at=timezone.now()
    )
    return act


def killed_with(act: Act) -> list[StoryPage]:
    """The stories that this kill took with it and that are still killed."""
    followed = Act.objects.filter(kind=Act.Kind.KILL, changed__because_of=act.pk).values_list("story_id", flat=True)
    return [story for story in StoryPage.objects.filter(pk__in=list(followed)) if is_killed(story.pk)]


def _as_readers_had_it(page: StoryPage, actor) -> Revision:
    """Old revisions may have been cleared away; then it is the newest one."""
    shown = last_shown(page.pk)
    kept = Revision.objects.filter(pk=shown.revision_id).first() if shown else None
    return kept or page.latest_revision or page.save_revision(user=actor, clean=False)
