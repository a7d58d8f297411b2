"""A story gets another address by one act; the old one leads there."""

import pytest
from django.core.exceptions import PermissionDenied

from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import SectionPage, StoryPage
from warta.newsroom.stories.move import NotMoved, move
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def laut(dunia):
    return dunia.get_parent().add_child(instance=SectionPage(title="Laut", slug="laut", locale=dunia.locale))


@pytest.fixture
def page(write):
    page = write("Kapal layar")
    publish(page, actor=None)
    return StoryPage.objects.get(pk=page.pk)


def acts(story) -> list[str]:
    return list(Act.objects.filter(story_id=story.pk).order_by("id").values_list("kind", flat=True))


def test_section_and_last_step_in_one_act(page, editor, dunia, laut):
    act = move(page, section=laut, slug="kapal-besar", actor=editor, reason="rubrik baru")
    page.refresh_from_db()
    assert page.path_on_site == "/laut/kapal-besar/"
    assert page.live
    assert acts(page) == ["publish", "move"]
    assert act.changed["path"] == ["/dunia/kapal-layar/", "/laut/kapal-besar/"]
    assert (act.changed["section"], act.changed["name"], act.changed["language"]) == (dunia.pk, "kapal-layar/", "id")
    assert (act.actor, act.reason, act.vacated) == (editor, "rubrik baru", "/dunia/kapal-layar/")


def test_what_is_published_afterwards_stays_at_the_new_address(page, editor):
    page.title = "Kapal layar tiba"
    page.save_revision()
    move(page, slug="kapal-besar", actor=editor)
    assert StoryPage.objects.get(pk=page.pk).title == "Kapal layar"
    publish(page, actor=editor)
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Kapal layar tiba", "kapal-besar")
    assert acts(page) == ["publish", "move", "revise"]


def test_a_killed_story_that_was_moved_comes_back_where_it_stood_last(page):
    move(page, slug="kapal-besar", actor=None)
    kill(page, reason="x", actor=None)
    restore(page, actor=None)
    assert acts(page) == ["publish", "move", "kill", "restore"]
    assert StoryPage.objects.get(pk=page.pk).path_on_site == "/dunia/kapal-besar/"


def test_an_address_that_is_taken_or_none_or_its_own_is_refused(page, write, laut, world):
    write("Kapal besar")
    for where, why in (
        ({"slug": "kapal-besar"}, "kapal-besar"),
        ({"slug": "Kapal Besar!"}, "Kapal Besar!"),
        ({"slug": ""}, "no address|bukan alamat"),
        ({"slug": "kapal-layar"}, "Kapal layar"),
        ({"section": world}, "World"),
    ):
        with pytest.raises(NotMoved, match=why):
            move(page, **where, actor=None)
    assert acts(page) == ["publish"]


def test_a_draft_moves_without_an_act_and_a_reporter_moves_no_published_story(page, write, reporter, laut):
    draft = write("Konsep", owner=reporter)
    assert move(draft, section=laut, actor=reporter) is None
    assert StoryPage.objects.get(pk=draft.pk).path_on_site == "/laut/konsep/"
    assert acts(draft) == []
    with pytest.raises(PermissionDenied):
        move(page, section=laut, actor=reporter)
