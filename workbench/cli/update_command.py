"""The command that lets a run go on with new data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.output import command, print_json, say, tell
from workbench.cli.run_commands import Json, ProjectPath, RunName
from workbench.cli.train_command import report_run


def update(  # noqa: PLR0917 - the parameters are the options
    project: ProjectPath,
    data: Annotated[list[Path], typer.Option("--data", metavar="PATH...", help="Files with what came later.")],
    run: RunName = None,
    old_share: Annotated[
        float,
        typer.Option("--old-share", min=0, max=1, help="Share of the older training examples to learn again."),
    ] = 0.3,
    epochs: Annotated[
        int | None, typer.Option("--epochs", min=1, help="Epochs at most; as many as the run's when not given.")
    ] = None,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the run when not given.")
    ] = None,
    json: Json = False,
) -> None:
    """Go on with new data from a run's weights, as a new run, and tell what was won and forgotten; the old run stays.

    With --json every event of the training is an object, and the last object says what both runs are worth on the
    older and on the new test part.
    """
    from workbench.evaluation.forgetting import load_forgetting
    from workbench.experiment import RunContext
    from workbench.runs.project import Project
    from workbench.update import update_run

    opened = Project.open(project)
    paths, context = [path.resolve() for path in data], RunContext(device=device)
    events = update_run(
        opened, run, paths, old_share=old_share, epochs=epochs, context=context, tell_news=lambda note: say(f"! {note}")
    )
    name = report_run(events, project, json=json)
    found = load_forgetting(opened.run(name).folder)
    if found is None:
        return
    if json:
        told = found.model_dump() | {"run": name, "from": found.run, "said": [str(said) for said in found.said]}
        print_json({"event": "update_end", **told})
        return
    for said in found.said:
        tell(said)
    tell(f"Next: {command('evaluate', project, name)}")
