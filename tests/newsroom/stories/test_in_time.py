"""Told to appear later, kept back until a moment, closed to comments: each by its door, and none by another way."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.comments_closed import AsItWas, close_comments, open_comments
from warta.newsroom.stories.embargo import NoEmbargo, embargo
from warta.newsroom.stories.fit import Embargoed
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.schedule import NotScheduled, schedule

pytestmark = pytest.mark.django_db


def acts(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("id").values_list("kind", flat=True))


@pytest.fixture
def soon():
    return timezone.now() + timedelta(hours=1)


def at_last(page) -> None:
    """Its time has come, and the scheduler looks."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in page.revisions.exclude(approved_go_live_at=None):
        content = {**revision.content, "go_live_at": past.isoformat()}
        page.revisions.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    StoryPage.objects.filter(pk=page.pk, embargo_until__isnull=False).update(embargo_until=past)
    call_command("publish_scheduled", verbosity=0)


def test_a_draft_appears_at_its_time(write, editor, soon):
    page = write("Kapal layar")
    act = schedule(page, at=soon, actor=editor)
    assert not StoryPage.objects.get(pk=page.pk).live
    assert (act.changed["at"], act.actor) == (soon.isoformat(), editor)
    at_last(page)
    assert StoryPage.objects.get(pk=page.pk).live
    assert acts(page) == ["schedule", "publish"]


def test_a_published_story_keeps_its_text_until_then(write, editor, soon):
    page = write("Kapal layar")
    publish(page, actor=editor)
    page.refresh_from_db()
    page.title = "Kapal layar tiba"
    page.save_revision()
    schedule(page, at=soon, actor=editor)
    assert StoryPage.objects.get(pk=page.pk).title == "Kapal layar"
    at_last(page)
    assert StoryPage.objects.get(pk=page.pk).title == "Kapal layar tiba"
    assert acts(page) == ["publish", "schedule", "revise"]


def test_a_published_story_stays_whichever_version_waits(write, editor, soon):
    page = write("Kapal layar")
    publish(page, actor=editor)
    schedule(page, at=soon, actor=editor)  # the version that was saved before there was anything to readers
    assert StoryPage.objects.get(pk=page.pk).live
    draft = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.save_revision().publish()  # Wagtail's button does the same
    assert StoryPage.objects.get(pk=page.pk).live
    assert acts(page) == ["publish", "schedule", "schedule"]


def test_what_was_told_to_appear_can_be_told_not_to(write, editor, soon):
    page = write("Kapal layar")
    schedule(page, at=soon, actor=editor)
    schedule(page, at=None, actor=editor)
    at_last(page)
    assert not StoryPage.objects.get(pk=page.pk).live
    assert acts(page) == ["schedule", "schedule"]
    with pytest.raises(NotScheduled):
        schedule(page, at=None, actor=editor)


def test_a_time_that_is_past_and_a_reporter_are_refused(write, reporter, soon):
    page = write("Kapal layar", owner=reporter)
    with pytest.raises(NotScheduled):
        schedule(page, at=timezone.now() - timedelta(minutes=1), actor=None)
    with pytest.raises(PermissionDenied):
        schedule(page, at=soon, actor=reporter)
    assert acts(page) == []


@pytest.mark.parametrize("way", ["door", "button", "too early", "too early by the button", "row"])
def test_nobody_publishes_it_under_embargo(write, editor, soon, way):
    page = write("Kapal layar")
    embargo(page, until=soon, actor=editor)
    page = StoryPage.objects.get(pk=page.pk)
    early = StoryPage.objects.get(pk=page.pk)
    early.go_live_at = soon - timedelta(minutes=1)
    shown = StoryPage.objects.get(pk=page.pk)
    shown.live = True
    ways = {
        "door": lambda: publish(page, actor=editor),
        "button": lambda: page.get_latest_revision().publish(user=editor),
        "too early": lambda: schedule(page, at=soon - timedelta(minutes=1), actor=editor),
        "too early by the button": lambda: early.save_revision().publish(user=editor),
        "row": shown.save,
    }
    with pytest.raises(Embargoed, match="Kapal layar"):
        ways[way]()
    assert not StoryPage.objects.get(pk=page.pk).live


def test_at_its_end_or_later_it_may_appear(write, editor, soon):
    page = write("Kapal layar")
    embargo(page, until=soon, actor=editor, reason="kantor berita")
    schedule(page, at=soon, actor=editor)
    at_last(page)
    assert StoryPage.objects.get(pk=page.pk).live
    assert acts(page) == ["embargo", "schedule", "publish"]


def test_what_was_to_appear_earlier_appears_at_its_end(write, editor, soon):
    page = write("Kapal layar")
    schedule(page, at=soon, actor=editor)
    later = soon + timedelta(hours=1)
    act = embargo(page, until=later, actor=editor)
    assert act.changed == {"until": later.isoformat(), "scheduled": later.isoformat()}
    assert page.revisions.get(approved_go_live_at__isnull=False).approved_go_live_at == later
    assert acts(page) == ["schedule", "embargo"]


def test_an_older_version_does_not_bring_the_time_before_the_embargo_back(write, editor, soon):
    page = write("Kapal layar")
    embargo(page, until=soon, actor=editor)
    with pytest.raises(Embargoed):
        page.revisions.earliest("pk").publish()
    assert StoryPage.objects.get(pk=page.pk).embargo_until == soon


def test_a_reporter_sets_an_embargo_and_an_editor_lifts_it(write, reporter, editor, soon):
    page = write("Kapal layar", owner=reporter)
    embargo(page, until=soon, actor=reporter)
    embargo(page, until=soon + timedelta(hours=1), actor=reporter)
    for until in (None, soon):
        with pytest.raises(PermissionDenied):
            embargo(page, until=until, actor=reporter)
    embargo(page, until=None, actor=editor)
    publish(page, actor=editor)
    assert acts(page) == ["embargo", "embargo", "embargo", "publish"]


def test_an_embargo_that_makes_no_sense_is_refused(write, soon):
    page = write("Kapal layar")
    with pytest.raises(NoEmbargo):
        embargo(page, until=None, actor=None)
    with pytest.raises(NoEmbargo):
        embargo(page, until=timezone.now(), actor=None)
    publish(page, actor=None)
    with pytest.raises(NoEmbargo):
        embargo(page, until=soon, actor=None)
    assert acts(page) == ["publish"]


def test_comments_are_closed_and_opened_and_no_version_of_the_text_decides_it(write, editor, moderator, reporter):
    page = write("Kapal layar")
    publish(page, actor=None)
    close_comments(page, actor=moderator, reason="ribut")
    assert not StoryPage.objects.get(pk=page.pk).comments_open
    publish(page, actor=editor)
    assert not StoryPage.objects.get(pk=page.pk).comments_open
    with pytest.raises(AsItWas):
        close_comments(page, actor=editor)
    open_comments(page, actor=editor)
    assert StoryPage.objects.get(pk=page.pk).comments_open
    assert acts(page) == ["publish", "comments_closed", "revise", "comments_opened"]
    with pytest.raises(PermissionDenied):
        close_comments(page, actor=reporter)
