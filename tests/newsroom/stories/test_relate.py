"""*You may also like*: an editor sees why a story stands there, and may choose others; that stays."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from warta.newsroom.home import store
from warta.newsroom.ledger import follow as following
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import follow_pressed, press_pending, rebuild_everything, verify_everything
from warta.newsroom.stories.models import RelatedStory, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.relate import CannotRelate, relate, showers, shown_below
from warta.newsroom.stories.related import SHOWN
from warta.newsroom.stories.unpublish import unpublish

FERRY = "<p>Kapal feri berlabuh di dermaga pelabuhan membawa penumpang mudik.</p>"


@pytest.fixture
def ferries(newsroom, write):
    """Seven stories about one thing, and one about another."""
    rebuild_everything()
    pages = [write(f"Kapal feri tiba {number}", text=FERRY) for number in range(7)]
    pages.append(write("Harga beras", text="<p>Petani menahan panen karena harga gabah anjlok.</p>"))
    for page in pages:
        publish(page, actor=None)
    settle()
    return [StoryPage.objects.get(pk=page.pk) for page in pages]


def settle() -> None:
    press_pending()
    follow_pressed()


def below(page) -> list[int]:
    rows = RelatedStory.objects.filter(story=page, other__live=True).order_by("position")
    return list(rows.values_list("other_id", flat=True))


def test_an_editor_sees_why_a_story_stands_there_and_who_shows_this_one(ferries, client, editor):
    page = ferries[0]
    shown = shown_below(page)
    assert [each.story.pk for each in shown] == below(page)
    assert len(shown) == SHOWN
    assert all("feri" in each.why for each in shown)
    assert not any(each.by_hand for each in shown)
    assert {story.pk for story in showers(page)} == set(
        RelatedStory.objects.filter(other=page).values_list("story_id", flat=True)
    )
    client.force_login(editor)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert reverse("story_acts:relate", args=[page.pk]) in edit
    assert "feri" in edit


def test_what_an_editor_chose_stands_first_in_this_order_and_is_pressed(ferries, editor):
    page, beras, other = ferries[0], ferries[7], ferries[3]
    act = relate(page, [beras.pk, other.pk], [], actor=editor, reason="lebih penting")
    assert (act.kind, act.changed["stories"], act.story_id) == ("related", [page.pk], page.pk)
    assert below(page)[:2] == [beras.pk, other.pk]
    assert len(below(page)) == len(set(below(page))) == SHOWN
    settle()
    with store().snapshot() as snapshot:
        keys = snapshot.fragment(f"story/{page.pk}/related").keys
    assert keys[1:3] == (f"story/{beras.pk}/card", f"story/{other.pk}/card")
    assert [each.by_hand for each in shown_below(page)] == [True, True, False, False]
    assert verify_everything() == []


def test_it_stays_when_the_press_chooses_anew(ferries, write):
    page, beras, gone = ferries[0], ferries[7], ferries[4]
    relate(page, [beras.pk], [gone.pk], actor=None)
    settle()
    publish(write("Kapal feri tiba lagi", text=FERRY), actor=None)
    publish(page, actor=None)
    settle()
    assert below(page)[0] == beras.pk
    assert gone.pk not in below(page)


def test_what_was_chosen_and_taken_down_leaves_its_place_and_has_it_again(ferries):
    page, beras = ferries[0], ferries[7]
    relate(page, [beras.pk], [], actor=None)
    settle()
    unpublish(beras, actor=None)
    settle()
    assert beras.pk not in below(page)
    assert len(below(page)) == SHOWN
    publish(beras, actor=None)
    settle()
    assert below(page)[0] == beras.pk
    assert verify_everything() == []


def test_to_take_it_all_back_is_to_leave_it_to_the_press(ferries):
    page = ferries[0]
    before = below(page)
    relate(page, [ferries[7].pk], before[:1], actor=None)
    assert below(page) != before
    assert relate(page, [], [], actor=None) is not None
    assert set(below(page)) <= {each.pk for each in ferries[:7]}
    assert relate(page, [], [], actor=None) is None, "nothing changed"


def test_an_editor_who_chooses_while_the_index_follows_is_not_overruled(ferries, monkeypatch):
    page, beras = ferries[0], ferries[7]
    publish(page, actor=None)
    publish(ferries[1], actor=None)
    unpublish(ferries[2], actor=None)
    press_pending()
    choose = following.choose_related

    def meanwhile(ids, index):
        chosen = choose(ids, index)
        relate(page, [beras.pk], [], actor=None)
        return chosen

    monkeypatch.setattr(following, "choose_related", meanwhile)
    following.follow()
    assert below(page)[0] == beras.pk


def test_what_cannot_stand_there_is_refused_and_nothing_is_written(ferries, write, reporter, world):
    page, draft = ferries[0], write("Konsep")
    english = write("Ship", section=world)
    publish(english, actor=None)
    for chosen, left_out in (
        ([page.pk], []),
        ([draft.pk], []),
        ([english.pk], []),
        ([ferries[1].pk] * 2, []),
        ([each.pk for each in ferries[1 : SHOWN + 2]], []),
        ([ferries[1].pk], [ferries[1].pk]),
        ([987_654_321], []),
    ):
        with pytest.raises(CannotRelate):
            relate(page, chosen, left_out, actor=None)
    with pytest.raises(PermissionDenied):
        relate(page, [ferries[1].pk], [], actor=reporter)
    assert not Act.objects.filter(kind="related", story_id=page.pk).exists()


def test_it_is_chosen_in_a_form(ferries, client, editor):
    page, beras = ferries[0], ferries[7]
    client.force_login(editor)
    address = reverse("story_acts:relate", args=[page.pk])
    form = client.get(address)
    assert form.status_code == 200
    leave = below(page)[0]
    said = {"place_0": beras.pk, "place_1": "", "place_2": "", "place_3": "", "left_out": [leave], "reason": "x"}
    assert client.post(address, said).status_code == 302
    assert below(page)[0] == beras.pk
    assert leave not in below(page)
    again = client.get(address).content.decode()
    assert f'value="{leave}"' in again
    assert client.post(address, {**said, "place_1": beras.pk}).status_code == 422
