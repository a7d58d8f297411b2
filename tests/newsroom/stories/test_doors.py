"""One door each: whoever publishes or takes down a story, the ledger has one row of it, or nothing happened."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import SectionPage, StoryPage
from warta.newsroom.stories.publish import Scheduled, publish
from warta.newsroom.stories.unpublish import NotPublished, unpublish

pytestmark = pytest.mark.django_db


def acts(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("id").values_list("kind", flat=True))


def test_publishing_shows_the_newest_revision_and_writes_one_row(write, editor):
    page = write("Kapal layar")
    act = publish(page, actor=editor, reason="siap")
    page.refresh_from_db()
    assert page.live
    assert acts(page) == ["publish"]
    assert (act.actor, act.reason, act.revision_id) == (editor, "siap", page.live_revision_id)


def test_publishing_again_is_a_revision_and_says_what_changed(write, editor):
    page = write("Kapal layar")
    publish(page, actor=editor)
    page.title = "Kapal layar tiba"
    page.save_revision()
    act = publish(page, actor=editor)
    assert acts(page) == ["publish", "revise"]
    assert (act.changed["fields"], act.changed["text"]) == (["headline"], True)


def test_a_change_of_tags_is_no_update_of_the_text(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    page.tags.add("kapal")
    page.save_revision()
    act = publish(page, actor=None)
    assert (act.changed["fields"], act.changed["text"]) == (["tags"], False)


def test_a_reporter_may_not_publish_and_nothing_is_written(write, reporter):
    page = write("Kapal layar", owner=reporter)
    with pytest.raises(PermissionDenied, match="Kapal layar"):
        publish(page, actor=reporter)
    page.refresh_from_db()
    assert not page.live
    assert acts(page) == []


def test_a_reporter_may_write_drafts_and_not_edit_those_of_others(write, reporter, editor, dunia):
    assert dunia.permissions_for_user(reporter).can_add_subpage()
    assert write("Punya sendiri", owner=reporter).permissions_for_user(reporter).can_edit()
    assert not write("Punya orang", owner=editor).permissions_for_user(reporter).can_edit()


def test_taking_down_writes_one_row_with_the_address_that_readers_lost(write, editor):
    page = write("Kapal layar")
    publish(page, actor=editor)
    act = unpublish(page, actor=editor, reason="keliru")
    page.refresh_from_db()
    assert not page.live
    assert acts(page) == ["publish", "unpublish"]
    assert (act.vacated, act.reason) == ("/dunia/kapal-layar/", "keliru")


def test_a_reporter_may_not_take_down(write, reporter):
    page = write("Kapal layar", owner=reporter)
    publish(page, actor=None)
    with pytest.raises(PermissionDenied):
        unpublish(page, actor=reporter)
    assert acts(page) == ["publish"]


def test_what_is_not_published_cannot_be_taken_down(write):
    with pytest.raises(NotPublished, match="Kapal layar"):
        unpublish(write("Kapal layar"), actor=None)


def test_a_story_that_waits_for_its_time_is_not_published_by_the_door(write):
    page = write("Kapal layar")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision()
    with pytest.raises(Scheduled, match="Kapal layar"):
        publish(page, actor=None)
    assert acts(page) == []


def test_back_again_after_it_was_taken_down_it_is_published_anew(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    unpublish(page, actor=None)
    publish(page, actor=None)
    assert acts(page) == ["publish", "unpublish", "publish"]


# What Wagtail does by itself


def test_the_editor_s_button_writes_the_same_rows(write, editor):
    page = write("Kapal layar")
    page.get_latest_revision().publish(user=editor)
    page.refresh_from_db()
    page.title = "Kapal layar tiba"
    page.save_revision().publish(user=editor)
    page.refresh_from_db()
    UnpublishPageAction(page, user=editor).execute()
    assert acts(page) == ["publish", "revise", "unpublish"]


def test_the_scheduler_writes_the_row_when_the_time_has_come_and_not_before(write, editor):
    page = write("Kapal layar")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish(user=editor)
    assert acts(page) == ["schedule"]
    past = timezone.now() - timedelta(minutes=1)
    content = {**page.get_latest_revision().content, "go_live_at": past.isoformat()}
    page.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=past, content=content)
    call_command("publish_scheduled", verbosity=0)
    assert acts(page) == ["schedule", "publish"]
    assert Act.objects.get(story_id=page.pk, kind="publish").actor is None


def test_deleting_a_section_takes_its_stories_from_the_readers(write, dunia):
    published, draft = write("Kapal layar"), write("Konsep")
    publish(published, actor=None)
    SectionPage.objects.get(pk=dunia.pk).delete()
    assert acts(published) == ["publish", "unpublish"]
    assert acts(draft) == []
    assert Act.objects.get(story_id=published.pk, kind="unpublish").vacated == "/dunia/kapal-layar/"


def test_a_new_address_is_a_move(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    page.refresh_from_db()
    page.slug = "kapal-besar"
    page.save_revision()
    publish(page, actor=None)
    move = Act.objects.get(story_id=page.pk, kind="move")
    assert move.changed["path"] == ["/dunia/kapal-layar/", "/dunia/kapal-besar/"]
    assert (move.changed["section"], move.changed["name"]) == (page.get_parent().pk, "kapal-layar/")
    assert sorted(acts(page)) == ["move", "publish", "revise"]


def test_the_address_of_a_draft_may_change_without_an_act(write):
    page = write("Kapal layar")
    page.slug = "kapal-besar"
    page.save()
    assert acts(page) == []


def test_a_section_s_new_address_writes_no_row_per_story(write, dunia):
    published = write("Kapal layar")
    publish(published, actor=None)
    dunia = SectionPage.objects.get(pk=dunia.pk)
    dunia.slug = "mancanegara"
    dunia.save_revision().publish()
    assert acts(published) == ["publish"]
    assert StoryPage.objects.get(pk=published.pk).url == "/mancanegara/kapal-layar/"


def test_a_move_to_another_section_is_a_move(write, dunia):
    page = write("Kapal layar")
    publish(page, actor=None)
    other = dunia.get_parent().add_child(instance=SectionPage(title="Laut", slug="laut", locale=dunia.locale))
    StoryPage.objects.get(pk=page.pk).move(other, pos="last-child")
    assert Act.objects.get(story_id=page.pk, kind="move").changed["path"] == [
        "/dunia/kapal-layar/",
        "/laut/kapal-layar/",
    ]
