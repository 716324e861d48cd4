"""What is kept of a backtest: means with honest intervals, a verdict, and a file that anybody may have changed."""

import json
import math

import numpy as np
import pytest
from scipy import stats

from workbench.backtest.table import FILE, Backtest, Fold, load_backtest, mean_of, save_backtest, student


def found(model, rival, *, origins: int | None = None) -> Backtest:
    """A backtest with these errors at each origin."""
    each = enumerate(zip(model, rival, strict=True), start=1)
    folds = [
        Fold(
            number=number,
            place=str(number),
            training=50,
            examples=10,
            scores={"model": {"mae": ours, "rmse": ours}, "ridge": {"mae": theirs, "rmse": None}},
            by_step={"model": [ours, ours + 1], "ridge": [theirs, None]},
        )
        for number, (ours, theirs) in each
    ]
    return Backtest(
        key="k", task="forecast", origins=origins or len(folds), refit=False, rolling=True, season=12, folds=folds
    )


@pytest.mark.parametrize("freedom", [1, 4, 9, 10, 15, 40, 99])
def test_students_points_are_right_to_a_thousandth(freedom):
    assert student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-3)


def test_an_interval_holds_the_mean_of_normal_draws_as_often_as_it_says():
    draws = np.random.default_rng(0).standard_normal((4000, 5))

    held = [abs(mean.value) <= mean.half for row in draws.tolist() if (mean := mean_of(row))]

    assert len(held) == 4000 and np.mean(held) == pytest.approx(0.95, abs=0.01)


def test_a_mean_is_not_told_of_one_number_or_where_one_is_missing():
    assert mean_of([1.0]) is None and mean_of([1.0, None, 2.0]) is None and mean_of([1.0, math.nan]) is None
    assert found([1, 2], [1, 2]).mean("ridge", "rmse") is None


@pytest.mark.parametrize(
    ("model", "rival", "said"),
    [
        ([1.0, 1.1, 0.9], [2.0, 2.2, 1.9], "Better than the best rival, Ridge regression, in MAE: 3 of 3"),
        ([2.0, 2.2, 1.9], [1.0, 1.1, 0.9], "Worse than the best rival, Ridge regression, in MAE: better 0 of 3"),
        ([1.0, 2.0, 1.5], [1.1, 1.4, 1.6], "Not surely better or worse"),
    ],
)
def test_the_verdict_weighs_the_differences_at_each_origin(model, rival, said):
    assert str(found(model, rival).verdict).startswith(said)


def test_steps_ahead_are_averaged_over_the_origins():
    first, second = found([1.0, 3.0], [2.0, 2.0]).steps("model")

    assert (first.value, second.value) == (2.0, 3.0)
    assert found([1.0, 3.0], [2.0, 2.0]).steps("ridge")[1] is None


def test_what_is_kept_is_read_back(tmp_path):
    folder = tmp_path / "runs" / "2026-01-01-001"
    folder.mkdir(parents=True)

    assert load_backtest(folder) is None
    save_backtest(found([1.0, 2.0], [2.0, 3.0], origins=5), folder)

    read = load_backtest(folder)
    assert read == found([1.0, 2.0], [2.0, 3.0], origins=5) and not read.complete


@pytest.mark.parametrize("change", [{"folds": 3}, {"origins": "many"}, {"folds": [{"number": 1}]}, {"task": "sing"}])
def test_a_changed_file_is_as_none(tmp_path, change):
    folder = tmp_path / "runs" / "2026-01-01-001"
    folder.mkdir(parents=True)
    save_backtest(found([1.0], [2.0]), folder)
    file = folder / FILE

    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))

    assert load_backtest(folder) is None


def test_json_tells_means_with_both_ends():
    told = found([1.0, 3.0], [2.0, 4.0]).as_json()

    value, low, high = told["means"]["model"]["mae"]
    assert value == 2.0 and low < 1.0 and high > 3.0
    assert told["by_step"]["model"][0] == [value, low, high] and told["by_step"]["ridge"][1] is None
    assert json.loads(json.dumps(told))["verdict"].startswith("Better than the best rival")
