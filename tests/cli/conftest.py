"""A newsroom with one story that is still a draft, for the verbs that act on it."""

from __future__ import annotations

import pytest

from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage


@pytest.fixture
def story(db):
    found("Warta Laut", languages=["id", "en"])
    front = FrontPage.objects.get(locale__language_code="id")
    section = front.add_child(instance=SectionPage(title="Dunia", slug="dunia", locale=front.locale))
    story = StoryPage(title="Kapal layar", locale=front.locale, live=False, body=[("paragraph", "<p>Isi berita.</p>")])
    section.add_child(instance=story)
    story.save_revision()
    rebuild_everything()
    return story
