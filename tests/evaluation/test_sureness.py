"""How far probabilities hold: bins of answers, their calibration error, and what a threshold leaves open."""

import numpy as np
import pytest
import torch
from torchmetrics.functional.classification import multiclass_calibration_error

from workbench.evaluation.sureness import BINS, error_by_chance, error_of, reliability, sureness_of
from workbench.models.calibration import UNCALIBRATED, Calibration


def two(sure: list[float]) -> np.ndarray:
    return np.array([[share, 1 - share] for share in sure], np.float32)


def test_the_error_is_that_of_torchmetrics():
    random = np.random.default_rng(0)
    shares = random.dirichlet(np.ones(5), 400).astype(np.float32)
    labels = random.integers(0, 5, 400)

    found = sureness_of(shares, labels, UNCALIBRATED)

    theirs = multiclass_calibration_error(
        torch.from_numpy(shares), torch.from_numpy(labels), num_classes=5, n_bins=BINS
    )
    assert found.ece == pytest.approx(float(theirs), abs=1e-6) and found.raw_ece == pytest.approx(found.ece, abs=1e-6)


def test_right_probabilities_show_the_error_that_is_told_of_chance():
    random = np.random.default_rng(0)
    sure = random.uniform(0.5, 1, 500)

    drawn = [error_of(reliability(sure, random.random(500) < sure)) for _ in range(300)]

    assert error_by_chance(sure) == pytest.approx(np.mean(drawn), rel=0.05)
    assert error_by_chance(np.tile(sure, 4)) == pytest.approx(error_by_chance(sure) / 2)
    assert sureness_of(two(sure.tolist()), np.zeros(500, np.int64), UNCALIBRATED).as_json()["ece_by_chance"] > 0.03


def test_bins_tell_how_sure_and_how_right_their_answers_are():
    bins = reliability(np.array([0.9, 0.92, 0.6, 1.0]), np.array([True, False, False, True]))

    assert [(each.answers, each.accuracy) for each in bins] == [(1, 0.0), (2, 0.5), (1, 1.0)]
    assert [each.sureness for each in bins] == pytest.approx([0.6, 0.91, 1.0])
    assert error_of(bins) == pytest.approx((0.6 + 2 * 0.41 + 0) / 4)


def test_a_threshold_leaves_open_what_is_less_sure():
    calibration = Calibration(threshold=0.8, wanted=0.9)

    found = sureness_of(two([0.9, 0.85, 0.7, 0.6]), np.array([0, 0, 1, 1]), calibration)

    assert (found.answers, found.answered, found.accuracy) == (4, 2, 1.0)
    assert found.as_json()["accuracy_answered"] == 1.0 and found.as_json()["wanted_accuracy"] == 0.9


def test_where_nothing_is_answered_no_accuracy_is_told():
    found = sureness_of(two([0.6, 0.7]), np.array([0, 1]), Calibration(threshold=0.9))

    assert (found.answered, found.accuracy) == (0, None)


def test_the_curve_begins_with_the_surest_and_ends_with_all():
    found = sureness_of(two([0.9, 0.8, 0.7, 0.6]), np.array([0, 0, 0, 1]), UNCALIBRATED)

    assert found.shares == (0.25, 0.5, 0.75, 1.0)
    assert found.accuracies == (1.0, 1.0, 1.0, 0.75)
