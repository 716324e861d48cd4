"""model.pt2 answers as the app does at any batch and length, in a process that knows torch alone."""

import pytest
import torch
from export_cases import build

from tests.toys.minimal_gated_unit import MGU
from workbench.errors import WorkbenchError
from workbench.export.preparation import Preparation
from workbench.export.torch_program import Program, refuse_unscanned, write_program
from workbench.models.cells import CELLS
from workbench.models.spec import HeadSpec, ModelSpec, RecurrentSpec


@pytest.mark.filterwarnings("ignore")  # torch's own, of what it is going to change
def test_program_answers_alike_at_any_batch_and_length(tmp_path):
    spec, origins = RecurrentSpec(cell="SimpleRNN", units=3), {"origins_F": (1e6, 0.0, 0.0)}
    built = build("classify", spec, head=HeadSpec(pool="mean"), **origins)

    write_program(built.model, built.facts, tmp_path / "model.pt2", Preparation(), longest=24)

    program = torch.export.load(tmp_path / "model.pt2").module(check_guards=False)
    for size in ((1, 1), (2, 24), (7, 5), (1, 40)):
        values, lengths = built.inputs(*size)
        raw = values.double() + torch.tensor(built.facts.origins_F)
        with torch.no_grad():
            assert torch.allclose(program(raw, lengths), built.answer(values, lengths), atol=1e-5)


def test_tracing_leaves_the_model_as_it_is():
    built = build("forecast", RecurrentSpec(units=3), answer_origins_K=(1e6, 0.0))
    layer = built.model.layers[0]

    program = Program(built.model)

    assert isinstance(layer.forward_cells[0], torch.nn.GRU) and program.answer_origins_K.dtype == torch.float64


def test_a_cell_without_equations_is_refused_by_name(monkeypatch):
    monkeypatch.setitem(CELLS, MGU.name, MGU)

    with pytest.raises(WorkbenchError, match=r"MGU has no equations.* one of SimpleRNN, GRU, LSTM"):
        refuse_unscanned(ModelSpec(layers=(RecurrentSpec(cell="MGU", units=3),)))
