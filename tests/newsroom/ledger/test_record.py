"""The ledger keeps what happened, and wakes the worker once it is kept."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from warta.newsroom.ledger import wake
from warta.newsroom.ledger.acting import acting
from warta.newsroom.ledger.models import Act, LedgerError
from warta.newsroom.ledger.record import record

pytestmark = pytest.mark.django_db


def test_an_act_says_who_did_what_to_which_story_and_why(editor, write):
    story = write("Kapal baru")
    act = record("publish", story=story, actor=editor, reason="siap terbit", changed={"language": "id"})
    act.refresh_from_db()
    assert (act.kind, act.story_id, act.title) == ("publish", story.pk, "Kapal baru")
    assert (act.actor, act.actor_name, act.reason) == (editor, "Sari Dewi", "siap terbit")
    assert act.edition is None


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="explode"):
        record("explode")


def test_without_an_actor_it_is_the_signed_in_user_and_else_warta_itself(editor):
    with acting(editor):
        assert record("house").actor == editor
    act = record("house")
    assert (act.actor, act.actor_name) == (None, "")


def test_the_act_keeps_the_name_of_a_user_who_is_deleted(editor):
    act = record("house", actor=editor)
    User.objects.get(pk=editor.pk).delete()
    act = Act.objects.get(pk=act.pk)
    assert (act.actor, act.actor_name) == (None, "Sari Dewi")


@pytest.mark.parametrize("field", ["kind", "story_id", "reason", "at", "changed", "actor_name"])
def test_what_happened_cannot_be_changed(field):
    act = record("house", reason="menu")
    with pytest.raises(LedgerError, match=field):
        act.save(update_fields=[field])
    with pytest.raises(LedgerError, match=field):
        Act.objects.filter(pk=act.pk).update(**{field: None})


def test_nobody_else_can_be_made_to_have_done_it(editor, reporter):
    act = record("house", actor=editor)
    with pytest.raises(LedgerError, match="actor"):
        Act.objects.filter(pk=act.pk).update(actor=reporter)


def test_an_act_cannot_be_saved_whole_or_deleted():
    act = record("house")
    with pytest.raises(LedgerError):
        act.save()
    with pytest.raises(LedgerError):
        act.delete()
    with pytest.raises(LedgerError):
        Act.objects.all().delete()


def test_the_receipt_is_written_later():
    act = record("house")
    Act.objects.filter(pk=act.pk).update(edition=7, pressed_at=timezone.now())
    act.claimed_by = "worker"
    act.save(update_fields=["claimed_by"])
    act.refresh_from_db()
    assert (act.edition, act.claimed_by) == (7, "worker")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_is_woken_after_the_commit_and_not_before():
    wake.rung.clear()
    with transaction.atomic():
        record("house")
        assert not wake.rung.is_set()
    assert wake.rung.is_set()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_is_not_woken_by_an_act_that_was_undone():
    wake.rung.clear()
    with transaction.atomic():
        record("house")
        transaction.set_rollback(True)
    assert not wake.rung.is_set()
    assert not Act.objects.exists()
