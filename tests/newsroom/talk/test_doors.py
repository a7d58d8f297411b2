"""What a moderator decides is done once, by who may, and stands in the ledger where readers see it."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, close_old_connections, transaction
from django.utils import translation

from tests.newsroom.talk.conftest import acts
from warta.newsroom.ledger.models import Act
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.decision import NotDone
from warta.newsroom.talk.models import Comment, State
from warta.newsroom.talk.refuse import refuse
from warta.newsroom.talk.restore import restore
from warta.newsroom.talk.spam import mark_as_spam
from warta.newsroom.talk.thread import thread
from warta.newsroom.talk.withdraw import withdraw

DOORS = (approve, withdraw, refuse, mark_as_spam, restore)


def test_an_approved_comment_stands_under_its_story_and_in_the_ledger(newsroom, comment):
    held = comment()
    assert thread(newsroom.story.pk) == ()
    act = approve(held, actor=newsroom.ani, reason="sopan")
    assert [each.text for each in thread(newsroom.story.pk)] == ["Akhirnya dibuka juga."]
    assert (act.kind, act.story_id, act.actor, act.reason, act.changed) == (
        Act.Kind.COMMENT_APPROVED,
        newsroom.story.pk,
        newsroom.ani,
        "sopan",
        {"comment": held.pk},
    )
    held.refresh_from_db()
    assert (held.state, held.decided_by, held.reason) == (State.APPROVED, newsroom.ani, "sopan")
    assert held.decided_at is not None


@pytest.mark.parametrize("door", [withdraw, refuse, mark_as_spam, restore])
def test_what_readers_saw_goes_with_an_act(newsroom, comment, door):
    shown = comment(state=State.APPROVED)
    act = door(shown, actor=newsroom.ani)
    assert thread(newsroom.story.pk) == ()
    assert act.kind == Act.Kind.COMMENT_WITHDRAWN
    assert acts("comment_withdrawn") == [(newsroom.story.pk, {"comment": shown.pk})]


@pytest.mark.parametrize(("door", "state"), [(refuse, State.REFUSED), (mark_as_spam, State.SPAM)])
def test_what_readers_never_saw_needs_no_act(newsroom, comment, door, state):
    held = comment()
    assert door(held, actor=newsroom.ani) is None
    assert held.state == state
    assert acts("comment_approved") == acts("comment_withdrawn") == []


@pytest.mark.parametrize("state", [State.REFUSED, State.SPAM, State.WITHDRAWN])
def test_a_decided_comment_can_wait_again(newsroom, comment, state):
    decided = comment(state=state, decided_by=newsroom.budi)
    assert restore(decided, actor=newsroom.ani) is None
    assert (decided.state, decided.decided_by, decided.decided_at) == (State.HELD, None, None)
    approve(decided, actor=newsroom.ani)
    assert len(thread(newsroom.story.pk)) == 1


@pytest.mark.parametrize("door", DOORS)
def test_only_who_may_moderate(newsroom, comment, door):
    held = comment()
    with pytest.raises(PermissionDenied):
        door(held, actor=newsroom.reporter)
    assert Comment.objects.get().state == State.HELD


@pytest.mark.parametrize(
    ("door", "state"),
    [
        (approve, State.APPROVED),
        (approve, State.SPAM),
        (withdraw, State.HELD),
        (refuse, State.REFUSED),
        (refuse, State.WITHDRAWN),
        (mark_as_spam, State.SPAM),
        (restore, State.HELD),
    ],
)
def test_no_door_leads_from_every_state(newsroom, comment, door, state):
    decided = comment(state=state)
    with translation.override("en"), pytest.raises(NotDone, match="the comment by Sari is “"):
        door(decided, actor=newsroom.ani)
    assert Comment.objects.get().state == state
    assert acts("comment_approved") == acts("comment_withdrawn") == []


def test_the_second_of_two_moderators_is_told_who_was_faster(newsroom, comment):
    held = comment()
    same = Comment.objects.get(pk=held.pk)
    approve(held, actor=newsroom.ani, seen="held")
    with translation.override("en"), pytest.raises(NotDone) as problem:
        refuse(same, actor=newsroom.budi, seen="held")
    assert str(problem.value) == (
        "Nothing was changed: Ani Lestari was faster, and the comment by Sari is “Approved” now."
    )
    assert Comment.objects.get().state == State.APPROVED
    assert acts("comment_withdrawn") == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_moderators_at_once_approve_once(newsroom, comment):
    held = comment()
    outcomes = []

    def moderate() -> None:
        try:
            outcomes.append(approve(Comment.objects.get(pk=held.pk), actor=newsroom.ani, seen="held"))
        except NotDone as problem:
            outcomes.append(problem)
        finally:
            close_old_connections()

    moderators = [threading.Thread(target=moderate) for _ in range(6)]
    for each in moderators:
        each.start()
    for each in moderators:
        each.join()
    assert sum(isinstance(each, Act) for each in outcomes) == 1
    assert sum(isinstance(each, NotDone) for each in outcomes) == 5
    assert len(acts("comment_approved")) == 1


def test_a_comment_that_went_with_its_story_is_said_plainly(newsroom, comment):
    held = comment()
    newsroom.story.delete()
    with translation.override("en"), pytest.raises(NotDone, match="no longer there"):
        approve(held, actor=newsroom.ani)


def test_the_decision_and_its_act_are_one(newsroom, comment, monkeypatch):
    held = comment()

    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("warta.newsroom.talk.decision.record", broken)
    with pytest.raises(RuntimeError, match="full"):
        approve(held, actor=newsroom.ani)
    assert Comment.objects.get().state == State.HELD


def test_a_reply_is_approved_only_under_an_approved_comment(newsroom, comment):
    first = comment()
    reply = comment("Betul.", name="Dewi", parent=first)
    with translation.override("en"), pytest.raises(NotDone, match=r"by Sari that readers do not see\. Approve that"):
        approve(reply, actor=newsroom.ani)
    approve(first, actor=newsroom.ani)
    approve(Comment.objects.get(pk=reply.pk), actor=newsroom.ani)
    assert [each.name for each in thread(newsroom.story.pk)[0].replies] == ["Dewi"]


def test_replies_go_with_the_comment_that_they_answer_and_come_back_with_it(newsroom, comment):
    first = comment(state=State.APPROVED)
    comment("Betul.", parent=first, state=State.APPROVED)
    withdraw(first, actor=newsroom.ani)
    assert thread(newsroom.story.pk) == ()
    restore(first, actor=newsroom.ani)
    approve(first, actor=newsroom.ani)
    assert [len(each.replies) for each in thread(newsroom.story.pk)] == [1]


def test_a_thread_has_two_levels_in_order_and_nothing_else(newsroom, comment):
    first = comment("satu", state=State.APPROVED)
    second = comment("dua", state=State.APPROVED)
    comment("satu-satu", parent=first, state=State.APPROVED)
    comment("tertahan")
    comment("ditolak", state=State.REFUSED)
    comment("spam", parent=second, state=State.SPAM)
    comment("satu-dua", parent=first, state=State.APPROVED)
    comment("elsewhere", story=newsroom.english, state=State.APPROVED)
    shown = thread(newsroom.story.pk)
    assert [(each.text, [reply.text for reply in each.replies]) for each in shown] == [
        ("satu", ["satu-satu", "satu-dua"]),
        ("dua", []),
    ]
    assert shown[0].at.tzinfo is not None


def test_a_thread_costs_one_query_however_long(newsroom, comment, django_assert_num_queries):
    for _ in range(5):
        first = comment(state=State.APPROVED)
        comment(parent=first, state=State.APPROVED)
    with django_assert_num_queries(1):
        assert len(thread(newsroom.story.pk)) == 5


def test_a_reply_has_no_replies_and_stays_under_its_story(newsroom, comment):
    first = comment()
    reply = comment(parent=first)
    with pytest.raises(ValidationError, match=r"."):
        comment(parent=reply)
    with pytest.raises(ValidationError, match=r"."):
        comment(parent=first, story=newsroom.english)


def test_the_database_knows_the_states(newsroom, comment):
    held = comment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=held.pk).update(state="published")
