"""What the panel asks while somebody writes: by whom, in which language, and what is not a form of ours."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from wagtail.users.models import UserProfile

from tests.newsroom.desk.writing import form
from warta.desk import compare as comparing
from warta.desk.discovery import Discovered, FoundRule, pair_rules
from warta.desk.finding import Rule
from warta.newsroom.desk import views
from warta.newsroom.desk.models import Decision
from warta.newsroom.stories.models import StoryPage

pytestmark = pytest.mark.django_db


def url(name: str, story) -> str:
    return reverse(f"desk:{name}", args=[story.pk])


def sees(client, story, **fields) -> dict:
    answer = client.post(url("check", story), form(story, **fields))
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_form_is_read_as_it_is_and_nothing_of_it_is_kept(as_editor, relay):
    before = relay.revisions.count()
    found = sees(as_editor, relay, standfirst="Bongkar &amp; muat di pelabuhan.")
    by_code = {each["code"]: each for each in found["open"]}
    entity = by_code["B003"]
    assert entity["severity"] == "warning"
    assert entity["places"] == [{"field": "standfirst", "block": "", "start": 8, "end": 13}]
    place = {"field": "standfirst", "block": "", "start": 8, "end": 13}
    assert entity["fix"] == place | {"words": "&amp;", "text": "&", "sure": True}
    assert entity["where"] == "ringkasan"
    assert relay.revisions.count() == before
    assert StoryPage.objects.get(pk=relay.pk).standfirst == ""


def test_a_relay_is_shown_with_both_sides(as_editor, relay, item):
    found = sees(as_editor, relay)
    (error,) = [each for each in found["open"] if each["severity"] == "error"]
    assert (error["code"], error["compared"]) == ("FN001", True)
    assert "42" in error["original"]
    assert "24" in error["words"]
    (place,) = error["places"]
    assert place["field"] == "body-0-value"
    assert place["block"]
    assert found["item"]["headline"] == item.headline
    assert found["item"]["side_by_side"] == url("side_by_side", relay)
    assert (found["gate"], found["may_sign_off"]) == ("hold", True)


def test_what_stands_under_a_picture_is_checked_and_is_nothing_that_an_item_lacks(as_editor, relay):
    before = sees(as_editor, relay)
    found = sees(as_editor, relay, picture_caption="Bongkar &amp; muat di dermaga lama, Senin lalu.")
    (entity,) = [each for each in found["open"] if each["code"] == "B003"]
    assert (entity["where"], entity["places"][0]["field"]) == ("keterangan gambar", "picture_caption")
    assert [each["mark"] for each in found["open"] if each["compared"]] == [
        each["mark"] for each in before["open"] if each["compared"]
    ]


def test_a_credit_that_is_nearly_an_agency_is_offered_the_agency(as_editor, relay):
    (credit,) = relay.credits.all()
    credit.as_written = "Anatoly"
    relay.credits = [credit]
    relay.save_revision()
    found = sees(as_editor, StoryPage.objects.get(pk=relay.pk).get_latest_revision_as_object())
    (near,) = [each for each in found["open"] if each["code"] == "A001"]
    assert (near["fix"]["text"], near["fix"]["sure"]) == ("Anadolu", False)


def test_a_text_in_another_language_than_the_form_says_is_said(as_editor, write):
    english = "The ferry arrived at the harbour with the people who had waited for it, and they were glad of it. " * 5
    found = sees(as_editor, write("The ferry has arrived", text=english))
    assert found["problems"] == [
        "Naskah ini disebut dalam Bahasa Indonesia, tetapi ternyata dalam English: diperiksa sebagai English."
    ]
    assert sees(as_editor, write("Judul"))["problems"] == []


def test_a_rule_that_fails_is_said_and_the_rest_goes_on(as_editor, relay, monkeypatch):
    def fails(pairing):
        raise ValueError("fifth leg")
        yield

    rules = (FoundRule(Rule("FN000", "failing-rule", "error"), fails, "numbers", "It fails."), *pair_rules().rules)
    monkeypatch.setattr(comparing, "pair_rules", lambda: Discovered(rules, ()))
    comparing._wanted.cache_clear()
    try:
        found = sees(as_editor, relay, standfirst="Ini belum pernah dibaca.")
    finally:
        comparing._wanted.cache_clear()
    assert "FN001" in {each["code"] for each in found["open"]}
    assert [each for each in found["problems"] if "FN000" in each and "fifth leg" in each]


def test_it_speaks_the_language_of_whoever_asks(client, editor, relay):
    client.force_login(editor)
    assert sees(client, relay)["open"][0]["where"] == "paragraf 1"
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})
    assert sees(client, relay)["open"][0]["where"] == "paragraph 1"


def test_nobody_is_told_anything_who_is_not_signed_in(client, relay):
    for name in ("check", "dismiss", "sign_off", "take_back"):
        answer = client.post(url(name, relay), form(relay))
        assert answer.status_code == 302
        assert "/login/" in answer.url
        asked = client.post(url(name, relay), form(relay), headers={"x-requested-with": "XMLHttpRequest"})
        assert asked.status_code in (302, 403)
        assert "24" not in asked.text
    assert client.get(url("side_by_side", relay)).status_code == 302


def test_only_who_may_edit_the_story_asks(client, reporter, moderator, relay):
    for somebody in (reporter, moderator):
        client.force_login(somebody)
        assert client.post(url("check", relay), form(relay)).status_code == 403
        assert client.post(url("sign_off", relay), form(relay) | {"desk-reason": "x"}).status_code == 403
        assert client.get(url("side_by_side", relay)).status_code in (302, 403)
    StoryPage.objects.filter(pk=relay.pk).update(owner=reporter)
    client.force_login(reporter)
    found = sees(client, relay)
    assert not found["may_sign_off"]
    assert [each["may_dismiss"] for each in found["open"] if each["severity"] == "error"] == [False]
    refused = client.post(url("sign_off", relay), form(relay) | {"desk-reason": "x"})
    assert refused.status_code == 403
    assert "redaktur" in refused.json()["problem"]
    assert not Decision.objects.exists()


def test_a_form_of_another_site_is_refused(editor, relay):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    for name in ("check", "dismiss", "sign_off", "take_back"):
        assert strict.post(url(name, relay), form(relay)).status_code == 403


def test_it_is_only_asked_by_post_and_of_stories(as_editor, relay, dunia):
    assert as_editor.get(url("check", relay)).status_code == 405
    assert as_editor.post(reverse("desk:check", args=[dunia.pk]), {}).status_code == 404
    assert as_editor.post(reverse("desk:check", args=[99999]), {}).status_code == 404


def test_a_story_that_is_not_saved_yet_is_read_too(client, reporter, write, dunia):
    client.force_login(reporter)
    sent = form(write("Judul"), standfirst="Bongkar &amp; muat.")
    found = client.post(reverse("desk:check_new", args=[dunia.pk]), sent).json()
    (entity,) = [each for each in found["open"] if each["code"] == "B003"]
    assert not entity["may_dismiss"]
    assert found["item"] is None


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    "broken",
    [
        {"body-count": "x"},
        {"body-count": "-1"},
        {"body-count": "99999999999999999999"},
        {"body-count": "2001"},
        {"body-0-type": "paragraph", "body-0-value": "{"},
        {"body-0-value": "7"},
        {"body-0-value": DEEP},
        {"body-0-value": json.dumps({"blocks": [{"key": "a"}]})},
        {"body-0-value": json.dumps({"blocks": [{"key": "a", "text": 7}]})},
        {"body-0-value": json.dumps({"blocks": {"text": "a"}})},
        {"body-0-value": json.dumps({"blocks": [["text"]]})},
        {"body-0-order": "x"},
        {"body-0-type": "list", "body-0-value-items-count": "9999999"},
        {"credits-TOTAL_FORMS": "99999999"},
        {"credits-TOTAL_FORMS": "one"},
    ],
)
def test_what_is_no_form_is_said_to_be_none(as_editor, relay, broken):
    answer = as_editor.post(url("check", relay), form(relay) | broken)
    assert answer.status_code == 400
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    "odd",
    [
        {"title": ""},
        {"title": "\0\0"},
        {"title": "---"},
        {"standfirst": "e\u0301" * 50},
        {"standfirst": "مرحبا " * 20},
        {"body-0-type": "nothing of ours"},
        {"body-0-value": ""},
        {"body-0-value": "null"},
        {"body-0-value": "[]"},
        {"body-0-value": json.dumps({"blocks": [{"key": "\ud800", "text": "half \ud800 of one"}]})},
        {"body-0-value": json.dumps({"blocks": [{"text": "a\u0000b"}]})},
        {"dateline_date": "31-31-31"},
        {"credits-0-agency": "9" * 30},
        {"credits-0-agency": "x"},
        {"csrf": "x"},
    ],
)
def test_what_is_odd_is_read(as_editor, relay, odd):
    assert as_editor.post(url("check", relay), form(relay) | odd).status_code == 200


def test_what_is_too_long_is_not_read_while_somebody_writes(as_editor, relay, monkeypatch):
    answer = as_editor.post(url("check", relay), form(relay, standfirst="kata " * 50_000))
    assert answer.status_code == 413
    monkeypatch.setattr(views, "LARGEST", 100)
    answer = as_editor.post(url("check", relay), form(relay))
    assert answer.status_code == 413
    assert "terlalu panjang" in answer.json()["problem"]


def test_a_finding_is_dismissed_and_taken_back_from_the_panel(as_editor, editor, relay):
    sent = form(relay, standfirst="Bongkar &amp; muat di pelabuhan.")
    mark = next(
        each["mark"] for each in as_editor.post(url("check", relay), sent).json()["open"] if each["code"] == "B003"
    )
    without = as_editor.post(url("dismiss", relay), sent | {"desk-mark": mark, "desk-reason": ""})
    assert without.status_code == 422
    found = as_editor.post(url("dismiss", relay), sent | {"desk-mark": mark, "desk-reason": "begitu"}).json()
    (dismissed,) = found["dismissed"]
    assert (dismissed["code"], dismissed["reason"], dismissed["by"]) == ("B003", "begitu", "Sari Dewi")
    assert dismissed["may_take_back"]
    assert "B003" not in [each["code"] for each in found["open"]]
    back = as_editor.post(url("take_back", relay), sent | {"desk-decision": dismissed["decision"]}).json()
    assert "B003" in [each["code"] for each in back["open"]]
    assert as_editor.post(url("take_back", relay), sent | {"desk-decision": "x"}).status_code == 404


def test_what_is_not_in_the_text_is_not_dismissed(as_editor, relay):
    answer = as_editor.post(url("dismiss", relay), form(relay) | {"desk-mark": "0" * 40, "desk-reason": "begitu"})
    assert answer.status_code == 422
    assert "sudah berubah" in answer.json()["problem"]
    assert not Decision.objects.exists()


def test_a_decision_about_another_story_is_not_taken_back(as_editor, editor, relay, write):
    other = write("Judul")
    decision = Decision.objects.create(kind="dismissed", story=other, mark="x", code="B003", reason="begitu", by=editor)
    assert as_editor.post(url("take_back", relay), form(relay) | {"desk-decision": decision.pk}).status_code == 404
    decision.refresh_from_db()
    assert decision.taken_back_at is None


def test_errors_are_signed_off_from_the_panel(as_editor, relay):
    found = as_editor.post(url("sign_off", relay), form(relay) | {"desk-reason": "agensi meralat"}).json()
    assert [each["code"] for each in found["signed_off"]] == ["FN001"]
    assert [each for each in found["open"] if each["severity"] == "error"] == []


def test_looking_takes_no_lock_from_those_who_write(as_editor, relay):
    sees(as_editor, relay)
    with CaptureQueriesContext(connection) as asked:
        sees(as_editor, relay)
    said = [each["sql"].split()[0] for each in asked]
    assert set(said) <= {"SELECT"}
    assert len(said) < 25


def test_both_texts_stand_side_by_side_on_a_page_that_runs_nothing(as_editor, relay, write):
    answer = as_editor.get(url("side_by_side", relay))
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    page = html.fromstring(answer.text)
    marked = ["".join(each.itertext()) for each in page.iterfind(".//a[@href]") if "mark" in each.get("class", "")]
    assert [each[:2] for each in marked if each[:2].isdigit()] == ["42", "24"]
    assert page.get("lang") == "id"
    assert "FN001" in answer.text
    assert "tidak dibuat dari naskah" in as_editor.get(url("side_by_side", write("Judul"))).text


def test_the_editor_has_the_panel_and_asks_for_its_files(as_editor, relay, dunia):
    for address in (
        reverse("wagtailadmin_pages:edit", args=[relay.pk]),
        reverse("wagtailadmin_pages:add", args=["stories", "storypage", dunia.pk]),
    ):
        shown = as_editor.get(address).text
        assert "desk/desk.js" in shown
        assert "desk/desk.css" in shown
        assert "data-desk " in shown
        assert "Meja sunting" in shown
    assert reverse("desk:check_new", args=[dunia.pk]) in shown
