"""What an edition changed is told until it is answered; the answers are receipts; the press waits for nobody."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.utils import timezone

from warta.newsroom.ledger.models import Act, Receipt, Telling, ToldUpTo
from warta.newsroom.ledger.places import places
from warta.newsroom.ledger.worker import follow_pressed, press_pending, rebuild_everything
from warta.newsroom.stories.embargo import embargo
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import SiteSettings, StoryPage
from warta.newsroom.stories.publish import publish
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.models import Comment
from warta.newsroom.telling import deliver, outbox
from warta.newsroom.telling.deliver import tell_cdn, tell_hub, wait_after


@pytest.fixture
def cdn(dunia, outside):
    """A site with a CDN that was told of everything so far."""
    rebuild_everything()
    site = SiteSettings.objects.get()
    site.purge_url, site.purge_token = outside.address, "rahasia"
    site.save()
    settle()
    tell_cdn()
    outside.told.clear()
    return outside


@pytest.fixture
def hub(dunia, outside):
    rebuild_everything()
    site = SiteSettings.objects.get()
    site.hub_url = outside.address
    site.save()
    settle()
    tell_hub()
    outside.told.clear()
    return outside


def settle() -> None:
    press_pending()
    follow_pressed()


def published(write, title: str) -> tuple[StoryPage, Act]:
    page = write(title)
    return page, publish(page, actor=None)


def due() -> None:
    Telling.objects.update(due_at=timezone.now())


def receipt(act: Act) -> Receipt:
    return Receipt.objects.get(act=act, place__startswith="cdn:")


def test_a_cdn_that_was_just_set_up_throws_everything_away(newsroom, outside):
    rebuild_everything()
    assert not tell_cdn(), "there is none"
    SiteSettings.objects.update(purge_url=outside.address, purge_token="rahasia")
    assert tell_cdn()
    (told,) = outside.told
    assert json.loads(told.body)["keys"] == ["everything"]
    assert told.headers["Authorization"] == "Bearer rahasia"
    assert not tell_cdn()


def test_a_kill_tells_the_addresses_and_keys_and_the_answer_is_its_receipt(cdn, write):
    page, _ = published(write, "Kapal tiba")
    settle()
    tell_cdn()
    cdn.told.clear()
    act = kill(page, reason="fitnah", actor=None)
    settle()
    assert tell_cdn()
    said = json.loads(cdn.told[0].body)
    here = f"{settings.BASE_URL}/dunia/kapal-tiba/"
    assert {here, f"{settings.BASE_URL}/", f"{settings.BASE_URL}/rss.xml"} <= set(said["urls"])
    assert f"story/{page.pk}" in said["keys"]
    found = receipt(act)
    assert found.at is not None
    assert found.detail.startswith("200")
    assert not Telling.objects.exists()
    place = next(each for each in places(Act.objects.get(pk=act.pk)) if each.place.startswith("cdn:"))
    assert place.at == found.at


def test_it_is_told_again_until_it_is_answered(cdn, write):
    cdn.answers = [500, "hang up", 302, 200]
    _, act = published(write, "Kapal tiba")
    settle()
    for tries in (1, 2, 3):
        assert tell_cdn()
        found = receipt(act)
        assert (found.at, found.tries, found.failed) == (None, tries, False)
        assert found.detail
        assert not tell_cdn(), "its time has not come"
        due()
    assert tell_cdn()
    found = receipt(act)
    assert (found.at is not None, found.tries) == (True, 4)
    assert len(cdn.told) == 4
    assert len({told.body for told in cdn.told}) == 1


def test_the_waits_grow_and_end():
    waits = [wait_after(tries) for tries in range(1, 40)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (deliver.FIRST_WAIT, deliver.LONGEST_WAIT)


def test_what_is_new_goes_at_once_and_takes_along_what_waits(cdn, write):
    cdn.answers = [503, 200]
    _, first = published(write, "Kapal tiba")
    settle()
    tell_cdn()
    _, second = published(write, "Harga beras")
    settle()
    tell_cdn()
    urls = json.loads(cdn.told[-1].body)["urls"]
    assert {f"{settings.BASE_URL}/dunia/kapal-tiba/", f"{settings.BASE_URL}/dunia/harga-beras/"} <= set(urls)
    assert receipt(first).at == receipt(second).at is not None


def test_after_a_day_it_is_given_up_and_shown_as_failed(cdn, write):
    cdn.answers = [500]
    _, act = published(write, "Kapal tiba")
    settle()
    tell_cdn()
    Telling.objects.update(made_at=timezone.now() - deliver.GIVE_UP_AFTER - timedelta(minutes=1))
    due()
    tell_cdn()
    found = receipt(act)
    assert (found.at, found.failed) == (None, True)
    assert "500" in found.detail
    assert not Telling.objects.exists()
    failed = [each for each in places(act) if each.failed]
    assert [each.place for each in failed] == [f"cdn:{cdn.address}"]
    assert not failed[0].waits


def test_a_crash_before_it_was_written_down_loses_nothing(cdn, write, monkeypatch):
    _, act = published(write, "Kapal tiba")
    press_pending()

    def die(*args, **more):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(outbox.ToldUpTo.objects, "update_or_create", die)
        with pytest.raises(SystemExit):
            tell_cdn()
    assert not Telling.objects.exists()
    assert cdn.told == []
    assert tell_cdn()
    assert receipt(act).at is not None
    assert f"{settings.BASE_URL}/dunia/kapal-tiba/" in json.loads(cdn.told[0].body)["urls"]


def test_a_crash_after_it_was_told_tells_it_again(cdn, write, monkeypatch):
    _, act = published(write, "Kapal tiba")
    settle()

    def die(*args, **more):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(deliver, "_arrived", die)
        with pytest.raises(SystemExit):
            tell_cdn()
    assert receipt(act).at is None
    assert tell_cdn()
    assert receipt(act).at is not None
    assert cdn.told[0].body == cdn.told[1].body


def test_more_than_can_be_named_is_everything(cdn, write, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_URLS", 3)
    published(write, "Kapal tiba")
    settle()
    tell_cdn()
    said = json.loads(cdn.told[0].body)
    assert (said["urls"], said["keys"]) == ([], ["everything"])


def test_what_readers_do_not_see_is_told_to_nobody(cdn, write):
    embargo(write("Nanti"), until=timezone.now() + timedelta(days=1), actor=None)
    settle()
    tell_cdn()
    assert cdn.told == []
    assert not Receipt.objects.filter(place__startswith="cdn:", act__kind="embargo").exists()


def test_a_cdn_that_is_not_set_up_any_more_waits_for_nothing(cdn, write):
    cdn.answers = [500]
    _, act = published(write, "Kapal tiba")
    settle()
    tell_cdn()
    SiteSettings.objects.update(purge_url="")
    tell_cdn()
    assert receipt(act).failed
    assert not Telling.objects.exists()
    assert not ToldUpTo.objects.exists()


def test_a_hub_is_told_which_feeds_changed(hub, write):
    published(write, "Kapal tiba")
    settle()
    tell_hub()
    said = parse_qs(hub.told[0].body)
    assert said["hub.mode"] == ["publish"]
    feeds = {"/rss.xml", "/atom.xml", "/feed.json", "/dunia/rss.xml", "/dunia/atom.xml", "/dunia/feed.json"}
    assert set(said["hub.url"]) == {settings.BASE_URL + feed for feed in feeds}
    assert Receipt.objects.get(place=f"hub:{hub.address}", act__kind="publish").at is not None


def test_a_hub_hears_nothing_of_what_is_in_no_feed(hub, write, moderator):
    page, _ = published(write, "Kapal tiba")
    settle()
    tell_hub()
    hub.told.clear()
    approve(Comment.objects.create(story=page, name="Pembaca", text="Ya.", language="id"), actor=moderator)
    settle()
    tell_hub()
    assert hub.told == []
    assert not Receipt.objects.filter(place__startswith="hub:", act__kind="comment_approved").exists()
