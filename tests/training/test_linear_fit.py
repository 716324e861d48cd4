"""Ridge regressions from simple forecasts, weighed by rolling origins."""

import numpy as np
import pytest

from workbench.models.ridge import Ridge, ridges
from workbench.models.simple_forecasts import simple_forecasts
from workbench.training.linear_fit import Windows, fit_linear

CONTEXT, SEASON = 8, 4
STARTS = simple_forecasts(CONTEXT, (SEASON,), (1, 1), 1)


def windows_of(values, horizon: int = 1) -> Windows:
    """All windows of a series, without their last value."""
    places = np.arange(len(values) - CONTEXT - horizon + 1)
    x_NP = values[places[:, None] + np.arange(CONTEXT)]
    y_NA = values[places[:, None] + CONTEXT + np.arange(horizon)]
    return Windows(x_NP - x_NP[:, -1:], y_NA - x_NP[:, -1:], places + CONTEXT)


def seasonal(count: int, noise: float = 0.1) -> np.ndarray:
    t = np.arange(count)
    return np.array([0.0, 6.0, 2.0, 4.0])[t % SEASON] + noise * np.random.default_rng(0).standard_normal(count)


def error(linear, windows) -> float:
    return float(np.sqrt(np.square(linear(windows.x_NP) - windows.y_NA).mean()))


def test_few_windows_of_a_moving_season_are_foretold_better_from_simple_forecasts_on():
    errors = []
    for seed in range(6):
        values = seasonal(400) + np.cumsum(np.random.default_rng(seed).standard_normal(400))
        few, later = windows_of(values[:28]), windows_of(values[60:])
        errors.append([error(fit_linear(few, starts, 1), later) for starts in (STARTS, ())])

    begun, plain = np.mean(errors, axis=0)
    assert begun < 0.97 * plain


def test_many_windows_outweigh_every_start():
    rng = np.random.default_rng(1)
    x_NP = rng.standard_normal((2_000, CONTEXT))
    truth_P1 = rng.standard_normal((CONTEXT, 1))
    windows = Windows(x_NP, x_NP @ truth_P1, np.arange(2_000))

    assert fit_linear(windows, STARTS, 1).weights_PA == pytest.approx(truth_P1, abs=1e-3)


def test_a_random_walk_has_no_straight_line():
    walk = np.cumsum(np.random.default_rng(2).standard_normal(300))

    assert fit_linear(windows_of(walk), STARTS, 1) is None


def test_too_few_windows_have_none():
    assert fit_linear(windows_of(seasonal(CONTEXT + 4)), STARTS, 1) is None


def test_windows_whose_answers_reach_beyond_an_origin_are_not_learned_before_it():
    windows = windows_of(seasonal(60))

    assert fit_linear(windows, STARTS, 1) is not None
    assert fit_linear(windows, STARTS, 60) is None  # as if each answered so far ahead that all overlap


def test_values_foretold_exactly_give_finite_weights():
    linear = fit_linear(windows_of(seasonal(80, 0.0)), STARTS, 1)

    assert np.isfinite(linear.weights_PA).all()
    assert error(linear, windows_of(seasonal(80, 0.0))) < 0.01


def test_a_high_penalty_leaves_the_start_as_it_is():
    rng = np.random.default_rng(3)
    x_NP, y_NA = rng.standard_normal((20, CONTEXT)), rng.standard_normal((20, 1))

    drawn = next(Ridge(x_NP, y_NA).solved((1e9,), STARTS[0]))

    assert drawn.weights_PA == pytest.approx(STARTS[0], abs=1e-6)


@pytest.mark.parametrize("examples", [5, 50])
def test_a_start_of_zeros_changes_nothing(examples):
    rng = np.random.default_rng(4)
    x_NP, y_NA = rng.standard_normal((examples, CONTEXT)), rng.standard_normal((examples, 2))

    begun = list(Ridge(x_NP, y_NA).solved(start_PA=np.zeros((CONTEXT, 2))))

    for plain, same in zip(ridges(x_NP, y_NA), begun, strict=True):
        assert same.weights_PA == pytest.approx(plain.weights_PA)
        assert same.bias_A == pytest.approx(plain.bias_A)


def test_validation_helps_to_choose_how_far_weights_are_drawn_to_a_start():
    values = seasonal(60, 1.0) + np.cumsum(0.5 * np.random.default_rng(4).standard_normal(60))
    known, calm = windows_of(values[:40]), windows_of(seasonal(90, 0.0)[40:])

    without, beside = fit_linear(known, STARTS, 1), fit_linear(known, STARTS, 1, calm)

    assert error(beside, calm) < 0.9 * error(without, calm)


def test_a_walk_has_no_straight_line_even_where_one_happens_to_suit_validation():
    walk = windows_of(np.cumsum(np.random.default_rng(2).standard_normal(300)))

    assert fit_linear(walk, STARTS, 1, windows_of(seasonal(80))) is None


def test_an_empty_validation_part_changes_nothing():
    known = windows_of(seasonal(60))
    alone, beside = fit_linear(known, STARTS, 1), fit_linear(known, STARTS, 1, known.chosen(slice(0)))

    np.testing.assert_array_equal(alone.weights_PA, beside.weights_PA)
