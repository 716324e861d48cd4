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


@pytest.fixture
def averaged_line() -> tuple[torch.nn.Linear, torch.optim.Optimizer]:
    """A line whose slope was 1, 2 and 4, all of which were added to the average; one weight is not trained."""
    model = torch.nn.Linear(1, 1)
    model.bias.requires_grad_(False).fill_(7.0)
    optimizer = torch.optim.SGD([model.weight], lr=0.1)
    for slope in (1.0, 2.0, 4.0):
        model.weight.data.fill_(slope)
        add_to_average(optimizer, [model.weight], 0.8)
    return model, optimizer


def test_later_weights_count_more_and_all_shares_add_up_to_one(averaged_line):
    model, optimizer = averaged_line

    AveragedWeights(model, optimizer, 0.8).show(3)

    assert model.weight.item() == pytest.approx((0.64 * 1 + 0.8 * 2 + 4) / (0.64 + 0.8 + 1))
    assert model.bias.item() == 7.0


def test_what_is_shown_already_is_not_taken_for_the_weights(averaged_line):
    model, optimizer = averaged_line
    averaged = AveragedWeights(model, optimizer, 0.8)

    averaged.show(3)
    averaged.show(3)
    saved = dict(averaged.tensors())
    averaged.hide()

    assert {name: raw.item() for name, raw in saved.items()} == {"weight.raw": 4.0}
    assert model.weight.item() == 4.0 and not dict(averaged.tensors())


def test_without_averaging_the_weights_themselves_are_judged():
    model = torch.nn.Linear(1, 1)
    before = model.weight.item()
    averaged = AveragedWeights(model, torch.optim.SGD(model.parameters(), lr=0.1), 0.0)

    averaged.show(3)

    assert model.weight.item() == before and not dict(averaged.tensors())


def test_a_restored_model_trains_on_from_the_weights_that_were_kept_beside_the_average(averaged_line):
    model, optimizer = averaged_line
    model.weight.data.fill_(2.5)
    optimizer.state[model.weight]["raw"] = torch.full((1, 1), 4.0)

    averaged = AveragedWeights(model, optimizer, 0.8)

    assert model.weight.item() == 4.0 and "raw" not in optimizer.state[model.weight]
    assert not dict(averaged.tensors())


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
