"""What keeps a story from its readers, whoever would publish it and by whatever button."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from warta.newsroom.desk.gate import held
from warta.newsroom.stories.models.killed import DarkFile
from warta.newsroom.stories.standing import is_killed


class NotFit(Exception):  # noqa: N818
    """The story cannot be published. The message says why and what to do, in the language that is active."""


class Scheduled(NotFit):
    """It waits for its time."""


class Killed(NotFit):
    """It was killed, and comes back by being restored only."""


class Embargoed(NotFit):
    """Nobody publishes it before its time."""


class PictureDark(NotFit):
    """It shows a picture that went dark with a story that was killed."""


class AliasOfKilled(NotFit, PermissionDenied):
    """It is a killed story at another address, and would be one that nobody killed."""


class HeldByDesk(NotFit):
    """The desk finds errors in it, and nobody has signed them off."""

    def __init__(self, why: str, mend: str = "") -> None:
        self.why = why
        mend = mend or _("Mend them, or sign them off with a reason under “Desk” beside the text.")
        super().__init__(f"{why} {mend}")


def check_fit(story, *, at: datetime | None = None) -> None:
    """Raise NotFit where this content of a story may not be before readers at that time (now, where none is given)."""
    check_may_appear(story, at=at)
    check_pictures(story.title, pictures_in(story.picture_id, story.body))
    check_desk(story)


def check_desk(story, written=None) -> None:
    """Raise HeldByDesk where the copy desk holds a story as it is, or as it is ``written`` in a form."""
    if why := held(story, written):
        raise HeldByDesk(why)


def check_may_appear(story, *, at: datetime | None = None) -> None:
    """Raise Killed or Embargoed."""
    at = at or timezone.now()
    if story.pk is not None and is_killed(story.pk):
        raise Killed(_("“%(story)s” was killed: only restoring it brings it back.") % {"story": story.title})
    if story.embargo_until is not None and at < story.embargo_until:
        raise Embargoed(
            _("“%(story)s” is under embargo until %(time)s: publish it then, or schedule it for that time or later.")
            % {"story": story.title, "time": moment(story.embargo_until)}
        )


def check_pictures(title: str, pictures: set[int]) -> None:
    """Raise PictureDark where one of these pictures is in the guarded folder."""
    if pictures and DarkFile.objects.filter(picture_id__in=pictures, dark=True).exists():
        raise PictureDark(
            _("“%(story)s” shows a picture that went dark with a killed story: choose another one.") % {"story": title}
        )


def check_stands_alone(story) -> None:
    """Raise AliasOfKilled where a story, kept as an alias, may not become one of its own: its text was killed."""
    killed = killed_original(story.pk)
    if killed is not None:
        raise AliasOfKilled(
            _("“%(story)s” was killed, and this is it at another address: restore it first.") % {"story": killed.title}
        )


def killed_original(id: int) -> Page | None:
    """The killed story that this page stands for as an alias, or as an alias of one."""
    above = Page.objects.filter(aliases=id).first()
    seen = set()
    while above is not None and above.pk not in seen:
        if is_killed(above.pk):
            return above
        seen.add(above.pk)
        above = above.alias_of
    return None


def pictures_in(lead: int | None, body) -> set[int]:
    """The ids of the pictures that a story shows."""
    found = {lead} if lead else set()
    for block in body:
        if block.block_type == "image" and block.value["picture"]:
            found.add(block.value["picture"].pk)
    return found


def moment(at: datetime) -> str:
    """A time as an editor reads it, in the newsroom's zone."""
    return timezone.localtime(at).isoformat(" ", "minutes")
