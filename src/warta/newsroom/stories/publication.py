"""What the ledger says of a story that is published, or taken away: the same whoever does it."""

from __future__ import annotations

from wagtail.models import Revision

from warta.newsroom.desk.gate import told
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.standing import SHOWN, last_shown, last_standing
from warta.newsroom.stories.words_changed import what_changed


def record_publication(
    page, revision: Revision | None, *, kind: Act.Kind | None = None, actor=None, reason: str = "", **more
) -> Act:
    """Write that readers get this revision: for the first time, again, or in place of what they had. ``more`` is
    said of the act as well."""
    if kind is None:
        before = last_standing(page.pk)
        kind = Act.Kind.REVISE if before and before.kind in SHOWN else Act.Kind.PUBLISH
    changed = {"language": page.locale.language_code, **more}
    earlier = last_shown(page.pk)
    if earlier is not None:
        changed |= what_changed(Revision.objects.filter(pk=earlier.revision_id).first(), revision)
    errors = told(revision.as_object() if revision else page)
    if not reason:
        reason = "; ".join(dict.fromkeys(each["reason"] for each in errors.get("signed_off", ())))
    title = revision.content["title"] if revision else page.title
    return record(
        kind, story=page, actor=actor, reason=reason, changed=changed | errors, revision=revision, title=title
    )


def record_removal(
    page, *, kind: Act.Kind = Act.Kind.UNPUBLISH, actor=None, reason: str = "", path: str | None = None, **more
) -> Act:
    """Write that readers do not get the story any more. ``path`` is where they had it, where that is not its
    address now."""
    changed = {**vacated(page, [path or page.path_on_site, None]), **more}
    return record(kind, story=page, actor=actor, reason=reason, changed=changed)


def vacated(page, path: list[str | None]) -> dict[str, object]:
    """What an act says of an address that a story left: the whole of it, and its last step below which section."""
    return {
        "path": path,
        "language": page.locale.language_code,
        "section": page.get_parent().pk,
        "name": f"{page.slug}/",
    }
