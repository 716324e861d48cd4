"""SimpleRNN, the plain recurrence (Elman, 1990)."""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from workbench.models.cells.cell import H_BEFORE, STEP_SYMBOLS, Cell, H, Loops, OnnxOperator, X, weighted_sums
from workbench.models.cells.figure import Figure, branch, gate, value, wire
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.cells.cell import Numbers


def _module(inputs: int, units: int, activation: str) -> "nn.Module":
    from torch import nn

    return nn.RNN(inputs, units, nonlinearity=activation, batch_first=True)


@cache
def _loops() -> ModuleType:
    from workbench.models.loops import simple_rnn

    return simple_rnn


def _gate_values(module: Any, x: "Tensor", before: "Tensor") -> "Numbers":
    (of_x,), (of_h,) = weighted_sums(module, x, before, 1)
    both = of_x + of_h
    return (both.relu() if module.nonlinearity == "relu" else both.tanh(),)


def _next_states(gates: "Numbers", before: "Numbers") -> "Numbers":
    return gates


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
    added=("h",),
    states=("h",),
    gate_values=_gate_values,
    next_states=_next_states,
    activations=("tanh", "relu"),
    module=_module,
    loops={
        "RNN_TANH": Loops(module=_loops, kept=((1, 1),), options=(False,), activation="tanh"),
        "RNN_RELU": Loops(module=_loops, kept=((1, 1),), options=(True,), activation="relu"),
    },
    cudnn={"RNN_RELU": 0, "RNN_TANH": 1},
    onnx=OnnxOperator(name="RNN", gates=(0,)),
    torch_class="nn.RNN",
    c_step="state[u] = activation(x[u] + h[u]);",
    cited="Elman, 1990",
    work="J. L. Elman: Finding structure in time. Cognitive Science 14, 179–211, 1990.",
)
