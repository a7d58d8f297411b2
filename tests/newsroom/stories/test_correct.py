"""A correction is one act, is written once, and stays."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.border import story_of
from warta.newsroom.stories.correct import NotSaid, correct, correction_line
from warta.newsroom.stories.models import StoryCorrection, StoryPage
from warta.newsroom.stories.models.correction import WrittenOnce
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.unpublish import NotPublished

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    return StoryPage.objects.get(pk=page.pk)


def corrected(page, **said) -> StoryCorrection:
    act = correct(page, **{"kind": "correction", "actor": None, **said})
    return StoryCorrection.objects.get(pk=act.changed["correction"])


def test_readers_are_told_what_was_wrong_and_what_is_right_in_the_language_of_the_story(page, editor):
    act = correct(page, kind="correction", wrong="30 meter", right="31 meter", actor=editor, reason="surat pembaca")
    story = story_of(StoryPage.objects.get(pk=page.pk))
    (line,) = story.corrections
    assert line.kind == "correction"
    assert "30 meter" in line.text
    assert "31 meter" in line.text
    assert "This story" not in line.text
    assert (act.kind, act.actor, act.reason, act.story_id) == ("correct", editor, "surat pembaca", page.pk)
    assert Act.objects.filter(story_id=page.pk).count() == 2


def test_an_editor_may_write_the_line_and_an_update_needs_no_mistake(page):
    assert corrected(page, text="Panjangnya 31 meter.").text == "Panjangnya 31 meter."
    assert corrected(page, kind="update", right="Kapal sudah tiba.").text == "Kapal sudah tiba."


def test_a_correction_that_says_nothing_is_refused(page):
    for said in ({}, {"wrong": "30 meter"}, {"right": "31 meter"}, {"text": "x" * 2001}, {"kind": "lie", "text": "x"}):
        with pytest.raises(NotSaid):
            corrected(page, **said)
    assert not StoryCorrection.objects.exists()
    assert Act.objects.filter(story_id=page.pk).count() == 1


def test_the_line_is_english_below_an_english_story():
    line = correction_line(kind="correction", wrong="30", right="31", text="", language="en")
    assert line == "This story said: “30”. Correct is: “31”."


def test_the_text_stays_as_readers_have_it_unless_it_is_revised_in_the_same_act(page, editor):
    page.title = "Kapal layar besar"
    page.save_revision()
    act = correct(page, kind="correction", text="Satu.", actor=editor)
    page.refresh_from_db()
    assert (page.title, act.revision_id, act.changed["text"]) == ("Kapal layar", page.live_revision_id, False)
    act = correct(page, kind="correction", text="Dua.", actor=editor, revise=True)
    page.refresh_from_db()
    assert (page.title, act.revision_id) == ("Kapal layar besar", page.live_revision_id)
    assert (act.changed["fields"], act.changed["text"]) == (["headline"], True)
    assert [act.kind for act in Act.objects.filter(story_id=page.pk).order_by("pk")] == [
        "publish",
        "correct",
        "correct",
    ]


def test_it_is_neither_changed_nor_erased(page):
    line = corrected(page, text="Panjangnya 31 meter.")
    line.text = "Panjangnya 32 meter."
    for attempt in (
        line.save,
        lambda: line.save(update_fields=["text"]),
        line.delete,
        StoryCorrection.objects.all().delete,
        lambda: StoryCorrection.objects.update(text="x"),
        lambda: page.corrections.all().delete(),
        lambda: setattr(page, "corrections", []),
    ):
        with pytest.raises(WrittenOnce):
            attempt()
    assert StoryCorrection.objects.get().text == "Panjangnya 31 meter."


def test_no_older_version_of_the_text_takes_it_away(page):
    first = page.live_revision
    corrected(page, text="Panjangnya 31 meter.")
    first.publish()
    assert story_of(StoryPage.objects.get(pk=page.pk)).corrections


def test_it_outlives_its_story(page):
    corrected(page, text="Panjangnya 31 meter.")
    Page.objects.get(pk=page.pk).delete()
    assert StoryCorrection.objects.get().page_id == page.pk


def test_a_wrong_correction_is_corrected_by_another_which_names_it(page, write):
    wrong = corrected(page, text="Panjangnya 32 meter.")
    right = corrected(page, text="Panjangnya 31 meter.", corrects=wrong)
    assert right.corrects == wrong
    assert list(page.corrections.all()) == [wrong, right]
    other = write("Kapal lain")
    publish(other, actor=None)
    with pytest.raises(NotSaid):
        corrected(other, text="x", corrects=wrong)


def test_a_draft_needs_none_and_a_reporter_may_not(page, write, reporter):
    with pytest.raises(NotPublished):
        corrected(write("Konsep"), text="x")
    with pytest.raises(PermissionDenied):
        corrected(page, text="x", actor=reporter)
    assert not StoryCorrection.objects.exists()
