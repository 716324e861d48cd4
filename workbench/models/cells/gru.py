"""GRU, the gated recurrent unit (Cho et al., 2014), with PyTorch's second bias inside the reset gate."""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.models.cells.cell import GATE_SYMBOLS, H_BEFORE, STEP_SYMBOLS, Cell, H, Loops, OnnxOperator, X
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import nn


def _module(inputs: int, units: int, activation: str) -> "nn.Module":
    from torch import nn

    return nn.GRU(inputs, units, batch_first=True)


@cache
def _loops() -> ModuleType:
    from workbench.models.loops import gru

    return gru


OPERATOR = OnnxOperator(name="GRU", gates=(1, 0, 2), attributes={"linear_before_reset": 1})
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
    gates=("r", "z", "n"),
    states=("h",),
    module=_module,
    loops={"GRU": Loops(module=_loops, kept=((0, 3), (0, 1), (1, 1)), two_biases=True)},
    cudnn={"GRU": 3},
    onnx=OPERATOR,
    torch_class="nn.GRU",
)
