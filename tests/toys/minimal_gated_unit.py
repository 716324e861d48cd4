"""A cell that PyTorch, cuDNN and ONNX have not, all in one file: the minimal gated unit (Zhou et al., 2016)."""

import numpy as np
import torch
from onnx import TensorProto, helper
from torch import nn

from workbench.models.cells.cell import GATE_SYMBOLS, STEP_SYMBOLS, Cell
from workbench.sentence import sentence

SOURCE = '''
class MinimalGatedUnit(nn.Module):
    """Layers of minimal gated units, called as nn.GRU is."""

    def __init__(self, inputs, units, num_layers=1, dropout=0.0, batch_first=True):
        super().__init__()
        self.layers, self.dropout = num_layers, nn.Dropout(dropout)
        for d in range(num_layers):
            self.register_parameter(f"weight_ih_l{d}", nn.Parameter(torch.zeros(2 * units, units if d else inputs)))
            self.register_parameter(f"weight_hh_l{d}", nn.Parameter(torch.zeros(2 * units, units)))
            self.register_parameter(f"bias_ih_l{d}", nn.Parameter(torch.zeros(2 * units)))
            self.register_parameter(f"bias_hh_l{d}", nn.Parameter(torch.zeros(2 * units)))

    def forward(self, x):
        for d in range(self.layers):
            u, w, b, c = (getattr(self, f"{part}_l{d}") for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
            (w_f, w_n), sums = w.chunk(2), (x @ u.T + b + c).unbind(1)
            states, h = [], x.new_zeros(len(x), w.shape[1])
            for a in sums:
                a_f, a_n = a.chunk(2, dim=1)
                f = torch.sigmoid(a_f + h @ w_f.T)
                h = h + f * (torch.tanh(a_n + (f * h) @ w_n.T) - h)
                states.append(h)
            x = torch.stack(states, dim=1)
            x = self.dropout(x) if d + 1 < self.layers else x
        return x, h
'''


class MinimalGatedUnit(nn.Module):
    """One layer of it in the app."""

    def __init__(self, inputs, units):
        super().__init__()
        for name, shape in {"weight_ih": (inputs,), "weight_hh": (units,), "bias_ih": (), "bias_hh": ()}.items():
            weight = (torch.rand(2 * units, *shape) * 2 - 1) / units**0.5
            self.register_parameter(f"{name}_l0", nn.Parameter(weight))

    def forward(self, x_BTF):
        sums = x_BTF @ self.weight_ih_l0.T + self.bias_ih_l0 + self.bias_hh_l0
        (w_f, w_n), states = self.weight_hh_l0.chunk(2), []
        h_BH = x_BTF.new_zeros(len(x_BTF), self.weight_hh_l0.shape[1])
        for a_BG in sums.unbind(1):
            a_f, a_n = a_BG.chunk(2, dim=1)
            f_BH = torch.sigmoid(a_f + h_BH @ w_f.T)
            h_BH = h_BH + f_BH * (torch.tanh(a_n + (f_BH * h_BH) @ w_n.T) - h_BH)
            states.append(h_BH)
        return torch.stack(states, dim=1), h_BH


def write_onnx(graph, x_BTF, lengths_B, weights, name):
    """A loop over the steps; what comes after a sequence's end changes nothing before it."""
    (one,) = weights
    units = one.weight_hh.shape[1]
    sums = graph.linear(graph.node("Transpose", x_BTF, perm=[1, 0, 2]), one.weight_ih, one.bias_ih + one.bias_hh, name)
    w_f, w_n = (
        graph.constant(part.T, f"{name}.{gate}") for gate, part in zip("fn", np.split(one.weight_hh, 2), strict=True)
    )
    size = graph.node("Concat", graph.node("Shape", x_BTF, start=0, end=1), graph.integers(units), axis=0)
    inner = [
        ("Split", ["a"], ["a_f", "a_n"], {"axis": 1, "num_outputs": 2}),
        ("MatMul", ["h", w_f], ["w"], {}),
        ("Add", ["a_f", "w"], ["s"], {}),
        ("Sigmoid", ["s"], ["f"], {}),
        ("Mul", ["f", "h"], ["p"], {}),
        ("MatMul", ["p", w_n], ["v"], {}),
        ("Add", ["a_n", "v"], ["u"], {}),
        ("Tanh", ["u"], ["n"], {}),
        ("Sub", ["n", "h"], ["d"], {}),
        ("Mul", ["f", "d"], ["e"], {}),
        ("Add", ["h", "e"], ["next"], {}),
        ("Identity", ["next"], ["y"], {}),
    ]
    nodes = [helper.make_node(kind, given, made, **options) for kind, given, made, options in inner]
    state = [helper.make_tensor_value_info(key, TensorProto.FLOAT, ["b", units]) for key in ("h", "next", "y")]
    step = helper.make_tensor_value_info("a", TensorProto.FLOAT, ["b", 2 * units])
    body = helper.make_graph(nodes, name, [state[0], step], state[1:])
    first = graph.node("Expand", graph.number(0.0), size)
    scan = helper.make_node("Scan", [first, sums], [f"{name}.last", name], body=body, num_scan_inputs=1)
    graph.nodes.append(scan)
    return graph.node("Transpose", name, perm=[1, 0, 2])


MGU = Cell(
    name="MGU",
    hint=sentence("One gate, half of a GRU"),
    icon="gate-or",
    equations=("f = σ(W<sub>f</sub> h + U<sub>f</sub> x + b<sub>f</sub>)", "n = tanh(W (f ⊙ h) + U x + b)"),
    symbols=(*STEP_SYMBOLS, GATE_SYMBOLS),
    gates=("f", "n"),
    states=("h",),
    module=lambda inputs, units, activation: MinimalGatedUnit(inputs, units),
    onnx=write_onnx,
    torch_class="MinimalGatedUnit",
    torch_source=SOURCE,
)
