"""What every test of the window starts from: its own folder for settings, and no job left running."""

import gc

import pytest

from workbench.gui.session import Session


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True, scope="session")
def garbage_on_this_thread():
    """As in the program: a cycle that holds a widget must not be taken apart on a job's thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collected(garbage_on_this_thread):
    yield
    gc.collect()


@pytest.fixture
def session(qtbot):
    session = Session()
    yield session
    assert session.jobs.stop_all(20)
    qtbot.waitUntil(lambda: not session.jobs.jobs)


@pytest.fixture
def open_sample(qtbot, session, tmp_path):
    """Open a sample in a project, with a model so small that it trains at once."""
    from workbench.data.samples import SAMPLES
    from workbench.models.spec import RecurrentSpec
    from workbench.progress import finish
    from workbench.proposal import propose_experiment
    from workbench.runs.project import Project

    def open_(name: str = "airline_passengers", *, epochs: int = 2) -> Session:
        sample = next(sample for sample in SAMPLES if sample.name == name)
        spec = finish(propose_experiment([sample.path], task=sample.task, targets=sample.targets)).spec
        model = spec.model.model_copy(update={"layers": (RecurrentSpec(cell="GRU", units=4, depth=1),)})
        few = {"epochs": epochs, "device": "cpu", "batch_size": 64, "patience": 0}
        training = spec.training.model_copy(update=few)
        spec = spec.model_copy(update={"model": model, "training": training})
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs, timeout=20_000)
        return session

    return open_


@pytest.fixture
def train_run():
    """Train the session's experiment as a run, without the window, and tell the window."""
    from workbench.experiment import run_experiment
    from workbench.progress import finish

    def train(session: Session, **settings: object) -> str:
        training = session.spec.training.model_copy(update=settings)
        session.project.save(session.spec.model_copy(update={"training": training}))
        finish(run_experiment(session.project, loaded=session.data.loaded))
        session.runs_changed.emit()
        return session.project.rows()[-1].id

    return train
