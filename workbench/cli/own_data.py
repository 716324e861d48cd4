"""A run's own data, where they can still be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import follow, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.experiment import Loaded
    from workbench.runs.project import Project
    from workbench.runs.run import Run


def own_data(project: Project, run: Run) -> Loaded | None:
    """The data that the run was trained on; None, saying why, where its files are gone or have become unusable."""
    from workbench.experiment import load_experiment

    try:
        return follow(load_experiment(run.spec.data, project.folder))
    except WorkbenchError as error:
        say(f"! Without the data of training: {error}")
        return None
