"""Backward through time by hand: the same as PyTorch's cells."""

import pytest
import torch
from torch import nn

from workbench.models.fast_recurrent import hidden_states, learns_by_hand

CELLS = {
    "tanh": lambda: nn.RNN(3, 5, batch_first=True).double(),
    "relu": lambda: nn.RNN(3, 5, batch_first=True, nonlinearity="relu").double(),
    "gru": lambda: nn.GRU(3, 5, batch_first=True).double(),
}


@pytest.fixture(params=CELLS)
def cell(request) -> nn.RNNBase:
    torch.manual_seed(0)
    return CELLS[request.param]()


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_states_and_gradients_are_pytorchs(cell, steps):
    x_BTF = torch.randn(4, steps, 3, dtype=torch.float64, requires_grad=True)
    inputs = [x_BTF, *cell.parameters()]
    weight = torch.randn(4, steps, 5, dtype=torch.float64)

    ours, theirs = hidden_states(cell, x_BTF), cell(x_BTF)[0]

    torch.testing.assert_close(ours, theirs)
    expected = torch.autograd.grad((theirs * weight).sum(), inputs)
    torch.testing.assert_close(torch.autograd.grad((ours * weight).sum(), inputs), expected)


def test_gradients_are_right(cell):
    x_BTF = torch.randn(2, 4, 3, dtype=torch.float64, requires_grad=True)
    weights = {name: weight.detach().clone().requires_grad_() for name, weight in cell.named_parameters()}

    def run(x, *values):
        for name, value in zip(weights, values, strict=True):
            del cell._parameters[name]
            setattr(cell, name, value)
        states = hidden_states(cell, x)
        for name, value in zip(weights, values, strict=True):
            delattr(cell, name)
            cell._parameters[name] = value
        return states

    assert torch.autograd.gradcheck(run, (x_BTF, *weights.values()))


def test_only_learning_on_the_cpu_is_done_by_hand(cell):
    x_BTF = torch.zeros(1, 2, 3, dtype=torch.float64)

    assert learns_by_hand(cell, x_BTF)
    with torch.no_grad():
        assert not learns_by_hand(cell, x_BTF)
    assert not learns_by_hand(nn.LSTM(3, 5, batch_first=True), x_BTF)
