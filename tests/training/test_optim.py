"""Learning rates over time, and updates that are torch's own."""

from inspect import signature

import pytest
import torch

from workbench.training.optim import make_optimizer, optimizer_tensors, rate_at, restore_optimizer
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


@pytest.mark.parametrize("name", ["adam", "adamw", "rmsprop", "sgd"])
def test_weights_move_as_by_torchs_own_optimiser_to_the_last_bit(name):
    ours, theirs = models = torch.nn.Linear(3, 2), torch.nn.Linear(3, 2)
    theirs.load_state_dict(ours.state_dict())
    own = make_optimizer(ours, TrainingSpec(optimizer=name, learning_rate=0.1, weight_decay=0.01))
    kind = type(own).__bases__[-1]
    asked = {option: own.defaults[option] for option in signature(kind).parameters if option in own.defaults}
    other = kind(theirs.parameters(), **asked)

    for step in range(6):
        for model, optimizer in zip(models, (own, other), strict=True):
            optimizer.zero_grad()
            model(torch.linspace(-1, step, 3)).square().sum().backward()
            optimizer.step()
        if step == 2:  # go on from what was kept
            tensors = optimizer_tensors(ours, own)
            own = make_optimizer(ours, TrainingSpec(optimizer=name, learning_rate=0.1, weight_decay=0.01))
            restore_optimizer(ours, own, tensors, file="last")

    assert kind.__module__.startswith("torch.optim")
    for one, another in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.equal(one, another)
