"""Ridge regressions from simple forecasts, weighed by rolling origins."""

import numpy as np
import pytest

from workbench.models.ridge import Ridge, ridges
from workbench.models.simple_forecasts import change_going_on, simple_forecasts
from workbench.training.linear_fit import Family, Windows, fit_linear, freedoms

CONTEXT, SEASON = 8, 4
STARTS = simple_forecasts(CONTEXT, (SEASON,), (1, 1), 1)
FAMILY = Family(STARTS)


def windows_of(values, context: int = CONTEXT) -> Windows:
    """All windows of a series and what comes next, without their last value."""
    places = np.arange(len(values) - context)
    x_NP = values[places[:, None] + np.arange(context)]
    y_N1 = values[places + context][:, None]
    return Windows(x_NP - x_NP[:, -1:], y_N1 - x_NP[:, -1:], places + context)


def seasonal(count: int, noise: float = 0.1) -> np.ndarray:
    t = np.arange(count)
    return np.array([0.0, 6.0, 2.0, 4.0])[t % SEASON] + noise * np.random.default_rng(0).standard_normal(count)


def error(linear, windows) -> float:
    answer = 0.0 if linear is None else linear(windows.x_NP)
    return float(np.sqrt(np.square(answer - windows.y_NA).mean()))


def test_few_windows_of_a_moving_season_are_foretold_better_from_simple_forecasts_on():
    errors = []
    for seed in range(6):
        values = seasonal(400) + np.cumsum(np.random.default_rng(seed).standard_normal(400))
        few, later = windows_of(values[:28]), windows_of(values[60:])
        errors.append([error(fit_linear(few, Family(starts), 1), later) for starts in (STARTS, ())])

    begun, plain = np.mean(errors, axis=0)
    assert begun < 0.97 * plain


def test_many_windows_outweigh_every_start():
    rng = np.random.default_rng(1)
    x_NP = rng.standard_normal((2_000, CONTEXT))
    truth_P1 = rng.standard_normal((CONTEXT, 1))
    windows = Windows(x_NP, x_NP @ truth_P1, np.arange(2_000))

    assert fit_linear(windows, FAMILY, 1).weights_PA == pytest.approx(truth_P1, abs=1e-3)


def test_a_random_walk_has_no_straight_line():
    walk = np.cumsum(np.random.default_rng(2).standard_normal(300))

    assert fit_linear(windows_of(walk), FAMILY, 1) is None


def test_short_walks_do_not_seem_to_turn_back():
    walks = [np.cumsum(np.random.default_rng(seed).standard_t(3, 45)) for seed in range(100)]

    found = [fit_linear(windows_of(walk), FAMILY, 1) for walk in walks]

    assert sum(linear is not None for linear in found) <= 25  # 37 where luck does not count


def test_too_few_windows_have_none():
    assert fit_linear(windows_of(seasonal(CONTEXT + 4)), FAMILY, 1) is None


def test_windows_whose_answers_reach_beyond_an_origin_are_not_learned_before_it():
    windows = windows_of(seasonal(60))

    assert fit_linear(windows, FAMILY, 1) is not None
    assert fit_linear(windows, FAMILY, 60) is None  # as if each answered so far ahead that all overlap


def test_values_foretold_exactly_give_finite_weights():
    linear = fit_linear(windows_of(seasonal(80, 0.0)), FAMILY, 1)

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

    without, beside = fit_linear(known, FAMILY, 1), fit_linear(known, FAMILY, 1, calm)

    assert error(beside, calm) < 0.9 * error(without, calm)


def test_a_walk_has_no_straight_line_even_where_one_happens_to_suit_validation():
    walk = windows_of(np.cumsum(np.random.default_rng(2).standard_normal(300)))

    assert fit_linear(walk, FAMILY, 1, windows_of(seasonal(80))) is None


def test_an_empty_validation_part_changes_nothing():
    known = windows_of(seasonal(60))
    alone, beside = fit_linear(known, FAMILY, 1), fit_linear(known, FAMILY, 1, known.chosen(slice(0)))

    np.testing.assert_array_equal(alone.weights_PA, beside.weights_PA)


def with_level(values) -> Windows:
    """All windows, with their last value behind them."""
    windows = windows_of(values)
    level_N1 = values[windows.ends_N - 1][:, None]
    return Windows(np.hstack([windows.x_NP, level_N1]), windows.y_NA, windows.ends_N)


def reverting(seed: int, count: int = 300, weight: float = 0.4) -> np.ndarray:
    noise, values = np.random.default_rng(seed).standard_normal(count), np.zeros(count)
    for t in range(1, count):
        values[t] = weight * values[t - 1] + noise[t]
    return values


def test_near_weights_are_freer_and_levels_take_part_or_not():
    even, even_and_level, near, near_and_level = freedoms(3, 2, levels=1)

    np.testing.assert_allclose(even.weights_P, [1, 1, 1, 1, 1, 1, 0])
    np.testing.assert_allclose(near.weights_P, [1 / 3, 1 / 3, 1 / 2, 1 / 2, 1, 1, 0])
    assert even_and_level.weights_P[-1] == near_and_level.weights_P[-1] > 0
    assert [each.level for each in (even, even_and_level, near, near_and_level)] == [False, True, False, True]
    assert len(freedoms(3, 2)) == 2


def test_places_in_a_season_are_free_or_not_and_of_unit_spread():
    found = freedoms(3, 2, levels=1, places=4)

    assert [freedom.weights_P[-4:].tolist() for freedom in found] == [[0.0] * 4, [2.0] * 4] * 4
    assert [freedom.weights_P[-5] for freedom in found] == [0.0, 0.0, 1.0, 1.0] * 2


def test_a_family_that_may_forget_learns_more_of_few_windows_whose_far_steps_tell_nothing():
    errors = []
    for seed in range(6):
        values = np.cumsum(reverting(seed, weight=0.9))
        few, later = windows_of(values[:60], context=20), windows_of(values[80:], context=20)
        families = (Family(), Family((), freedoms(20, 1)))
        errors.append([error(fit_linear(few, family, 1), later) for family in families])

    even, forgetful = np.mean(errors, axis=0)
    assert forgetful < 0.97 * even


def test_the_level_tells_of_a_series_that_returns_to_its_mean():
    errors = []
    for seed in range(8):
        values = reverting(seed)
        for windows, levels in ((windows_of, 0), (with_level, 1)):
            starts = simple_forecasts(CONTEXT, (SEASON,), (1, 1), 1, levels)
            family = Family(starts, freedoms(CONTEXT, 1, levels))
            errors.append(error(fit_linear(windows(values[:70]), family, 1), windows(values[80:])))

    without, beside = np.mean(errors[::2]), np.mean(errors[1::2])
    assert beside < 0.99 * without


def test_what_reads_a_level_or_lets_the_change_go_on_must_be_better_by_luck():
    family = Family(STARTS[:2], freedoms(CONTEXT, 1, 1), (change_going_on(CONTEXT, (1, 1), 1, 1),))

    doubted = family.doubted(np.ones(4 * 4 * 9), 0.1).reshape(4, 4, 9)[:, :, 0]

    np.testing.assert_allclose(doubted, [[1.0, 1.0, 1.0, 1.1], [1.1, 1.1, 1.1, 1.21]] * 2)
    np.testing.assert_array_equal(Family().doubted(np.ones(5), 0.1), np.ones(5))


def test_a_course_that_goes_on_is_foretold_from_few_windows():
    errors = []
    for seed in range(8):
        values = np.cumsum(np.cumsum(np.random.default_rng(seed).standard_normal(200)))
        few, later = windows_of(values[:36]), windows_of(values[60:])
        change = change_going_on(CONTEXT, (1, 1), 1)
        errors.append([error(fit_linear(few, Family(STARTS, (None,), more), 1), later) for more in ((), (change,))])

    without, beside = np.mean(errors, axis=0)
    assert beside < 0.7 * without


def test_few_walks_seem_to_return_to_their_mean():
    family, drawn = Family((), freedoms(CONTEXT, 1, 1)), 0
    for seed in range(100):
        linear = fit_linear(with_level(np.cumsum(np.random.default_rng(seed).standard_normal(60))), family, 1)
        drawn += linear is not None and abs(linear.weights_PA[-1, 0]) > 0.05

    assert drawn <= 3  # 5 where no doubt is cast on levels


def test_what_is_chosen_in_one_part_is_learned_from_the_whole():
    rng = np.random.default_rng(5)
    x_NP, truth_P1 = rng.standard_normal((400, CONTEXT)), rng.standard_normal((CONTEXT, 1))
    whole = Windows(x_NP, x_NP @ truth_P1, np.arange(400))
    first = Windows(x_NP[:200], whole.y_NA[:200] + rng.standard_normal((200, 1)), np.arange(200))

    alone, beside = fit_linear(first, FAMILY, 1), fit_linear(first, FAMILY, 1, None, whole)

    assert error(beside, whole) < 0.7 * error(alone, whole)
