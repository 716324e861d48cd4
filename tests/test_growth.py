"""What the README promises a newcomer: a cell and a layer come from one file each, are whole, and are gone again."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, QEvent

import workbench
from tests.cli.conftest import run
from tests.export.exported_scripts import asked_here
from tests.toys.gain import WRITER, Gain, GainSpec, module
from tests.toys.minimal_gated_unit import MGU, MinimalGatedUnit
from workbench.export.layers import WRITERS
from workbench.gui.models.catalog import entries
from workbench.gui.models.page import ModelPage
from workbench.gui.session.session import Session
from workbench.models.build import MODULES
from workbench.models.cells import CELLS
from workbench.models.spec import LAYER_KINDS, ModelSpec, RecurrentSpec
from workbench.models.summary import summarize
from workbench.runs.project import Project

PACKAGE = Path(workbench.__file__).parent


@pytest.fixture
def toy_cell(monkeypatch):
    monkeypatch.setitem(CELLS, MGU.name, MGU)


@pytest.fixture
def toy_layer(monkeypatch):
    monkeypatch.setitem(LAYER_KINDS, "gain", GainSpec)
    monkeypatch.setitem(MODULES, "gain", module)
    monkeypatch.setitem(WRITERS, "gain", WRITER)


@pytest.fixture
def trained(tmp_path, spec):
    """A project whose model of these layers has learned for one epoch."""

    def train(*layers):
        model = ModelSpec(layers=layers)
        spec_of_toy = spec.model_copy(
            update={"model": model, "training": spec.training.model_copy(update={"epochs": 1})}
        )
        project = Project.create(tmp_path / "project", spec_of_toy)
        done = run("train", project.folder)
        assert done.exit_code == 0, done.stderr
        return Project.open(project.folder)

    return train


@pytest.fixture
def page(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    session = Session()
    page = ModelPage(session)
    qtbot.addWidget(page)
    yield page
    session.undo_stack.blockSignals(True)  # it tells of its own end, when nobody is left to hear it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page goes before what it shows


def check_exports(project, folder):
    for chosen in ("onnx", "torch"):
        with asked_here():
            done = run("export", project.folder, "--format", chosen, "--to", folder / chosen, "--json")
        assert done.exit_code == 0, done.stderr
        assert json.loads(done.stdout.splitlines()[-1])["verified"]
    refused = run("export", project.folder, "--also", "c", "--to", folder / "c")
    assert refused.exit_code == 2 and "has no source in C" in refused.stderr


def check_shown(page, name):
    page.editor.insert(name)
    assert name in page.palette_view.entries
    assert "=" in page.inspector._equation.text()
    assert not page.editor.block.errors
    return page.editor.block


def counted(project):
    """Parameters of the first layer, as the summary and as the module count them."""
    saved = project.run(None)
    summed = summarize(saved.spec.model, saved.facts)[2].parameters
    return summed, sum(weight.numel() for weight in saved.model().layers[0].parameters())


@pytest.mark.usefixtures("toy_cell")
def test_a_cell_learns_and_its_exports_answer_alike(trained, tmp_path):
    project = trained(RecurrentSpec(cell="MGU", units=4, depth=2))

    summed, made = counted(project)
    cells = project.run(None).model().layers[0].forward_cells

    assert summed == made and isinstance(cells[1], MinimalGatedUnit)
    check_exports(project, tmp_path)


@pytest.mark.usefixtures("toy_cell")
def test_a_cell_is_offered_drawn_and_explained(page):
    block = check_shown(page, "MGU")

    assert (block.title, block.icon) == ("MGU", "gate-or")
    assert page.inspector.form.editor("cell").findData("MGU") >= 0
    assert page.inspector.form.editor("activation").isHidden()
    assert "MGU" in run("new", "--help").stdout


@pytest.mark.usefixtures("toy_layer")
def test_a_layer_learns_and_its_exports_answer_alike(trained, tmp_path):
    project = trained(GainSpec(start=2.0), RecurrentSpec(units=4))

    summed, made = counted(project)
    gain = project.run(None).model().layers[0]

    assert summed == made and isinstance(gain, Gain)
    assert gain.gain_F.item() != 2.0
    check_exports(project, tmp_path)


@pytest.mark.usefixtures("toy_layer")
def test_a_layer_is_offered_drawn_and_explained(page):
    block = check_shown(page, "Gain")

    assert (block.title, block.detail) == ("Gain", "from 1")
    assert page.inspector.form.editor("start")
    assert "model.layers.N.start" in run("new", "--help").stdout


def test_without_their_entries_both_are_gone():
    with pytest.raises(ValidationError, match="Input should be 'SimpleRNN', 'GRU' or 'LSTM'"):
        RecurrentSpec(cell="MGU")
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        ModelSpec(layers=({"kind": "gain"},))

    assert not {"MGU", "Gain"} & {entry.name for entry in entries()}
    assert not {"MGU", "model.layers.N.start"} & set(run("new", "--help").stdout.split())


def test_every_listed_kind_of_layer_is_built_and_written():
    assert set(LAYER_KINDS) == set(MODULES) == set(WRITERS)


@pytest.mark.parametrize("cell", CELLS)
def test_only_ready_made_models_name_a_cell(cell):
    """The record itself, templates, the speed test's cases, and the cell that a new layer has."""
    naming = {path.name for path in PACKAGE.rglob("*.py") if f'"{cell}"' in path.read_text(encoding="utf-8")}

    assert naming - {"templates.py", "cases.py"} <= {"gru.py", "lstm.py", "simple_rnn.py", "recurrent.py"}
