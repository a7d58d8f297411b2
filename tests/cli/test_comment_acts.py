"""`warta comments` and `warta comment`: whether readers may comment, and which comments they see."""

from __future__ import annotations

import pytest

from tests.cli.by_command import answer, done, refused, run
from warta.cli import comment, comments, publish
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.talk.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(story):
    """A comment that waits below a published story."""
    done(publish, story.pk)
    return Comment.objects.create(story=story, name="Tari", text="Kapal yang indah sekali.", language="id")


def page() -> str:
    return answer("/dunia/kapal-layar/")[1]


def test_comments_are_closed_and_opened_again(story):
    done(publish, story.pk)
    assert "<form" in page().partition('id="')[2]
    report = done(comments, "close", story.pk, "--reason", "sidang")
    assert (report["kind"], report["story"], report["reason"]) == ("comments_closed", story.pk, "sidang")
    assert not StoryPage.objects.get(pk=story.pk).comments_open
    assert "are closed already" in refused(comments, "close", story.pk)
    assert done(comments, "open", story.pk)["kind"] == "comments_opened"
    assert "may comment on “Kapal layar” already" in refused(comments, "open", story.pk)
    assert "there is no story" in refused(comments, "close", "/dunia/tidak-ada/")


def test_a_comment_is_shown_and_taken_back(said):
    assert said.text not in page()
    report = done(comment, "approve", said.pk)
    assert (report["kind"], report["story"], report["comment"]) == ("comment_approved", said.story_id, said.pk)
    assert said.text in page()
    assert done(comment, "withdraw", said.pk, "--reason", "menyebut anak")["kind"] == "comment_withdrawn"
    assert said.text not in page()


def test_what_cannot_be_decided_is_said_in_one_line(said):
    assert "Nothing was changed" in refused(comment, "withdraw", said.pk)
    done(comment, "approve", said.pk)
    assert "Nothing was changed" in refused(comment, "approve", said.pk)
    assert "there is no comment 99999" in refused(comment, "approve", 99999)
    assert run(comment, "approve", "tujuh").exit_code == 2


def test_a_reply_waits_for_what_it_answers(said):
    reply = Comment.objects.create(story=said.story, parent=said, name="Budi", text="Benar.", language="id")
    assert "Approve that one first" in refused(comment, "approve", reply.pk)


def test_comments_are_moderated_by_who_may(said, people):
    assert "You may not moderate comments." in refused(comment, "approve", said.pk, "--by", "rara")
    assert "may not decide whether readers comment" in refused(comments, "close", said.story_id, "--by", "rara")
    assert done(comments, "close", said.story_id, "--by", "sari")["by"] == "Sari Dewi"
