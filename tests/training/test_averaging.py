"""The running average of the weights: unbiased, judged, kept, and resumable."""

import itertools

import pytest
import torch

from workbench.training.averaging import AveragedWeights, add_to_average


def test_the_average_of_equal_weights_is_those_weights():
    model = torch.nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    before = model.weight.detach().clone()
    for _ in range(3):
        add_to_average(optimizer, list(model.parameters()), 0.9)

    AveragedWeights(model, optimizer, 0.9).show(3)

    assert torch.allclose(model.weight, before)


def test_hiding_the_average_puts_the_weights_back():
    model = torch.nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    add_to_average(optimizer, list(model.parameters()), 0.9)
    with torch.no_grad():
        model.weight.add_(1.0)
    raw = model.weight.detach().clone()
    averaged = AveragedWeights(model, optimizer, 0.9)

    averaged.show(1)
    shown = model.weight.detach().clone()
    averaged.hide()

    assert not torch.equal(shown, raw)
    assert torch.equal(model.weight, raw)


@pytest.mark.parametrize("optimizer", ["adam", "sgd"])
def test_an_averaged_run_resumes_bit_for_bit(forecast, run_fit, optimizer):
    settings = {"optimizer": optimizer, "averaging": 0.9, "epochs": 5, "learning_rate": 0.003}
    whole = run_fit(forecast, **settings)
    stopped = run_fit(forecast, until=lambda event: getattr(event, "epoch", 0) == 3, **settings)

    resumed = run_fit(forecast, resume=stopped.saved[2], **settings)

    assert resumed.losses == whole.losses[2:]


def test_the_average_is_steadier_than_the_weights(forecast, run_fit):
    plain = run_fit(forecast, epochs=12, learning_rate=0.05, batch_size=4)
    averaged = run_fit(forecast, epochs=12, learning_rate=0.05, batch_size=4, averaging=0.98)

    assert rises(averaged) < rises(plain)


def rises(fitted) -> float:
    losses = [val for _, val in fitted.losses[2:]]
    return sum(max(0.0, after - before) for before, after in itertools.pairwise(losses))
