"""Backward through time by hand: the same as PyTorch's cells."""

import pytest
import torch
from torch import nn

from workbench.models.fast_recurrent import get_ready, hidden_states, learns_by_hand, unready

CELLS = {
    "tanh": lambda: nn.RNN(3, 5, batch_first=True).double(),
    "relu": lambda: nn.RNN(3, 5, batch_first=True, nonlinearity="relu").double(),
    "gru": lambda: nn.GRU(3, 5, batch_first=True).double(),
    "lstm": lambda: nn.LSTM(3, 5, batch_first=True).double(),
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


@pytest.mark.parametrize("batch", [3, 21, 64])
def test_threads_change_nothing_but_rounding(cell, batch):
    cell, x_BTF = cell.float(), torch.randn(batch, 5, 3, requires_grad=True)
    inputs = [x_BTF, *cell.parameters()]

    def run(threads):
        torch.set_num_threads(threads)
        states = hidden_states(cell, x_BTF)
        return states, *torch.autograd.grad(states.square().sum(), inputs)

    try:
        torch.testing.assert_close(run(2), run(1))
    finally:
        torch.set_num_threads(1)


def test_numbers_that_loops_cannot_take_go_through_pytorch(cell):
    assert not learns_by_hand(cell.bfloat16(), torch.zeros(1, 2, 3, dtype=torch.bfloat16))


def test_large_weights_go_through_pytorch():
    cell, x_BTF = nn.LSTM(4, 200, batch_first=True), torch.zeros(1, 2, 4)

    assert not learns_by_hand(cell, x_BTF)
    assert unready(cell) == []


def test_a_loss_that_explodes_is_seen(cell):
    with torch.no_grad():
        cell.weight_hh_l0.fill_(float("nan"))

    assert hidden_states(cell, torch.zeros(2, 3, 3, dtype=torch.float64))[:, 1:].isnan().all()


def test_loops_are_ready_once_compiled(cell):
    get_ready([cell], threads=1)

    assert unready(nn.Sequential(cell)) == []
