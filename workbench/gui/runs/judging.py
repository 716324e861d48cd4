"""Judging a run in a job: on the data in hand where it was trained on them, else on its own, read again."""

from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.errors import FullDiskError
from workbench.progress import Work

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project


def judge(project: "Project", run: str, loaded: "Loaded | None") -> "Work[Evaluation]":
    """Evaluate a run on its test part and keep the numbers in its folder, where that can be written.

    Raises WorkbenchError where the run has no weights or its data cannot be read.
    """
    from workbench.evaluation.evaluate import evaluate_run
    from workbench.evaluation.store import save_evaluation
    from workbench.runs.loaded import load_experiment

    chosen = project.run(run)
    data = chosen.spec.data
    if loaded is None or loaded.spec != data:
        loaded = yield from load_experiment(data, project.folder)
    evaluation = yield from evaluate_run(chosen, loaded)
    if not project.read_only:
        with suppress(FullDiskError, FileNotFoundError):  # found again when asked for; or the run was removed
            save_evaluation(evaluation, chosen.folder)
    return evaluation
