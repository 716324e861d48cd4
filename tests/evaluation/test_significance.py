import itertools
import math
from statistics import NormalDist

import numpy as np
import pytest

from workbench.evaluation.significance import PairedTest, block_sums, diebold_mariano, mcnemar, sign_flip

ONE_SERIES = np.zeros(1000, np.int64)


def overlapping_differences(seed: int, count: int, horizon: int) -> np.ndarray:
    """Loss differences of two equally good forecasts of a random walk."""
    rng = np.random.default_rng(seed)
    walk = np.cumsum(rng.standard_normal(count + horizon + 1))
    error = np.stack([walk[k : k + count] - walk[:count] for k in range(1, horizon + 1)])
    nudge = 0.3 * np.sign(np.convolve(rng.standard_normal(count + 19), np.ones(20), "valid"))
    return ((error + nudge) ** 2 - (error - nudge) ** 2).sum(axis=0)


def bartlett_statistic(differences: np.ndarray, sequences: np.ndarray, lag: int) -> float:
    """Mean over its standard error, each pair of forecasts of a sequence weighed by how near they are."""
    count = len(differences)
    centred = differences - differences.mean()
    apart = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    weights = np.maximum(0.0, 1 - apart / (lag + 1)) * np.equal.outer(sequences, sequences)
    return float(differences.mean() / math.sqrt(centred @ weights @ centred / count / count))


@pytest.mark.parametrize(
    ("counts", "horizon", "lag"),
    [((30,), 1, 6), ((36,), 1, 6), ((37,), 1, 7), ((40,), 4, 7), ((40,), 6, 10), ((21,), 10, 18), ((5,) * 4, 5, 4)],
)
def test_the_variance_is_bartletts_over_twice_the_horizon_and_the_root_of_the_longest(counts, horizon, lag):
    sequences = np.repeat(np.arange(len(counts)), counts)
    differences = np.random.default_rng(3).standard_normal(len(sequences)).cumsum() + 1.0

    found = diebold_mariano(differences, sequences, horizon)

    assert found.statistic == pytest.approx(bartlett_statistic(differences, sequences, lag))


@pytest.mark.parametrize(("count", "horizon", "share"), [(49, 1, 8 / 49), (21, 10, 19 / 21)])
def test_the_five_percent_point_is_kiefers_and_vogelsangs_for_the_share_of_the_bandwidth(count, horizon, share):
    five_percent = 1.6449 + 2.1859 * share + 0.3142 * share * share - 0.3427 * share * share * share
    differences = np.random.default_rng(3).standard_normal(count) + 0.3

    found = diebold_mariano(differences, ONE_SERIES[:count], horizon)

    assert found.p == pytest.approx(NormalDist().cdf(-found.statistic / five_percent * 1.6449))
    assert 0 < found.p < 1 and found.significant == (found.statistic > five_percent)


def test_a_difference_that_never_varies_is_sure():
    ahead, behind = (diebold_mariano(np.full(20, value), ONE_SERIES[:20], 1) for value in (0.5, -0.5))

    assert (ahead.statistic, ahead.p, behind.statistic, behind.p) == (0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(("count", "believed"), [(0, False), (7, False), (8, True)])
def test_from_eight_pairs_on_a_difference_is_believed(count, believed):
    assert diebold_mariano(np.ones(count), ONE_SERIES[:count], 1) == PairedTest(
        test="diebold_mariano", statistic=0.0, p=0.0 if believed else 1.0
    )


@pytest.mark.parametrize(
    ("counts", "horizon", "believed"),
    [((8,), 4, False), ((9,), 4, True), ((4, 4), 4, False), ((4, 5), 4, True), ((3, 3, 3), 4, True)],
)
def test_three_spans_that_do_not_overlap_are_asked_for(counts, horizon, believed):
    sequences = np.repeat(np.arange(len(counts)), counts)

    assert diebold_mariano(np.ones(len(sequences)), sequences, horizon).p == (0.0 if believed else 1.0)


def test_five_percent_is_not_yet_significant():
    assert not PairedTest(test="mcnemar", statistic=1.0, p=0.05).significant
    assert PairedTest(test="mcnemar", statistic=1.0, p=0.0499).significant


@pytest.mark.parametrize(("count", "horizon"), [(24, 1), (200, 24), (1000, 24)])
def test_equal_forecasts_are_seldom_called_different(count, horizon):
    calls = [
        diebold_mariano(overlapping_differences(seed, count, horizon), ONE_SERIES[:count], horizon).significant
        for seed in range(300)
    ]

    assert np.mean(calls) < 0.1


def test_a_steady_advantage_is_found():
    rng = np.random.default_rng(0)

    assert diebold_mariano(rng.standard_normal(100) + 1.0, ONE_SERIES[:100], 1).p < 0.001


def test_a_steady_disadvantage_is_not_an_advantage():
    rng = np.random.default_rng(0)

    assert diebold_mariano(rng.standard_normal(100) - 1.0, ONE_SERIES[:100], 1).p > 0.99


@pytest.mark.parametrize(("count", "horizon"), [(5, 1), (40, 24)])
def test_a_handful_of_forecasts_proves_nothing(count, horizon):
    differences = np.full(count, 1.0) + np.arange(count) * 0.01

    assert diebold_mariano(differences, ONE_SERIES[:count], horizon).p == 1.0


def test_equal_losses_are_no_advantage():
    assert diebold_mariano(np.zeros(50), ONE_SERIES[:50], 1).p == 1.0


def test_dependence_is_not_sought_across_sequences():
    differences = np.tile([1.0, -0.5], 50)

    apart = diebold_mariano(differences, np.arange(100), 1)
    together = diebold_mariano(differences, ONE_SERIES[:100], 1)

    assert apart.statistic == pytest.approx(0.25 / 0.75 * 10)
    assert together.statistic > apart.statistic


def test_mcnemar_is_the_exact_sign_test_on_disagreements():
    model = np.array([True] * 9 + [False] + [True] * 20)
    baseline = np.array([False] * 9 + [True] + [True] * 20)

    assert mcnemar(model, baseline).p == pytest.approx(11 / 1024)


@pytest.mark.parametrize(("won", "lost"), [(0, 3), (3, 0), (4, 4), (12, 5), (5, 12)])
def test_mcnemar_counts_the_ways_to_win_at_least_so_often(won, lost):
    model = np.repeat([True, False, True, False], [won, lost, 6, 2])
    baseline = np.repeat([False, True, True, False], [won, lost, 6, 2])
    ways = sum(math.comb(won + lost, wins) for wins in range(won, won + lost + 1))

    assert mcnemar(model, baseline) == PairedTest(
        test="mcnemar", statistic=won - lost, p=pytest.approx(ways / 2 ** (won + lost))
    )


def test_mcnemar_without_disagreement_finds_no_advantage():
    same = np.array([True, False, True])

    assert mcnemar(same, same).p == 1.0


@pytest.mark.parametrize("blocks", [10, 100, 400])
def test_blocks_without_an_advantage_are_seldom_called_better(blocks):
    rng = np.random.default_rng(0)

    assert np.mean([sign_flip(rng.standard_normal(blocks)).significant for _ in range(100)]) < 0.12


def test_an_advantage_in_every_block_is_found_and_few_blocks_prove_nothing():
    assert sign_flip(np.ones(5)).significant
    assert not sign_flip(np.ones(4)).significant
    assert sign_flip(-np.ones(50)).p > 0.99


@pytest.mark.parametrize("scale", [1.0, 1e-8, 1e8])
@pytest.mark.parametrize("sums", [[1.0] * 5, [0.3, 1.2, -0.4, 0.9, 2.0, -0.1, 0.7, 0.6]])
def test_few_blocks_are_judged_by_the_share_of_signs_that_do_as_well(sums, scale):
    sums_G = np.array(sums)
    every = np.array(list(itertools.product([-1, 1], repeat=len(sums))))
    share = np.mean(every @ sums_G >= sums_G.sum() - 1e-9)

    found = sign_flip(sums_G * scale)

    assert found.p == pytest.approx(share, abs=0.006)
    assert found.statistic == pytest.approx(sums_G.sum() / math.sqrt((sums_G**2).sum()))


def test_signs_that_no_draw_equals_are_as_unlikely_as_the_draws_are_many():
    assert sign_flip(np.ones(200)).p == 1 / 10_000  # Its own signs are one of the choices.


def test_above_two_hundred_blocks_the_normal_distribution_tells():
    sums_G = np.random.default_rng(0).standard_normal(201) + 0.1
    statistic = sums_G.sum() / math.sqrt((sums_G**2).sum())

    found = sign_flip(sums_G)

    assert (found.statistic, found.p) == pytest.approx((statistic, NormalDist().cdf(-statistic)), rel=1e-12)


def test_blocks_that_do_not_differ_are_no_advantage():
    assert sign_flip(np.zeros(300)) == PairedTest(test="sign_flip", statistic=0.0, p=1.0)


def test_differences_are_summed_over_each_block_in_the_blocks_order():
    assert block_sums(np.array([1.0, 2.0, 4.0, 8.0]), np.array([7, 3, 7, 5])).tolist() == [2.0, 8.0, 5.0]
