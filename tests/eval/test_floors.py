"""The floors of the desk's accuracy, held on a sample that takes seconds. `make eval` holds them on everything."""

from __future__ import annotations

import pytest

from eval import critical, demetr, fidelity
from eval.__main__ import main, subjects
from eval.figures import Figure, fallen, floors
from eval.material import available

SAMPLE = 25
"""One pair in so many."""
ROOM = 0.05
"""By how much a share may be under its floor in a sample before it says something."""

with_material = pytest.mark.skipif(not available(), reason="the real material (WARTA_MATERIAL) is not here")


def test_a_figure_under_its_floor_is_named_and_one_on_it_is_not(monkeypatch):
    monkeypatch.setattr("eval.figures.floors", lambda subject: {"day": {"at_least": 0.98}, "alarms": {"at_most": 1.0}})
    assert list(fallen("x", [Figure("days", 0.98, 10, "day"), Figure("alarms", 1.0, 10, "alarms", "rate")])) == []
    low = list(fallen("x", [Figure("days", 0.97, 10, "day"), Figure("alarms", 1.2, 10, "alarms", "rate")]))
    assert [line.split(":")[0] for line in low] == ["days", "alarms"]
    assert list(fallen("x", [Figure("days", 1.0, 10, "day")])) == ["alarms: a floor, and no figure for it"]
    assert list(fallen("x", [Figure("days", 0.0, 0, "day"), Figure("a", 0.0, 9, "alarms")])) == [
        "days: nothing was tried"
    ]


def test_every_measuring_module_is_found_and_an_unknown_one_is_refused(capsys):
    assert {"fidelity", "demetr", "critical"} <= set(subjects())
    assert "material" not in subjects()
    assert main(["no-such-subject"]) == 2
    assert "no-such-subject" in capsys.readouterr().err


@with_material
def test_planted_errors_are_found_in_a_sample():
    """Over ten thousand pairs would take a minute: this looks at one in 25, and only where some were tried."""
    held = floors("fidelity")
    assert held
    for figure in fidelity.measure("measured", every=SAMPLE):
        floor = held.get(figure.floor_key, {})
        if "at_least" in floor and figure.count >= 50:
            assert figure.value >= floor["at_least"] - ROOM, figure.name


@with_material
@pytest.mark.parametrize("module", [demetr, critical], ids=["demetr", "critical"])
def test_damaged_translations_keep_to_their_floors(module):
    subject = module.__name__.removeprefix("eval.")
    assert list(fallen(subject, module.measure("measured"))) == []
