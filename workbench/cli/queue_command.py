"""The command that fills, lists and changes a project's queue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.output import command, print_json, print_table, say
from workbench.cli.settings import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.runs.project import Project
    from workbench.runs.run import Run
    from workbench.spec import ExperimentSpec


def queue(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    add: Annotated[bool, typer.Option("--add", help="Add a run of the project's experiment.")] = False,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE...",
            help="Add a run with these settings changed, such as training.seed=1; `workbench new --help` lists all.",
        ),
    ] = None,
    seeds: Annotated[
        int | None,
        typer.Option("--seeds", metavar="N", min=1, help="Add N runs that differ in their seed; goes with --set."),
    ] = None,
    up: Annotated[list[str] | None, typer.Option("--up", metavar="RUN...", help="Let a run go one place up.")] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            "--remove", metavar="RUN...", help="Take a run out; it is kept where an epoch of it has finished."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Add runs to the queue, change it, and list it; `workbench train PROJECT --queue` trains it.

    A run keeps the settings that it is added with, whatever becomes of the project's experiment later.
    """
    from workbench.runs.project import Project
    from workbench.runs.run_queue import RunQueue

    opened = Project.open(project)
    waiting = RunQueue(opened)
    for spec in _specs(opened, settings or (), seeds, add=add):
        waiting.add(spec)
    for run in up or ():
        waiting.move_up(run)
    for run in remove or ():
        waiting.remove(run)
    _list(project, waiting.runs(), json=json)


def _specs(project: Project, settings: Sequence[str], seeds: int | None, *, add: bool) -> list[ExperimentSpec]:
    """The experiments to add; none where nothing asks for one."""
    from workbench.spec import set_key

    if not (add or settings or seeds):
        return []
    spec = project.spec
    for key, value in pairs(settings):
        spec = set_key(spec, key, value)
    first = spec.training.seed
    return [set_key(spec, "training.seed", str(first + more)) for more in range(seeds or 1)]


def _list(named: Path, runs: Sequence[Run], *, json: bool) -> None:
    from workbench.evaluation.compare import compare
    from workbench.evaluation.summaries import summarise

    comparison = compare([summarise(run) for run in runs])
    if json:
        for place, line in enumerate(comparison.lines, start=1):
            epochs = line.numbers["epochs"]
            print_json(
                {"place": place, "run": line.run, "status": line.status, "epochs": epochs, "settings": line.settings}
            )
        return
    if not runs:
        say(f"No run waits. Add one: {command('queue', named, '--add')}")
        return
    rows = [
        (place, line.run, line.status, line.numbers["epochs"], *(line.settings.get(key) for key in comparison.keys))
        for place, line in enumerate(comparison.lines, start=1)
    ]
    print_table(("place", "run", "status", "epochs", *comparison.keys), rows)
    say(f"Next: {command('train', named, '--queue')}")
