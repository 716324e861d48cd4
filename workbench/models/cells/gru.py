"""GRU, the gated recurrent unit (Cho et al., 2014), with PyTorch's second bias inside the reset gate."""

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
from workbench.models.cells.figure import Figure, branch, gate, line, operation, value, wire
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.cells.cell import Numbers


def _module(inputs: int, units: int, activation: str) -> "nn.Module":
    from torch import nn

    return nn.GRU(inputs, units, batch_first=True)


@cache
def _loops() -> ModuleType:
    from workbench.models.loops import gru

    return gru


def _gate_values(module: Any, x: "Tensor", before: "Tensor") -> "Numbers":
    (x_r, x_z, x_n), (h_r, h_z, h_n) = weighted_sums(module, x, before, 3)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    return r, z, (x_n + r * h_n).tanh()


def _next_states(gates: "Numbers", before: "Numbers") -> "Numbers":
    (_, z, n), (h,) = gates, before
    return ((1 - z) * n + z * h,)


OPERATOR = OnnxOperator(name="GRU", gates=(1, 0, 2), attributes={"linear_before_reset": 1})
FIGURE = Figure(
    size=(320, 176),
    frame=(48, 10, 224, 136),
    parts=(
        value("h_t−1", (20, 34)),
        value("x_t", (82, 164)),
        value("h_t", (302, 34)),
        gate("r", "σ", (108, 96)),
        gate("z", "σ", (162, 96)),
        gate("n", "tanh", (224, 96)),
        operation("×", (108, 64)),
        operation("×", (162, 34)),
        operation("1−", (192, 64)),
        operation("×", (224, 64)),
        operation("+", (224, 34)),
    ),
    wires=(
        wire((38, 34), (153, 34)),
        branch((62, 34), (62, 120), (162, 120), (162, 109)),
        branch((62, 64), (99, 64)),
        branch((108, 120), (108, 109)),
        branch((82, 120), (82, 152), arrow=False),
        wire((108, 83), (108, 73)),
        line((117, 64), (135, 64), (135, 135)),
        branch((82, 135), (224, 135), (224, 109)),
        wire((162, 83), (162, 43)),
        branch((162, 64), (183, 64)),
        wire((201, 64), (215, 64)),
        wire((224, 83), (224, 73)),
        wire((224, 55), (224, 43)),
        wire((171, 34), (215, 34)),
        wire((233, 34), (284, 34)),
    ),
)
C_STEP = """
float r = sigmoid(x[u] + h[u]);
float z = sigmoid(x[units + u] + h[units + u]);
float n = tanhf(x[2 * units + u] + r * h[2 * units + u]);
state[u] = (1.0f - z) * n + z * state[u];
"""
GRU = Cell(
    name="GRU",
    hint=sentence("Two gates, long memory, light"),
    icon="gate-and",
    equations=(
        f"r = σ(W<sub>r</sub> {H_BEFORE} + U<sub>r</sub> {X} + b<sub>r</sub>)",
        f"z = σ(W<sub>z</sub> {H_BEFORE} + U<sub>z</sub> {X} + b<sub>z</sub>)",
        f"n = tanh(r ⊙ (W<sub>n</sub> {H_BEFORE} + c<sub>n</sub>) + U<sub>n</sub> {X} + b<sub>n</sub>)",
        f"{H} = (1 − z) ⊙ n + z ⊙ {H_BEFORE}",
    ),
    symbols=(
        *STEP_SYMBOLS,
        sentence("r: the reset gate, how much of the past the new state n uses; c: a bias inside it"),
        sentence("z: the update gate, how much of the old state stays"),
        GATE_SYMBOLS,
    ),
    figure=FIGURE,
    gates=("r", "z", "n"),
    added=("r", "z"),
    states=("h",),
    doors=("r", "z"),
    gate_values=_gate_values,
    next_states=_next_states,
    module=_module,
    loops={"GRU": Loops(module=_loops, kept=((0, 3), (0, 1), (1, 1)), two_biases=True)},
    cudnn={"GRU": 3},
    onnx=OPERATOR,
    torch_class="nn.GRU",
    c_step=C_STEP,
    cited="Cho et al., 2014",
    work="K. Cho, B. van Merriënboer, C. Gulcehre et al.: Learning phrase representations using RNN "
    "encoder–decoder for statistical machine translation. EMNLP, 2014.",
)
