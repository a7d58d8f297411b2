"""The door by which an editor keeps a story although what it was made from was killed. Readers see no difference."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.stories.models import SourceKilled


@transaction.atomic
def keep(source: SourceKilled, *, actor) -> bool:
    """Decide that the story stays. False where it was decided before. Raises PermissionDenied."""
    if not source.story.permissions_for_user(actor).can_publish():
        raise PermissionDenied(
            _("%(name)s may not decide about “%(story)s”: ask an editor to.")
            % {"name": actor, "story": source.story.title}
        )
    # A conditional update: of two editors who press at once, one does it and the other is told.
    kept = SourceKilled.objects.filter(pk=source.pk, decision=SourceKilled.Decision.OPEN).update(
        decision=SourceKilled.Decision.KEPT, decided_by=actor, decided_at=timezone.now()
    )
    source.refresh_from_db()
    return bool(kept)
