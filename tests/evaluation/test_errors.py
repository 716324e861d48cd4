"""Where a model errs: groups, the worst examples, and what its residuals still hold."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.sequences import StepReader, case_of, labelled_steps, regression
from tests.evaluation.series import series_case, series_dataset, windows
from workbench.data.dataset import Examples
from workbench.evaluation.autocorrelation import autocorrelation_of
from workbench.evaluation.errors import MOST_WORST, errors_of
from workbench.evaluation.evaluate import evaluate
from workbench.evaluation.forecasts import judge_forecasts
from workbench.evaluation.values import judge_values
from workbench.progress import finish

HORIZON = 3


def forecasts(errors, *, times=None, horizon=HORIZON):
    """An evaluation of a series whose forecast from each place is off by `errors(places, steps ahead)`."""
    values = np.random.default_rng(0).standard_normal(400).cumsum()
    dataset = series_dataset(values)
    dataset = dataset if times is None else replace(dataset, times_N=times)
    starts = np.arange(100, 400 - 4 - horizon)
    rows = starts[:, None] + 4 + np.arange(horizon)
    case = series_case(dataset, windows(starts.tolist(), context=4, horizon=horizon), 4, horizon, 1)
    off = errors(rows, np.arange(1, horizon + 1)[None])
    answers = values[rows] - off
    return finish(judge_forecasts(answers[:, :, None], case))


def test_errors_by_step_ahead_are_those_of_each_step_with_their_bias():
    found = errors_of(forecasts(lambda rows, ahead: np.broadcast_to(ahead * 1.0, rows.shape)))

    assert found.measure == "rmse"
    assert [one.name for one in found.by["horizon"]] == ["1", "2", "3"]
    assert [one.error for one in found.by["horizon"]] == pytest.approx([1, 2, 3], abs=1e-3)
    assert [one.bias for one in found.by["horizon"]] == pytest.approx([1, 2, 3], abs=1e-3)
    assert {one.count for one in found.by["horizon"]} == {293}


def test_errors_at_an_hour_and_a_weekday_are_found_there():
    times = np.datetime64("2024-01-01") + np.arange(400) * np.timedelta64(1, "h")  # a Monday
    evaluation = forecasts(
        lambda rows, ahead: np.where(rows % 24 == 7, 5.0, 0.1) + np.where(rows // 24 % 7 == 6, 20.0, 0),
        times=times.astype("datetime64[us]"),
    )

    by = errors_of(evaluation).by

    worst = {kind: max(by[kind], key=lambda one: one.error).name for kind in ("hour", "weekday")}
    assert worst == {"hour": "07", "weekday": "Sunday"}
    assert len(by["hour"]) == 24 and "month" not in by and "season" not in by


def test_months_and_seasons_are_told_of_years():
    times = (np.datetime64("2000-01", "M") + np.arange(400)).astype("datetime64[us]")

    by = errors_of(forecasts(lambda rows, ahead: np.where(rows % 12 == 11, 9.0, 1.0), times=times)).by

    evaluation = forecasts(lambda rows, ahead: np.where(rows == 250, 9.0, 0.0), times=times, horizon=1)
    assert errors_of(evaluation).worst[0].when.startswith("2020-11")
    assert max(by["month"], key=lambda one: one.error).name == "December"
    assert max(by["season"], key=lambda one: one.error).name == "December to February"
    assert len(by["month"]) == 12 and "hour" not in by


def test_the_worst_windows_do_not_overlap():
    found = errors_of(forecasts(lambda rows, ahead: np.where(abs(rows - 250) < 2, 50.0, 0.1)))

    firsts = sorted(bad.start + bad.length for bad in found.worst)
    assert len(firsts) == MOST_WORST and min(np.diff(firsts)) >= HORIZON
    first = found.worst[0].start + found.worst[0].length
    assert abs(first - 250) <= HORIZON and found.worst[0].when == str(first + 1)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda noise: noise, "look like chance"),
        (lambda noise: np.convolve(noise, [1, 0.9, 0.5])[: len(noise)], "of the same sign"),
        (lambda noise: np.diff(noise, append=0.0), "of the other sign"),
        (lambda noise: noise + np.tile(np.eye(7)[0] * 8, 100)[: len(noise)], "those 7 steps later"),
    ],
)
def test_residuals_that_foretell_others_are_told_in_a_sentence(made, told):
    noise = made(np.random.default_rng(2).standard_normal(500))

    found = autocorrelation_of(forecasts(lambda rows, ahead: noise[rows], horizon=1))

    assert told in str(found.text)
    assert (found.p < 0.01) is (told != "look like chance")


def test_few_residuals_or_such_that_lie_apart_tell_nothing():
    evaluation = forecasts(lambda rows, ahead: rows * 0.0 + np.random.default_rng(0).standard_normal(rows.shape))
    apart = evaluation.case.examples.chosen(np.arange(0, 290, 7))
    case = replace(evaluation.case, examples=apart)

    thinned = replace(evaluation, case=case, truth=evaluation.truth[:290:7], answers=evaluation.answers[:290:7])

    assert autocorrelation_of(thinned) is None


def test_steps_of_classes_are_told_by_class_and_by_series():
    dataset = labelled_steps(10)
    lengths, starts = np.full(10, 6), np.arange(10) * 6
    examples = Examples(starts_E=starts, lengths_E=lengths, sequences_E=np.arange(10), horizon=0)
    evaluation = finish(evaluate(StepReader(), case_of(dataset, examples)))
    answers = evaluation.answers.copy()
    answers[:5] = np.eye(3)[2]  # the first sequence is taken for the last class at every known step

    found = errors_of(replace(evaluation, answers=answers))

    assert found.measure == "wrong" and found.autocorrelation is None
    assert [one.name for one in found.by["class"]] == ["a", "b", "c"]
    assert max(found.by["series"], key=lambda one: one.error).name == "0"
    assert [(bad.name, bad.error) for bad in found.worst] == [("0", pytest.approx(0.8))]


def test_sequences_are_told_by_what_is_known_of_them():
    dataset = replace(regression(40), facts_S={"clinic": ("north", "south") * 20, "id": tuple(map(str, range(40)))})
    examples = Examples(starts_E=np.arange(40) * 4, lengths_E=np.full(40, 4), sequences_E=np.arange(40), horizon=0)
    off = np.where(np.arange(40) % 2, 3.0, 0.5)[:, None]
    evaluation = finish(judge_values((dataset.answers_SK + off).astype(np.float32), case_of(dataset, examples)))

    found = errors_of(evaluation)

    assert list(found.by) == ["fact:clinic"]
    assert [one.error for one in found.by["fact:clinic"]] == pytest.approx([0.5, 3.0], rel=1e-4)
    assert all(int(bad.name) % 2 for bad in found.worst) and len(found.worst) == MOST_WORST


def test_what_is_told_of_errors_is_json_of_short_lists():
    told = errors_of(forecasts(lambda rows, ahead: np.random.default_rng(0).standard_normal(rows.shape))).as_json()

    assert json.loads(json.dumps(told)) == told
    assert {"measure", "by", "worst", "autocorrelation"} == told.keys() and len(told["worst"]) == MOST_WORST
    assert {"values", "bound", "p", "lag", "text"} == told["autocorrelation"].keys()


def test_errors_are_found_once_for_file_and_window(monkeypatch):
    asked = []
    monkeypatch.setattr("workbench.evaluation.errors.errors_of", lambda each: asked.append(each) or errors_of(each))
    evaluation = forecasts(lambda rows, ahead: np.ones(rows.shape))

    told = evaluation.as_json()["errors"]

    assert told == evaluation.errors.as_json() and asked == [evaluation]
