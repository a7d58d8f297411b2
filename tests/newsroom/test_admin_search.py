"""The admin finds stories, and saving one costs the same however many there are."""

from __future__ import annotations

import pytest
from wagtail.search.backends import get_search_backend

from warta.newsroom.stories.models import StoryPage

pytestmark = pytest.mark.django_db


def test_a_story_is_found_by_its_title(write):
    story = write("Kapal feri tiba")
    write("Harga beras turun")
    assert [page.pk for page in StoryPage.objects.search("feri")] == [story.pk]


def test_no_save_looks_at_the_titles_of_all_others(write, connection_queries):
    write("Kapal feri tiba")
    with connection_queries() as queries:
        write("Harga beras turun")
    assert not [sql for sql in queries if "AVG(" in sql]


@pytest.fixture
def connection_queries():
    from contextlib import contextmanager

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def capture():
        found: list[str] = []
        with CaptureQueriesContext(connection) as context:
            yield found
        found += [each["sql"] for each in context.captured_queries]

    return capture


def test_it_is_wagtails_own_otherwise():
    backend = get_search_backend()
    assert type(backend).__module__.startswith("modelsearch.backends.database")
