"""The worker: what the ledger has, readers get; one bad story does not hold up the others; nothing is lost."""

import threading

import pytest

from warta.newsroom.home import store
from warta.newsroom.ledger import worker
from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.worker import press_now_or_wait, press_pending, rebuild_everything, verify_everything
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.related import SHOWN
from warta.press.press import Press
from warta.press.recipes import Recipes
from warta.press.store import KINDS


@pytest.fixture
def pressed(newsroom):
    rebuild_everything()


def status(path: str) -> int | None:
    with store().snapshot() as snapshot:
        page = snapshot.page(path)
    return None if page is None else page.status


def entries() -> list:
    with store().snapshot() as snapshot:
        return [(kind, *entry) for kind in KINDS for entry in snapshot.entries(kind)]


def test_an_act_gets_the_edition_in_which_readers_got_it(pressed, write):
    act = publish(write("Kapal tiba"), actor=None)
    edition = press_now_or_wait(act.pk)
    assert edition == store().edition_number()
    assert status("/dunia/kapal-tiba/") == 200
    assert Act.objects.get(pk=act.pk).pressed_at is not None


def test_acts_that_wait_together_are_one_edition(pressed, write):
    for headline in ("Kapal tiba", "Kapal pergi", "Kapal kembali"):
        publish(write(headline), actor=None)
    press_pending()
    assert len(set(Act.objects.filter(kind="publish").values_list("edition", flat=True))) == 1


def test_one_bad_story_does_not_hold_up_the_others(pressed, write, monkeypatch):
    bad, good = write("Kapal rusak"), write("Kapal tiba")
    failing = publish(bad, actor=None)
    publish(good, actor=None)
    leaves = Recipes.story_leaves

    def break_one(self, story, change, *rest):
        if story.id == bad.pk:
            raise ValueError("a block that nobody can press")
        leaves(self, story, change, *rest)

    monkeypatch.setattr(Recipes, "story_leaves", break_one)
    press_pending()
    assert status("/dunia/kapal-tiba/") == 200
    assert status("/dunia/kapal-rusak/") is None
    failing.refresh_from_db()
    assert failing.edition is None
    assert "a block that nobody can press" in failing.problem

    monkeypatch.setattr(Recipes, "story_leaves", leaves)
    monkeypatch.setattr(worker, "RETRY_AFTER", worker.timedelta(0))
    press_pending()
    failing.refresh_from_db()
    assert failing.problem == ""
    assert status("/dunia/kapal-rusak/") == 200


def test_a_press_that_died_before_its_receipt_is_done_again_to_the_same_result(pressed, write, monkeypatch):
    act = publish(write("Kapal tiba"), actor=None)

    def die(acts, edition):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(worker, "_receipt", die)
        with pytest.raises(SystemExit):
            press_pending()
    assert status("/dunia/kapal-tiba/") == 200
    assert press_now_or_wait(act.pk) == store().edition_number()
    assert verify_everything() == []


@pytest.mark.parametrize("last", ["press", "_receipt"])
def test_a_press_that_died_leaves_no_neighbour_as_it_was(pressed, write, monkeypatch, last):
    """What it had chosen for other stories must be found again by the one that takes over."""
    ferry = "<p>Kapal feri berlabuh di dermaga pelabuhan membawa penumpang mudik.</p>"
    stories = [write(f"Kapal feri tiba {number}", text=ferry) for number in range(SHOWN + 2)]
    for story in stories:
        publish(story, actor=None)
    press_pending()
    revised = stories[-1]
    revised.title = "Harga beras turun"
    revised.body = write("Lain", text="<p>Petani menahan panen karena harga gabah anjlok di pasar induk.</p>").body
    revised.save_revision()
    publish(revised, actor=None)

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(*((Press, "press") if last == "press" else (worker, last)), die)
        with pytest.raises(SystemExit):
            press_pending()
    assert verify_everything() == []


def test_a_lost_store_comes_back_by_one_rebuild(pressed, write):
    publish(write("Kapal tiba"), actor=None)
    press_pending()
    everything = entries()
    with store().rebuild():
        pass  # a store with nothing in it
    assert status("/dunia/kapal-tiba/") is None
    rebuild_everything()
    assert entries() == everything


def test_an_upgrade_presses_everything_again_and_only_once(pressed, monkeypatch):
    worker.note_upgrade()
    assert not Act.objects.filter(edition=None).exists(), "nothing changed"

    monkeypatch.setattr(worker, "PRESSED_BY", "another version")
    worker.note_upgrade()
    worker.note_upgrade()
    assert Act.objects.get(edition=None).kind == Act.Kind.HOUSE
    press_pending()
    worker.note_upgrade()
    assert not Act.objects.filter(edition=None).exists()


def test_a_chore_that_fails_keeps_neither_the_press_nor_the_other_chores_from_their_work(
    pressed, write, monkeypatch, caplog
):
    act = publish(write("Kapal tiba"), actor=None)
    stop, has_pressed, done = threading.Event(), threading.Event(), []

    def fail():
        raise RuntimeError("a page that cannot be published at its time")

    def end():
        done.append("the last chore")
        has_pressed.wait(30)  # chores have a thread of their own, which may well be the first
        stop.set()

    def press():
        press_pending()
        has_pressed.set()

    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # this one is the test's own
    monkeypatch.setattr(worker, "BESIDE", ())  # threads with connections of their own, to which the test's is not done
    monkeypatch.setattr(worker, "CHORES", (fail, end))
    monkeypatch.setattr(worker, "press_pending", press)
    worker.work(stop)
    act.refresh_from_db()
    assert act.edition == store().edition_number()
    assert done == ["the last chore"]
    assert "a page that cannot be published at its time" in caplog.text
