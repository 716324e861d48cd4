"""model.pt2 answers as the app does at any batch and length, in a process that knows torch alone."""

import pytest
import torch
from export_cases import build, exportable

from tests.toys.minimal_gated_unit import MGU
from workbench.errors import ProgramError, WorkbenchError
from workbench.export import torch_program
from workbench.export.torch_program import FILE, Program, export_program, refuse_unscanned
from workbench.export.verify import ask
from workbench.models.cells import CELLS
from workbench.models.spec import HeadSpec, ModelSpec, RecurrentSpec
from workbench.progress import finish


def test_program_answers_alike_at_any_batch_and_length_and_is_traced_elsewhere(tmp_path):
    spec, origins = RecurrentSpec(cell="SimpleRNN", units=3), {"origins_F": (1e6, 0.0, 0.0)}
    built = build("classify", spec, head=HeadSpec(pool="mean"), **origins)
    questions = finish(ask(built.model, built.facts, built.statistics, None))

    written = finish(export_program(exportable(built), questions, tmp_path))

    assert len({question.size for question in questions}) > 3
    assert all(check.difference < 1e-5 for check in written.checks) and (tmp_path / FILE).stat().st_size > 1000


def test_what_cannot_be_traced_is_told_by_its_last_line(tmp_path, monkeypatch):
    built = build("classify", RecurrentSpec(units=3))
    questions = finish(ask(built.model, built.facts, built.statistics, None))

    def fail(*_):
        yield from ()
        return "Traceback\nRuntimeError: no such graph"

    monkeypatch.setattr(torch_program, "run_watched", fail)

    with pytest.raises(ProgramError, match=r"could not be traced for model.pt2 \(RuntimeError: no such graph\)"):
        finish(export_program(exportable(built), questions, tmp_path))

    assert not (tmp_path / FILE).exists()


def test_tracing_leaves_the_model_as_it_is():
    built = build("forecast", RecurrentSpec(units=3), answer_origins_K=(1e6, 0.0))
    layer = built.model.layers[0]

    program = Program(built.model)

    assert isinstance(layer.forward_cells[0], torch.nn.GRU) and program.answer_origins_K.dtype == torch.float64


def test_a_cell_without_equations_is_refused_by_name(monkeypatch):
    monkeypatch.setitem(CELLS, MGU.name, MGU)

    with pytest.raises(WorkbenchError, match=r"MGU has no equations.* one of SimpleRNN, GRU, LSTM"):
        refuse_unscanned(ModelSpec(layers=(RecurrentSpec(cell="MGU", units=3),)))
