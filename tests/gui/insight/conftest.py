import shutil

import pytest

from workbench.data.samples import SAMPLES
from workbench.experiment import run_experiment
from workbench.gui.insight.desk import Desk
from workbench.gui.insight.page import InsidePage
from workbench.gui.insight.question_view import QuestionView
from workbench.gui.insight.views import VIEWS
from workbench.insight.questions import QUESTIONS
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project


@pytest.fixture
def show_inside(qtbot):
    """An Inside page on the screen, its run opened and its first question answered."""

    def show(session) -> InsidePage:
        page = InsidePage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)
        return page

    return show


@pytest.fixture
def show_question(qtbot):
    """One tab of the page alone, its question answered for the newest run."""

    def show(session, name) -> QuestionView:
        desk = Desk(session)
        view = QuestionView(desk, QUESTIONS[name], VIEWS[name].make(desk))
        qtbot.addWidget(view)
        view.resize(1200, 600)
        view.show()
        qtbot.waitExposed(view)
        desk.show_run(session.project.rows()[-1].id)
        qtbot.waitUntil(lambda: not session.jobs.jobs)
        return view

    return show


@pytest.fixture(scope="session")
def kept_projects(tmp_path_factory):
    """Projects with a run of one epoch, each trained once for all tests: by sample and layers."""
    made = {}

    def make(name, layers):
        key = (name, layers)
        if key not in made:
            sample = next(sample for sample in SAMPLES if sample.name == name)
            spec = finish(propose_experiment([sample.path], task=sample.task, targets=sample.targets)).spec
            training = spec.training.model_copy(update={"epochs": 1, "device": "cpu", "patience": 0})
            model = spec.model.model_copy(update={"layers": layers})
            spec = spec.model_copy(update={"model": model, "training": training})
            project = Project.create(tmp_path_factory.mktemp("kept") / name, spec)
            finish(run_experiment(project))
            made[key] = project.folder
        return made[key]

    return make


@pytest.fixture
def open_trained(qtbot, session, tmp_path, kept_projects):
    """Open a sample's project that has a trained run of these layers."""

    def open_(name="airline_passengers", *layers):
        folder = kept_projects(name, layers or (RecurrentSpec(cell="GRU", units=4),))
        project = Project.open(shutil.copytree(folder, tmp_path / "trained"))
        session.set_project(project, project.spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs)
        return session

    return open_


@pytest.fixture
def open_files(qtbot, session, tmp_path):
    """Open files as the program proposes, with a recurrent layer so small that it trains at once."""

    def open_(path, task=None, **settings):
        spec = finish(propose_experiment([path], task=task)).spec
        small = {"units": 4, "depth": 1}
        layers = tuple(
            layer.model_copy(update=small) if layer.kind == "recurrent" else layer for layer in spec.model.layers
        )
        training = spec.training.model_copy(update={"epochs": 1, "device": "cpu", "patience": 0})
        model = spec.model.model_copy(update={"layers": layers})
        spec = spec.model_copy(update={"model": model, "training": training})
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs)
        return session

    return open_
