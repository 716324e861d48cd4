"""The command that trains a project's model, or every run that waits in its queue."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.command import INTERRUPTED, USER_ERROR, stop_asked
from workbench.cli.output import Meter, command, follow, say, tell
from workbench.cli.reporter import Reporter
from workbench.cli.training_together import launch, train_together
from workbench.errors import WorkbenchError
from workbench.training.context import RunContext
from workbench.training.events import RunFailed

if TYPE_CHECKING:
    from workbench.experiment import Events
    from workbench.runs.project import Project


def train(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    resume: Annotated[str | None, typer.Option("--resume", metavar="RUN", help="Go on with this run.")] = None,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the project when not given.")
    ] = None,
    queue: Annotated[
        bool, typer.Option("--queue", help="Train every run that `workbench queue` has put into the queue instead.")
    ] = False,
    side_by_side: Annotated[
        int | None,
        typer.Option(
            "--side-by-side",
            metavar="N",
            min=1,
            help="How many runs of the queue to train at once; when not given as many as a CUDA device has memory for, "
            "at most 16, and one elsewhere.",
        ),
    ] = None,
    devices: Annotated[
        int | None,
        typer.Option(
            "--devices",
            metavar="N",
            min=1,
            max=1024,
            help="Train one run in N processes, each with a device of its own.",
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=2**31 - 1, help="Train with this seed, not the project's.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object per event.")] = False,
) -> None:
    """Train the model and keep the best epoch; Ctrl-C stops after keeping what is done.

    With --queue each run of the queue is trained as it was put there; one that fails does not keep the others from
    being trained, and the exit status is then 2. What is stopped goes on with the same command. With --json every
    event names its run. With --devices (or under torchrun) each process learns from its share of
    every batch; where one is lost, all go on from the last finished epoch. In the folder of a job nothing is trained
    once a byte of what it was made of has changed.
    """
    from workbench.cluster.job import check_job
    from workbench.experiment import run_experiment
    from workbench.runs.project import Project
    from workbench.spec import set_key

    if side_by_side and not queue:
        raise WorkbenchError("--side-by-side is for the runs of the queue: add --queue, or leave it out.")
    if seed is not None and (queue or resume):
        raise WorkbenchError("--seed is for a new run: leave --queue and --resume out, or the seed.")
    ranked = int(os.environ.get("WORLD_SIZE", "1")) > 1 and "RANK" in os.environ
    if queue and (devices or ranked):
        raise WorkbenchError("Several processes train one run together, not a queue: leave --queue out.")
    if not ranked or os.environ["RANK"] == "0":
        follow(check_job(project))
    opened = Project.open(project)
    if seed is not None:
        opened.spec = set_key(opened.spec, "training.seed", str(seed))
    if devices and devices > 1 and not ranked:
        _launch(opened, resume, device, devices, seed, json=json)
    if ranked:
        train_together(opened, resume, device, lambda events: _report(events, project, json=json))
        return
    if not queue:
        events = run_experiment(opened, resume=resume, context=RunContext(device=device))
        _report(events, project, json=json)
        return
    if resume:
        raise WorkbenchError("--queue trains the runs that wait, --resume another one: leave one of them out.")
    _train_queue(opened, project, device, side_by_side, json=json)


def _launch(
    project: Project, resume: str | None, device: str | None, devices: int, seed: int | None, *, json: bool
) -> None:
    """Begin the same command once for each device, and end as it does."""
    options = {"--resume": resume, "--device": device, "--seed": seed}
    given = [str(part) for name, value in options.items() if value is not None for part in (name, value)]
    arguments = ["train", str(project.folder), *given, *(["--json"] if json else [])]
    raise typer.Exit(launch(project, arguments, device, devices))


def _report(events: Events, named: Path, *, json: bool) -> None:
    run = report_run(events, named, json=json)
    if not json:
        tell(f"Next: {command('evaluate', named, run)}")


def report_run(events: Events, named: Path, *, json: bool) -> str:
    """Train a run to its end, telling how it goes, and give its name; Ctrl+C ends the program after what is done."""
    meter = Meter()
    reporter = Reporter(meter, json=json)
    with stop_asked() as asked:
        try:
            for event in events:
                reporter.report(event)
                if asked:
                    break
        finally:
            events.close()
            meter.clear()
    if asked and not reporter.ended:
        again = command("train", named, "--resume", reporter.run)
        say(f"Stopped. Go on with: {again}" if reporter.run else "Stopped.")
        raise typer.Exit(INTERRUPTED)
    return reporter.run


def _train_queue(project: Project, named: Path, device: str | None, side_by_side: int | None, *, json: bool) -> None:
    from workbench.queue import run_queue

    meter = Meter()
    tellers: dict[str, Reporter] = {}
    failed: set[str] = set()
    events = run_queue(project, context=RunContext(device=device), side_by_side=side_by_side)
    with stop_asked() as asked:
        try:
            for run, event in events:
                tellers.setdefault(run, Reporter(meter, json=json, queued=run)).report(event)
                if isinstance(event, RunFailed):
                    failed.add(run)
                if asked:
                    break
        finally:
            events.close()
            meter.clear()
    if asked:
        say(f"Stopped. Go on with: {command('train', named, '--queue')}")
        raise typer.Exit(INTERRUPTED)
    if not tellers:
        say(f"No run waits. Add one: {command('queue', named, '--add')}")
    elif not json:
        done = len(tellers) - len(failed)
        tell(f"{done} of {len(tellers)} runs trained. Next: {command('runs', named)}")
    if failed:
        raise typer.Exit(USER_ERROR)
