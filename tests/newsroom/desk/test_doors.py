"""Dismissing a finding, and taking that back: by whom, with which reason, and for how long it holds."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.newsroom.desk.writing import change
from warta.newsroom.desk.copy_of import copy_of, written_in
from warta.newsroom.desk.decisions import decided
from warta.newsroom.desk.dismiss import LONGEST_REASON, NotDecided, dismiss, take_back
from warta.newsroom.desk.gate import errors_of
from warta.newsroom.desk.models import Decision
from warta.newsroom.desk.original import original_of
from warta.newsroom.desk.remarks import remarks

pytestmark = pytest.mark.django_db


def looked(story):
    """The findings of a story's newest version, by what was decided about them."""
    draft, today = story.get_latest_revision_as_object(), timezone.localdate()
    original = original_of(draft, today)
    found = remarks(copy_of(written_in(draft), today), original and original.copy, today)
    return decided(story.pk, found.remarks)


def finding(story, code: str):
    return next(each for each in looked(story).open if each.code == code)


def codes(story) -> list[str]:
    return [each.code for each in looked(story).open]


@pytest.fixture
def sloppy(write, reporter):
    story = write("Judul", text="<p>Bongkar &amp;amp; muat di pelabuhan itu berjalan lambat sejak pagi.</p>")
    story.owner = reporter
    story.save()
    return story


def test_who_when_why_and_which_words_are_kept(sloppy, editor):
    decision = dismiss(sloppy, finding(sloppy, "B003"), actor=editor, reason="  begitu \n tertulis ")
    assert (decision.kind, decision.code, decision.words) == ("dismissed", "B003", "&amp;")
    assert (decision.by, decision.by_name, decision.reason) == (editor, "Sari Dewi", "begitu tertulis")
    assert decision.at <= timezone.now()
    assert "B003" not in codes(sloppy)
    assert [each.code for each, _ in looked(sloppy).dismissed] == ["B003"]


def test_it_comes_back_when_the_words_change_and_stays_away_while_others_do(sloppy, editor):
    dismiss(sloppy, finding(sloppy, "B003"), actor=editor, reason="begitu tertulis")
    assert "B003" not in codes(change(sloppy, "sejak pagi", "sejak siang"))
    assert "B003" not in codes(change(sloppy, "Judul", "Judul lain"))
    assert "B003" in codes(change(sloppy, "muat di", "angkut di"))


def test_the_same_mark_elsewhere_is_another_finding(write, editor):
    story = write("Judul", text="<p>Bongkar &amp;amp; muat lambat.</p><p>Kapal &amp;amp; truk antre panjang.</p>")
    first = finding(story, "B003")
    dismiss(story, first, actor=editor, reason="begitu")
    assert codes(story).count("B003") == 1


def test_a_dismissal_is_taken_back_and_not_forgotten(sloppy, editor, reporter):
    decision = dismiss(sloppy, finding(sloppy, "B003"), actor=reporter, reason="begitu")
    take_back(decision, actor=editor)
    assert "B003" in codes(sloppy)
    decision.refresh_from_db()
    assert decision.taken_back_by == editor
    dismiss(sloppy, finding(sloppy, "B003"), actor=editor, reason="ternyata benar")
    assert Decision.objects.count() == 2


def test_of_two_who_dismiss_at_once_the_first_is_kept(sloppy, editor, reporter):
    found = finding(sloppy, "B003")
    first = dismiss(sloppy, found, actor=reporter, reason="begitu")
    assert dismiss(sloppy, found, actor=editor, reason="lain") == first
    assert Decision.objects.get().reason == "begitu"


def test_a_reason_is_needed_and_may_not_be_endless(sloppy, editor):
    found = finding(sloppy, "B003")
    for reason in ("", " \n\t ", "\0", "a" * (LONGEST_REASON + 1)):
        with pytest.raises(NotDecided):
            dismiss(sloppy, found, actor=editor, reason=reason)
    assert not Decision.objects.exists()


def test_a_writer_dismisses_a_warning_and_no_error(relay, sloppy, reporter, editor):
    dismiss(sloppy, finding(sloppy, "B003"), actor=reporter, reason="begitu")
    relay.owner = reporter
    relay.save()
    (error,) = errors_of(relay.get_latest_revision_as_object()).open
    with pytest.raises(PermissionDenied, match="redaktur"):
        dismiss(relay, error, actor=reporter, reason="begitu")
    decision = dismiss(relay, error, actor=editor, reason="diralat")
    with pytest.raises(PermissionDenied):
        take_back(decision, actor=reporter)


def test_of_a_story_that_is_not_theirs_nobody_dismisses_anything(write, reporter, moderator):
    story = write("Judul", text="<p>Bongkar &amp;amp; muat.</p>")
    for somebody in (reporter, moderator):
        with pytest.raises(PermissionDenied):
            dismiss(story, finding(story, "B003"), actor=somebody, reason="begitu")


def test_a_deleted_story_takes_its_decisions_along_and_a_user_leaves_a_name(sloppy, editor):
    dismiss(sloppy, finding(sloppy, "B003"), actor=editor, reason="begitu")
    editor.delete()
    decision = Decision.objects.get()
    assert (decision.by, decision.by_name) == (None, "Sari Dewi")
    sloppy.delete()
    assert not Decision.objects.exists()


def test_without_its_item_a_relay_is_only_read(relay):
    assert any(each.compared for each in looked(relay).open)
    relay.wire_items.get().delete()
    assert not any(each.compared for each in looked(relay).open)


def test_a_relay_is_held_against_the_version_that_it_was_made_from(relay, item):
    """A newer one of the agency is the agency's correction, and no fault of the relay."""
    from warta.newsroom.wire.models import ItemVersion

    made_from = item.versions.get()
    content = made_from.content.replace("42 peneliti", "24 peneliti")
    ItemVersion.objects.create(
        item=item, version="2", format="text", raw=b"x", size=1, sha256="x", content=content, received_at=timezone.now()
    )
    assert original_of(relay, timezone.localdate()).version == made_from
    assert any(each.code == "FN001" for each in looked(relay).open)
