"""Bands of known noise hold what they promise, and rest on nothing that was not known yet."""

import numpy as np
import pytest

from workbench.evaluation.conformal import AdaptiveBands, rolling

LEVELS = (0.8, 0.95)
NOISES = {
    "normal": lambda rng, t: rng.standard_normal(len(t)),
    "heavy tails": lambda rng, t: rng.standard_t(2.5, len(t)),
    "growing": lambda rng, t: rng.standard_normal(len(t)) * (1 + t / 2000),
    "with the season": lambda rng, t: rng.standard_normal(len(t)) * (1 + 0.9 * np.sin(t / 4)),
    "jumps": lambda rng, t: rng.standard_normal(len(t)) + 8 * (rng.random(len(t)) < 0.03),
    "shifted by one side": lambda rng, t: rng.exponential(1.0, len(t)),
}


def residuals(kind, count=2000, seed=0):
    return NOISES[kind](np.random.default_rng(seed), np.arange(count))[:, None, None]


def coverage(earlier, later, levels=LEVELS):
    low, high, _ = rolling(earlier, later, np.arange(len(later)), levels)
    return ((later >= low) & (later <= high)).mean(axis=(1, 2, 3))


@pytest.mark.parametrize("kind", NOISES)
def test_every_level_is_held_within_three_points(kind):
    noise = residuals(kind)

    assert coverage(noise[:500], noise[500:]) == pytest.approx(LEVELS, abs=0.03)


def test_bands_grow_back_to_their_level_after_the_noise_has_doubled():
    noise = residuals("normal", 3000)
    noise[600:] *= 2

    low, high, _ = rolling(noise[:500], noise[500:], np.arange(2500), (0.9,))

    held = ((noise[500:] >= low[0]) & (noise[500:] <= high[0]))[-1500:].mean()
    assert held == pytest.approx(0.9, abs=0.03)


def test_a_band_rests_on_nothing_that_comes_later():
    noise = np.random.default_rng(0).standard_normal((400, 3, 1))
    other = noise.copy()
    place = 250
    for ahead in range(3):  # what is known only after the forecast at the place is made
        other[place - ahead :, ahead] = 100

    mine, others = (rolling(each[:200], each[200:], np.arange(200), (0.9,)) for each in (noise, other))

    for end, other_end in zip(mine[:2], others[:2], strict=True):
        np.testing.assert_array_equal(end[:, : place - 200 + 1], other_end[:, : place - 200 + 1])
    assert not np.array_equal(mine[1][:, -1], others[1][:, -1])


def test_a_truth_two_steps_ahead_counts_two_forecasts_later():
    noise = np.random.default_rng(1).standard_normal((100, 2, 1))
    other = noise.copy()
    noise[60], other[60] = 0, 50

    (_, high, _), (_, others, _) = (rolling(each[:50], each[50:], np.arange(50), (0.8,)) for each in (noise, other))

    changed_EH = (high != others)[0, :, :, 0]
    assert [np.flatnonzero(changed_E)[0] for changed_E in changed_EH.T] == [11, 12]


def test_forecasts_far_apart_learn_from_all_in_between():
    noise = residuals("normal", 400)
    _, _, close = rolling(noise[:200], noise[200:], np.arange(200), (0.9,))
    _, _, apart = rolling(noise[:200], noise[200:], 24 * np.arange(200), (0.9,))

    np.testing.assert_array_equal(close.low_LHK, apart.low_LHK)


def test_few_residuals_give_bands_as_wide_as_normal_noise_has_them():
    few = residuals("normal", 12)

    found = AdaptiveBands(few, (0.95,)).offsets()

    size = np.sqrt(np.mean(few**2) * (1 + 1 / 12))
    assert found.high_LHK.item() >= 1.95 * size and found.low_LHK.item() <= -1.95 * size


def test_the_quantiles_are_those_of_split_conformal_prediction():
    ranks = np.arange(1.0, 100.0)[:, None, None]

    found = AdaptiveBands(ranks, (0.8,)).offsets()

    assert (found.low_LHK.item(), found.high_LHK.item()) == (10.0, 90.0)


def test_unknown_truths_teach_nothing_and_are_no_quantile():
    noise = residuals("normal", 300)
    holes = noise.copy()
    holes[200:280] = np.nan

    low, high, _ = rolling(holes[:200], holes[200:], np.arange(100), (0.9,))

    assert np.isfinite(low).all() and np.isfinite(high).all()
    assert 0.6 < (low[0, 80] / low[0, 0]).item() < 1.6


def test_where_nothing_is_known_there_is_no_band():
    found = AdaptiveBands(np.full((20, 2, 1), np.nan), (0.9,)).offsets()

    assert np.isnan(found.low_LHK).all() and np.isnan(found.high_LHK).all()
