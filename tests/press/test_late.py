"""What readers get is right in the end also where the press sees what was done before it is told of it: acts are
committed while it works, and their rows are pressed in a later edition."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.press.paper import Paper
from tests.press.test_law import acts, perform
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.store import Store


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.lists(acts, min_size=2, max_size=4), max_size=5))
def test_an_act_may_be_seen_before_it_is_pressed(rounds: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paper, store = Paper(), Store(Path(folder, "store"))
        press = Press(store, paper)
        press.press_everything()
        for acts_of_round in rounds:
            told = []
            for name, how in acts_of_round:
                told.append(Touched())
                perform(paper, told[-1], name, how)
            for touched in told:
                press.press(touched)
            assert press.verify() == []
        store.close()
