"""The command that makes a project from files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.output import command, follow, print_json, say, tell
from workbench.cli.settings import pairs
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.project_files import own_path
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.proposal import ProposedExperiment


def new(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the new project.")],
    data: Annotated[list[Path], typer.Option("--data", metavar="PATH...", help="Files or folders with the sequences.")],
    task: Annotated[Task | None, typer.Option("--task", help="What to answer; from the data when not given.")] = None,
    target: Annotated[
        list[str] | None,
        typer.Option("--target", metavar="COL...", help="Columns to forecast, or what is to be recognised."),
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="NAME", help="Model to start from; listed below.")
    ] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE...", help="Settings to change; listed below.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Make a project: read the data, choose roles, window, split and model, and say why."""
    from workbench.proposal import propose_experiment
    from workbench.runs.project import Project

    _refuse_existing(project)
    with _kept_if_done(project):
        proposed = follow(
            propose_experiment(
                [path.resolve() for path in data],
                task=task,
                targets=target or (),
                template=template,
                settings=pairs(settings or ()),
                cache=own_path(project, "cache"),
            )
        )
    Project.create(project, proposed.spec)
    _explain(proposed)
    if json:
        print_json({"project": project, "spec": proposed.spec.model_dump(mode="json"), "warnings": proposed.warnings})
    else:
        tell(f"Made {project}. Next: {command('train', project)}")


@contextmanager
def _kept_if_done(project: Path) -> Iterator[None]:
    """Take away the folder that decoded recordings were put in, should no project come of it."""
    there = project.exists()
    try:
        yield
    except BaseException:
        if not there and project.is_dir():
            shutil.rmtree(project)
        raise


def _refuse_existing(project: Path) -> None:
    if (project / "project.json").exists():
        raise WorkbenchError("{file} already holds a project. Choose another folder.", file=project)
    if project.exists() and not project.is_dir():
        raise WorkbenchError("{file} is a file. Choose a folder for the project.", file=project)


def _explain(proposed: ProposedExperiment) -> None:
    spec, data = proposed.spec, proposed.spec.data
    say(f"task {data.task}, layout {data.layout}. {_reasons(proposed, ('task', 'layout', 'labels'))}")
    if proposed.recordings is not None:
        found = proposed.recordings
        line = (
            f"{len(found.recordings)} recordings, {found.seconds:.0f} s, {proposed.loaded.dataset.sample_rate} Hz; "
            f"{len(found.problems)} files left out"
        )
        say(singular(line))
    for reason in proposed.left_out:
        say(f"! {reason}")
    for name, role in data.roles.items():
        say(f"  {name}: {role}. {proposed.reasons.get(name, '')}")
    if TASKS[data.task].forecasts:
        season = proposed.loaded.dataset.season
        say(f"window: {data.window.context} steps back, {data.window.horizon} ahead; season {season}")
    split = proposed.loaded.split
    say(
        f"split {data.split.method}: {len(split.train)} training, {len(split.val)} validation and "
        f"{len(split.test)} test examples"
    )
    say(f"model: {spec.model.template}; at most {spec.training.epochs} epochs of batches of {spec.training.batch_size}")
    for warning in proposed.warnings:
        say(f"! {warning}")


def _reasons(proposed: ProposedExperiment, names: Sequence[str]) -> str:
    return " ".join(str(proposed.reasons[name]) for name in names if name in proposed.reasons)
