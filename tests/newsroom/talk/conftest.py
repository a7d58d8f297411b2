"""A founded newsroom of two languages, a story in each, and two moderators."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, User

from tests.founded import once
from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.source import PublishedStories
from warta.newsroom.talk.limiter import limiter
from warta.newsroom.talk.models import Comment
from warta.press.press import Press

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody_knocked_before():
    limiter.forget()
    yield
    limiter.forget()


@pytest.fixture
def newsroom(db) -> SimpleNamespace:
    once("two stories and their moderators", _write)
    return SimpleNamespace(
        story=StoryPage.objects.get(locale__language_code="id"),
        english=StoryPage.objects.get(locale__language_code="en"),
        **{name: User.objects.get(username=name) for name in ("ani", "budi")},
        reporter=User.objects.get(username="rini"),
    )


def _write() -> None:
    found("Warta Kelor", languages=("id", "en"))
    for language, section, headline in (
        ("id", "Daerah", "Jembatan Kalisari dibuka lagi"),
        ("en", "Regions", "Kalisari bridge opens again"),
    ):
        front = FrontPage.objects.get(locale__language_code=language)
        place = front.add_child(instance=SectionPage(title=section, locale=front.locale))
        page = place.add_child(
            instance=StoryPage(
                title=headline, body=[("paragraph", f"<p>{headline}.</p>")], locale=front.locale, live=False
            )
        )
        publish(page, actor=None)
    _member("ani", "Ani", "Lestari", "Moderator")
    _member("budi", "Budi", "Santosa", "Moderator")
    _member("rini", "Rini", "Kusuma", "Reporter")


def _member(name: str, first: str, last: str, group: str) -> None:
    user = User.objects.create_user(name, first_name=first, last_name=last)
    user.groups.add(Group.objects.get(name=group))


@pytest.fixture
def pressed(newsroom) -> SimpleNamespace:
    """The newsroom with its pages pressed."""
    Press(store(), PublishedStories()).press_everything()
    return newsroom


@pytest.fixture
def comment(newsroom):
    """Makes a comment, each a minute after the one before."""
    made = []

    def make(text: str = "Akhirnya dibuka juga.", *, story=None, name: str = "Sari", **more) -> Comment:
        story = story or newsroom.story
        made.append(
            Comment.objects.create(
                story=story,
                name=name,
                text=text,
                language=story.locale.language_code,
                at=more.pop("at", NOON + timedelta(minutes=len(made))),
                **more,
            )
        )
        return made[-1]

    return make


@pytest.fixture
def send(client, pressed):
    """Sends the form below a story, as a reader's browser does."""

    def send(text: str = "Akhirnya dibuka juga.", *, to=None, name: str = "Sari", headers=None, **fields):
        to = pressed.story.pk if to is None else to
        body = urlencode({"name": name, "text": text, "parent": "", "website": "", **fields})
        return client.post(
            f"/talk/{to}/", body, content_type="application/x-www-form-urlencoded", headers=headers or {}
        )

    return send


def acts(kind: str) -> list[tuple[int, dict]]:
    """What the ledger has of a kind: the story and what changed."""
    return list(Act.objects.filter(kind=kind).order_by("id").values_list("story_id", "changed"))
