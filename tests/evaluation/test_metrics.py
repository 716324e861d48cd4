import math

import numpy as np
import pytest

from workbench.data.dataset import Statistics
from workbench.evaluation.metrics import (
    METRICS,
    classification_metrics,
    confusion,
    forecast_metrics,
    per_class,
    per_target,
    scaled,
    standardise,
)


def test_forecast_metrics_follow_their_formulas():
    truth = np.array([1.0, 2.0, 3.0, 6.0]).reshape(4, 1, 1)
    forecast = np.array([1.0, 3.0, 3.0, 4.0]).reshape(4, 1, 1)

    metrics = forecast_metrics(forecast, truth)

    assert metrics["mse"] == pytest.approx(5 / 4)
    assert metrics["mae"] == pytest.approx(3 / 4)
    assert metrics["rmse"] == pytest.approx(math.sqrt(5 / 4))
    assert metrics["smape"] == pytest.approx((2 * 1 / 5 + 2 * 2 / 10) / 4)
    assert metrics["r2"] == pytest.approx(1 - 5 / 14)


def test_cells_without_truth_are_not_judged():
    truth = np.array([[[1.0, np.nan]], [[2.0, 5.0]]])
    forecast = np.array([[[1.0, 99.0]], [[2.0, 4.0]]])

    assert forecast_metrics(forecast, truth)["mse"] == pytest.approx(1 / 3)
    assert per_target(forecast, truth, ("a", "b"))["b"]["mse"] == pytest.approx(1.0)


def test_a_truth_that_is_infinite_is_not_judged():
    truth, forecast = np.array([1.0, np.inf, 3.0, -np.inf]), np.array([1.5, 0.0, 3.0, 0.0])

    metrics = forecast_metrics(forecast, truth)

    assert (metrics["mse"], metrics["mae"], metrics["r2"]) == pytest.approx((0.125, 0.25, 1 - 0.25 / 2))


def test_two_points_have_an_r2_and_one_has_none():
    two, one = forecast_metrics([1.0, 2.0], [1.0, 3.0]), forecast_metrics([2.0], [3.0])

    assert two["r2"] == pytest.approx(1 - 1 / 2)
    assert math.isnan(one["r2"]) and (one["mse"], one["mae"], one["rmse"]) == (1.0, 1.0, 1.0)


def test_a_target_that_is_never_known_has_no_metrics():
    metrics = forecast_metrics(np.zeros((2, 1, 1)), np.full((2, 1, 1), np.nan))

    assert all(math.isnan(value) for value in metrics.values())


def test_targets_are_standardised_by_the_training_part():
    statistics = Statistics(mean_F=(10.0, 0.0, 7.0), std_F=(2.0, 4.0, 1.0), class_counts=())

    scaled = standardise(np.array([[[14.0, 4.0]]], np.float32), statistics)

    assert scaled.tolist() == [[[2.0, 1.0]]]


def test_targets_are_the_last_axis_of_what_is_standardised():
    statistics = Statistics(mean_F=(10.0, 0.0, 7.0), std_F=(2.0, 4.0, 1.0), class_counts=())

    scaled = standardise(np.array([[[14.0, 4.0], [8.0, -4.0], [10.0, 0.0]]]), statistics)

    assert scaled.tolist() == [[[2.0, 1.0], [-1.0, -1.0], [0.0, 0.0]]]


def test_classification_metrics_count_right_answers():
    answers = np.eye(3)[[0, 0, 1, 1]]
    labels = [0, 1, 1, 1]

    metrics = classification_metrics(answers, labels, 3)

    assert metrics["accuracy"] == pytest.approx(0.75)
    assert metrics["f1_macro"] == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert confusion(answers, labels, 3) == ((1, 0, 0), (1, 2, 0), (0, 0, 0))
    assert per_class(answers, labels, ("a", "b", "c"))["b"] == pytest.approx(
        {"precision": 1.0, "recall": 2 / 3, "f1": 0.8, "examples": 3}
    )


def test_every_class_has_its_precision_recall_and_examples():
    answers = np.array([[0.6, 0.3, 0.1], [0.5, 0.4, 0.1], [0.2, 0.7, 0.1], [0.1, 0.8, 0.1], [0.4, 0.3, 0.3]])

    judged = per_class(answers, [0, 1, 1, 1, 0], ("a", "b", "c"))

    assert judged == {
        "a": pytest.approx({"precision": 2 / 3, "recall": 1.0, "f1": 0.8, "examples": 2}),
        "b": pytest.approx({"precision": 1.0, "recall": 2 / 3, "f1": 0.8, "examples": 3}),
        "c": pytest.approx({"precision": 0.0, "recall": 0.0, "f1": 0.0, "examples": 0}),
    }


def test_of_standardised_numbers_squared_and_absolute_errors_are_told():
    told = scaled(forecast_metrics([1.0, 2.0], [1.0, 4.0]))

    assert told == pytest.approx({"mse": 2.0, "mae": 1.0})


def test_every_metric_has_a_place_of_its_own_in_tables_and_what_is_read_most_easily_is_first():
    assert sorted(metric.place for metric in METRICS.values()) == list(range(1, len(METRICS) + 1))
    in_tables = sorted(METRICS, key=lambda name: METRICS[name].place)
    assert in_tables[:5] == ["mae", "rmse", "smape", "r2", "mse"]
