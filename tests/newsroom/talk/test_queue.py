"""The moderators' queue: what waits, what is odd about it, and every act by a button that needs no JavaScript."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.newsroom.talk.conftest import acts
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.wagtail_hooks import comments_menu_item

QUEUE = "/newsroom/comments/"


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def ani(client, newsroom):
    client.force_login(newsroom.ani)
    return client


def page(client, address: str = QUEUE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def decide(client, act: str, *comments: Comment, state: str = "held", **more):
    one = {"one": f"{act}:{comments[0].pk}"} if len(comments) == 1 else {}
    many = {} if one else {"act": act, "comment": [each.pk for each in comments]}
    return client.post(f"{QUEUE}decide/", {"state": state, **one, **many, **more})


def order(text: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="comment-(\d+)"', text)]


def test_what_waits_stands_there_oldest_first(ani, comment, newsroom):
    first, second = comment("Yang pertama."), comment("Yang kedua.", name="Dewi")
    comment("Sudah tampil.", state=State.APPROVED)
    text = page(ani)
    assert order(text) == [first.pk, second.pk]
    for shown in ("Yang pertama.", "Dewi", newsroom.story.title, newsroom.story.path_on_site):
        assert shown in text
    assert "Sudah tampil." not in text


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_list_and_its_buttons(ani, comment, state):
    kept = comment(state=state)
    text = page(ani, f"{QUEUE}?state={state}")
    assert order(text) == [kept.pk]
    offered = set(re.findall(rf'name="one" value="(\w+):{kept.pk}"', text))
    assert (
        offered
        == {
            State.HELD: {"approve", "refuse", "spam"},
            State.APPROVED: {"withdraw", "spam", "restore"},
            State.REFUSED: {"spam", "restore"},
            State.SPAM: {"refuse", "restore"},
            State.WITHDRAWN: {"restore"},
        }[state]
    )


def test_it_says_why_a_comment_is_suspicious(ani, comment):
    comment("Lama", address_hash="x", state=State.SPAM)
    comment("Lain", address_hash="x")
    comment(
        "<script>alert(1)</script>",
        name="<b>Murah</b>",
        address_hash="x",
        notes=[{"code": "links", "params": {"count": 5}}, {"code": "markup", "params": {}}, {"code": "of tomorrow"}],
    )
    response = ani.get(QUEUE)
    text = unescape(response.content.decode())
    for note in ("5 links", "Contains markup", "of tomorrow", "1 refused or spam from", "2 other comments from"):
        assert note in text
    raw = response.content.decode()
    assert "<script>alert(1)" not in raw
    assert "<b>Murah" not in raw
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in raw


def test_a_reply_shows_what_it_answers(ani, comment):
    first = comment("Pertanyaan lama.", state=State.REFUSED)
    comment("Jawaban.", parent=first)
    text = page(ani)
    assert "In reply to Sari" in text
    assert "Pertanyaan lama." in text
    assert "Refused" in text


@pytest.mark.parametrize(
    ("act", "state"), [("approve", State.APPROVED), ("refuse", State.REFUSED), ("spam", State.SPAM)]
)
def test_a_button_decides_and_the_next_comment_follows(ani, comment, act, state):
    comments = [comment(str(number)) for number in range(3)]
    response = decide(ani, act, comments[1])
    assert response.status_code == 302
    assert response.headers["Location"] == f"{QUEUE}#comment-{comments[2].pk}"
    comments[1].refresh_from_db()
    assert comments[1].state == state
    assert order(page(ani)) == [comments[0].pk, comments[2].pk]


def test_after_the_last_comment_comes_the_one_before_and_after_the_only_one_nothing(ani, comment):
    first, second = comment(), comment()
    assert decide(ani, "approve", second).headers["Location"].endswith(f"#comment-{first.pk}")
    assert decide(ani, "approve", first).headers["Location"] == QUEUE
    assert "No comment waits" in page(ani)


def test_what_was_done_can_be_undone_by_the_button_in_the_message(ani, comment):
    held = comment()
    decide(ani, "approve", held)
    text = page(ani)
    assert "The comment by Sari was approved." in text
    form = re.search(r'<form class="talk-done".*?</form>', text, re.DOTALL)[0]
    fields = dict(re.findall(r'name="(act|state|seen|comment)" value="([^"]*)"', form))
    response = ani.post(f"{QUEUE}decide/", fields)
    assert response.headers["Location"] == f"{QUEUE}#comment-{held.pk}"
    held.refresh_from_db()
    assert held.state == State.HELD
    assert len(acts("comment_approved")) == len(acts("comment_withdrawn")) == 1
    assert "talk-done" in page(ani)


def test_many_at_once_a_comment_before_the_replies_to_it(ani, comment):
    first = comment()
    reply = comment("Betul.", parent=first)
    other = comment("Lain.")
    decide(ani, "approve", reply, other, first)
    assert set(Comment.objects.values_list("state", flat=True)) == {State.APPROVED}
    assert "Approved: 3 comments." in page(ani)
    assert len(acts("comment_approved")) == 3


def test_nothing_ticked_is_said(ani, comment):
    comment()
    ani.post(f"{QUEUE}decide/", {"state": "held", "act": "approve"})
    assert "No comment was ticked." in page(ani)


def test_the_slower_moderator_is_told(ani, comment, newsroom, client):
    held = comment()
    decide(ani, "approve", held)
    page(ani)
    client.force_login(newsroom.budi)
    decide(client, "refuse", held)
    assert "Nothing was changed: Ani Lestari was faster" in page(client)
    held.refresh_from_db()
    assert held.state == State.APPROVED


def test_a_reply_whose_comment_waits_stays_and_says_why(ani, comment):
    reply = comment("Betul.", parent=comment())
    decide(ani, "approve", reply)
    assert "Approve that one first." in page(ani)
    reply.refresh_from_db()
    assert reply.state == State.HELD


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"one": "approve"},
        {"one": "approve:x"},
        {"one": "approve:" + "9" * 30},
        {"one": "publish:1"},
        {"act": "nothing", "comment": "1"},
        {"act": "approve", "comment": ["1", "-1", "²", ""], "state": "?", "seen": "?"},
        {"act": "approve", "comment": "1", "q": "\x00%_\\"},
    ],
)
def test_no_form_breaks_it(ani, comment, form):
    comment()
    assert ani.post(f"{QUEUE}decide/", form).status_code in (302, 400)
    assert Comment.objects.get().state in (State.HELD, State.APPROVED)


@pytest.mark.parametrize("query", ["?state=nonsense", "?p=99", "?p=x", "?q=%00", "?q=" + "x" * 5000, "?q=%25"])
def test_no_address_breaks_it(ani, comment, query):
    comment()
    assert ani.get(QUEUE + query).status_code == 200


def test_it_can_be_searched_and_a_decision_keeps_the_search(ani, comment):
    kept = comment("Tentang jembatan."), comment("Jembatan lagi.")
    comment("Tentang hal lain.", name="Dewi")
    assert order(page(ani, f"{QUEUE}?q=JEMBATAN+")) == [each.pk for each in kept] + [Comment.objects.latest("id").pk]
    assert order(page(ani, f"{QUEUE}?q=Tentang+jembatan")) == [kept[0].pk]
    assert order(page(ani, f"{QUEUE}?q=dewi")) == [Comment.objects.latest("id").pk]
    response = decide(ani, "approve", kept[0], q="Tentang jembatan")
    assert response.headers["Location"] == f"{QUEUE}?q=Tentang+jembatan"


def test_long_queues_have_pages(ani, comment):
    made = [comment(str(number)).pk for number in range(65)]
    assert order(page(ani)) == made[:30]
    assert order(page(ani, f"{QUEUE}?p=3")) == made[60:]
    assert 'rel="next"' in page(ani)


def test_its_queries_do_not_grow_with_it(ani, comment, django_assert_max_num_queries):
    for number in range(25):
        comment(str(number), address_hash=str(number), parent=None)
    page(ani)
    with django_assert_max_num_queries(22):
        page(ani)


def test_only_moderators_see_it(client, newsroom, comment):
    held = comment()
    client.force_login(newsroom.reporter)
    assert client.get(QUEUE).status_code == 403
    assert decide(client, "approve", held).status_code == 403
    client.logout()
    assert client.get(QUEUE).status_code == 302
    assert Comment.objects.get().state == State.HELD


def test_a_decision_needs_the_token_of_the_page(newsroom, comment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(newsroom.ani)
    assert decide(client, "approve", comment()).status_code == 403
    assert Comment.objects.get().state == State.HELD


def test_the_menu_counts_what_waits(newsroom, comment, rf):
    comment()
    comment()
    request = rf.get("/")
    request.user = newsroom.ani
    assert comments_menu_item().render_component(request).label == "Comments (2)"
    with translation.override("id"):
        assert comments_menu_item().render_component(request).label == "Komentar (2)"
    request.user = newsroom.reporter
    assert not comments_menu_item().is_shown(request)


def test_it_speaks_indonesian(ani, newsroom, comment):
    UserProfile.objects.update_or_create(user=newsroom.ani, defaults={"preferred_language": "id"})
    comment(notes=[{"code": "links", "params": {"count": 5}}])
    text = page(ani)
    for said in ("Setujui", "Tolak", "Menunggu", "5 tautan", "pada berita"):
        assert said in text
    decide(ani, "refuse", Comment.objects.get())
    assert "Komentar Sari ditolak." in page(ani)
    assert "Tidak ada komentar yang menunggu" in page(ani)


def test_keys_are_off_for_who_turned_them_off(ani, newsroom, comment):
    comment()
    assert "talk/queue.js" in page(ani)
    UserProfile.objects.update_or_create(
        user=User.objects.get(pk=newsroom.ani.pk), defaults={"keyboard_shortcuts": False}
    )
    text = page(ani)
    assert "talk/queue.js" not in text
    assert "<kbd>j</kbd>" not in text
    assert 'name="one"' in text
