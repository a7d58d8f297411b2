"""`warta press export`: what it prints, what it refuses, and that it follows until it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from tests.press.paper import Paper
from warta.cli import kill, publish
from warta.cli.export import Receipts
from warta.edge.export.export import Report
from warta.newsroom.home import home
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import rebuild_everything
from warta.newsroom.stories.founding import found
from warta.newsroom.stories.models import FrontPage, SectionPage, StoryPage
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.store import Store


def export(*words: object) -> subprocess.CompletedProcess[str]:
    """A process of its own: LMDB wants a store opened once in each."""
    return subprocess.run(_command(*words), capture_output=True, text=True, env=_without_newsroom(), timeout=120)


def _command(*words: object) -> list[str]:
    return [sys.executable, "-m", "warta", "press", "export", *map(str, words)]


def _without_newsroom() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "WARTA_HOME")}


@pytest.fixture
def paper(tmp_path):
    """A folder with nothing but a store in it, and the press that fills it."""
    paper = Paper()
    paper.publish(1)
    paper.publish(2)
    store = Store(tmp_path / "home/store")
    pressing = Press(store, paper)
    pressing.press_everything()
    yield paper, pressing
    store.close()


def test_an_export_needs_no_database(paper, tmp_path):
    done = export(tmp_path / "files", "--home", tmp_path / "home", "--codings", "gzip,br", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["edition"], report["whole"], report["nginx_changed"], report["left_out"]) == (1, True, True, [])
    assert report["written"] == report["pages"] - report["redirects"] > 0
    folder = tmp_path / "files/current/site/dunia/berita-1"
    assert sorted(os.listdir(folder)) == ["index.html", "index.html.br", "index.html.gz"]
    assert json.loads((tmp_path / "files/edition.json").read_text())["edition"] == 1


def test_what_it_cannot_do_it_says_in_a_line(paper, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_bytes(b"mine")
    for words, status, said in (
        ([tmp_path / "photos", "--home", tmp_path / "home"], 1, "is not empty and was not made by"),
        ([tmp_path / "photos/a.jpg", "--home", tmp_path / "home"], 1, "cannot be written"),
        ([tmp_path / "files", "--home", tmp_path / "nowhere"], 1, "nothing was pressed"),
        ([tmp_path / "files", "--home", tmp_path / "home", "--codings", "zip"], 2, "--codings zip is not one"),
        ([tmp_path / "files", "--home", tmp_path / "home", "--reload", "nginx '"], 2, "--reload cannot be read"),
    ):
        done = export(*words)
        assert done.returncode == status, done.stderr
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_the_web_server_is_told_only_where_it_must_read_anew(paper, tmp_path):
    mark = tmp_path / "told"
    words = [tmp_path / "files", "--home", tmp_path / "home", "--reload", f"touch {mark}"]
    assert export(*words).returncode == 0
    assert mark.exists()
    mark.unlink()
    assert export(*words).returncode == 0
    assert not mark.exists()
    done = export(tmp_path / "other", "--home", tmp_path / "home", "--reload", "false")
    assert (done.returncode, "`false` did not work" in done.stderr) == (0, True)


def test_following_goes_on_until_it_is_told_to_stop(paper, tmp_path):
    paper, pressing = paper
    words = [tmp_path / "files", "--home", tmp_path / "home", "--follow", "--format", "json"]
    process = subprocess.Popen(_command(*words), stdout=subprocess.PIPE, text=True, env=_without_newsroom())
    try:
        assert json.loads(process.stdout.readline())["whole"]
        paper.kill(2, "Salah orang.")
        pressing.press(Touched(stories={2}))
        report = json.loads(process.stdout.readline())
        assert (report["edition"], report["whole"]) == (2, False)
        assert not (tmp_path / "files/current/site/dunia/berita-2").exists()
        assert (tmp_path / "files/current/gone/dunia/berita-2/index.html").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.django_db
def test_a_kill_has_its_receipt_from_the_export(tmp_path):
    found("Warta Laut", languages=["id", "en"])
    front = FrontPage.objects.get(locale__language_code="id")
    section = front.add_child(instance=SectionPage(title="Dunia", slug="dunia", locale=front.locale))
    story = StoryPage(title="Kapal layar", locale=front.locale, live=False, body=[("paragraph", "<p>Isi berita.</p>")])
    section.add_child(instance=story)
    story.save_revision()
    rebuild_everything()
    assert CliRunner().invoke(publish.app, [str(story.pk)]).exit_code == 0
    assert CliRunner().invoke(kill.app, [str(story.pk), "--reason", "fitnah"]).exit_code == 0
    act = Act.objects.get(kind="kill")
    receipts = Receipts(home(), tmp_path / "files")
    receipts.note(Report(edition=act.edition - 1))
    assert not act.receipts.filter(place__startswith="export:").exists()
    for _ in range(2):
        receipts.note(Report(edition=act.edition))
    receipt = act.receipts.get(place=f"export:{tmp_path / 'files'}")
    assert receipt.at is not None
    assert receipt.detail == f"edition {act.edition}"
