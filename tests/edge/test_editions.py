"""Promise 2 at the edge: a new edition is there at once, whole, for every reader."""

from __future__ import annotations

import multiprocessing
import threading

from tests.edge.reader import STORY, ask, page_of, pressed, small_site
from warta.edge.app import Edge
from warta.press.store import Store
from warta.press.stored import Change, Leaf, Run


def test_a_new_edition_is_seen_at_once_by_a_running_edge(edge, store):
    for number in range(5):
        store.commit(Change(fragments={"story/1/card": Leaf.of(f"<a>kartu {number}</a>")}))
        for coding in ("identity", "br"):
            assert f"kartu {number}" in ask(edge, STORY, accept_encoding=coding).text


def _commit_elsewhere(folder, text):
    store = Store(folder)
    store.commit(Change(fragments={"story/1/body": Leaf.of(text)}))
    store.close()


def test_a_new_edition_of_another_process_is_seen_at_once(edge, store):
    assert "dari proses lain" not in ask(edge, STORY).text
    process = multiprocessing.get_context("spawn").Process(
        target=_commit_elsewhere, args=(store.folder, "dari proses lain")
    )
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert "dari proses lain" in ask(edge, STORY).text


def test_one_leaf_changes_on_every_page_that_shows_it(edge, store):
    for path in ("/", STORY):
        assert "Kabar Karang" in ask(edge, path).text
    store.commit(Change(fragments={"site/header/id": Leaf.of("<header>Kabar Baru</header>")}))
    for path in ("/", STORY, "/dunia/ditarik/", "/tidak-ada/"):
        assert "Kabar Baru" in ask(edge, path).text


def test_a_story_taken_down_is_gone_though_it_was_just_read(edge, store):
    assert ask(edge, STORY, accept_encoding="br").status == 200
    store.commit(Change(pages={STORY: page_of("site/header/id", "gone/id", status=410)}))
    assert ask(edge, STORY, accept_encoding="br").status == 410
    store.commit(Change(pages={STORY: None}))
    assert ask(edge, STORY, accept_encoding="br").status == 404
    store.commit(Change(pages={STORY: small_site().pages[STORY]}))
    assert ask(edge, STORY, accept_encoding="br").status == 200


def test_a_story_that_appears_where_nothing_was_is_read_at_once(edge, store):
    assert ask(edge, "/dunia/baru/").status == 404
    store.commit(Change(pages={"/dunia/baru/": page_of("story/1/body")}))
    assert ask(edge, "/dunia/baru/").status == 200


def test_nothing_pressed_yet_is_said_so_and_ends_with_the_first_edition(store):
    edge = Edge(store, behind=None, media=None)
    for path in ("/", STORY, "/robots.txt"):
        reply = ask(edge, path)
        assert (reply.status, reply["retry-after"], reply["cache-control"]) == (503, "5", "no-store")
        assert "sedang disiapkan" in reply.text
        assert "being prepared" in reply.text
    pressed(store)
    assert ask(edge, "/").status == 200


def test_a_page_is_never_torn_while_editions_go_on(tmp_path):
    """Every leaf of the page carries the number of its edition; a page that shows two numbers is torn."""
    parts = [f"part/{at}" for at in range(30)]
    store = Store(tmp_path / "store")

    def edition(number: int) -> Change:
        mark = f"<i>{number}</i>"
        # Now and then the parts trade places between the page and a run, so that the keys change, too.
        cut = number % len(parts)
        return Change(
            fragments={
                "site/policy": Leaf.of(f"edition-{number}"),
                **{part: Leaf.of(mark) for part in parts},
                "run": Run(tuple(parts[cut:])),
            },
            pages={"/halaman/": page_of(*parts[:cut], "run")},
        )

    store.commit(edition(0))
    edge = Edge(store, behind=None, media=None)
    over, faults, seen = threading.Event(), [], []

    def read() -> None:
        codings = ("identity", "gzip", "br", "zstd")
        while not over.is_set() or not seen:
            reply = ask(edge, "/halaman/", accept_encoding=codings[len(seen) % 4])
            numbers = reply.text.replace("</i>", "").split("<i>")[1:]
            policy = (reply["content-security-policy"] or "").removeprefix("edition-")
            if len(numbers) != len(parts) or {*numbers, policy} != {policy}:
                faults.append((numbers, policy))
            seen.append(int(policy))

    reader = threading.Thread(target=read)
    reader.start()
    number = 0
    # At least so many editions, and until the reader has met a good many of them.
    while number < 150 or (len(set(seen)) < 20 and number < 5000):
        number += 1
        store.commit(edition(number))
    over.set()
    reader.join(60)
    assert not reader.is_alive()
    assert faults == []
    assert len(set(seen)) >= 20, f"only {len(set(seen))} editions were read in {len(seen)} answers"
    assert seen == sorted(seen), "a reader went back to an older edition"
    assert {*ask(edge, "/halaman/").text.replace("</i>", "").split("<i>")[1:]} == {str(number)}
    store.close()
