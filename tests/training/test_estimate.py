"""Estimates: found by trying, without a trace."""

import pytest
import torch

from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.training import device
from workbench.training.estimate import estimate
from workbench.training.spec import TrainingSpec
from workbench.training.steps import Learner

SPEC = TrainingSpec(batch_size=16, device="cpu", epochs=7)


def test_time_and_memory_are_measured(forecast, small_model):
    found = finish(estimate(small_model(forecast), forecast, SPEC))

    assert found.seconds_per_epoch > 0
    assert found.seconds == pytest.approx(7 * found.seconds_per_epoch)
    assert (found.step, found.warning) == ("eager", None)


def test_a_refit_takes_as_many_epochs_on_more_examples(forecast, small_model):
    found = finish(estimate(small_model(forecast), forecast, SPEC.model_copy(update={"refit": True})))

    assert 14 * found.seconds_per_epoch < found.seconds < 7 * 3 * found.seconds_per_epoch


def test_an_estimate_leaves_model_and_random_numbers_alone(forecast, small_model):
    model = small_model(forecast)
    before = [weight.detach().clone() for weight in model.parameters()]
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)

    finish(estimate(model, forecast, SPEC))

    assert torch.equal(torch.rand(1), expected)
    assert all(map(torch.equal, before, model.parameters()))


def test_memory_that_will_not_suffice_is_told_before_training(forecast, small_model, monkeypatch):
    def exhausted(*_, **__):
        raise torch.OutOfMemoryError("out of memory")

    monkeypatch.setattr(Learner, "learn", exhausted)

    found = finish(estimate(small_model(forecast), forecast, SPEC))

    assert "smaller batch" in str(found.warning)


def test_memory_that_is_nearly_used_up_is_told(forecast, small_model, monkeypatch):
    monkeypatch.setattr(device, "peak_memory", lambda _: 95)
    monkeypatch.setattr(device, "memory_limit", lambda _: 100)

    found = finish(estimate(small_model(forecast), forecast, SPEC))

    assert "nearly all memory" in str(found.warning)


def test_a_naive_model_has_nothing_to_estimate(forecast, small_model):
    with pytest.raises(WorkbenchError, match="nothing to train"):
        finish(estimate(small_model(forecast, naive=True), forecast, SPEC))
