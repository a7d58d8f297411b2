"""The verbs that act on one story: the same doors as the newsroom's, and what they print."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cli.by_command import answer, done, refused, run
from warta.cli import correct, embargo, kill, move, pin, publish, restore, schedule, unpin, unpublish
from warta.newsroom.ledger.models import Act
from warta.newsroom.stories.models import FrontPage, FrontPin, SectionPage, StoryCorrection, StoryPage

pytestmark = pytest.mark.django_db


def status(path: str) -> int:
    return answer(path)[0]


def soon(**later: int) -> str:
    """A time to come, as somebody writes it in the newsroom's own zone."""
    return timezone.localtime(timezone.now() + timedelta(**(later or {"days": 1}))).strftime("%Y-%m-%dT%H:%M")


def test_from_a_draft_to_its_readers_and_away_and_back(story):
    done(publish, story.pk, "--reason", "siap")
    assert status("/dunia/kapal-layar/") == 200
    report = done(kill, "/dunia/kapal-layar/", "--reason", "fitnah", "--note", "Keliru.")
    assert (report["kind"], report["story"], report["reason"]) == ("kill", story.pk, "fitnah")
    assert report["address"].endswith("/dunia/kapal-layar/")
    places = {each["place"]: each["at"] for each in report["receipts"]}
    assert {"page", "front", "section", "feed", "sitemap", "related", "index"} <= places.keys()
    assert None not in places.values()
    assert status("/dunia/kapal-layar/") == 410
    done(restore, report["address"], "--reason", "dicek")
    assert status("/dunia/kapal-layar/") == 200
    assert list(Act.objects.filter(story_id=story.pk).order_by("pk").values_list("kind", "reason")) == [
        ("publish", "siap"),
        ("kill", "fitnah"),
        ("restore", "dicek"),
    ]


def test_a_kill_waits_for_the_places_that_follow_and_no_longer_than_it_is_told(story):
    """Its files of the index are purged by the command itself where no worker serves."""
    done(publish, story.pk)
    report = done(kill, story.pk, "--reason", "x", "--wait", "0")
    waiting = [each["place"] for each in report["receipts"] if each["at"] is None]
    assert waiting == ["index_files"]
    assert not any(each["failed"] for each in report["receipts"])
    done(restore, story.pk)
    report = done(kill, story.pk, "--reason", "y")
    assert [each["place"] for each in report["receipts"] if each["at"] is None] == []


def test_a_correction_by_command(story):
    done(publish, story.pk)
    done(correct, story.pk, "--kind", "clarification", "--wrong", "30 meter", "--right", "31 meter")
    line = StoryCorrection.objects.get()
    assert (line.kind, line.wrong, line.right) == ("clarification", "30 meter", "31 meter")


def test_a_story_that_was_taken_down_may_be_published_again(story):
    done(publish, story.pk)
    report = done(unpublish, story.pk, "--reason", "menunggu")
    assert (report["kind"], report["reason"]) == ("unpublish", "menunggu")
    assert status("/dunia/kapal-layar/") in (404, 410)
    done(publish, story.pk)
    assert status("/dunia/kapal-layar/") == 200


@pytest.mark.parametrize("section", ["Olahraga", "olahraga", "/olahraga/", "https://warta.example/olahraga"])
def test_a_story_moves_to_a_section_by_whatever_it_is_called(story, section):
    front = FrontPage.objects.get(locale=story.locale)
    front.add_child(instance=SectionPage(title="Olahraga", slug="olahraga", locale=front.locale))
    done(publish, story.pk)
    report = done(move, story.pk, "--section", section, "--address", "kapal-tiba")
    assert report["address"].endswith("/olahraga/kapal-tiba/")
    assert answer("/dunia/kapal-layar/") == (301, "/olahraga/kapal-tiba/")
    assert status("/olahraga/kapal-tiba/") == 200


def test_of_two_sections_of_one_name_a_story_moves_to_that_of_its_language(story):
    for front in FrontPage.objects.select_related("locale"):
        front.add_child(instance=SectionPage(title="Video", slug="video", locale=front.locale))
    done(publish, story.pk)
    assert done(move, story.pk, "--section", "video")["address"].endswith("/video/kapal-layar/")
    assert status("/video/kapal-layar/") == 200


def test_a_draft_that_moves_is_no_act(story):
    """Its readers are none: nothing is written into the ledger, and that is said."""
    result = run(move, story.pk, "--address", "kapal-tiba")
    assert result.exit_code == 0, result.output
    assert "/dunia/kapal-tiba/" in result.stdout
    assert "no row in the ledger" in result.stdout
    assert not Act.objects.filter(story_id=story.pk).exists()
    result = run(move, story.pk, "--address", "kapal-pergi", "--format", "json")
    assert '"act": null' in result.stdout


def test_a_story_is_told_to_appear_and_told_not_to(story):
    when = soon()
    report = done(schedule, story.pk, "--at", when)
    assert report["changed"]["at"].startswith(when)
    assert StoryPage.objects.get(pk=story.pk).go_live_at is not None
    assert done(schedule, story.pk, "--cancel")["changed"]["at"] is None
    assert StoryPage.objects.get(pk=story.pk).go_live_at is None


def test_an_embargo_stops_publishing_until_it_is_lifted(story):
    until = soon()
    assert done(embargo, story.pk, "--until", until)["changed"]["until"].startswith(until)
    assert "is under embargo until" in refused(publish, story.pk)
    assert done(embargo, story.pk, "--lift")["changed"]["until"] is None
    done(publish, story.pk)


def test_a_time_is_that_of_the_newsroom_where_it_names_no_zone(story, settings):
    settings.TIME_ZONE = "Asia/Jayapura"
    done(embargo, story.pk, "--until", "2999-12-01T08:00")
    assert StoryPage.objects.get(pk=story.pk).embargo_until.isoformat() == "2999-11-30T23:00:00+00:00"
    report = done(embargo, story.pk, "--until", "2999-12-01T08:00+00:00")
    assert report["changed"]["until"] == "2999-12-01T17:00:00+09:00"


def test_the_ledger_says_by_whom_where_somebody_is_named(story, people):
    report = done(publish, story.pk, "--by", "sari")
    act = Act.objects.get(pk=report["act"])
    assert (report["by"], act.actor_name, act.actor.username) == ("Sari Dewi", "Sari Dewi", "sari")
    assert done(unpublish, story.pk)["by"] == ""


def test_who_is_named_may_do_no_more_than_in_the_newsroom(story, people):
    assert "may not publish “Kapal layar”: ask an editor to." in refused(publish, story.pk, "--by", "rara")
    done(publish, story.pk)
    for verb, words in [(unpublish, []), (pin, []), (kill, ["--reason", "x"]), (move, ["--address", "kapal"])]:
        assert "may not" in refused(verb, story.pk, *words, "--by", "rara")
    assert "there is no user tono: --by names one" in refused(unpublish, story.pk, "--by", "tono")


def test_people_are_told_until_when(story):
    said = run(embargo, story.pk, "--until", "2999-12-01T08:00+07:00").stdout
    assert said.startswith("embargo: “Kapal layar”, ")
    assert "until        2999-12-01T08:00:00+07:00" in said
    assert f"edition      {Act.objects.get(story_id=story.pk).edition}" in said
    assert "until        lifted" in run(embargo, story.pk, "--lift").stdout


def test_a_story_is_pinned_and_taken_off(story):
    done(publish, story.pk)
    report = done(pin, story.pk, "--until", soon())
    assert (report["kind"], report["changed"]["position"]) == ("pin", 1)
    assert FrontPin.objects.get().story_id == story.pk
    assert done(unpin, story.pk)["kind"] == "unpin"
    assert not FrontPin.objects.exists()


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (publish, ["/dunia/tidak-ada/"], "there is no story /dunia/tidak-ada/"),
        (publish, ["999999999999999999999999"], "there is no story"),
        (unpublish, ["/dunia/tidak-ada/"], "there is no story"),
        (move, ["/dunia/tidak-ada/", "--address", "x"], "there is no story"),
        (schedule, ["/dunia/tidak-ada/", "--cancel"], "there is no story"),
        (embargo, ["/dunia/tidak-ada/", "--lift"], "there is no story"),
        (pin, ["/dunia/tidak-ada/"], "there is no story"),
        (unpin, ["/dunia/tidak-ada/"], "there is no story"),
        (correct, ["/dunia/kapal-layar/", "--text", "x"], "is not published"),
        (kill, ["/dunia/kapal-layar/", "--reason", "x"], "was never published"),
        (restore, ["/dunia/kapal-layar/"], "was not killed"),
        (unpublish, ["/dunia/kapal-layar/"], "is not published"),
        (move, ["/dunia/kapal-layar/", "--section", "dunia"], "stands there already"),
        (move, ["/dunia/kapal-layar/", "--section", "laut"], "there is no section laut"),
        (move, ["/dunia/kapal-layar/", "--address", "Kapal Tiba"], "is no address"),
        (schedule, ["/dunia/kapal-layar/", "--at", "2001-01-01T08:00"], "That time is past"),
        (schedule, ["/dunia/kapal-layar/", "--cancel"], "was not told to appear"),
        (embargo, ["/dunia/kapal-layar/", "--until", "2001-01-01T08:00"], "That time is past"),
        (embargo, ["/dunia/kapal-layar/", "--lift"], "is under no embargo"),
        (pin, ["/dunia/kapal-layar/"], "is not published"),
        (unpin, ["/dunia/kapal-layar/"], "is not pinned"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(story, verb, words, said):
    assert said in refused(verb, *words)
    assert not Act.objects.filter(story_id=story.pk).exists()


def test_what_was_done_already_is_not_done_again(story):
    done(publish, story.pk)
    done(pin, story.pk)
    assert "is pinned there already" in refused(pin, story.pk)
    done(unpin, story.pk)
    assert "is not pinned" in refused(unpin, story.pk)
    done(unpublish, story.pk)
    assert "is not published" in refused(unpublish, story.pk)


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (correct, [], "usage: warta correct STORY --wrong WORDS --right WORDS, or --text LINE"),
        (correct, ["--wrong", "30 meter"], "say what was wrong and what is right"),
        (correct, ["--kind", "note", "--wrong", "30 meter"], "usage: warta correct STORY --kind note --right WORDS"),
        (move, [], "--section SECTION, --address LAST-STEP, or both"),
        (schedule, [], "either --at WHEN or --cancel"),
        (schedule, ["--at", "2999-12-01T08:00", "--cancel"], "either --at WHEN or --cancel"),
        (schedule, ["--at", "besok"], "--at besok is not a time: write it as 2026-12-01T08:00"),
        (schedule, ["--at", "2999-12-01"], "--at 2999-12-01 is a day without an hour"),
        (schedule, ["--at", "9999-12-31T23:59-12:00"], "is not a time"),
        (embargo, [], "either --until WHEN or --lift"),
        (embargo, ["--until", "2999-13-01T08:00"], "--until 2999-13-01T08:00 is not a time"),
        (pin, ["--until", "nanti"], "--until nanti is not a time"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_line(story, verb, words, said):
    assert said in refused(verb, story.pk, *words, status=2)


def test_a_wrong_time_is_wrong_use_whatever_the_story(story):
    assert "is not a time" in refused(schedule, "/dunia/tidak-ada/", "--at", "besok", status=2)


def test_a_kill_asks_for_its_reason(story):
    assert run(kill, story.pk).exit_code == 2
