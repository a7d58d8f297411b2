"""`warta publish`, `correct`, `kill` and `restore`: the same doors as the newsroom's, and what they print."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from warta.cli import correct, kill, publish, restore
from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryCorrection, StoryPage

pytestmark = pytest.mark.django_db


def run(verb, *words: object):
    return CliRunner().invoke(verb.app, [str(word) for word in words])


@pytest.fixture
def story(db):
    found("Warta Laut", languages=["id", "en"])
    front = FrontPage.objects.get(locale__language_code="id")
    section = front.add_child(instance=SectionPage(title="Dunia", slug="dunia", locale=front.locale))
    story = StoryPage(title="Kapal layar", locale=front.locale, live=False, body=[("paragraph", "<p>Isi berita.</p>")])
    section.add_child(instance=story)
    story.save_revision()
    rebuild_everything()
    return story


def status(path: str) -> int:
    """What readers get at a path in the newest edition."""
    with store().snapshot() as snapshot:
        page = snapshot.page(path)
        return 404 if page is None else page.status


def test_from_a_draft_to_its_readers_and_away_and_back(story):
    done = run(publish, story.pk, "--reason", "siap")
    assert done.exit_code == 0, done.output
    assert status("/dunia/kapal-layar/") == 200
    done = run(kill, "/dunia/kapal-layar/", "--reason", "fitnah", "--note", "Keliru.", "--format", "json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert (report["kind"], report["story"], report["reason"]) == ("kill", story.pk, "fitnah")
    assert report["address"].endswith("/dunia/kapal-layar/")
    places = {each["place"]: each["at"] for each in report["receipts"]}
    assert {"page", "front", "section", "feed", "sitemap", "related", "index"} <= places.keys()
    assert None not in places.values()
    assert status("/dunia/kapal-layar/") == 410
    done = run(restore, report["address"], "--reason", "dicek")
    assert done.exit_code == 0, done.output
    assert status("/dunia/kapal-layar/") == 200
    assert list(Act.objects.filter(story_id=story.pk).order_by("pk").values_list("kind", "reason")) == [
        ("publish", "siap"),
        ("kill", "fitnah"),
        ("restore", "dicek"),
    ]


def test_a_kill_waits_for_the_places_that_follow_and_no_longer_than_it_is_told(story):
    """Its files of the index are purged by the command itself where no worker serves."""
    run(publish, story.pk)
    report = json.loads(run(kill, story.pk, "--reason", "x", "--wait", "0", "--format", "json").stdout)
    waiting = [each["place"] for each in report["receipts"] if each["at"] is None]
    assert waiting == ["index_files"]
    assert not any(each["failed"] for each in report["receipts"])
    run(restore, story.pk)
    report = json.loads(run(kill, story.pk, "--reason", "y", "--format", "json").stdout)
    assert [each["place"] for each in report["receipts"] if each["at"] is None] == []


def test_a_correction_by_command(story):
    run(publish, story.pk)
    done = run(correct, story.pk, "--kind", "clarification", "--wrong", "30 meter", "--right", "31 meter")
    assert done.exit_code == 0, done.output
    line = StoryCorrection.objects.get()
    assert (line.kind, line.wrong, line.right) == ("clarification", "30 meter", "31 meter")


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        (publish, ["/dunia/tidak-ada/"], "there is no story /dunia/tidak-ada/"),
        (publish, ["999999999999999999999999"], "there is no story"),
        (correct, ["/dunia/kapal-layar/", "--text", "x"], "is not published"),
        (kill, ["/dunia/kapal-layar/", "--reason", "x"], "was never published"),
        (restore, ["/dunia/kapal-layar/"], "was not killed"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(story, verb, words, said):
    done = run(verb, *words)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not Act.objects.filter(story_id=story.pk).exists()


def test_a_kill_asks_for_its_reason(story):
    assert run(kill, story.pk).exit_code == 2
