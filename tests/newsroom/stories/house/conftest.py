"""What the house's doors are tried on: stories that name things, and the rows that the doors write."""

import pytest

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import StoryAuthor, StoryCredit
from warta.newsroom.stories.publish import publish


@pytest.fixture
def rows(dunia, world):
    """The rows that the ledger gets from here on, but for those of authors and the like that are new."""
    last = Act.objects.order_by("-id").first()
    return lambda: [act for act in Act.objects.filter(pk__gt=last.pk).order_by("id") if not act.changed.get("new")]


@pytest.fixture
def published(write):
    """A published story: ``published("Judul", authors=[…], tags=[…], agencies=[…])``."""

    def published(title: str, *, authors=(), tags=(), agencies=(), **fields):
        story = write(title, **fields)
        story.bylines = [StoryAuthor(author=author, sort_order=at) for at, author in enumerate(authors)]
        story.credits = [StoryCredit(agency=agency, sort_order=at) for at, agency in enumerate(agencies)]
        story.tags.set(tags)
        story.save_revision()
        publish(story, actor=None)
        story.refresh_from_db()
        return story

    return published
