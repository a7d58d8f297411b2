"""Promise 3: pressing a change equals pressing everything again, byte for byte, after any sequence of acts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.press.paper import Paper
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.store import Store

ids = st.integers(1, 9)
acts = st.one_of(
    st.tuples(
        st.just("publish"),
        ids,
        st.fixed_dictionaries(
            {
                "slug": st.sampled_from(["", "satu", "dua"]),
                "section": st.integers(0, 1),
                "author": st.sampled_from([None, 0, 1]),
                "second": st.sampled_from([None, 0, 1]),
                "tags": st.sets(st.integers(0, 1)).map(sorted),
                "text": st.sampled_from(["Isi.", "Isi <b> & lain.", "“Kutipan.”"]),
            }
        ),
    ),
    st.tuples(st.just("unpublish"), ids, st.just({})),
    st.tuples(st.just("comment"), ids, st.fixed_dictionaries({"text": st.text(max_size=20)})),
    st.tuples(st.just("withdraw"), ids, st.just({})),
    st.tuples(st.just("relate"), ids, st.fixed_dictionaries({"others": st.lists(ids, max_size=4, unique=True)})),
    st.tuples(st.just("rename"), ids, st.fixed_dictionaries({"name": st.sampled_from(["Kabar Uji", "Kabar Baru"])})),
)


def perform(paper: Paper, touched: Touched, name: str, id: int, how: dict) -> None:
    """Do one act in the paper and note what it touched, as the ledger's worker does."""
    if name == "relate":
        paper.related[id] = tuple(other for other in how["others"] if other != id)
        touched.related.add(id)
    elif name == "rename":
        paper.name = how["name"]
        touched.house = True
    else:
        getattr(paper, name)(id, **how)
        (touched.talks if name in ("comment", "withdraw") else touched.stories).add(id)
    if name == "unpublish":
        touched.related |= {other for other, chosen in paper.related.items() if id in chosen}
    if name == "publish":
        touched.related |= {other for other, chosen in paper.related.items() if id in chosen}


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.lists(acts, min_size=1, max_size=4), max_size=8))
def test_pressing_each_change_equals_pressing_everything_again(editions: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paper, store = Paper(), Store(Path(folder))
        press = Press(store, paper)
        press.press_everything()
        for edition in editions:
            touched = Touched()
            for act in edition:
                perform(paper, touched, *act)
            press.press(touched)
            assert press.verify() == []
        store.close()


def test_verify_sees_what_was_not_pressed(tmp_path: Path) -> None:
    paper, store = Paper(), Store(tmp_path)
    press = Press(store, paper)
    paper.publish(1)
    press.press_everything()
    paper.publish(1, text="Lain.")
    paper.publish(2)
    found = {(each.kind, each.key, each.fault) for each in press.verify()}
    assert ("fragment", "story/1/body", "different") in found
    assert ("page", "/dunia/berita-2/", "missing") in found
    paper.unpublish(1)
    assert ("page", "/dunia/berita-1/", "different") in {(each.kind, each.key, each.fault) for each in press.verify()}
