"""What a cell is: one record, from which building, speed, summaries, explanations and exports follow.

A record is light: whatever needs PyTorch or compiled loops is imported when it is called.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from workbench.models.cells.figure import Figure
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from torch import Tensor, nn

    Numbers = tuple[Tensor, ...]

H, H_BEFORE, X = "h<sub>t</sub>", "h<sub>t−1</sub>", "x<sub>t</sub>"
"""What equations call the state at a step, the state before it and the input, as HTML."""
STEP_SYMBOLS = (
    sentence("xₜ: the input at step t; hₜ: the hidden state, and output, at step t"),
    sentence("W: recurrent weights; U: input weights; b: biases; all are learned and the same at every step"),
)
GATE_SYMBOLS = sentence("σ: the sigmoid, from 0 to 1; ⊙: number by number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loops:
    """Compiled loops for the CPU, and what they keep for the gradients: tables of so many steps beyond T, and so many
    numbers for each unit. The last holds the states, the first of which are zeros."""

    module: Callable[[], ModuleType]
    kept: tuple[tuple[int, int], ...]
    most: int = 1 << 18
    """Numbers of a weight matrix up to which the loops are faster than PyTorch: larger ones leave a core's cache."""
    two_biases: bool = False
    options: tuple[bool, ...] = ()
    activation: str = "tanh"
    """The activation that the loops are for, where the cell has a choice."""


class GateValues(Protocol):
    """What the gates of a cell's module let through, in the order of `Cell.gates`."""

    def __call__(self, module: Any, x: "Tensor", before: "Tensor") -> "Numbers":
        """From inputs (..,F) and the outputs of the steps before (..,U), of any number of steps at once."""


class NextStates(Protocol):
    """What is carried on to the next step, in the order of `Cell.states`."""

    def __call__(self, gates: "Numbers", before: "Numbers") -> "Numbers":
        """From the gates' values and the states of the step before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnnxOperator:
    """An operator of ONNX that computes the cell, and the order in which it wants the gates of PyTorch's weights."""

    name: str
    gates: tuple[int, ...]
    attributes: Mapping[str, Any] = field(default_factory=dict)


class OnnxWriter(Protocol):
    """Writes a cell for which ONNX has no operator."""

    def __call__(self, graph: Any, x_BTF: str, lengths_B: str, weights: Sequence[Any], name: str) -> str:
        """Add one layer's nodes to export's Graph, one CellWeights for each direction; the name of the result, as
        B,T and the units of both directions. `lengths_B` (int32) is empty where every step counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A recurrent cell.

    Its module is called as PyTorch's are (batch first, to all states and the last ones) and has their weights:
    `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0` and `bias_hh_l0`, the rows of the gates one after the other.
    """

    name: str
    hint: Sentence
    """A few words on what it is good for."""
    icon: str
    equations: tuple[str, ...]
    """One line each, as HTML with subscripts; the word "activation" stands for the one that is chosen."""
    symbols: tuple[Sentence, ...]
    figure: Figure | None = None
    """What happens at one step, drawn; a cell may do without."""
    gates: tuple[str, ...]
    """Names of the blocks of rows in the weights, in their order."""
    states: tuple[str, ...]
    """What is carried from step to step; the first is the output."""
    added: tuple[str, ...] = ()
    """The gates, before all others, that read only the two weighted sums' own sum, so that one bias does for both."""
    doors: tuple[str, ...] = ()
    """The gates that go from 0, closed, to 1, open."""
    gate_values: GateValues | None = None
    """The equations of the gates; without them only the output can be looked at."""
    next_states: NextStates | None = None
    """The equations of the states; a cell has both or none."""
    causal: bool = True
    """Whether a step's states follow from that step and those before it."""
    activations: tuple[str, ...] = ()
    """Functions that may be chosen, the usual one first; none where the cell has its own."""
    module: Callable[[int, int, str], "nn.Module"]
    """From inputs, units and activation, with its weights drawn."""
    loops: Mapping[str, Loops] = field(default_factory=dict)
    """Loops for the CPU by the `mode` of the module; without them PyTorch's own backward pass is taken."""
    cudnn: Mapping[str, int] = field(default_factory=dict)
    """cuDNN's numbers by the `mode` of the module; without them layers are called one by one."""
    onnx: OnnxOperator | OnnxWriter
    torch_class: str
    """The class that exports in plain PyTorch make, called as `nn.GRU` is."""
    torch_source: str = ""
    """The source of that class, where it is none of PyTorch's."""
    cited: str = ""
    """How a text cites the work that the cell is of, such as "Cho et al., 2014"; `work` is that in full."""
    work: str = ""
    c_step: str = ""
    """What C does at a step for unit u, from the weighted sums x of the inputs and h of the outputs before, the rows of
    the gates one after the other, to the state, one after the other; the word "activation" is the one that is chosen.
    Without it the cell cannot be written as C."""

    def parameters(self, inputs: int, units: int) -> int:
        """Learned numbers of one layer in one direction."""
        return len(self.gates) * units * (inputs + units + 2)

    @property
    def streams(self) -> bool:
        """Whether its states go in and out of an exported file: ONNX's operators take and give them in their order."""
        return self.causal and isinstance(self.onnx, OnnxOperator)

    @property
    def kept(self) -> int:
        """Numbers for each unit and step that training keeps until the backward pass: the gates and the states."""
        return len(self.gates) + len(self.states)


def weighted_sums(module: Any, x: "Tensor", before: "Tensor", gates: int) -> "tuple[Numbers, Numbers]":
    """For each gate the weighted sum of the inputs, and that of the outputs before, each with its bias."""
    from torch.nn.functional import linear

    of_x = linear(x, module.weight_ih_l0, module.bias_ih_l0).chunk(gates, dim=-1)
    return of_x, linear(before, module.weight_hh_l0, module.bias_hh_l0).chunk(gates, dim=-1)
