"""A newsroom at which random acts are done: who and what is there at first, and when what was done is pressed.

Each sequence of acts has a rhythm of its own: after each act nothing, an edition, or an edition that the index follows.
So some editions hold one act and others many, and acts meet pages whose neighbours are not chosen yet.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from tests.newsroom.law.readers import look
from warta.newsroom.home import home
from warta.newsroom.ledger.worker import follow_pressed, press_pending, rebuild_everything
from warta.newsroom.stories.comments_closed import AsItWas
from warta.newsroom.stories.correct import NotSaid
from warta.newsroom.stories.embargo import NoEmbargo
from warta.newsroom.stories.fit import NotFit
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.groups import MODERATOR
from warta.newsroom.stories.house.merge import CannotMerge
from warta.newsroom.stories.house.pin import CannotPin, NotPinned
from warta.newsroom.stories.models import (
    Agency,
    Author,
    FrontPage,
    SectionPage,
    StoryAuthor,
    StoryCredit,
    StoryPage,
    Tag,
)
from warta.newsroom.stories.move import NotMoved
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.relate import CannotRelate
from warta.newsroom.stories.restore import NotKilled
from warta.newsroom.stories.schedule import NotScheduled
from warta.newsroom.stories.unpublish import NotPublished
from warta.newsroom.talk.decision import NotDone

_T = TypeVar("_T")

REFUSALS = (
    AsItWas, CannotMerge, CannotPin, CannotRelate, NoEmbargo, NotDone, NotFit, NotKilled, NotMoved, NotPinned,
    NotPublished, NotSaid, NotScheduled, ProtectedError, ValidationError,
)  # fmt: skip
"""What a door says to what cannot be done. It is an answer, and no fault: nothing was changed."""

START = datetime(2026, 10, 30, 16, 30, tzinfo=UTC)
which = st.integers(0, 11)
"""One of the things that there are, whatever their number."""
days = st.sampled_from([START + timedelta(hours=hours) for hours in (0, 0, 1, 20, 40, 24 * 40)])
"""When stories were published first: at one moment, about midnight in Jakarta, in two months."""
rhythms = st.lists(st.sampled_from(["on", "on", "press", "follow", "look"]), min_size=1, max_size=5)
kinds = st.sampled_from(["section", "author", "tag", "agency"])


def found_newsroom() -> None:
    """Two languages, three sections of which two are one another's translations, two authors, tags and agencies; and
    three stories, of which one is another's translation and one names the first in its text."""
    cache.clear()
    found("Kabar Uji", languages=["id", "en"], time_zone="Asia/Jakarta")
    dunia = add_section("id", "Dunia", "dunia")
    add_section("id", "Ekonomi", "ekonomi")
    world = add_section("en", "World", "world", translation_key=dunia.translation_key)
    sari, bima = (Author.objects.create(name=name, slug=name.lower()) for name in ("Sari", "Bima"))
    kapal, beras = (Tag.objects.create(name=name, slug=name) for name in ("kapal", "beras"))
    kantor, _ = (Agency.objects.create(name=name) for name in ("Kantor Berita", "Siaran & Kabel"))
    first = add_story(dunia, "Kapal riset tiba", bylines=[sari, bima], credits=[kantor], tags=[kapal])
    named = f'<p>Kapal riset <a linktype="page" id="{first.pk}">tiba</a> di dermaga.</p>'
    add_story(dunia, "Kapal riset berangkat", text=named, bylines=[sari], tags=[kapal, beras])
    add_story(world, "A ship arrives", text="<p>The ship arrived.</p>", bylines=[bima], of=first)
    User.objects.create_superuser("sari")
    User.objects.create_user("tono").groups.add(Group.objects.get(name=MODERATOR))


def add_section(language: str, title: str, slug: str, **fields) -> SectionPage:
    front = FrontPage.objects.get(locale__language_code=language)
    section = front.add_child(instance=SectionPage(title=title, slug=slug, locale=front.locale, live=False, **fields))
    section.save_revision().publish()
    return SectionPage.objects.get(pk=section.pk)


def add_story(section, title: str, *, text="<p>Kapal riset itu tiba.</p>", bylines=(), credits=(), tags=(), of=None):
    story = StoryPage(title=title, locale=section.locale, live=False, first_published_at=START)
    story.body = [("paragraph", text)]
    story.bylines = [StoryAuthor(author=each, sort_order=order) for order, each in enumerate(bylines)]
    story.credits = [StoryCredit(agency=each, sort_order=order) for order, each in enumerate(credits)]
    story.tags.set(tags)
    if of is not None:
        story.translation_key = of.translation_key
    section.add_child(instance=story)
    story.save_revision()
    publish(story, actor=None)
    return story


def perhaps() -> suppress:
    """What is done in this block may be refused."""
    return suppress(*REFUSALS)


class Machine(RuleBasedStateMachine):
    """What all acts need. The acts are in the classes that inherit from it."""

    look_after_each_edition = False

    def __init__(self) -> None:
        super().__init__()
        self.rhythm: Sequence[str] = ["on"]
        self.beat = 0

    @initialize(rhythm=rhythms)
    def begin(self, rhythm: list[str]) -> None:
        self.rhythm = rhythm
        cache.clear()  # it outlives the transaction that the last sequence was undone with; and so do files
        for folder in (home().media, home().killed):
            shutil.rmtree(folder, ignore_errors=True)
        rebuild_everything()
        self.beat = 0

    @invariant()
    def keep_the_rhythm(self) -> None:
        step = self.rhythm[self.beat % len(self.rhythm)]
        self.beat += 1
        if step == "on":
            return
        press_pending()
        if step == "follow":
            follow_pressed()
        if step == "look" or self.look_after_each_edition:
            look()

    def teardown(self) -> None:
        if sys.exc_info()[0] is None:
            look()

    @property
    def chief(self) -> User:
        """Who may press every button of Wagtail's."""
        return User.objects.get(username="sari")

    @property
    def moderator(self) -> User:
        return User.objects.get(username="tono")


def one(things, number: int):
    """One of these, in the order of their ids; None where there are none."""
    found = list(things.order_by("pk"))
    return found[number % len(found)] if found else None


def a_story(number: int, **like) -> StoryPage | None:
    """A story as its editor opens it: its newest revision."""
    story = one(StoryPage.objects.filter(**like), number)
    return story and story.get_latest_revision_as_object()


def soon() -> datetime:
    return timezone.now() + timedelta(hours=1)
