"""Projects of runs that were never trained, and the Runs page on the screen."""

import json
from pathlib import Path

import pytest

from workbench.gui.comparison.page import RunsPage
from workbench.gui.session.session import Session
from workbench.runs.project import Project
from workbench.spec import set_key

EPOCH = {
    "learning_rate": 0.01,
    "gradient_norm": 1.0,
    "seconds": 0.5,
    "sequences_per_second": 100.0,
    "memory_bytes": 1,
    "best": True,
}


def add_run(project: Project, dropout: float, losses: tuple[float, ...], rmse: float | None = None) -> str:
    """A finished run with these validation losses."""
    run = project.new_run(set_key(project.spec, "model.layers.0.dropout", str(dropout)))
    lines = (
        json.dumps({"epoch": epoch, "train_loss": loss / 2, "val_loss": loss, **EPOCH})
        for epoch, loss in enumerate(losses, start=1)
    )
    (run.folder / "history.jsonl").write_text("\n".join(lines) + "\n")
    if rmse is not None:
        (run.folder / "evaluation.json").write_text(json.dumps({"metrics": {"rmse": rmse}, "outcome": "better"}))
    run.mark("finished")
    return run.id


@pytest.fixture
def runs(project) -> list[str]:
    """Three runs of a project."""
    return [
        add_run(project, 0.0, (0.9, 0.5), 2.0),
        add_run(project, 0.1, (0.8, 0.3), 1.5),
        add_run(project, 0.3, (0.7, 0.6, 0.4)),
    ]


@pytest.fixture
def show_page(qtbot, session):
    """The Runs page with the runs of a project."""

    def show(project: Project) -> RunsPage:
        session.set_project(project, project.spec)
        page = RunsPage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: bool(page.desk.runs))
        settle(qtbot, session)
        return page

    return show


def settle(qtbot, session: Session) -> None:
    """Wait until nothing is read or written any more."""
    qtbot.waitUntil(lambda: not session.jobs.jobs and not session.loading)


def said(project: Project, run: str) -> dict:
    """What a run's folder says of it."""
    path: Path = project.run(run).folder / "remarks.json"
    return json.loads(path.read_text()) if path.exists() else {}
