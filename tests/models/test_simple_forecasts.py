"""Forecasts without learning, as weights of a window."""

import numpy as np
import pytest

from workbench.models.simple_forecasts import change_going_on, simple_forecasts

CONTEXT, SEASON = 9, 4


def forecasts(window, season: int = SEASON, horizon: int = 6) -> list[np.ndarray]:
    window = np.asarray(window, float)
    return [window @ weights for weights in simple_forecasts(len(window), (season,), (horizon, 1), 1)]


def test_a_flat_window_stays_flat():
    assert forecasts(np.full(CONTEXT, 7.0)) == [pytest.approx(np.full(6, 7.0))] * 6


def test_a_season_without_change_is_repeated():
    profile = np.array([1.0, 5.0, 2.0, 9.0])
    window = profile[np.arange(CONTEXT) % SEASON]

    _mean, _level, *seasonal = forecasts(window)

    for found in seasonal:
        assert found == pytest.approx(profile[np.arange(CONTEXT, CONTEXT + 6) % SEASON])


def test_the_season_moves_by_the_last_change():
    window = np.array([0, 0, 0, 0, 1, 5, 2, 9, 3], float)  # the last is two above that of a season before

    change = forecasts(window)[2]

    assert change == pytest.approx([7, 4, 11, 5, 7, 4])


def test_the_level_follows_the_latest_values_most():
    mean, level = forecasts([0, 0, 0, 8], season=1, horizon=1)

    assert mean == pytest.approx([2])
    assert level == pytest.approx([4])


@pytest.mark.parametrize(("context", "season", "horizon"), [(9, 4, 6), (8, 4, 3), (26, 5, 1), (49, 12, 30)])
def test_all_whole_seasons_are_averaged_around_a_level_that_follows_what_is_left(context, season, horizon):
    window = np.random.default_rng(context).standard_normal(context).cumsum()
    whole = window[-(context // season * season) :].reshape(-1, season)
    weights = 0.7 ** np.arange(len(whole))[::-1]
    profile = np.average(whole - whole.mean(axis=1, keepdims=True), axis=0, weights=weights)
    rest = [value - profile[(place - context) % season] for place, value in enumerate(window)]
    level = rest[0]
    for value in rest[1:]:
        level += 0.5 * (value - level)
    ahead = profile[np.arange(horizon) % season]

    last, smoothed = forecasts(window, season, horizon)[-2:]

    assert last == pytest.approx(rest[-1] + ahead)
    assert smoothed == pytest.approx(level + ahead)


def test_a_window_shorter_than_two_seasons_has_no_mean_of_seasons():
    assert len(simple_forecasts(7, (4,), (2, 1), 1)) == 4


@pytest.mark.parametrize("season", [1, 4, 12])
def test_a_window_within_a_season_has_level_and_mean_only(season):
    assert len(simple_forecasts(4, (season,), (2, 1), 1)) == 2


def test_the_last_change_goes_on_for_each_target_from_its_own_past():
    window = np.stack([[3.0, 5.0, 6.0], [9.0, 9.0, 7.0], [1.0, 0.0, 0.0]], axis=1)

    ahead = window.reshape(-1) @ change_going_on(3, (2, 2), 3)

    assert ahead.reshape(2, 2) == pytest.approx(np.array([[7.0, 5.0], [8.0, 3.0]]))
    assert not change_going_on(3, (2, 2), 3, behind=2)[-2:].any()


def test_each_target_is_foretold_from_its_own_past():
    window = np.stack([np.arange(4.0), np.full(4, 3.0), np.full(4, 9.0)], axis=1)

    mean = window.reshape(-1) @ simple_forecasts(4, (1,), (2, 2), 3)[0]

    assert mean.reshape(2, 2) == pytest.approx(np.array([[1.5, 3.0], [1.5, 3.0]]))


def test_a_day_and_a_week_are_both_repeated():
    assert len(simple_forecasts(30, (2, 14), (1, 1), 1)) == 2 + 4 + 4


def test_levels_behind_the_window_count_for_nothing():
    plain, behind = (simple_forecasts(CONTEXT, (SEASON,), (2, 1), 1, levels) for levels in (0, 1))

    for weights, longer in zip(plain, behind, strict=True):
        np.testing.assert_array_equal(longer, np.vstack([weights, np.zeros((1, 2))]))
