"""Learning rates over time."""

import pytest

from workbench.training.optim import rate_at
from workbench.training.spec import TrainingSpec
from workbench.training.state import Standing


def rates(schedule: str, times: list[float], share: float = 1.0) -> list[float]:
    spec = TrainingSpec(schedule=schedule, learning_rate=1.0, epochs=10)
    return [rate_at(spec, time, share) for time in times]


def test_a_constant_rate_stays():
    assert rates("constant", [0, 5, 9.9], share=0.5) == [1, 1, 1]


def test_cosine_falls_from_the_highest_rate_to_zero():
    assert rates("cosine", [0, 5, 10]) == pytest.approx([1, 0.5, 0])


def test_one_cycle_rises_for_three_tenths_and_falls_to_almost_nothing():
    assert rates("one_cycle", [0, 3, 10]) == pytest.approx([0.04, 1, 4e-6])


def test_exponential_falls_by_a_tenth_per_epoch():
    assert rates("exponential", [0, 0.9, 1, 2.5]) == pytest.approx([1, 1, 0.9, 0.81])


def test_plateau_halves_after_three_epochs_without_a_better_one():
    standing = Standing().after(1.0, 0.1)
    shares = []
    for _ in range(6):
        standing = standing.after(2.0, 0.1)
        shares.append(standing.plateau_share)

    assert shares == [1, 1, 0.5, 0.5, 0.5, 0.25]
    assert rates("plateau", [7], share=0.5) == [0.5]
