"""A reader's comment is held for a moderator or refused in the story's language; it never breaks anything."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.newsroom.talk.conftest import acts
from warta.newsroom.talk.limiter import BURST, limiter
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.thread import thread
from warta.talk import refused

FORM = "application/x-www-form-urlencoded"


def said(response, code: str, language: str = "id", **params: int) -> bool:
    return refused(code, language, **params) in unescape(response.content.decode())


def test_a_comment_is_held_and_its_writer_sent_back_to_the_story(send, pressed):
    response = send("Akhirnya dibuka juga.\r\nTerima kasih!", name=" Sari  Dewi ")
    assert response.status_code == 303
    assert response.headers["Location"] == f"{pressed.story.path_on_site}#held"
    kept = Comment.objects.get()
    assert (kept.state, kept.name, kept.text, kept.language, kept.story_id, kept.parent) == (
        State.HELD,
        "Sari Dewi",
        "Akhirnya dibuka juga.\nTerima kasih!",
        "id",
        pressed.story.pk,
        None,
    )
    assert thread(pressed.story.pk) == ()
    assert acts("comment_approved") == []


def test_nothing_of_the_senders_address_is_kept(send):
    send()
    kept = Comment.objects.get()
    assert len(kept.address_hash) == 64
    assert "127.0.0.1" not in str(vars(kept))


def test_the_reader_needs_no_cookie_and_gets_none(send):
    assert send().cookies == {}
    assert send("").cookies == {}


def test_a_reply_is_kept_under_what_it_answers(send, comment):
    first = comment(state=State.APPROVED)
    assert send("Betul.", parent=str(first.pk)).status_code == 303
    assert Comment.objects.latest("id").parent == first


def test_what_was_typed_is_not_lost(send, pressed):
    response = send("Satu <b>dua</b>\n" + "tiga " * 2000, name='Sari "S"')
    page = response.content.decode()
    assert response.status_code == 422
    assert said(response, "too_long", length=len("Satu <b>dua</b>\n") + 9999, limit=5000)
    assert "tiga tiga tiga" in page
    assert "Satu &lt;b&gt;dua&lt;/b&gt;" in page
    assert "Sari &#34;S&#34;" in page or "Sari &quot;S&quot;" in page
    assert pressed.story.title in page  # the article stands there whole
    assert page.count("<html") == page.count("</html>") == 1
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Content-Language"] == "id"
    assert "style-src 'sha256-" in response.headers["Content-Security-Policy"]
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"text": ""}, 422, "no_text"),
        ({"text": " \u200b\n"}, 422, "no_text"),
        ({"name": "\u202e"}, 422, "no_name"),
        ({"website": "http://murah.example"}, 422, "honeypot"),
        ({"parent": "999999"}, 422, "no_parent"),
        ({"parent": "seribu"}, 422, "no_parent"),
        ({"parent": "9" * 400}, 422, "no_parent"),
        ({"parent": "-1"}, 422, "no_parent"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_refusal_is_one_sentence_in_the_storys_language(send, pressed, fields, status, code, language):
    story = pressed.story if language == "id" else pressed.english
    response = send(**{"text": "Kata-kata yang disimpan.", "to": story.pk, **fields})
    assert response.status_code == status
    assert said(response, code, language)
    assert response.headers["Content-Language"] == language
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("state", [State.HELD, State.REFUSED, State.WITHDRAWN])
def test_a_comment_that_readers_do_not_see_cannot_be_answered(send, comment, state):
    hidden = comment(state=state)
    response = send("Betul.", parent=str(hidden.pk))
    assert said(response, "no_parent")
    assert f'name="parent" value="{hidden.pk}"' not in response.content.decode()  # sent again, it stands on its own


def test_nor_can_a_reply_or_a_comment_of_another_story(send, comment, pressed):
    first = comment(state=State.APPROVED)
    reply = comment(parent=first, state=State.APPROVED)
    elsewhere = comment(story=pressed.english, state=State.APPROVED)
    for parent in (reply, elsewhere):
        assert said(send("Betul.", parent=str(parent.pk)), "no_parent")


def test_closed_comments_are_closed(send, pressed):
    pressed.story.comments_open = False
    pressed.story.save()
    response = send("Sebaris yang ingin disalin.")
    assert (response.status_code, said(response, "closed")) == (403, True)
    assert "Sebaris yang ingin disalin." in response.content.decode()
    assert "<button" not in response.content.decode()


@pytest.mark.parametrize("to", [987654, 1 << 62, 1 << 70, 0])
def test_a_story_that_is_not_there(send, to):
    response = send(to=to)
    assert (response.status_code, said(response, "no_story")) == (404, True)


def test_a_story_that_was_taken_down(send, pressed):
    pressed.story.live = False
    pressed.story.save()
    response = send()
    assert (response.status_code, said(response, "no_story")) == (404, True)


def test_suspicious_comments_are_held_with_notes(send):
    assert send("<script>alert(1)</script> " + "http://a.example " * 5).status_code == 303
    kept = Comment.objects.get()
    assert kept.text.startswith("<script>alert(1)</script>")
    assert kept.notes == [{"code": "links", "params": {"count": 5}}, {"code": "markup", "params": {}}]


def test_five_hundred_links_are_refused(send):
    response = send("http://a.example " * 290)
    assert (response.status_code, said(response, "too_many_links", count=290, limit=20)) == (422, True)
    assert said(send("http://a.example " * 500), "too_long", length=8499, limit=5000)


def test_control_characters_are_taken_out(send):
    assert send("a\x00b\x07c\u202ed\ufffe").status_code == 303
    assert Comment.objects.get().text == "abcd"


def test_the_same_comment_twice_is_kept_once(send):
    send("Setuju.")
    response = send("  Setuju.\r\n")
    assert (response.status_code, said(response, "repeated")) == (409, True)
    assert Comment.objects.count() == 1


def test_two_readers_may_say_the_same_short_thing(send, comment):
    comment("Setuju.", address_hash="of somebody else")
    assert send("Setuju.").status_code == 303


def test_a_long_text_that_is_the_same_to_the_letter_was_copied(send, pressed):
    long = "Jembatan ini seharusnya sudah selesai sejak dua tahun yang lalu."
    Comment.objects.create(story=pressed.story, name="Dewi", text=long, language="id", address_hash="another")
    assert said(send(long), "repeated")


def test_a_megabyte_is_refused_without_being_read(send):
    response = send("x" * 1_000_000)
    assert (response.status_code, said(response, "too_large", limit=5000)) == (413, True)
    assert len(response.content) < 100_000


def test_a_megabyte_that_does_not_say_so(client, pressed):
    response = client.post(
        f"/talk/{pressed.story.pk}/", b"text=" + b"x" * 1_000_000, content_type=FORM, headers={"Content-Length": "17"}
    )
    assert response.status_code in (303, 413, 422)


@pytest.mark.parametrize(
    "content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "x" * 500]
)
def test_other_kinds_of_content_are_refused(client, pressed, content_type):
    response = client.generic("POST", f"/talk/{pressed.story.pk}/", b'{"text": "x"}', content_type=content_type)
    assert (response.status_code, said(response, "wrong_form")) == (415, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"name=Sari&text=%ff%fe", 400),
        (b"name=Sari&text=\xff\xfe", 400),
        (b"name=Sari&text=%c3", 400),
        (b"name=Sari&text=100% benar %zz %", 303),  # left as they were written
        (b"&".join(b"a=1" for _ in range(1000)), 400),
        (b"\x00", 422),
        (b"name=Sari&text=Ya&name=Dewi&text=Tidak", 303),
        (b"name=Sari;text=Ya", 422),
    ],
)
def test_broken_bodies_are_refused_or_held(client, pressed, body, status):
    response = client.generic("POST", f"/talk/{pressed.story.pk}/", body, content_type=FORM)
    assert response.status_code == status


def test_a_damaged_comment_is_given_back_as_far_as_it_can_be_read(client, pressed):
    body = f"name=Sari&text={quote('Jembatan bagus')}%ff".encode()
    response = client.generic("POST", f"/talk/{pressed.story.pk}/", body, content_type=FORM)
    assert said(response, "unreadable")
    assert "Jembatan bagus" in response.content.decode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300) | st.from_regex(rb"(name|text|parent|website)=[^&]{0,30}(&|;|%)?", fullmatch=False))
def test_no_body_makes_it_break(client, pressed, body):
    limiter.forget()
    response = client.generic("POST", f"/talk/{pressed.story.pk}/", body, content_type=FORM)
    assert response.status_code == 303 or 400 <= response.status_code < 500


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://jahat.example"},
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
        {"Origin": "https://[broken"},
    ],
)
def test_a_post_from_another_site_is_refused(send, headers):
    response = send(headers=headers)
    assert (response.status_code, said(response, "other_site")) == (403, True)
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "http://127.0.0.1:8000"},
    ],
)
def test_a_post_from_a_page_of_ours_is_taken(send, headers):
    assert send(headers=headers).status_code == 303


def test_it_needs_no_token(pressed):
    response = Client(enforce_csrf_checks=True).post(
        f"/talk/{pressed.story.pk}/", "name=Sari&text=Ya", content_type=FORM
    )
    assert response.status_code == 303


def test_a_hundred_at_once_from_one_address(send):
    answers = [send(f"Komentar nomor {number}") for number in range(100)]
    statuses = [each.status_code for each in answers]
    assert set(statuses) == {303, 429}
    assert statuses.count(303) == Comment.objects.count() == 10
    assert all(int(each.headers["Retry-After"]) > 0 for each in answers if each.status_code == 429)
    last = answers[-1]
    assert said(last, "too_fast")
    assert "Komentar nomor 99" in last.content.decode()


def test_who_knocks_too_often_costs_no_look_into_the_database(pressed):
    for _ in range(BURST):
        limiter.seconds_to_wait("127.0.0.1")
    with CaptureQueriesContext(connection) as queries:
        response = Client().post(f"/talk/{pressed.story.pk}/", "name=Sari&text=Ya", content_type=FORM)
    assert response.status_code == 429
    assert [each["sql"] for each in queries if "SAVEPOINT" not in each["sql"]] == []


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_opens_the_forms_address_is_sent_to_the_story(client, pressed, method):
    response = getattr(client, method)(f"/talk/{pressed.story.pk}/")
    assert (response.status_code, response.headers["Location"]) == (303, pressed.story.path_on_site)
    assert getattr(client, method)("/talk/987654/").status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_not_allowed(client, pressed, method):
    assert getattr(client, method)(f"/talk/{pressed.story.pk}/").status_code == 405


def test_while_the_database_is_away_the_text_is_given_back(send, pressed, monkeypatch):
    def away(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("warta.newsroom.talk.views.post", away)
    response = send("Sebaris yang tidak boleh hilang.")
    assert (response.status_code, said(response, "unavailable")) == (503, True)
    assert int(response.headers["Retry-After"]) > 0
    assert "Sebaris yang tidak boleh hilang." in response.content.decode()
    assert pressed.story.path_on_site in response.content.decode()
