"""Promise 3 over the real newsroom: whatever editors, moderators and Wagtail itself do, pressing each change equals
pressing everything again, byte for byte; and no page has a hole in it, or a link to nothing.

The acts are in tests/newsroom/law/, what must hold is in law/readers.py.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import run_state_machine_as_test

from tests.examples import examples, is_nightly
from tests.newsroom.law.house import ActsOnTheHouse
from tests.newsroom.law.machine import found_newsroom
from tests.newsroom.law.stories import ActsOnStories
from tests.newsroom.law.talk import ActsOnTalk
from tests.newsroom.law.wagtail_itself import ActsOfWagtail


class Newsroom(ActsOnStories, ActsOnTheHouse, ActsOnTalk, ActsOfWagtail):
    """All acts that there are."""

    look_after_each_edition = not is_nightly()


class TestLaw(TestCase):
    """Each sequence in a transaction that is undone; the newsroom is founded once."""

    @classmethod
    def setUpTestData(cls) -> None:
        found_newsroom()

    def test_pressing_each_change_equals_pressing_everything_again(self) -> None:
        run_state_machine_as_test(
            lambda: _undone(self),
            settings=settings(
                max_examples=examples(4),
                stateful_step_count=16,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


def _undone(case: TestCase) -> Newsroom:
    case.setup_example()
    machine = Newsroom()
    look_and_leave = machine.teardown

    def teardown() -> None:
        try:
            look_and_leave()
        finally:
            case.teardown_example(None)

    machine.teardown = teardown
    return machine


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level("CRITICAL")
