"""A session with a small data set behind it and a project to train in."""

import pytest

from workbench.data.samples import SAMPLES
from workbench.gui.session import Session
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project


@pytest.fixture
def open_sample(qtbot, tmp_path):
    """Open a sample with a model so small that it trains at once."""
    sessions = []

    def open_(name: str = "airline_passengers", *, epochs: int = 2) -> Session:
        sample = next(sample for sample in SAMPLES if sample.name == name)
        spec = finish(propose_experiment([sample.path], task=sample.task, targets=sample.targets)).spec
        model = spec.model.model_copy(update={"layers": (RecurrentSpec(cell="GRU", units=4, depth=1),)})
        training = spec.training.model_copy(update={"epochs": epochs, "device": "cpu", "batch_size": 64, "patience": 0})
        spec = spec.model_copy(update={"model": model, "training": training})
        session = Session()
        sessions.append(session)
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs, timeout=20_000)
        return session

    yield open_
    for session in sessions:
        session.jobs.stop_all(10)
