"""What was published or taken down behind the doors reaches the ledger all the same."""

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.sweep import REASON, sweep
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.unpublish import unpublish


def found():
    return list(Act.objects.filter(reason=REASON).values_list("kind", "story_id"))


def test_it_finds_nothing_where_the_doors_were_used(write):
    first, second = write("Kapal tiba"), write("Kapal pergi")
    publish(first, actor=None)
    publish(second, actor=None)
    unpublish(StoryPage.objects.get(pk=second.pk), actor=None)
    assert sweep() == 0
    assert found() == []


def test_a_story_that_went_live_unheard_is_published(write):
    story = write("Kapal tiba")
    revision = story.latest_revision
    StoryPage.objects.filter(pk=story.pk).update(
        live=True, live_revision=revision, first_published_at=revision.created_at
    )
    assert sweep() == 1
    assert found() == [("publish", story.pk)]
    assert sweep() == 0


def test_another_live_revision_is_a_revision(write):
    story = write("Kapal tiba")
    publish(story, actor=None)
    later = StoryPage.objects.get(pk=story.pk).save_revision()
    StoryPage.objects.filter(pk=story.pk).update(live_revision=later)
    assert sweep() == 1
    assert found() == [("revise", story.pk)]


def test_a_story_that_went_unheard_leaves_its_address_gone(write):
    story = write("Kapal tiba")
    publish(story, actor=None)
    StoryPage.objects.filter(pk=story.pk).update(live=False)
    assert sweep() == 1
    assert Act.objects.get(reason=REASON).changed["path"] == ["/dunia/kapal-tiba/", None]


def test_what_was_killed_comes_back_by_no_other_program(write):
    story = write("Kapal tiba")
    publish(story, actor=None)
    kill(story, reason="fitnah", actor=None)
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    assert sweep() == 0
    assert not StoryPage.objects.get(pk=story.pk).live
    assert found() == []
