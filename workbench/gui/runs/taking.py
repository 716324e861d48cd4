"""Taking over the settings of a run: its spec becomes the experiment, as one undo step."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from workbench.gui.session.session import Session
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.runs.project import Project


def take_settings(session: Session, project: "Project", run: str, then: Callable[[], object] = lambda: None) -> None:
    """Make data, model and training what they were in a run, and go on `then`."""

    def work() -> Generator[Any, None, ExperimentSpec]:
        yield from ()
        return project.run(run).spec

    def done(spec: ExperimentSpec) -> None:
        before = session.spec
        session.edit(QCoreApplication.translate("ResultsPage", "Use settings of run {run}").replace("{run}", run), spec)
        if session.spec == before:
            session.report("info", "The settings are those of run {run} already.", run=run)
        else:
            session.report("success", "The settings are those of run {run} now. Undo brings the others back.", run=run)
        then()

    job = session.jobs.run(QCoreApplication.translate("ResultsPage", "Reading the run"), work)
    job.finished.connect(done)
    session.report_errors_of(job)
