"""model.pt2: a model as one file of torch.export, which runs where torch does, without any of this program's code.

It is traced in a process of its own: tracing holds up every other thread for seconds, and what it learns of a model
stays in memory for good.

Shapes: B batch, T time, F inputs, U units.
"""

import copy
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch._higher_order_ops.scan import scan
from torch.fx.experimental import _config as shapes

from workbench.data.dataset import DataFacts
from workbench.errors import ProgramError, WorkbenchError
from workbench.export.child import ask_child
from workbench.export.exportable import Exportable
from workbench.export.further import Written
from workbench.export.onnx import metadata
from workbench.export.preparation import Preparation
from workbench.export.processes import last_line, run_watched
from workbench.export.torch_export import read_torch, write_torch
from workbench.export.verify import Question, compared
from workbench.models.build import SequenceModel
from workbench.models.cells import CELLS
from workbench.models.cells.cell import Cell
from workbench.models.recurrent import Recurrent
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.paths import writing
from workbench.progress import Work
from workbench.sentence import sentence

FILE = "model.pt2"
_CHILD = """
import torch
program = torch.export.load(file).module(check_guards=False)
def answer(values, lengths):
    with torch.no_grad():
        return program(torch.from_numpy(values), torch.from_numpy(lengths)).numpy()
"""
"""Without torch's guards, which hold that there are two steps and more: what the graph does suits one as well."""
_SHAPES: Any = shapes
"""How torch reasons about sizes."""


class Scanned(nn.Module):
    """A cell step by step as its equations have it: torch.export would unroll PyTorch's own to one length."""

    def __init__(self, cell: nn.Module, record: Cell) -> None:
        super().__init__()
        self.cell, self.record = cell, record

    def forward(self, x_BTF: Tensor) -> tuple[Tensor]:
        """The outputs of all steps, as B,T,U."""
        gate_values, next_states = self.record.gate_values, self.record.next_states
        assert gate_values is not None and next_states is not None  # refused before

        def step(states: tuple[Tensor, ...], x_BF: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
            found = next_states(gate_values(self.cell, x_BF, states[0]), states)
            return tuple(each.clone() for each in found), found[0].clone()  # nothing may share its memory

        units = self.cell.get_parameter("weight_hh_l0").shape[1]
        zeros = tuple(x_BTF.new_zeros(x_BTF.shape[0], units) for _ in self.record.states)
        _, y_TBU = scan(step, zeros, x_BTF.transpose(0, 1))
        return (y_TBU.transpose(0, 1),)


class Program(nn.Module):
    """What the file computes: raw numbers in, answers in the user's units out."""

    def __init__(self, model: SequenceModel) -> None:
        super().__init__()
        self.model, facts = _scanned(model), model.facts
        self.origins_F, self.answer_origins_K = (
            torch.tensor(origins, dtype=torch.float64) if origins else None
            for origins in (facts.origins_F, facts.answer_origins_K)
        )

    def forward(self, values: Tensor, lengths: Tensor) -> Tensor:
        """The answers; origins are taken and given back in float64."""
        if self.origins_F is not None:
            values = (values - self.origins_F).to(torch.float32)
        answer: Tensor = self.model(values, lengths)
        return answer if self.answer_origins_K is None else answer.to(torch.float64) + self.answer_origins_K


def export_program(source: Exportable, questions: Sequence[Question], folder: Path) -> Work[Written]:
    """Write the model as a program, and compare its answers in a process of its own.

    Raises WorkbenchError for a cell without equations, ProgramError where it answers otherwise.
    """
    yield from _traced_apart(source, folder / FILE, longest=max(question.size[1] for question in questions))
    answers = yield from ask_child(_CHILD, folder / FILE, questions)
    return Written(checks=compared(("pt2", FILE), questions, answers, source.facts, source.statistics))


def _traced_apart(source: Exportable, path: Path, *, longest: int) -> Work[None]:
    message = sentence("Tracing the model for {file}", file=path.name)
    with tempfile.TemporaryDirectory() as name:
        write_torch(source.model, source.facts, source.statistics, Path(name), source.preparation)
        failed = yield from run_watched([sys.executable, "-X", "utf8", "-m", __name__, name, str(longest)], message)
        if failed:
            raise ProgramError(
                "The model could not be traced for {file} ({reason}). Nothing was exported; please report this.",
                file=path.name,
                reason=last_line(failed),
            )
        with writing(path):
            shutil.copyfile(Path(name) / FILE, path)


def refuse_unscanned(spec: ModelSpec) -> None:
    """Raises WorkbenchError for a cell of which only the outputs are known, not its equations."""
    for layer in spec.layers:
        if isinstance(layer, RecurrentSpec) and CELLS[layer.cell].gate_values is None:
            raise WorkbenchError(
                "The cell {cell} has no equations of its gates, so that the model cannot be written for torch.export. "
                "Leave that format out, or take one of {cells}.",
                cell=layer.cell,
                cells=", ".join(cell.name for cell in CELLS.values() if cell.gate_values),
            )


def write_program(
    model: SequenceModel, facts: DataFacts, path: Path, preparation: Preparation, *, longest: int
) -> None:
    """Write the model for any batch and length, traced at one of more than `longest` steps."""
    free, kind = torch.export.Dim.DYNAMIC, torch.float64 if facts.origins_F else torch.float32
    batch, steps = _sizes(model, longest)
    example = (torch.zeros(batch, steps, len(facts.inputs), dtype=kind), torch.full((batch,), steps))
    with warnings.catch_warnings(), torch.no_grad(), _SHAPES.patch(backed_size_oblivious=True):
        warnings.simplefilter("ignore")  # torch's own, about what it is going to change
        sizes = {"values": {0: free, 1: free}, "lengths": {0: free}}
        program = torch.export.export(Program(model).eval(), example, dynamic_shapes=sizes, strict=False)
    about = metadata(facts, preparation, model.calibration)
    with writing(path):
        torch.export.save(program, path, extra_files=dict(about))


def _sizes(model: SequenceModel, longest: int) -> tuple[int, int]:
    """Sizes of an example that no weight has: equal ones would be taken for the same."""
    taken = {size for weight in model.state_dict().values() for size in weight.shape}
    batch = next(size for size in _primes(11) if size not in taken)
    steps = next(size for size in _primes(longest + 1) if size not in taken | {batch})
    return batch, steps


def _primes(first: int) -> Iterator[int]:
    return (number for number in count(first) if all(number % part for part in range(2, int(number**0.5) + 1)))


def _scanned(model: SequenceModel) -> SequenceModel:
    """A copy of the model whose cells go step by step."""
    found = copy.deepcopy(model)
    for layer in found.layers:
        if isinstance(layer, Recurrent):
            for cells in (layer.forward_cells, layer.backward_cells):
                for place, cell in enumerate(cells):
                    cells[place] = Scanned(cell, CELLS[layer.cell])
    return found


def main(folder: Path, longest: int) -> None:
    """Trace the model of an exported folder, into that folder."""
    torch.set_num_threads(1)
    found = read_torch(folder)
    write_program(found.model, found.facts, folder / FILE, found.preparation, longest=longest)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
