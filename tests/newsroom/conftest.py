"""A founded newsroom with two languages, and its people."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache

from tests.founded import found
from warta.newsroom.stories.groups import EDITOR, MODERATOR, REPORTER
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Caches outlive the transaction that a test is undone with."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def newsroom(db):
    """Indonesian at the root, English beside it, and a section in each: Dunia and World, which are translations."""
    return found("Kabar Laut", languages=["id", "en"], time_zone="Asia/Makassar")


@pytest.fixture
def dunia(newsroom):
    return _section("id", "Dunia", "dunia")


@pytest.fixture
def world(dunia):
    return _section("en", "World", "world", translation_key=dunia.translation_key)


@pytest.fixture
def write(dunia):
    """Write a draft: ``write("Judul", section=…, …)``."""

    def write(title: str, *, section=None, text: str = "<p>Isi berita.</p>", **fields) -> StoryPage:
        section = section or dunia
        story = StoryPage(title=title, locale=section.locale, live=False, body=[("paragraph", text)], **fields)
        section.add_child(instance=story)
        story.save_revision()
        return story

    return write


@pytest.fixture
def reporter(newsroom):
    return _user("rara", "Rara Wulan", REPORTER)


@pytest.fixture
def editor(newsroom):
    return _user("sari", "Sari Dewi", EDITOR)


@pytest.fixture
def moderator(newsroom):
    return _user("tono", "Tono Hadi", MODERATOR)


def _section(language: str, title: str, slug: str, **fields) -> SectionPage:
    front = FrontPage.objects.get(locale__language_code=language)
    return front.add_child(instance=SectionPage(title=title, slug=slug, locale=front.locale, **fields))


def _user(username: str, name: str, group: str) -> User:
    first, last = name.split()
    user = User.objects.create_user(username, password="kapal-kayu-7", first_name=first, last_name=last)
    user.groups.add(Group.objects.get(name=group))
    return user
