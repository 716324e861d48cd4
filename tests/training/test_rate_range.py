"""The learning-rate range test: found on a copy, right where the right rate is known."""

import math

import numpy as np
import pytest
import torch

from workbench.errors import WorkbenchError
from workbench.progress import Progress, finish
from workbench.training.rate_range import HIGHEST, LOWEST, STEPS, Tried, find_rate, judged, smooth
from workbench.training.spec import TrainingSpec
from workbench.training.steps import Learner

SPEC = TrainingSpec(batch_size=16, device="cpu", patience=0)


def test_the_rate_at_which_most_of_the_fall_is_done_is_suggested():
    rates = np.geomspace(LOWEST, HIGHEST, STEPS)
    losses = np.interp(np.log10(rates), [-6, -4, -2, -1, 0], [1.0, 1.0, 0.0, 0.0, 5.0])

    found = judged(rates.tolist(), losses.tolist(), np.ones(STEPS).tolist())

    assert found.suggested == pytest.approx(10**-2.6, rel=0.15)
    assert f"At {found.suggested}" in str(found.verdict)


def test_a_second_deeper_dip_at_a_wild_rate_is_not_followed():
    rates = np.geomspace(LOWEST, HIGHEST, STEPS)
    losses = np.interp(np.log10(rates), [-6, -4, -2, -1.5, -1, 0], [1.0, 1.0, 0.2, 0.5, 0.1, 5.0])

    found = judged(rates.tolist(), losses.tolist(), np.ones(STEPS).tolist())

    assert found.suggested < 1e-2


def test_the_suggestion_learns_better_than_rates_far_from_it(forecast, small_model, run_fit):
    suggested = finish(find_rate(small_model(forecast), forecast, SPEC)).suggested

    best, low, high = (
        run_fit(forecast, learning_rate=rate, epochs=5).epochs[-1].val_loss
        for rate in (suggested, suggested / 100, min(10.0, suggested * 30))
    )

    assert best < min(low, high)


def test_the_suggestion_does_not_depend_on_the_rate_of_now(forecast, small_model):
    found = [
        finish(find_rate(small_model(forecast), forecast, SPEC.model_copy(update={"learning_rate": rate})))
        for rate in (1e-5, 1.0)
    ]

    assert found[0] == found[1]


def test_a_loss_that_never_falls_suggests_nothing():
    found = judged([1e-6, 1e-3, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0])

    assert found.suggested is None
    assert "at no learning rate up to 1." in str(found.verdict)


def test_a_loss_that_does_not_grow_is_said_not_to():
    found = judged([1e-2, 1e-1, 1.0], [9.0, 3.0, 1.0], [9.0, 9.0, 9.0])

    assert "not grown" in str(found.verdict)


def test_averaging_moves_no_fall():
    falling = [1.0] * 30 + [0.0] * 30

    smoothed = smooth(falling, [1.0] * 60)

    assert smoothed[29] + smoothed[30] == pytest.approx(1.0)
    assert (np.diff(smoothed) <= 0).all()


def test_batches_that_are_harder_than_others_leave_a_flat_line_flat():
    hardness = 1 + np.random.default_rng(0).random(60)

    assert smooth(hardness.tolist(), hardness.tolist()) == pytest.approx(hardness.mean())


def test_every_step_tells_its_rate_and_loss(forecast, small_model):
    work = find_rate(small_model(forecast), forecast, SPEC)

    steps = [event for event in work if isinstance(event, Tried)]

    assert steps[0].rate == LOWEST
    assert all(math.isfinite(step.loss) for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_the_test_ends_when_the_loss_explodes(forecast, small_model):
    wild = SPEC.model_copy(update={"optimizer": "rmsprop"})

    found = finish(find_rate(small_model(forecast), forecast, wild))

    assert found.suggested < found.rates[-1] < HIGHEST
    assert found.smoothed[-1] > 4 * min(found.smoothed)


def test_every_task_can_be_tried(classification, small_model):
    spec = TrainingSpec(batch_size=4, device="cpu", loss="cross_entropy")

    found = finish(find_rate(small_model(classification), classification, spec))

    assert LOWEST < found.suggested < HIGHEST


def test_model_random_numbers_and_threads_are_left_alone(forecast, small_model):
    model = small_model(forecast)
    before = [weight.detach().clone() for weight in model.parameters()]
    random, threads = torch.get_rng_state(), torch.get_num_threads()

    finish(find_rate(model, forecast, SPEC))

    assert all(map(torch.equal, before, model.parameters()))
    assert torch.equal(torch.get_rng_state(), random)
    assert torch.get_num_threads() == threads


def test_closing_it_halfway_leaves_nothing_changed(forecast, small_model):
    random = torch.get_rng_state()
    work = find_rate(small_model(forecast), forecast, SPEC)
    assert isinstance(next(work), Progress)

    work.close()

    assert torch.equal(torch.get_rng_state(), random)


def test_a_naive_model_has_no_rate_to_find(forecast, small_model):
    with pytest.raises(WorkbenchError, match="nothing to train"):
        finish(find_rate(small_model(forecast, naive=True), forecast, SPEC))


def test_a_loss_that_is_no_number_from_the_start_is_told(forecast, small_model):
    model = small_model(forecast)
    with torch.no_grad():
        next(model.parameters()).fill_(torch.nan)

    with pytest.raises(WorkbenchError, match="no number"):
        finish(find_rate(model, forecast, SPEC))


def test_too_little_memory_is_told(forecast, small_model, monkeypatch):
    def exhausted(*_, **__):
        raise torch.OutOfMemoryError("out of memory")

    monkeypatch.setattr(Learner, "learn", exhausted)

    with pytest.raises(WorkbenchError, match="batches of 16"):
        finish(find_rate(small_model(forecast), forecast, SPEC))
