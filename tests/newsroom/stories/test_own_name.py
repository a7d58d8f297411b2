"""A new story opens with the name of whoever writes it, and carries it unless they take it off."""

import pytest
from django.urls import reverse
from lxml import html
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from warta.newsroom.stories.models import Author, StoryPage


@pytest.fixture
def rara(reporter) -> Author:
    return Author.objects.create(name="Rara Wulan", slug="rara-wulan", user=reporter)


@pytest.fixture
def new(client, reporter, dunia) -> str:
    client.force_login(reporter)
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", dunia.pk])


def fields(page: str) -> dict[str, str]:
    """What the form of the bylines was sent with, as the browser would send it back."""
    inputs = html.fromstring(page).xpath(
        "//input[starts-with(@name, 'bylines-') and not(contains(@name, '__prefix__'))]"
    )
    return {each.get("name"): each.get("value") or "" for each in inputs}


def save(client, address: str, bylines: dict[str, str]) -> StoryPage:
    rest = nested_form_data(
        {
            "title": "Kapal layar",
            "slug": "kapal-layar",
            "standfirst": "",
            "body": streamfield([("paragraph", rich_text("<p>Isi berita.</p>"))]),
            "bylines": inline_formset([]),
            "credits": inline_formset([]),
            "comments": inline_formset([]),
            "comments_open": "on",
        }
    )
    assert client.post(address, {**rest, **bylines}).status_code == 302
    return StoryPage.objects.get().get_latest_revision_as_object()


def names(page: StoryPage) -> list[str]:
    return [each.author.name for each in page.bylines.all()]


def test_the_form_brings_the_writers_name_and_the_story_keeps_it(client, rara, new):
    bylines = fields(client.get(new).text)
    assert bylines["bylines-0-author"] == str(rara.pk)
    assert names(save(client, new, bylines)) == ["Rara Wulan"]


def test_the_writer_may_take_it_off(client, rara, new):
    bylines = fields(client.get(new).text) | {"bylines-0-DELETE": "1"}
    assert names(save(client, new, bylines)) == []


def test_whoever_is_no_author_begins_without_a_name(client, new):
    assert fields(client.get(new).text)["bylines-TOTAL_FORMS"] == "0"
