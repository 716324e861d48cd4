"""The command threshold: from which probability on a classifier answers, chosen by the accuracy that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.output import follow, print_json, say, tell
from workbench.cli.run_commands import Json, ProjectPath, RunName

if TYPE_CHECKING:
    from workbench.models.calibration import Calibration


def threshold(
    project: ProjectPath,
    run: RunName = None,
    accuracy: Annotated[
        float, typer.Option("--accuracy", min=0, max=0.999, help="The share of answers to be right; 0 answers always.")
    ] = 0.95,
    json: Json = False,
) -> None:
    """Answer "don't know" where a class is not sure enough, so that the others are right as often as wanted."""
    from workbench.evaluation.calibration import choose_threshold
    from workbench.evaluation.held_out import said_of_promise
    from workbench.experiment import load_experiment
    from workbench.runs.project import Project

    opened = Project.open(project)
    opened.check_can_write()
    chosen = opened.run(run)
    loaded = follow(load_experiment(chosen.spec.data, opened.folder))
    found = follow(choose_threshold(chosen, loaded, accuracy))
    said = said_of_promise(chosen, loaded) if accuracy else None
    if said is not None:
        say(f"! {said}")
    if json:
        print_json(
            {
                "run": chosen.id,
                "threshold": found.threshold,
                "wanted_accuracy": found.wanted or None,
                "temperature": found.temperature,
            }
        )
    else:
        tell(_told(chosen.id, found))


def _told(run: str, found: Calibration) -> str:
    if not found.threshold:
        return f"Run {run} answers always."
    return f'Run {run} answers from a probability of {found.threshold:.3g} on; else it says "don\'t know".'
