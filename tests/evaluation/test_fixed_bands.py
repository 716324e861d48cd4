"""Bands that are calibrated once: by the quantiles of validation, for one series or for several of unlike size."""

from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.series import series_dataset, series_facts
from workbench.data.dataset import Examples
from workbench.evaluation.changes import window_changes
from workbench.evaluation.fixed_bands import FixedBands, calibrate
from workbench.evaluation.past import past

CONTEXT, HORIZON = 6, 3


def walks(*sizes, steps=700, seed=0):
    """Random walks of these sizes; windows of their first and second half, and last values as forecasts of them."""
    rng = np.random.default_rng(seed)
    values = np.concatenate([np.cumsum(rng.standard_normal(steps)) * size for size in sizes])
    offsets = np.arange(len(sizes) + 1) * steps
    dataset = replace(
        series_dataset(values), offsets_S1=offsets, names_S=tuple(f"s{index}" for index in range(len(sizes)))
    )

    def half(first, last):
        starts = np.concatenate([np.arange(offset + first, offset + last) for offset in offsets[:-1]])
        sequences = np.repeat(np.arange(len(sizes)), last - first)
        examples = Examples(
            starts_E=starts, lengths_E=np.full(len(starts), CONTEXT), sequences_E=sequences, horizon=HORIZON
        )
        last_values = dataset.values_NF[starts + CONTEXT - 1, 0]
        return past(dataset, examples, np.repeat(last_values, HORIZON).reshape(-1, HORIZON, 1))

    return half(0, steps // 2 - 10), half(steps // 2, steps - 10)


def calibrated(past_) -> FixedBands:
    found = calibrate(past_)
    assert found is not None
    return found


def inside(bands, later) -> np.ndarray:
    """The share of truths inside, L,E,H,K."""
    answers = np.zeros_like(later.residuals_EHK)
    low, high = bands.ends(later.dataset, later.examples, answers)
    return (later.residuals_EHK >= low) & (later.residuals_EHK <= high)


@pytest.mark.parametrize("sizes", [(1.0,), (1.0, 1000.0, 0.01)])
def test_as_many_truths_lie_inside_as_is_said(sizes):
    earlier, later = walks(*sizes, steps=3000)

    held = inside(calibrated(earlier), later)

    assert held.mean(axis=(1, 2, 3)) == pytest.approx([0.8, 0.95], abs=0.03)
    for series in range(len(sizes)):
        assert held[:, later.examples.sequences_E == series].mean(axis=(1, 2, 3)) == pytest.approx(
            [0.8, 0.95], abs=0.06
        )


def test_one_series_has_the_quantiles_of_its_residuals():
    earlier, _ = walks(1.0)
    earlier.residuals_EHK[:] = np.linspace(-1, 1, len(earlier)).reshape(-1, 1, 1)

    bands = calibrated(earlier)

    assert not bands.by_change and bands.names == ("lower_80", "upper_80", "lower_95", "upper_95")
    np.testing.assert_allclose(np.ravel(bands.low[0]), -0.8, atol=0.02)
    np.testing.assert_allclose(np.ravel(bands.high[1]), 0.95, atol=0.02)


def test_bands_around_raw_windows_are_those_of_the_dataset():
    earlier, later = walks(1.0, 50.0)
    bands = calibrated(earlier)
    places = np.array([0, 5, 400])
    some = later.examples.chosen(places)
    windows = later.dataset.values_NF[some.starts_E[:, None] + np.arange(CONTEXT)]
    forecasts = np.zeros((3, HORIZON, 1))

    around = bands.around(windows, forecasts)

    low, high = bands.ends(later.dataset, some, forecasts)
    np.testing.assert_allclose(around[1:], [low[0], high[0], low[1], high[1]], rtol=1e-6)


def test_a_still_window_keeps_a_width_and_a_gap_changes_nothing():
    earlier, _ = walks(1.0, 50.0)
    bands = calibrated(earlier)

    around = bands.around(np.zeros((1, CONTEXT, 1)), np.zeros((1, HORIZON, 1)))

    assert (around[2] > around[1]).all()
    assert window_changes(np.array([[[1.0], [np.nan], [2.0], [4.0]]])).tolist() == [[2 / 3]]


def test_a_step_ahead_without_any_truth_has_no_bands():
    earlier, _ = walks(1.0)
    earlier.residuals_EHK[:, 1] = np.nan

    assert calibrate(earlier) is None


def test_bands_of_other_forecasts_do_not_fit():
    earlier, _ = walks(1.0)
    bands = calibrated(earlier)

    assert bands.fits(series_facts(CONTEXT, HORIZON)) and not bands.fits(series_facts(CONTEXT, HORIZON + 1))
    assert not bands.model_copy(update={"by_change": True}).fits(series_facts(CONTEXT, HORIZON))
