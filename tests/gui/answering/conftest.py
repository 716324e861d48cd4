"""What tests of the page Use share: a run to answer by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.gui.answering.page import UsePage
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec


@pytest.fixture
def use_trained(qtbot, session, train_run, tmp_path: Path) -> Callable[[ExperimentSpec], UsePage]:
    """Train an experiment, and make the page Use for its run."""

    def make(spec: ExperimentSpec) -> UsePage:
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs)
        train_run(session)
        page = UsePage(session)
        qtbot.addWidget(page)
        return page

    return make
