"""A newsroom with one story that is still a draft, for the verbs that act on it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from tests.founded import once
from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.groups import EDITOR, REPORTER
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage


@pytest.fixture
def story(db):
    once("a newsroom with a draft", _draft)
    rebuild_everything()
    return StoryPage.objects.get()


def _draft():
    found("Warta Laut", languages=["id", "en"])
    front = FrontPage.objects.get(locale__language_code="id")
    section = front.add_child(instance=SectionPage(title="Dunia", slug="dunia", locale=front.locale))
    story = StoryPage(title="Kapal layar", locale=front.locale, live=False, body=[("paragraph", "<p>Isi berita.</p>")])
    section.add_child(instance=story)
    story.save_revision()


@pytest.fixture
def people(story):
    """Sari, an editor, and Rara, a reporter, as the newsroom knows them."""
    for username, name, group in (("sari", "Sari Dewi", EDITOR), ("rara", "Rara Wulan", REPORTER)):
        first, last = name.split()
        user = User.objects.create_user(username, password="kapal-kayu-7", first_name=first, last_name=last)
        user.groups.add(Group.objects.get(name=group))
