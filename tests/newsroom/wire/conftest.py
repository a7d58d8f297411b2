"""A newsroom of two languages with the people who work in it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User

from tests.founded import found
from tests.newsroom.wire.copy import ENGLISH, RELAYED
from warta.newsroom.stories.groups import EDITOR, MODERATOR, REPORTER
from warta.newsroom.stories.models import FrontPage, SectionPage


@pytest.fixture
def relayed() -> bytes:
    return RELAYED.encode()


@pytest.fixture
def english() -> bytes:
    return ENGLISH.encode()


@pytest.fixture
def newsroom(db) -> SimpleNamespace:
    """A newsroom of two languages with a section or two in each, a reporter, an editor and a moderator."""
    found("Warta Laut", languages=["id", "en"])

    def section(code: str, title: str, slug: str) -> SectionPage:
        front = FrontPage.objects.get(locale__language_code=code)
        return front.add_child(instance=SectionPage(title=title, slug=slug, locale=front.locale))

    def user(name: str, group: str) -> User:
        made = User.objects.create_user(name)
        made.groups.add(Group.objects.get(name=group))
        return made

    return SimpleNamespace(
        dunia=section("id", "Dunia", "dunia"),
        laut=section("id", "Laut", "laut"),
        world=section("en", "World", "world"),
        reporter=user("reporter", REPORTER),
        editor=user("editor", EDITOR),
        moderator=user("moderator", MODERATOR),
    )


@pytest.fixture
def as_editor(client, newsroom):
    client.force_login(newsroom.editor)
    return client


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"
