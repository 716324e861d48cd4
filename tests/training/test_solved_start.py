"""What was solved before training is the first epoch, to which early stopping can return."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.conftest import dataset_of, windows
from tests.training.test_features import CPU, straight
from workbench.data.dataset import Split
from workbench.progress import finish
from workbench.training.events import EpochEnd, FitEnd
from workbench.training.features import fit_inside
from workbench.training.optim import LITTLE, SOLVED_SHARE
from workbench.training.spec import TrainingSpec
from workbench.training.state import Standing
from workbench.training.trainer import TrainingData, fit


def wave(noise: float = 0.3) -> TrainingData:
    t = np.arange(120.0)
    values = np.sin(t / 2) + noise * np.random.default_rng(0).standard_normal(120)
    split = Split(train=windows(0, 80), val=windows(72, 100), test=windows(92, 120), rows={})
    return TrainingData(dataset=dataset_of(values[:, None], np.array([0, 120])), split=split)


def trained(data: TrainingData, **settings):
    """Events and what was saved by epoch, and the weights that were solved."""
    model, saved = straight(data), {}
    finish(fit_inside(model, data.dataset, data.split.train, CPU))
    solved = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    spec = TrainingSpec(**{"epochs": 4, "batch_size": 16, "device": "cpu", "patience": 0} | settings)
    events = list(fit(model, data, spec, run="", save=lambda state, end: saved.update({end.epoch: state})))
    return events, saved, solved


def test_the_first_epoch_takes_no_step():
    events, saved, solved = trained(wave())

    first = next(event for event in events if isinstance(event, EpochEnd))
    assert first.learning_rate == 0 and first.best
    assert all(torch.equal(saved[1].model[name], weight) for name, weight in solved.items())
    assert not all(torch.equal(saved[2].model[name], weight) for name, weight in solved.items())


def test_steps_that_make_it_worse_leave_the_solved_weights_best():
    events, _, _ = trained(wave(), learning_rate=0.5)

    assert isinstance(events[-1], FitEnd)
    assert events[-1].best_epoch == 1


def test_a_single_epoch_is_one_of_steps():
    events, saved, solved = trained(wave(), epochs=1)

    assert events[-1].epochs == 1
    assert not all(torch.equal(saved[1].model[name], weight) for name, weight in solved.items())


def test_the_mean_of_weights_counts_steps_only():
    _, saved, _ = trained(wave(), averaging=0.9, learning_rate=1e-9)

    before, after = saved[1].model, saved[3].model
    for name, weight in before.items():
        assert torch.allclose(weight, after[name], atol=1e-4), name


def test_little_left_is_learned_in_small_steps():
    """Of a series almost without noise, of which steps of the usual size would lose what was solved."""
    _, saved, solved = trained(wave(0.001))

    assert saved[1].standing.left < LITTLE / 10
    moved = (saved[2].model["linear_path.linear.weight"] - solved["linear_path.linear.weight"]).abs().max()
    step = TrainingSpec().learning_rate * SOLVED_SHARE * saved[1].standing.left / LITTLE
    assert 0 < moved <= 1.05 * step * math.ceil(len(windows(0, 80)) / 16)  # Adam moves a weight by its rate a step


@pytest.mark.parametrize("settings", [{"loss": "mae"}, {"level": "mean_std"}, {"optimizer": "sgd"}], ids=str)
def test_how_little_is_left_is_told_by_squares_on_the_scale_of_steps(settings):
    level, settings = settings.get("level", "last"), {name: each for name, each in settings.items() if name != "level"}
    model, saved, data = straight(wave(0.001), level), {}, wave(0.001)
    finish(fit_inside(model, data.dataset, data.split.train, CPU))
    spec = TrainingSpec(**{"epochs": 2, "batch_size": 16, "device": "cpu"} | settings)

    list(fit(model, data, spec, run="", save=lambda state, end: saved.update({end.epoch: state})))

    assert saved[1].standing.left == math.inf


def test_few_examples_must_be_clearly_better_than_what_was_solved():
    solved = replace(Standing(stepless=1).after(1.0, 0.1), waited=0)

    assert solved.after(0.9, 0.1, luck=0.2).best_epoch == 1
    assert solved.after(0.7, 0.1, luck=0.2).best_epoch == 2
    assert solved.after(0.7, 0.1, luck=0.2).after(0.69, 0.1, luck=0.2).best_epoch == 3


def test_a_lower_loss_that_may_be_luck_is_worth_going_on():
    standing = replace(Standing(stepless=1).after(1.0, 0.1), waited=0)

    for loss in (0.97, 0.94, 0.95, 0.91):
        standing = standing.after(loss, 0.1, luck=0.1)
        assert (standing.best_epoch, standing.waited) == (1, int(loss == 0.95))
    standing = standing.after(0.89, 0.1, luck=0.1)

    assert (standing.best_epoch, standing.best_loss, standing.waited) == (6, 0.89, 0)


@pytest.mark.parametrize("luck", [0.0, 0.2])
def test_without_a_solved_start_every_better_epoch_counts(luck):
    assert Standing().after(1.0, 0.1, luck).after(0.99, 0.1, luck).best_epoch == 2


@pytest.mark.parametrize("noise", [0.3, 0.001], ids=["noisy", "clear"])
def test_a_resumed_run_goes_on_as_if_it_had_not_stopped(noise):
    data = wave(noise)
    _, whole, _ = trained(data, averaging=0.9)
    model = straight(data)
    model.load_state_dict(whole[1].model)
    spec = TrainingSpec(epochs=4, batch_size=16, device="cpu", patience=0, averaging=0.9)
    saved = {}

    list(fit(model, data, spec, run="", save=lambda state, end: saved.update({end.epoch: state}), resume=whole[1]))

    assert all(torch.equal(saved[4].model[name], weight) for name, weight in whole[4].model.items())
