"""Whatever a signed-in user asks for, the newsroom answers; a number that is none is a page that is not there."""

import json
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from warta.newsroom.asked import number, text
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import Agency, Author, FrontPage, StoryPage, Tag
from warta.newsroom.stories.publish import publish
from warta.newsroom.wire.intake import take_in

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["abc", "-1", "1,2", "", "²", "\x00", "%ED%A0%80", "9" * 30, "9" * 5000]
BULK = ("publish", "unpublish", "delete", "move")


@pytest.fixture
def desk(client, newsroom):
    """An administrator, who may go everywhere; what goes wrong is an answer, as it is for a browser."""
    client.force_login(User.objects.create_superuser("ani", password="kapal-kayu-7"))
    client.raise_request_exception = False
    return client


@pytest.fixture
def page(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    return StoryPage.objects.get(pk=page.pk)


def asked(name: str, value: str) -> str:
    """As a query; what is escaped already stays as it is."""
    return f"{name}={value}" if value.startswith("%") else urlencode({name: value})


def send(desk, address: str, body: str):
    return desk.generic("POST", address, body, content_type="application/x-www-form-urlencoded")


def named(model, name: str, **fields):
    slug = {} if model is Agency else {"slug": name.lower().replace(" ", "-")}
    return model.objects.create(name=name, **slug, **fields)


def bulk(action: str, model: str = "page") -> str:
    return reverse("wagtail_bulk_action", args=["wagtailcore", model, action])


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_decision_about_no_story_is_not_there(desk, value):
    assert send(desk, reverse("story_acts:to_decide"), asked("keep", value)).status_code == 404


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_pin_of_no_story_is_not_there(desk, value):
    pins = reverse("house_pins", args=[FrontPage.objects.first().pk])
    assert send(desk, pins, asked("story", value) + "&act=up").status_code == 404


@pytest.mark.parametrize("value", [value for value in NO_NUMBERS if value])
def test_a_version_of_an_item_that_is_none_is_not_there(desk, value):
    (taken,) = take_in(b"Kapal tiba\n\nSebuah kapal tiba.", name="kapal.txt", language="id", actor=None)
    address = reverse("wire:item", args=[taken.item.pk])
    assert desk.get(address).status_code == 200
    assert desk.get(f"{address}?{asked('version', value)}").status_code == 404


@pytest.mark.parametrize("action", BULK)
@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_bulk_action_on_no_page_is_not_there(desk, page, action, value):
    for query in (asked("id", value), f"id={page.pk}&{asked('id', value)}", f"id=all&{asked('childOf', value)}"):
        assert desk.get(f"{bulk(action)}?{query}").status_code == 404
        assert send(desk, f"{bulk(action)}?{query}", "").status_code == 404
    assert StoryPage.objects.get(pk=page.pk).live


def test_a_bulk_action_below_a_page_that_is_gone_is_not_there(desk, page):
    assert desk.get(f"{bulk('publish')}?id=all&childOf=987654").status_code == 404
    assert desk.get(f"{bulk('publish')}?id=all&childOf={page.get_parent().pk}").status_code == 200


def test_an_alias_is_not_published_in_bulk_but_said_to_follow(desk, page, world):
    alias = page.create_alias(parent=world, update_locale=False)
    answer = desk.post(f"{bulk('publish')}?id={alias.pk}", follow=True)
    assert answer.status_code == 200
    assert "adalah alias yang mengikuti" in answer.text


def test_a_section_is_not_published_in_bulk_with_a_killed_story_below_it(desk, page):
    kill(page, reason="fitnah", actor=None)
    address = f"{bulk('publish')}?id={page.get_parent().pk}"
    answer = desk.post(address, {"include_descendants": "on"}, follow=True)
    assert "hanya pemulihan yang mengembalikannya" in answer.text
    assert not StoryPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("value", ["a", *NO_NUMBERS])
def test_every_list_of_ours_answers_whatever_it_is_asked(desk, page, value):
    lists = [
        *map(reverse, ("stories:index", "sections:index", "ledger", "ledger_results", "wire:inbox", "house_tags")),
        *map(reverse, ("moderation:queue", "stories:choose_parent")),
        *(reverse(model.snippet_viewset.get_url_name("list")) for model in (Author, Agency, Tag)),
    ]
    for address in lists:
        query = "&".join(asked(name, value) for name in ("q", "p", "ordering", "term", "state", "language", "story_id"))
        assert desk.get(f"{address}?{query}").status_code < 500, address


@pytest.mark.parametrize("model", [Author, Agency, Tag])
def test_what_stands_is_found_by_its_name_where_it_is_listed_and_where_it_is_chosen(desk, model):
    there = named(model, "Samudra")
    named(model, "Samudra Biru", merged_into=there)
    if model is not Tag:
        assert desk.get(reverse(model.snippet_viewset.get_url_name("list")) + "?q=samudra").text.count("Biru") == 0
    chooser = model.snippet_viewset.chooser_viewset
    found = desk.get(reverse(chooser.get_url_name("choose_results")) + "?q=samudra")
    assert found.status_code == 200
    assert "Samudra" in found.text
    assert "Biru" not in found.text


@pytest.mark.parametrize("act", [{}, {"action-publish": "1"}])
def test_half_a_character_in_a_text_is_refused_by_its_form(desk, page, act):
    block = {"key": "a", "text": "x?y", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    typed = json.dumps({"blocks": [block], "entityMap": {}})
    fields = {"title": page.title, "slug": page.slug, "standfirst": "", "tags": "", **act}
    rows = {name: inline_formset([]) for name in ("bylines", "credits", "comments")}
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for written, answered in (("\\ud83d", 200), ("\\ude00", 200), ("\\ud83d\\ude00", 302)):
        body = streamfield([("paragraph", typed.replace("?", written))])
        answer = desk.post(edit, nested_form_data({**fields, **rows, "body": body}))
        assert answer.status_code == answered
        assert answered == 302 or "separuh karakter" in answer.text


def test_a_reason_with_a_nul_in_it_is_kept_without(desk):
    other = named(Author, "Rara", merged_into=named(Author, "Rara Wulan"))
    desk.post(reverse("house_part", args=["author", other.pk]), {"reason": "salah\x00 orang"})
    assert Act.objects.order_by("-pk").first().reason == "salah orang"


def test_numbers_and_texts():
    assert [number(each) for each in ("7", "007", None, "+7", "7.0", "٣")] == [7, 7, None, None, None, None]
    assert text(" kapal\x00  la\ud800yar\n", longest=9) == "kapal lay"
    assert text(None) == ""
