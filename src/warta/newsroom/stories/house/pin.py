"""The doors by which a story is pinned to a front page and taken off it again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.record import record
from warta.newsroom.stories.models import FrontPage, FrontPin, StoryPage

MOST = 8
"""Pins of one front page: a front on which everything is pinned shows nothing new."""


class CannotPin(ValueError):  # noqa: N818
    """The story cannot stand there. The message says why, and what to do."""


class NotPinned(ValueError):  # noqa: N818
    """There is no pin to take off. The message says of which story."""


@transaction.atomic
def pin(
    front: FrontPage, story: StoryPage, *, position: int = 1, until: datetime | None = None, actor, reason: str = ""
) -> Act | None:
    """Pin a published story at a place of the front page, 1 at the top, until a time or for good; or move its pin.

    One row; None where it stands there already. ``actor`` is a user, or None for the command line. Raises
    PermissionDenied where the user may not publish on that front, and CannotPin where the story cannot stand there.
    """
    front = _locked(front, actor)
    story = StoryPage.objects.select_related("locale").get(pk=story.pk)
    pins = list(front.pins.order_by("position", "pk"))
    mine = next((each for each in pins if each.story_id == story.pk), None)
    _check(front, story, until, full=mine is None and len(pins) >= MOST)
    before = mine and (mine.position, mine.until)
    mine = mine or FrontPin(front=front, story=story)
    mine.until = until
    others = [each for each in pins if each.story_id != story.pk]
    others.insert(max(position, 1) - 1, mine)
    _number(others)
    if before == (mine.position, mine.until):
        return None
    mine.save()
    changed = {"listing": _listing(front), "position": mine.position}
    if until is not None:
        changed["until"] = until.isoformat()
    return record(Act.Kind.PIN, story=story, actor=actor, reason=reason, changed=changed)


@transaction.atomic
def unpin(front: FrontPage, story: StoryPage, *, actor, reason: str = "") -> Act:
    """Take a story off the front page's pins.

    Raises PermissionDenied where the user may not publish on that front, and NotPinned where it is not pinned.
    """
    front = _locked(front, actor)
    found = front.pins.filter(story=story.pk).first()
    if found is None:
        raise NotPinned(_("“%(story)s” is not pinned to this front page.") % {"story": story.title})
    found.delete()
    _number(list(front.pins.order_by("position", "pk")))
    changed = {"listing": _listing(front), "position": found.position}
    return record(Act.Kind.UNPIN, story=story, actor=actor, reason=reason, changed=changed)


def expire_pins(now: datetime | None = None) -> int:
    """Take off what was pinned until a time that has come; returns how many. Called now and then by the worker."""
    over = FrontPin.objects.filter(until__lte=now or timezone.now()).select_related("front", "story")
    expired = 0
    for each in over:
        try:
            unpin(each.front, each.story, actor=None, reason="its time was over")
        except NotPinned:
            continue  # an editor was quicker
        expired += 1
    return expired


def lose_pins(story: int) -> None:
    """A story that readers do not have any more loses its place. The act that took it down says it all."""
    for front in FrontPage.objects.filter(pins__story=story):
        front.pins.filter(story=story).delete()
        _number(list(front.pins.order_by("position", "pk")))


def may_pin(user, front: FrontPage) -> bool:
    return front.permissions_for_user(user).can_publish()


def front_of(story: StoryPage) -> FrontPage | None:
    """The front page on which a story can be pinned: that of its language."""
    return FrontPage.objects.live().filter(locale=story.locale_id).order_by("pk").first()


def _locked(front: FrontPage, actor) -> FrontPage:
    front = FrontPage.objects.select_for_update(of=("self",)).get(pk=front.pk)
    if actor is not None and not may_pin(actor, front):
        name = actor.get_full_name() or actor.get_username()
        raise PermissionDenied(_("%(name)s may not arrange the front page: ask an editor to.") % {"name": name})
    return front


def _check(front: FrontPage, story: StoryPage, until: datetime | None, *, full: bool) -> None:
    names = {"story": story.title, "most": MOST}
    if not story.live:
        raise CannotPin(_("“%(story)s” is not published: publish it first.") % names)
    if story.locale_id != front.locale_id:
        raise CannotPin(_("“%(story)s” is in another language than this front page.") % names)
    if until is not None and until <= timezone.now():
        raise CannotPin(_("The time until which “%(story)s” is to be pinned is over already.") % names)
    if full:
        raise CannotPin(_("%(most)d stories are pinned to this front page, the most that fit: take one off.") % names)


def _number(pins: list[FrontPin]) -> None:
    """Give them the places from 1 on; what is in the database is kept right."""
    for position, each in enumerate(pins, start=1):
        if each.position != position:
            each.position = position
            if each.pk is not None:
                FrontPin.objects.filter(pk=each.pk).update(position=position)


def _listing(front: FrontPage) -> str:
    return f"front/{front.pk}/{front.locale.language_code}"
