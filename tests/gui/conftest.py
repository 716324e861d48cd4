"""What every test of the window starts from: its own folder for settings, and no job left running."""

import gc
import sys
import time
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from workbench.gui.session import jobs
from workbench.gui.session import session as session_module
from workbench.gui.session.session import Session

if TYPE_CHECKING:
    from workbench.spec import ExperimentSpec

PATIENCE_MS = 600_000
SOON_MS = (1, 1, 2, 2, 4, 4, 8)
"""Between the first looks for what is waited for."""
MANY_MODULES = 20


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def nothing_put_off(monkeypatch):
    """Nobody here changes his mind between two edits, or looks at a screen: data are read and jobs tell at once."""
    monkeypatch.setattr(session_module, "RELOAD_MS", 0)
    monkeypatch.setattr(jobs, "RELAY_MS", 1)


@pytest.fixture(autouse=True, scope="session")
def garbage_on_this_thread():
    """As in the program: a cycle that holds a widget must not be taken apart on a job's thread.

    Gives the names of the modules that hold nothing to be looked through again.
    """
    gc.disable()
    yield set()
    gc.enable()


@pytest.fixture(autouse=True)
def collected(garbage_on_this_thread):
    """Nothing of a test hears what the next one does: closed widgets go at once, not with a later event loop.

    What modules hold stays, and is looked through once: torch's alone takes longer than most tests do.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    if len(sys.modules) >= len(garbage_on_this_thread) + MANY_MODULES:
        garbage_on_this_thread.update(sys.modules)
        gc.freeze()


class PatientBot(QtBot):
    """Waits for what must come until it comes: how long that takes on a busy machine decides no test."""

    _soon = iter(())

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):
        self._soon = iter(SOON_MS)
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def wait(self, ms):
        """Between two looks of `waitUntil`: what comes soon is seen soon."""
        super().wait(next(self._soon, ms))

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **settings):
        patience = max(timeout, PATIENCE_MS) if timeout else 0  # 0 looks once, for what must not come
        return super().waitSignal(signal, timeout=patience, **settings)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture
def session(qtbot):
    session = Session()
    yield session
    assert session.jobs.stop_all(20)
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    session.undo_stack.blockSignals(True)  # it tells of its own end, when nobody is left to hear it


@cache
def proposed(name: str) -> "ExperimentSpec":
    """What is proposed for a sample, which is the same each time: that it is good, tests of proposals ask."""
    from workbench.data.samples import SAMPLES
    from workbench.progress import finish
    from workbench.proposal import propose_experiment

    sample = next(sample for sample in SAMPLES if sample.name == name)
    return finish(propose_experiment([sample.path], task=sample.task, targets=sample.targets)).spec


@pytest.fixture
def open_sample(qtbot, session, tmp_path):
    """Open a sample in a project, with a model so small that it trains at once."""
    from workbench.models.spec import RecurrentSpec
    from workbench.runs.project import Project

    def open_(name: str = "airline_passengers", *, epochs: int = 2, **changes: object) -> Session:
        spec = proposed(name)
        head = spec.model.head.model_copy(update={"kernel_path": False})  # which would know everything at once
        layers = (RecurrentSpec(cell="GRU", units=4, depth=1),)
        model = spec.model.model_copy(update={"layers": layers, "head": head})
        few = {"epochs": epochs, "device": "cpu", "batch_size": 64, "patience": 0, "refit": False, "check_path": False}
        training = spec.training.model_copy(update=few | changes)
        spec = spec.model_copy(update={"model": model, "training": training})
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs and not session.turns.busy)
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


def _shown_page(qtbot, window, name: str) -> None:
    """Bring a page to the front and wait until it is there: what has changed is drawn before."""
    type(window).show_page(window, name)
    qtbot.waitUntil(window.page(name).isVisible)


@pytest.fixture
def shown_window(qtbot, qapp, session):
    """The real window on screen, which makes its pages as they are asked for."""
    from workbench.gui.shell.main_window import MainWindow
    from workbench.gui.style.theme import Theme

    theme = Theme(qapp)
    theme.apply("light")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda shown: setattr(shown, "_closing", True))
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.show_page = partial(_shown_page, qtbot, window)
    yield window
    session.jobs.stop_all(20)
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    window.documents.close()


@pytest.fixture
def whole_window(shown_window):
    """The real window on screen with all its pages."""
    from workbench.gui.shell.main_window import PAGE_NAMES

    for name in PAGE_NAMES:
        shown_window.page(name)
    return shown_window


class Heartbeat(QObject):
    """What the window's thread worked from one turn of the event loop to the next, in milliseconds of processor time.

    Its own time only, without what counting the lines run takes: what else runs on the machine decides no test. Gaps by
    the clock are measured in tests/benchmarks.
    """

    EVERY_MS = 5

    def __init__(self) -> None:
        super().__init__()
        self.worked: list[float] = []
        self._since = 0.0
        self._timer = QTimer(self, interval=self.EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._counter = sys.gettrace()
        sys.settrace(None)
        self._since = time.thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()
        sys.settrace(self._counter)

    @property
    def turns(self) -> int:
        """So often the window could have answered."""
        return len(self.worked)

    def percentile(self, share: float) -> float:
        return sorted(self.worked)[int(share * (len(self.worked) - 1))]

    def _beat(self) -> None:
        now = time.thread_time()
        self.worked.append(1000 * (now - self._since))
        self._since = now


@pytest.fixture
def heartbeat():
    """Makes a Heartbeat, which measures within a `with` block."""
    return Heartbeat
