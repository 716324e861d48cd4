"""Stretches in which bands did not hold: found where there are some, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.series import series_case, series_dataset, windows
from workbench.evaluation.bands import with_bands
from workbench.evaluation.forecasts import judge_forecasts
from workbench.evaluation.lapses import lapse_warnings, surest_lapse
from workbench.evaluation.past import Past, past
from workbench.progress import finish

CONTEXT, HORIZON, LEVELS = 4, 2, (0.8, 0.95)


def forecasts(count: int, **changes) -> Past:
    """As many forecasts of 0, one after another."""
    dataset = replace(series_dataset(np.zeros(count + 10)), **changes)
    examples = windows(list(range(count)), context=CONTEXT, horizon=HORIZON)
    return past(dataset, examples, np.zeros((count, HORIZON, 1)))


def inside(count: int, *, outside: slice = slice(0), share: float = 0.5) -> np.ndarray:
    """Truths inside bands as often as is promised, in some forecasts as seldom as `share`."""
    rng = np.random.default_rng(0)
    drawn = rng.random((len(LEVELS), count, HORIZON, 1))
    found = drawn < np.array(LEVELS)[:, None, None, None]
    found[:, outside] = drawn[:, outside] < share
    return found


def judged(values: np.ndarray, tested: int):
    """Forecasts of 0 of the last steps, with bands that begin with those before."""
    dataset, count = series_dataset(values), len(values)
    val, test = (
        windows(list(range(first, last)), context=CONTEXT, horizon=HORIZON)
        for first, last in ((0, count - tested), (count - tested, count - CONTEXT - HORIZON))
    )
    case = series_case(dataset, test, CONTEXT, HORIZON)
    evaluation = finish(judge_forecasts(np.zeros((len(test), HORIZON, 1)), case))
    return with_bands(evaluation, past(dataset, val, np.zeros((len(val), HORIZON, 1))))


def test_bands_that_hold_everywhere_have_no_lapse():
    assert surest_lapse(inside(2000), forecasts(2000), LEVELS) is None


@pytest.mark.parametrize("outside", [slice(900, 1000), slice(1200, 2000)])
def test_the_stretch_in_which_they_do_not_hold_is_found(outside):
    found = surest_lapse(inside(2000, outside=outside, share=0.3), forecasts(2000), LEVELS)

    assert found is not None and found.share < 0.4
    assert outside.start + CONTEXT <= found.first < found.last < outside.stop + CONTEXT


def test_a_few_forecasts_are_too_few_to_tell():
    assert surest_lapse(np.zeros((2, 8, HORIZON, 1), bool), forecasts(8), LEVELS) is None


def test_truths_that_are_unknown_tell_nothing():
    now = forecasts(2000)
    now.residuals_EHK[500:1000] = np.nan
    lying = inside(2000, outside=slice(500, 1000), share=0.0)

    assert surest_lapse(lying, now, LEVELS) is None


def test_series_are_looked_at_side_by_side_in_time():
    now = forecasts(1000)
    both = replace(
        now,
        dataset=replace(
            now.dataset,
            values_NF=np.tile(now.dataset.values_NF, (2, 1)),
            targets_NK=np.tile(now.dataset.targets_NK, (2, 1)),
            offsets_S1=np.array([0, 1010, 2020]),
            names_S=("a", "b"),
        ),
        examples=replace(
            now.examples,
            starts_E=np.concatenate([now.examples.starts_E, 1010 + now.examples.starts_E]),
            lengths_E=np.full(2000, CONTEXT),
            sequences_E=np.repeat([0, 1], 1000),
        ),
        residuals_EHK=np.zeros((2000, HORIZON, 1)),
    )
    late = inside(2000)
    late[:, np.r_[800:1000, 1800:2000]] = False

    (told,) = lapse_warnings(late, None, both, LEVELS)

    assert str(told).startswith("From step 805 to step 1004 only 0% ")


def test_a_lapse_is_told_by_the_times_of_the_data():
    days = np.datetime64("2020-01-01", "us") + np.arange(2010) * np.timedelta64(1, "D")

    (told,) = lapse_warnings(
        inside(2000, outside=slice(0, 400), share=0.2), None, forecasts(2000, times_N=days), LEVELS
    )

    assert "From 2020-01-05 to 2021" in str(told) and "learned too slowly" in str(told)


def test_a_level_that_shifts_in_the_test_part_is_told_though_rolling_bands_follow():
    values = np.random.default_rng(0).standard_normal(3000)
    values[2500:] += 4

    shifted = judged(values, 1000)

    rolling, fixed = shifted.as_json()["warnings"]
    assert "learned too slowly" in rolling and "those of exports do not" in fixed
    assert "From step 2" in fixed and " to step 3000 " not in rolling
    assert np.abs(shifted.bands.covered_LH - np.array([[0.8], [0.9], [0.95]])).max() < 0.03
    assert judged(np.random.default_rng(1).standard_normal(3000), 1000).case.warnings == ()
