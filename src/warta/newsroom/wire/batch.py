"""What `warta wire take` does with one file: to the inbox, to a draft, to the readers, as it was told."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from warta.newsroom.desk.dismiss import NotDecided
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import press_now_or_wait
from warta.newsroom.stories.fit import HeldByDesk, NotFit
from warta.newsroom.stories.models import Author, SectionPage, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.wire.draft import AlreadyMade, NoDraft, make_story
from warta.newsroom.wire.intake import take_in
from warta.newsroom.wire.take import Taken
from warta.story import Dateline, primary
from warta.wire.item import ItemCredit, LeftOut


class WrongOrder(Exception):  # noqa: N818  # it is what the order is
    """The command asks for what this newsroom does not have. The message says what it has."""


class Refused(Exception):  # noqa: N818  # it is what happened to the file
    """A file that was read and cannot be handled as told; nothing of it was kept. The message says why."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was done with one item. Addresses that do not exist yet are empty."""

    guid: str
    version: str
    new: bool
    headline: str
    language: str
    reading_minutes: int
    words: int
    dateline: Dateline | None
    credit: tuple[ItemCredit, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[str, ...]
    inbox_address: str
    draft_address: str = ""
    address: str = ""
    edition: int | None = None
    """The edition that readers got it in; None where it was not published, or could not be pressed."""
    problem: str = ""
    """Why readers do not have it although it was published."""


@dataclass(frozen=True)
class Order:
    """What is to be done with every file, checked against the newsroom once."""

    sections: tuple[SectionPage, ...]
    """Those of the name that was asked for, one a language at most; empty where no story is wanted."""
    section: str | None
    publish: bool
    reason: str
    sign_off: str
    language: str | None
    author: Author | None
    again: bool

    @classmethod
    def of(
        cls,
        *,
        section: str | None,
        publish: bool,
        reason: str,
        language: str | None,
        author: str | None,
        again: bool,
        sign_off: str = "",
    ):
        """Raises WrongOrder for a section, a language or an author that the newsroom does not have."""
        sections = tuple(SectionPage.objects.filter(slug=section).select_related("locale")) if section else ()
        if section and not sections:
            raise WrongOrder(f"there is no section {section}: {_sections() or 'make one in the newsroom first'}.")
        signed = Author.objects.filter(slug=author).first() if author else None
        if author and signed is None:
            names = ", ".join(Author.objects.values_list("slug", flat=True)[:30])
            raise WrongOrder(f"there is no author {author}: {names or 'add one in the newsroom first'}.")
        return cls(sections, section, publish, reason, sign_off, language, signed, again)


def carry_out(order: Order, raw: bytes, *, name: str) -> list[Report]:
    """All of a file, or nothing of it. Raises Unreadable or Refused, and then nothing has changed."""
    with transaction.atomic():
        done = [_handle(order, taken) for taken in take_in(raw, name=name, language=order.language)]
    # Only what is committed can be pressed.
    return [_report(taken, story, act) for taken, story, act in done]


def _handle(order: Order, taken: Taken):
    """The item, its story if one was wanted, and the act if it was published."""
    if not order.section:
        return taken, None, None
    read = taken.version.read
    if order.publish and read.embargo and read.embargo > timezone.now():
        raise Refused(f"it is under embargo until {read.embargo:%Y-%m-%d %H:%M %Z}. Take it without --publish.")
    try:
        story = make_story(
            taken.item,
            section=_section(order, order.language or read.language),
            actor=None,
            language=order.language,
            author=order.author,
            again=order.again,
        )
    except AlreadyMade as problem:
        raise Refused(f"{problem} It is at {_edit_address(problem.story)}; --again makes another.") from problem
    except NoDraft as problem:
        raise Refused(str(problem)) from problem
    return taken, story, _publish(story, order) if order.publish else None


def _publish(story: StoryPage, order: Order) -> Act:
    try:
        return publish(story, actor=None, reason=order.reason, sign_off=order.sign_off)
    except HeldByDesk as problem:
        raise Refused(f"{problem.why} Take it without --publish, or answer for them with --sign-off.") from problem
    except NotDecided as problem:
        raise Refused(str(problem)) from problem
    except NotFit as problem:
        raise Refused(str(problem)) from problem
    except ValidationError as problem:
        why = " ".join(problem.messages)
        raise Refused(f"it is not fit to be published: {why} Take it without --publish.") from problem


def _section(order: Order, language: str) -> SectionPage:
    spoken = primary(language)
    for section in order.sections:
        if primary(section.locale.language_code) == spoken:
            return section
    there = _sections(spoken)
    raise Refused(
        f"the text is in {language}, and there is no section {order.section} in it: "
        + (f"{there}." if there else "the newsroom has none in that language.")
    )


def _sections(language: str = "") -> str:
    """The sections that there are, as the command names them."""
    sections = SectionPage.objects.select_related("locale").order_by("locale__language_code", "slug")
    if language:
        sections = sections.filter(locale__language_code__startswith=language)
    return ", ".join(f"{section.slug} ({section.locale.language_code})" for section in sections)


def _report(taken: Taken, story: StoryPage | None, act) -> Report:
    version = taken.version
    read = version.read
    edition = press_now_or_wait(act.pk) if act is not None else None
    return Report(
        guid=read.guid,
        version=version.version,
        new=taken.new,
        headline=read.headline,
        language=read.language,
        reading_minutes=version.minutes,
        words=version.words,
        dateline=read.dateline,
        credit=read.credit,
        left_out=read.left_out,
        problems=read.problems,
        inbox_address=settings.BASE_URL + reverse("wire:item", args=[taken.item.pk]),
        draft_address=_edit_address(story) if story is not None else "",
        address=settings.BASE_URL + story.path_on_site if act is not None else "",
        edition=edition,
        problem="published, but not pressed yet: see the ledger in the newsroom."
        if act is not None and edition is None
        else "",
    )


def _edit_address(story: StoryPage) -> str:
    return settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[story.pk])
