"""The door by which readers are told what was wrong and what is right. It is written once."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.by_door import by_door
from warta.newsroom.stories.models import StoryCorrection, StoryPage
from warta.newsroom.stories.models.correction import LONGEST_LINE
from warta.newsroom.stories.publication import record_publication
from warta.newsroom.stories.publish import newest_revision
from warta.newsroom.stories.unpublish import NotPublished


class NotSaid(Exception):  # noqa: N818
    """The correction does not say what it must. The message says what is missing."""


@transaction.atomic
def correct(
    page: StoryPage,
    *,
    kind: str,
    wrong: str = "",
    right: str = "",
    text: str = "",
    actor,
    reason: str = "",
    corrects: StoryCorrection | None = None,
    revise: bool = False,
    at: datetime | None = None,
) -> Act:
    """Put a correction below a published story at once, and write it into the ledger, or neither.

    ``text`` is the line that readers get; without it one is made of ``wrong`` and ``right`` (see `correction_line`).
    ``corrects`` is an earlier correction of this story that was wrong itself. With ``revise`` the story's newest
    revision is published in the same act; without it the story's own words stay as readers have them. ``at`` is
    when it was written, where that was not now; ``actor`` is None on the command line.

    Raises PermissionDenied, NotPublished, NotSaid, and with ``revise`` what publishing raises.
    """
    page = StoryPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    names = {"name": actor, "story": page.title}
    if actor is not None and not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied(_("%(name)s may not correct “%(story)s”: ask an editor to.") % names)
    if not page.live:
        raise NotPublished(_("“%(story)s” is not published: change its text, nobody has read it yet.") % names)
    if kind not in StoryCorrection.Kind.values:
        raise NotSaid(_("“%(kind)s” is no kind of correction.") % {"kind": kind})
    if corrects is not None and corrects.page_id != page.pk:
        raise NotSaid(_("The correction that was wrong stands under another story."))
    line = correction_line(kind=kind, wrong=wrong, right=right, text=text, language=page.locale.language_code)
    revision = newest_revision(page, actor=actor) if revise else page.live_revision
    correction = StoryCorrection.objects.create(
        page=page,
        kind=kind,
        wrong=wrong.strip(),
        right=right.strip(),
        text=line,
        at=at or timezone.now(),
        corrects=corrects,
    )
    act = record_publication(
        page, revision, kind=Act.Kind.CORRECT, actor=actor, reason=reason, correction=correction.pk, as_kind=kind
    )
    if revise and revision.pk != page.live_revision_id:
        with by_door(Act.Kind.PUBLISH, page.pk):
            revision.publish(user=actor, skip_permission_checks=True)
    return act


def correction_line(*, kind: str, wrong: str, right: str, text: str, language: str) -> str:
    """The line as readers will see it, in the story's language. Raises NotSaid where it would say too little."""
    wrong, right, text = wrong.strip(), right.strip(), text.strip()
    if not text:
        if kind in (StoryCorrection.Kind.UPDATE, StoryCorrection.Kind.NOTE):
            text = right
        elif wrong and right:
            with translation.override(language):
                text = _("This story said: “%(wrong)s”. Correct is: “%(right)s”.") % {"wrong": wrong, "right": right}
    if not text:
        raise NotSaid(_("Say what was wrong and what is right, or write the line for readers yourself."))
    if len(text) > LONGEST_LINE:
        raise NotSaid(
            _("The line has %(length)d characters; it may have %(most)d.") % {"length": len(text), "most": LONGEST_LINE}
        )
    return text
