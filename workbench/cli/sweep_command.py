"""The command that searches over a project's settings."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.command import INTERRUPTED, stop_asked
from workbench.cli.output import Meter, command, print_json, say, shown, tell
from workbench.cli.spaces import parameters, searching
from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.search.events import SearchEnd, TrialEnd, TrialStart
from workbench.space import Pruner, Sampler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.runs.project import Project
    from workbench.search.events import SearchEvent
    from workbench.space import SearchSpec


def sweep(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    trials: Annotated[
        int | None, typer.Option("--trials", metavar="N", min=1, help="How many trials the search has in all.")
    ] = None,
    hours: Annotated[
        float | None, typer.Option("--hours", metavar="H", help="No trial begins after so many hours.")
    ] = None,
    storage: Annotated[
        str | None,
        typer.Option(
            "--storage",
            metavar="URL",
            help="A PostgreSQL database over which any number of these commands share the search, such as "
            "postgresql+psycopg://me@host/searches; its password comes from PGPASSWORD or ~/.pgpass. When not given "
            "the search is kept in the project, for one command at a time.",
        ),
    ] = None,
    space: Annotated[
        list[str] | None,
        typer.Option(
            "--space",
            metavar="KEY=low..high[:log]|KEY=a,b,c...",
            help="A setting to vary, over a range or over choices; the project's own space when not given.",
        ),
    ] = None,
    sampler: Annotated[
        Sampler | None, typer.Option("--sampler", help="How points are chosen; the project's when not given.")
    ] = None,
    pruner: Annotated[
        Pruner | None, typer.Option("--pruner", help="Which trials end early; the project's when not given.")
    ] = None,
    seeds: Annotated[
        int | None,
        typer.Option("--seeds", metavar="N", min=1, help="Train each trial with so many seeds; their mean counts."),
    ] = None,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the project when not given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object per trial, and one at the end.")] = False,
) -> None:
    """Search over settings for the lowest validation loss; the test part is never looked at.

    The first trial is the project's experiment as it is. Each trial is a run of the project. What is asked for is kept
    in the project, and --trials counts all trials of the search: the same command goes on where it was stopped or
    killed, each run after its last finished epoch.
    """
    from workbench.runs.project import Project

    opened = Project.open(project)
    given = {"trials": trials, "hours": hours, "sampler": sampler, "pruner": pruner, "seeds": seeds}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if space:
        changes["parameters"] = parameters(space, opened.spec)
    asked = _kept(opened, changes)
    end = _search(opened, asked, storage, device, json=json)
    if end is None:
        say(f"Stopped. Go on with: {command('sweep', project, *([] if storage is None else ['--storage', storage]))}")
        raise typer.Exit(INTERRUPTED)
    _conclude(end, opened, project, asked, storage, json=json)


def _kept(opened: Project, changes: dict[str, Any]) -> SearchSpec:
    """What is searched, kept in the project so that it goes on without being asked for again."""
    from workbench.search.proposing import check_space

    asked = searching(opened.spec.search, changes)
    check_space(opened.spec, asked)
    if asked != opened.spec.search:
        opened.save(opened.spec.model_copy(update={"search": asked}))
    return asked


def _search(
    opened: Project, asked: SearchSpec, storage: str | None, device: str | None, *, json: bool
) -> SearchEnd | None:
    """Search to the end; None where the user stops it."""
    from workbench.experiment import RunContext
    from workbench.search.searching import search

    end, meter = None, Meter()
    events = search(opened, asked, storage=storage, context=RunContext(device=device))
    with stop_asked() as signals:
        try:
            for event in events:
                if isinstance(event, Progress):
                    meter.show(event)
                elif isinstance(event, SearchEnd):
                    end = event
                else:
                    meter.clear()
                    _tell(event, json=json)
                if signals:
                    break
        finally:
            events.close()
            meter.clear()
    return end


def _tell(event: SearchEvent, *, json: bool) -> None:
    """Each trial as it ends, as a line or as an object; why one is tried again is for people alone."""
    if isinstance(event, TrialEnd):
        print_json(_fields(event)) if json else tell(_line(event))
    elif isinstance(event, TrialStart) and event.message is not None:
        say(f"trial {event.trial}: {event.message}")


def _conclude(
    end: SearchEnd, opened: Project, named: Path, asked: SearchSpec, storage: str | None, *, json: bool
) -> None:
    shares = _shares(opened, asked, storage)
    if json:
        best = None if end.best is None else _fields(end.best)
        print_json({"event": "sweep_end", "best": best, "states": end.states, "importance": shares})
        return
    if end.best is None:
        say("No trial is complete.")
        return
    tell(f"Best: {_line(end.best)}")
    if shares:
        tell("What mattered: " + ", ".join(f"{key} {share:.0%}" for key, share in shares.items()))
    tell(f"Next: {command('evaluate', named, end.best.runs[0])}")


def _shares(opened: Project, asked: SearchSpec, storage: str | None) -> Mapping[str, float]:
    from workbench.search.results import importances

    try:
        return importances(opened, asked, storage=storage)
    except WorkbenchError:  # too few trials yet
        return {}


def _fields(trial: TrialEnd) -> dict[str, object]:
    return asdict(trial) | {"message": str(trial.message)}


def _line(trial: TrialEnd) -> str:
    value = "-" if trial.value is None else shown(trial.value)
    spread = "" if trial.spread is None else f" ± {shown(trial.spread)}"
    settings = "  ".join(f"{key}={setting}" for key, setting in trial.settings.items())
    why = f"  {trial.message}" if trial.message else ""
    return f"trial {trial.trial:>3}  {trial.state:<8}  {value:>8}{spread}  {settings}{why}"
