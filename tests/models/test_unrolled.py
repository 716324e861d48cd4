"""Gates and states recomputed from the weights, against PyTorch's own layers and cells."""

import pytest
import torch
from torch import nn

from tests.toys.minimal_gated_unit import MGU
from workbench.models.cells import CELLS
from workbench.models.recurrent import Recurrent
from workbench.models.spec import RecurrentSpec
from workbench.models.unrolled import unrolled

LENGTHS = torch.tensor([11, 4, 1, 8])
CLOSE = {"atol": 1e-5, "rtol": 0.0}
TORCH = {"SimpleRNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}


def layer_of(cell, *, both=False, depth=1, **settings):
    torch.manual_seed(3)
    spec = RecurrentSpec(cell=cell, units=5, depth=depth, bidirectional=both, dropout=0.3, **settings)
    return Recurrent(spec, 3).eval(), torch.randn(4, 11, 3)


def torch_layer(layer, cell, depth, both):
    """PyTorch's stack with the same weights."""
    made = TORCH[cell](3, 5, num_layers=depth, bidirectional=both, batch_first=True)
    weights = {}
    for d in range(depth):
        for cells, ending in ((layer.forward_cells, ""), (layer.backward_cells, "_reverse")):
            if len(cells):
                weights |= {f"{name[:-1]}{d}{ending}": value for name, value in cells[d].state_dict().items()}
    made.load_state_dict(weights)
    return made


@pytest.mark.parametrize("depth", [1, 3])
@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("cell", list(TORCH))
def test_recomputed_states_are_those_of_pytorch_and_end_where_it_ends(cell, both, depth):
    layer, x_BTF = layer_of(cell, both=both, depth=depth)
    packed = nn.utils.rnn.pack_padded_sequence(x_BTF, LENGTHS, batch_first=True, enforce_sorted=False)
    with torch.no_grad():
        y, ends = torch_layer(layer, cell, depth, both)(packed)
    y_BTU = nn.utils.rnn.pad_packed_sequence(y, batch_first=True)[0]
    ends = dict(zip(CELLS[cell].states, ends if cell == "LSTM" else (ends,), strict=True))

    found = list(unrolled(layer, x_BTF, LENGTHS))

    top = torch.cat([one.values["h"] for one in found if one.depth == depth - 1], dim=2)
    for b, length in enumerate(LENGTHS):
        torch.testing.assert_close(top[b, :length], y_BTU[b, :length], **CLOSE)
        for place, one in enumerate(found):
            for name, ends_DBU in ends.items():
                reached = one.values[name][b, 0 if one.backward else length - 1]
                torch.testing.assert_close(reached, ends_DBU[place, b], **CLOSE)


def test_the_gates_of_an_lstm_carry_its_cell_state_from_step_to_step():
    layer, x_BTF = layer_of("LSTM")

    (one,) = unrolled(layer, x_BTF, LENGTHS)

    i, f, g, o, h, c = (one.values[name] for name in "ifgohc")
    torch.testing.assert_close(c[:, 1:], f[:, 1:] * c[:, :-1] + i[:, 1:] * g[:, 1:], **CLOSE)
    torch.testing.assert_close(h, o * c.tanh(), **CLOSE)


def test_the_update_gate_of_a_gru_mixes_its_old_and_new_states():
    layer, x_BTF = layer_of("GRU")

    (one,) = unrolled(layer, x_BTF, LENGTHS)

    z, n, h = (one.values[name][:, 1:] for name in "znh")
    torch.testing.assert_close(h, (1 - z) * n + z * one.values["h"][:, :-1], **CLOSE)


@pytest.mark.parametrize("cell", list(CELLS))
def test_doors_lie_between_closed_and_open(cell):
    layer, x_BTF = layer_of(cell)

    (one,) = unrolled(layer, 9 * x_BTF, LENGTHS)

    for name in CELLS[cell].doors:
        assert one.values[name].min() >= 0 and one.values[name].max() <= 1
    assert set(CELLS[cell].doors) <= set(CELLS[cell].gates)


def test_a_simple_rnn_with_relu_is_recomputed_with_relu():
    layer, x_BTF = layer_of("SimpleRNN", activation="relu")

    (one,) = unrolled(layer, x_BTF, LENGTHS)

    torch.testing.assert_close(one.values["h"], layer(x_BTF, LENGTHS)[0], **CLOSE)


def test_of_a_cell_without_equations_of_its_gates_the_output_is_told(monkeypatch):
    monkeypatch.setitem(CELLS, MGU.name, MGU)
    layer, x_BTF = layer_of("MGU")

    (one,) = unrolled(layer, x_BTF, LENGTHS)

    assert list(one.values) == ["h"]
    torch.testing.assert_close(one.values["h"], layer(x_BTF, LENGTHS)[0], **CLOSE)
