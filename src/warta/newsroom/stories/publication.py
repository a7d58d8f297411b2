"""What the ledger says of a story that is published: the same whoever publishes it."""

from __future__ import annotations

from wagtail.models import Revision

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.standing import SHOWN, last_standing
from warta.newsroom.stories.words_changed import what_changed


def record_publication(page, revision: Revision | None, *, actor=None, reason: str = "") -> Act:
    """Write that readers get this revision: for the first time, again, or in place of what they had."""
    before = last_standing(page.pk)
    kind = Act.Kind.REVISE if before and before.kind in SHOWN else Act.Kind.PUBLISH
    changed = {"language": page.locale.language_code}
    earlier = _last_shown(page.pk)
    if earlier is not None:
        changed |= what_changed(Revision.objects.filter(pk=earlier.revision_id).first(), revision)
    title = revision.content["title"] if revision else page.title
    return record(kind, story=page, actor=actor, reason=reason, changed=changed, revision=revision, title=title)


def record_removal(page, *, actor=None, reason: str = "") -> Act:
    """Write that readers do not get the story any more."""
    changed = {"path": [page.path_on_site, None], "language": page.locale.language_code}
    return record(Act.Kind.UNPUBLISH, story=page, actor=actor, reason=reason, changed=changed)


def _last_shown(story: int) -> Act | None:
    return Act.objects.filter(story_id=story, kind__in=SHOWN).order_by("-id").first()
