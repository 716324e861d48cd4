"""What a search varies: ranges, choices, grids, and that a space beside an experiment changes nothing else."""

import pytest
from pydantic import ValidationError

from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec, as_one_run, differences, from_json, knobs, set_key, to_json

RATE = Parameter(key="training.learning_rate", low=1e-4, high=1e-2, log=True)
UNITS = Parameter(key="model.layers.0.units", low=8, high=32, integer=True)
CELL = Parameter(key="model.layers.0.cell", choices=("GRU", "LSTM"))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "needs low and high"),
        ({"low": 1}, "needs low and high"),
        ({"low": 2, "high": 2}, "below high"),
        ({"low": 0, "high": 2, "log": True}, "above 0"),
        ({"low": 0.5, "high": 2, "integer": True}, "whole ends"),
        ({"low": 0, "high": 2, "choices": ("a",)}, "not both"),
        ({"choices": ("a", "a")}, "there twice"),
        ({"low": 0, "high": float("inf")}, "finite"),
    ],
)
def test_a_parameter_that_cannot_be_tried_is_refused(values, words):
    with pytest.raises(ValidationError, match=words):
        Parameter(key="training.epochs", **values)


def test_a_setting_is_searched_once():
    with pytest.raises(ValidationError, match="there twice"):
        SearchSpec(parameters=(RATE, RATE))


@pytest.mark.parametrize(
    ("parameter", "value", "text"),
    [
        (RATE, 0.00123456, "0.001235"),
        (RATE, 1e-5, "0.0001"),
        (UNITS, 17.6, "18"),
        (UNITS, 99, "32"),
        (CELL, "LSTM", "LSTM"),
    ],
)
def test_a_value_is_written_as_it_is_set(parameter, value, text):
    assert parameter.text(value) == text


@pytest.mark.parametrize("parameter", [RATE, Parameter(key="a", low=-1, high=3)])
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_share_of_a_range_is_a_value_and_back(parameter, share):
    assert parameter.share(parameter.at(share)) == pytest.approx(share)


def test_a_grid_has_every_combination_once():
    asked = SearchSpec(parameters=(RATE, CELL), levels=3)

    points = list(asked.grid(range(asked.grid_size)))

    assert len(points) == 6
    assert points[:2] == [{RATE.key: "0.0001", CELL.key: "GRU"}, {RATE.key: "0.0001", CELL.key: "LSTM"}]
    assert {point[RATE.key] for point in points} == {"0.0001", "0.001", "0.01"}


def test_a_grid_takes_no_whole_number_twice():
    assert Parameter(key="a", low=1, high=3, integer=True).levels(9) == ("1", "2", "3")


def test_a_parameter_takes_the_place_of_one_of_the_same_setting():
    wider = RATE.model_copy(update={"high": 0.1})
    search = SearchSpec(parameters=(RATE, CELL)).varying(wider).varying(UNITS)

    assert search.parameters == (wider, CELL, UNITS)
    assert search.without(CELL.key).searched == (RATE.key, UNITS.key)
    assert search.parameter(CELL.key) == CELL


def test_a_file_without_a_search_opens_and_has_none():
    assert from_json('{"version": 2}').search == SearchSpec()


def test_a_search_survives_json_beside_the_experiment():
    spec = ExperimentSpec(search=SearchSpec(parameters=(RATE, CELL), trials=7, hours=1.5))

    assert from_json(to_json(spec)) == spec


def test_the_budget_is_set_by_key():
    spec = set_key(set_key(ExperimentSpec(), "search.trials", "50"), "search.hours", "2.5")

    assert (spec.search.trials, spec.search.hours) == (50, 2.5)
    assert set_key(spec, "search.hours", "auto").search.hours is None
    assert "search.sampler" in dict(knobs())


def test_a_run_is_one_point_and_stores_no_search(project):
    project.save(project.spec.model_copy(update={"search": SearchSpec(parameters=(RATE,))}))

    run = project.new_run()
    run.mark("stopped")

    assert run.spec.search == SearchSpec()
    assert differences(run.spec, as_one_run(project.spec)) == {}
