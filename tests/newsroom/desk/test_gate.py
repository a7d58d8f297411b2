"""A story with open errors is not published, by whatever door, until they are mended or signed off with a reason."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Revision, Site

from tests.newsroom.desk.writing import change, form
from warta.newsroom.desk import remarks as remarks_module
from warta.newsroom.desk.dismiss import NotDecided, dismiss
from warta.newsroom.desk.gate import errors_of, gate
from warta.newsroom.desk.models import Decision, DeskSettings, Gate
from warta.newsroom.desk.sign_off import sign_off
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.correct import correct
from warta.newsroom.stories.fit import HeldByDesk
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import restore
from warta.newsroom.stories.schedule import schedule

pytestmark = pytest.mark.django_db

WHY = "agensi meralat lewat telepon"


def set_gate(to: Gate) -> None:
    DeskSettings.objects.update_or_create(site=Site.objects.get(), defaults={"gate": to})


def is_live(story) -> bool:
    return StoryPage.objects.get(pk=story.pk).live


def kinds(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("pk").values_list("kind", flat=True))


def edit(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def assert_untouched(story) -> None:
    assert not is_live(story)
    assert kinds(story) == []


def test_a_newsroom_holds_unless_it_says_otherwise(newsroom):
    assert gate() == Gate.HOLD


def test_the_refusal_says_which_errors_where_and_what_to_do(relay):
    with translation.override("en"), pytest.raises(HeldByDesk) as refused:
        publish(relay, actor=None)
    said = str(refused.value)
    assert "The desk holds “Kapal riset tiba di Karangsewu”: 1 error is open." in said
    assert re.search(r"\(1\) paragraph 1 “24[^”]*”: ", said)
    assert "[FN001]" in said
    assert said.endswith("Mend them, or sign them off with a reason under “Desk” beside the text.")
    with (
        translation.override("id"),
        pytest.raises(HeldByDesk, match=r"Meja sunting menahan .* paragraf 1 “24"),
    ):
        publish(relay, actor=None)
    assert_untouched(relay)


def test_a_lone_mark_is_said_with_the_words_beside_it(write):
    text = "<p>Kami sudah menunggu sejak subuh, dan antrean tidak bergerak,” kata Wiratno Palakka, sopir truk.</p>"
    with pytest.raises(HeldByDesk, match=r"“bergerak,” kata”.*\[Q001\]"):
        publish(write("Antrean truk", text=text), actor=None)


def test_what_is_mended_is_published(relay, editor):
    mended = change(relay, "24 peneliti", "42 peneliti")
    act = publish(mended, actor=editor)
    assert is_live(relay)
    assert "signed_off" not in act.changed


def test_a_story_without_errors_is_published_as_ever(write, editor):
    act = publish(write("Kapal layar"), actor=editor, reason="siap")
    assert (act.kind, act.reason) == ("publish", "siap")
    assert act.changed == {"language": "id"}


def test_what_is_signed_off_is_published_and_the_ledger_says_by_whom_and_why(relay, editor, as_editor):
    sign_off(relay, actor=editor, reason=WHY)
    act = publish(relay, actor=editor)
    assert act.reason == WHY
    (signed,) = act.changed["signed_off"]
    assert "24" in signed["words"]
    assert {key: signed[key] for key in ("code", "by", "reason")} == {
        "code": "FN001", "by": "Sari Dewi", "reason": WHY,
    }  # fmt: skip
    shown = as_editor.get(reverse("ledger_act", args=[act.pk])).text
    assert "Kesalahan yang diloloskan" in shown
    assert WHY in shown
    assert signed["said"] in shown
    assert WHY in as_editor.get(reverse("ledger")).text


def test_a_reason_of_its_own_stays_the_reason_of_the_act(relay, editor):
    act = publish(relay, actor=editor, reason="mendesak", sign_off=WHY)
    assert act.reason == "mendesak"
    assert act.changed["signed_off"][0]["reason"] == WHY
    assert is_live(relay)


def test_every_later_publication_with_the_error_says_so_and_none_without(relay, editor):
    publish(relay, actor=editor, sign_off=WHY)
    again = publish(change(relay, "sebelah utara", "sebelah barat"), actor=editor)
    assert again.kind == "revise"
    assert "24" in again.changed["signed_off"][0]["words"]
    assert "signed_off" not in publish(change(relay, "24 peneliti", "42 peneliti"), actor=editor).changed


def test_a_signature_is_for_these_words(relay, editor):
    publish(relay, actor=editor, sign_off=WHY)
    with pytest.raises(HeldByDesk):
        publish(change(relay, "24 peneliti", "44 peneliti"), actor=editor)
    assert kinds(relay) == ["publish"]


def test_signing_off_and_not_publishing_leaves_neither(relay, editor):
    relay.embargo_until = timezone.now() + timedelta(days=1)
    relay.save()
    with pytest.raises(Exception, match="embargo"):
        publish(relay, actor=editor, sign_off=WHY)
    assert not Decision.objects.exists()


def test_who_may_not_sign_off_does_not_and_a_reason_is_needed(relay, editor, reporter):
    with pytest.raises(PermissionDenied):
        sign_off(relay, actor=reporter, reason=WHY)
    with pytest.raises(NotDecided):
        sign_off(relay, actor=editor, reason=" \n ")
    assert not Decision.objects.exists()


def test_a_dismissed_error_holds_nothing(relay, editor):
    (error,) = errors_of(relay.get_latest_revision_as_object()).open
    dismiss(relay, error, actor=editor, reason="angka di naskah sudah diralat")
    act = publish(relay, actor=editor)
    assert "signed_off" not in act.changed


def test_the_publish_button_is_refused_in_the_form_and_what_was_written_stays_in_it(relay, as_editor):
    answer = as_editor.post(edit(relay), form(relay, title="Judul lain", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert "Meja sunting menahan “Judul lain”" in answer.text
    assert "Judul lain" in answer.text
    assert_untouched(relay)


def test_the_button_asks_about_the_text_in_the_form(relay, as_editor):
    mended = change(relay, "24 peneliti", "42 peneliti")
    sent = form(mended, **{"action-publish": "1"})
    change(relay, "42 peneliti", "24 peneliti")
    assert as_editor.post(edit(relay), sent).status_code == 302
    assert is_live(relay)


def test_the_button_publishes_what_was_signed_off(relay, editor, as_editor):
    sign_off(relay, actor=editor, reason=WHY)
    assert as_editor.post(edit(relay), form(relay, **{"action-publish": "1"})).status_code == 302
    assert is_live(relay)
    act = Act.objects.get(story_id=relay.pk)
    assert (act.kind, act.reason, act.actor) == ("publish", WHY, editor)
    assert act.changed["signed_off"]


def test_saving_a_draft_is_never_refused(relay, as_editor):
    assert as_editor.post(edit(relay), form(relay)).status_code == 302
    assert_untouched(relay)


def test_publishing_in_bulk_is_refused(relay, as_editor):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={relay.pk}"
    answer = as_editor.post(url, follow=True)
    assert "Meja sunting menahan" in answer.text
    assert_untouched(relay)


def test_it_is_not_told_to_appear_later(relay, as_editor, editor):
    later = timezone.now() + timedelta(hours=2)
    with pytest.raises(HeldByDesk):
        schedule(relay, at=later, actor=editor)
    sent = form(relay, go_live_at=timezone.localtime(later).strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    assert "Meja sunting menahan" in as_editor.post(edit(relay), sent).text
    assert_untouched(relay)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_what_is_held_when_its_time_comes_waits_and_the_others_appear(relay, write, editor):
    set_gate(Gate.OFF)
    other = write("Kapal layar")
    for story in (relay, other):
        schedule(story, at=timezone.now() + timedelta(hours=1), actor=editor)
    set_gate(Gate.HOLD)
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.exclude(approved_go_live_at=None).update(approved_go_live_at=past)
    for story in (relay, other):
        for revision in story.revisions.all():
            revision.content["go_live_at"] = past.isoformat()
            revision.save(update_fields=["content"])
    call_command("publish_scheduled", verbosity=0)
    assert is_live(other)
    assert not is_live(relay)
    last = Act.objects.filter(story_id=relay.pk).order_by("-pk")[0]
    assert (last.kind, last.changed, last.reason) == ("schedule", {"at": None}, "the desk found errors in it")
    call_command("publish_scheduled", verbosity=0)
    assert len(kinds(relay)) == 2


def test_another_program_is_refused_before_anything_is_written(relay):
    with pytest.raises(HeldByDesk):
        relay.get_latest_revision().publish()
    assert_untouched(relay)


def test_wagtails_api_is_refused_and_what_it_began_is_undone(relay, as_editor):
    url = reverse("wagtailadmin_api:pages:action", args=[relay.pk, "publish"])
    answer = as_editor.post(url, "{}", content_type="application/json")
    assert answer.status_code == 409
    assert "Meja sunting menahan" in answer.json()["detail"]
    assert_untouched(relay)


def test_a_correction_that_publishes_the_text_is_refused_and_one_that_does_not_is_not(relay, editor):
    publish(change(relay, "24 peneliti", "42 peneliti"), actor=editor)
    change(relay, "42 peneliti", "24 peneliti")
    words = {"kind": "correction", "wrong": "9 hari", "right": "10 hari", "actor": editor}
    with pytest.raises(HeldByDesk):
        correct(relay, **words, revise=True)
    correct(relay, **words)
    assert kinds(relay) == ["publish", "correct"]


def test_what_readers_had_comes_back_although_the_desk_finds_more_today(relay, editor):
    set_gate(Gate.OFF)
    publish(relay, actor=editor)
    kill(relay, reason="salah foto", actor=editor)
    set_gate(Gate.HOLD)
    restore(relay, actor=editor)
    assert is_live(relay)


def test_off_asks_nothing(relay, editor):
    set_gate(Gate.OFF)
    assert publish(relay, actor=editor).changed == {"language": "id"}


def test_warn_publishes_and_says_it_to_the_editor_and_in_the_ledger(relay, as_editor):
    set_gate(Gate.WARN)
    answer = as_editor.post(edit(relay), form(relay, **{"action-publish": "1"}), follow=True)
    assert "diterbitkan dengan 1 kesalahan terbuka" in answer.text
    act = Act.objects.get(story_id=relay.pk)
    assert [each["code"] for each in act.changed["open_errors"]] == ["FN001"]
    assert "Kesalahan yang masih terbuka" in as_editor.get(reverse("ledger_act", args=[act.pk])).text


def test_only_who_runs_the_newsroom_sets_the_gate(as_editor, admin_client, newsroom):
    url = reverse("wagtailsettings:edit", args=["desk", "desksettings", Site.objects.get().pk])
    assert as_editor.get(url).status_code == 302
    assert admin_client.post(url, {"gate": "warn"}).status_code == 302
    assert gate() == Gate.WARN


def test_a_rule_that_fails_keeps_no_story_from_its_readers(relay, editor, monkeypatch, caplog):
    """No real rule does; this stands for one that somebody adds."""

    def fails(pairing):
        raise ZeroDivisionError

    remarks_module._remarks.cache_clear()
    monkeypatch.setattr(remarks_module, "differences", fails)
    assert publish(relay, actor=editor).kind == "publish"
    assert "could not be held against its item" in caplog.text
    remarks_module._remarks.cache_clear()
