"""What an editor pins stands at the top of the front page, and no longer than it should."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from warta.newsroom.ledger.worker import CHORES
from warta.newsroom.stories.house.pin import MOST, CannotPin, NotPinned, expire_pins, pin, unpin
from warta.newsroom.stories.models import FrontPage, FrontPin
from warta.newsroom.stories.unpublish import unpublish

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(dunia):
    return FrontPage.objects.get(locale=dunia.locale_id)


@pytest.fixture
def pinned(front):
    """The titles of what is pinned, from the top."""

    def pinned() -> list[str]:
        pins = list(front.pins.order_by("position"))
        assert [each.position for each in pins] == list(range(1, len(pins) + 1))
        return [each.story.title for each in pins]

    return pinned


def test_a_pin_and_its_end_are_one_row_each(rows, editor, front, published):
    story = published("Kapal")
    before = len(rows())
    put = pin(front, story, actor=editor, reason="penting")
    off = unpin(front, story, actor=editor)
    assert rows()[before:] == [put, off]
    assert (put.kind, put.story_id, put.actor, put.reason) == ("pin", story.pk, editor, "penting")
    assert put.changed == {"listing": f"front/{front.pk}/id", "position": 1}
    assert (off.kind, off.changed) == ("unpin", put.changed)


def test_they_stand_in_the_order_that_the_editor_gives_them(rows, editor, front, published, pinned):
    one, two, three = (published(title) for title in ("Satu", "Dua", "Tiga"))
    for story in (one, two):
        pin(front, story, actor=editor)
    pin(front, three, position=99, actor=editor)
    assert pinned() == ["Dua", "Satu", "Tiga"]
    act = pin(front, three, position=2, actor=editor)
    assert act.changed["position"] == 2
    assert pinned() == ["Dua", "Tiga", "Satu"]
    before = len(rows())
    assert pin(front, three, position=2, actor=editor) is None
    assert len(rows()) == before


def test_what_cannot_stand_there_is_refused(rows, editor, front, write, published, world):
    draft, foreign = write("Konsep"), published("Ship", section=world)
    full = [published(f"Berita {number}") for number in range(MOST + 1)]
    for story in full[:MOST]:
        pin(front, story, actor=editor)
    before = len(rows())
    for story, said in ((draft, "belum terbit"), (foreign, "bahasa lain"), (full[MOST], "8 berita")):
        with pytest.raises(CannotPin, match=said):
            pin(front, story, actor=editor)
    with pytest.raises(CannotPin, match="sudah lewat"):
        pin(front, full[0], until=timezone.now() - timedelta(hours=1), actor=editor)
    with pytest.raises(NotPinned):
        unpin(front, full[MOST], actor=editor)
    assert pin(front, full[0], position=3, actor=editor) is not None
    assert len(rows()) == before + 1


def test_who_may_not(rows, reporter, moderator, front, published):
    story = published("Kapal")
    before = len(rows())
    for user in (reporter, moderator):
        with pytest.raises(PermissionDenied):
            pin(front, story, actor=user)
        with pytest.raises(PermissionDenied):
            unpin(front, story, actor=user)
    assert len(rows()) == before


def test_taken_down_it_loses_its_place_for_good(rows, editor, front, published, pinned):
    one, two = published("Satu"), published("Dua")
    for story in (two, one):
        pin(front, story, actor=editor)
    before = len(rows())
    unpublish(one, actor=editor)
    assert [act.kind for act in rows()[before:]] == ["unpublish"]
    assert pinned() == ["Dua"]
    two.delete()
    assert not FrontPin.objects.exists()


def test_a_pin_ends_by_itself_when_its_time_has_come(rows, editor, front, published, pinned):
    soon, late, never = (published(title) for title in ("Segera", "Nanti", "Tetap"))
    now = timezone.now()
    pin(front, soon, until=now + timedelta(hours=1), actor=editor)
    pin(front, late, until=now + timedelta(hours=3), actor=editor)
    pin(front, never, actor=editor)
    before = len(rows())
    assert expire_pins(now) == 0
    assert expire_pins(now + timedelta(hours=2)) == 1
    (act,) = rows()[before:]
    assert (act.kind, act.story_id, act.actor) == ("unpin", soon.pk, None)
    assert pinned() == ["Tetap", "Nanti"]


def test_the_worker_sees_to_it(editor, front, published, pinned):
    pin(front, published("Segera"), until=timezone.now() + timedelta(hours=1), actor=editor)
    FrontPin.objects.update(until=timezone.now() - timedelta(minutes=1))
    for chore in CHORES:
        chore()
    assert pinned() == []


# In the admin


def test_an_editor_pins_a_story_from_its_menu_and_arranges_the_front(client, editor, front, published, pinned):
    one, two = published("Satu"), published("Dua")
    client.force_login(editor)
    assert reverse("house_pin", args=[one.pk]) in client.get(reverse("wagtailadmin_pages:edit", args=[one.pk])).text
    for story in (one, two):
        assert client.get(reverse("house_pin", args=[story.pk])).status_code == 200
        assert client.post(reverse("house_pin", args=[story.pk]), {"position": 1, "until": ""}).status_code == 302
    assert pinned() == ["Dua", "Satu"]
    arrange = reverse("house_pins", args=[front.pk])
    assert "Satu" in client.get(arrange).text
    client.post(arrange, {"story": one.pk, "act": "up"})
    assert pinned() == ["Satu", "Dua"]
    client.post(arrange, {"story": one.pk, "act": "off"})
    assert pinned() == ["Dua"]
    assert "Dua" in client.get(reverse("wagtailadmin_pages:edit", args=[front.pk])).text
    assert client.get(reverse("house_fronts"), follow=True).status_code == 200


def test_a_time_that_is_over_is_said_in_the_form(client, editor, front, published, pinned):
    story = published("Satu")
    client.force_login(editor)
    answer = client.post(reverse("house_pin", args=[story.pk]), {"position": 1, "until": "2020-01-01 10:00"})
    assert "sudah lewat" in answer.text
    assert pinned() == []


def test_reporters_find_no_such_door(client, reporter, front, published):
    story = published("Satu")
    client.force_login(reporter)
    assert reverse("house_fronts") not in client.get(reverse("wagtailadmin_home")).text
    assert client.post(reverse("house_pin", args=[story.pk]), {"position": 1}).status_code in (302, 403)
    assert client.post(reverse("house_pins", args=[front.pk]), {"story": story.pk}).status_code in (302, 403)
    assert not FrontPin.objects.exists()


def test_a_draft_is_offered_no_pin(client, editor, write):
    story = write("Konsep")
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    assert reverse("house_pin", args=[story.pk]) not in page
