import numpy as np
import pytest

from workbench.evaluation.significance import diebold_mariano, mcnemar, sign_flip

ONE_SERIES = np.zeros(1000, np.int64)


def overlapping_differences(seed: int, count: int, horizon: int) -> np.ndarray:
    """Loss differences of two equally good forecasts of a random walk."""
    rng = np.random.default_rng(seed)
    walk = np.cumsum(rng.standard_normal(count + horizon + 1))
    error = np.stack([walk[k : k + count] - walk[:count] for k in range(1, horizon + 1)])
    nudge = 0.3 * np.sign(np.convolve(rng.standard_normal(count + 19), np.ones(20), "valid"))
    return ((error + nudge) ** 2 - (error - nudge) ** 2).sum(axis=0)


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
