"""LSTM, long short-term memory (Hochreiter and Schmidhuber, 1997)."""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from workbench.models.cells.cell import (
    GATE_SYMBOLS,
    H_BEFORE,
    STEP_SYMBOLS,
    Cell,
    H,
    Loops,
    OnnxOperator,
    X,
    weighted_sums,
)
from workbench.models.cells.figure import Figure, branch, gate, operation, value, wire
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.cells.cell import Numbers


def _module(inputs: int, units: int, activation: str) -> "nn.Module":
    """With a forget gate's bias of 1 at the start, so that it remembers first (Jozefowicz et al., 2015)."""
    import torch
    from torch import nn

    cell = nn.LSTM(inputs, units, batch_first=True)
    with torch.no_grad():
        cell.get_parameter("bias_ih_l0")[units : 2 * units].fill_(1.0)
        cell.get_parameter("bias_hh_l0")[units : 2 * units].zero_()
    return cell


@cache
def _loops() -> ModuleType:
    from workbench.models.loops import lstm

    return lstm


def _gate_values(module: Any, x: "Tensor", before: "Tensor") -> "Numbers":
    of_x, of_h = weighted_sums(module, x, before, 4)
    i, f, g, o = (ours + theirs for ours, theirs in zip(of_x, of_h, strict=True))
    return i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()


def _next_states(gates: "Numbers", before: "Numbers") -> "Numbers":
    (i, f, g, o), (_, c) = gates, before
    c = f * c + i * g
    return o * c.tanh(), c


FIGURE = Figure(
    size=(320, 176),
    frame=(48, 10, 224, 136),
    parts=(
        value("c_t−1", (20, 34)),
        value("h_t−1", (20, 124)),
        value("x_t", (72, 164)),
        value("c_t", (302, 34)),
        value("h_t", (302, 124)),
        gate("f", "σ", (98, 96)),
        gate("i", "σ", (140, 96)),
        gate("g", "tanh", (182, 96)),
        gate("o", "σ", (224, 96)),
        operation("×", (98, 34)),
        operation("×", (161, 59)),
        operation("+", (161, 34)),
        operation("tanh", (254, 64)),
        operation("×", (254, 96)),
    ),
    wires=(
        wire((38, 34), (89, 34)),
        wire((107, 34), (152, 34)),
        wire((170, 34), (284, 34)),
        wire((38, 124), (224, 124), (224, 109)),
        branch((72, 124), (72, 152), arrow=False),
        branch((98, 124), (98, 109)),
        branch((140, 124), (140, 109)),
        branch((182, 124), (182, 109)),
        wire((98, 83), (98, 43)),
        wire((140, 83), (140, 59), (152, 59)),
        wire((182, 83), (182, 59), (170, 59)),
        wire((161, 50), (161, 43)),
        branch((254, 34), (254, 55)),
        wire((254, 73), (254, 87)),
        wire((238, 96), (245, 96)),
        wire((254, 105), (254, 124), (284, 124)),
    ),
)
C_STEP = """
float i = sigmoid(x[u] + h[u]);
float f = sigmoid(x[units + u] + h[units + u]);
float g = tanhf(x[2 * units + u] + h[2 * units + u]);
float o = sigmoid(x[3 * units + u] + h[3 * units + u]);
state[units + u] = f * state[units + u] + i * g;
state[u] = o * tanhf(state[units + u]);
"""
LSTM = Cell(
    name="LSTM",
    hint=sentence("Three gates and a memory cell"),
    icon="memory",
    equations=(
        f"i = σ(W<sub>i</sub> {H_BEFORE} + U<sub>i</sub> {X} + b<sub>i</sub>)",
        f"f = σ(W<sub>f</sub> {H_BEFORE} + U<sub>f</sub> {X} + b<sub>f</sub>)",
        f"g = tanh(W<sub>g</sub> {H_BEFORE} + U<sub>g</sub> {X} + b<sub>g</sub>)",
        f"o = σ(W<sub>o</sub> {H_BEFORE} + U<sub>o</sub> {X} + b<sub>o</sub>)",
        "c<sub>t</sub> = f ⊙ c<sub>t−1</sub> + i ⊙ g",
        f"{H} = o ⊙ tanh(c<sub>t</sub>)",
    ),
    symbols=(
        *STEP_SYMBOLS,
        sentence("cₜ: the cell state, the long memory; g: what may be written to it"),
        sentence("i: the input gate (write); f: the forget gate (keep); o: the output gate (show)"),
        GATE_SYMBOLS,
    ),
    figure=FIGURE,
    gates=("i", "f", "g", "o"),
    added=("i", "f", "g", "o"),
    states=("h", "c"),
    doors=("i", "f", "o"),
    gate_values=_gate_values,
    next_states=_next_states,
    module=_module,
    loops={"LSTM": Loops(module=_loops, kept=((0, 4), (1, 1), (1, 1)), most=1 << 16)},
    cudnn={"LSTM": 2},
    onnx=OnnxOperator(name="LSTM", gates=(0, 3, 1, 2)),
    torch_class="nn.LSTM",
    c_step=C_STEP,
    cited="Hochreiter and Schmidhuber, 1997",
    work="S. Hochreiter, J. Schmidhuber: Long short-term memory. Neural Computation 9, 1735–1780, 1997.",
)
