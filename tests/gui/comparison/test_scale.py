"""Places of runs on an axis: numbers by size or power, all else by name."""

import pytest

from workbench.gui.comparison.scale import scale
from workbench.runs.conditions import in_order
from workbench.runs.summary import RunSummary


def runs(*values) -> list[RunSummary]:
    made = {"state": "finished", "created": ""}
    return [RunSummary(run=str(place), settings={"x": value}, **made) for place, value in enumerate(values)]


def test_numbers_stand_by_their_size_and_what_is_missing_nowhere():
    found = scale(runs(0.0, 0.5, None, 2.0), "x")

    assert found.places == (0.0, 0.25, None, 1.0)
    assert [text for _, text in found.ticks] == ["0", "0.5", "1", "1.5", "2"]


def test_numbers_that_differ_widely_stand_by_their_power():
    found = scale(runs(0.0001, 0.01, 1.0), "x")

    assert found.places == pytest.approx((0.0, 0.5, 1.0))
    assert [text for _, text in found.ticks] == ["0.0001", "0.001", "0.01", "0.1", "1"]


def test_names_stand_in_their_order_and_one_value_in_the_middle():
    assert scale(runs("LSTM", "GRU", "SimpleRNN"), "x").places == (0.5, 0.0, 1.0)
    assert scale(runs("GRU", "GRU"), "x").places == (0.5, 0.5)
    assert scale(runs(3, 3), "x").places == (0.5, 0.5)
    assert not scale(runs(3, 3), "x").tells_apart


def test_a_number_larger_than_any_is_no_trouble():
    strange = runs(10**400, "text", 1.0, float("nan"))

    assert scale(strange[:1], "x").places == (0.5,)
    assert scale(runs(-(10**400), 10**400), "x").places == (0.0, 1.0)
    assert [run.run for run in in_order(strange, ("x",))] == ["2", "0", "1", "3"]
