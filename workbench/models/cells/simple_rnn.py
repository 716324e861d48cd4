"""SimpleRNN, the plain recurrence (Elman, 1990)."""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.models.cells.cell import H_BEFORE, STEP_SYMBOLS, Cell, H, Loops, OnnxOperator, X
from workbench.models.cells.figure import Figure, branch, gate, value, wire
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import nn


def _module(inputs: int, units: int, activation: str) -> "nn.Module":
    from torch import nn

    return nn.RNN(inputs, units, nonlinearity=activation, batch_first=True)


@cache
def _loops() -> ModuleType:
    from workbench.models.loops import simple_rnn

    return simple_rnn


FIGURE = Figure(
    size=(320, 116),
    frame=(48, 10, 224, 76),
    parts=(
        value("h_t−1", (20, 48)),
        value("x_t", (104, 104)),
        value("h_t", (302, 48)),
        gate("h", "activation", (176, 48)),
    ),
    wires=(wire((38, 48), (158, 48)), branch((104, 48), (104, 92), arrow=False), wire((190, 48), (284, 48))),
)
SIMPLE_RNN = Cell(
    name="SimpleRNN",
    hint=sentence("Plain recurrence, short memory"),
    icon="sync",
    equations=(f"{H} = activation(W {H_BEFORE} + U {X} + b)",),
    symbols=(*STEP_SYMBOLS, sentence("tanh or relu: the activation, applied to each number")),
    figure=FIGURE,
    gates=("h",),
    states=("h",),
    activations=("tanh", "relu"),
    module=_module,
    loops={
        "RNN_TANH": Loops(module=_loops, kept=((1, 1),), options=(False,), activation="tanh"),
        "RNN_RELU": Loops(module=_loops, kept=((1, 1),), options=(True,), activation="relu"),
    },
    cudnn={"RNN_RELU": 0, "RNN_TANH": 1},
    onnx=OnnxOperator(name="RNN", gates=(0,)),
    torch_class="nn.RNN",
)
