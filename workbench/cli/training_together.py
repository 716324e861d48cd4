"""Training one run in several processes: the first does what a single one does, the others follow it."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from workbench.cli.command import INTERRUPTED, OWN_FAULT, USER_ERROR, stop_asked
from workbench.cli.output import follow as to_the_end
from workbench.errors import WorkbenchError
from workbench.training.context import LostRankError, RunContext

if TYPE_CHECKING:
    from workbench.experiment import Events
    from workbench.runs.project import Project
    from workbench.training.ranks import Ranks

LOOK_SECONDS = 0.2
Report = Callable[["Events"], None]


def launch(project: Project, arguments: Sequence[str], device: str | None, processes: int) -> int:
    """Run a command in so many processes; gives its exit status. What asks it to stop is passed on to them once."""
    from workbench.cluster import devices

    devices.check_enough(device or project.spec.training.device, processes)
    with devices.begin(arguments, processes) as together, stop_asked() as asked:
        told = False
        while together.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                together.wait(LOOK_SECONDS)
            if not told and (asked or devices.given_up(project)):
                told = True
                together.send_signal(signal.SIGINT if asked else signal.SIGTERM)
    if devices.given_up(project):
        devices.clear(project)
        return USER_ERROR
    return INTERRUPTED if asked else together.returncode


def train_together(project: Project, resume: str | None, device: str | None, report: Report) -> None:
    """Train as one of the processes that torchrun began: lead the others, and `report` it, or follow."""
    from workbench.cluster import devices

    ranks = devices.joined()
    assert ranks is not None
    own = devices.own_device(device or project.spec.training.device)
    try:
        if ranks.leads:
            _lead(ranks, project, resume, own, report)
        else:
            _follow(ranks, own)
    finally:
        devices.leave()


def _lead(ranks: Ranks, project: Project, resume: str | None, device: str, report: Report) -> None:
    from workbench.cluster import devices
    from workbench.experiment import load_experiment, run_experiment

    if not devices.is_restart():
        devices.forget_former(project)
    elif devices.given_up(project):
        raise typer.Exit(USER_ERROR)
    before = devices.begun_before(project)
    resumed = resume if before is None else before.id
    faulty = False
    try:
        spec = project.spec if resumed is None else project.run(resumed).spec
        loaded = devices.lead_with(ranks, project, to_the_end(load_experiment(spec.data, project.folder)))
        context = RunContext(device=device, ranks=ranks)
        report(devices.remembered(run_experiment(project, resume=resumed, context=context, loaded=loaded), project))
        devices.dismiss(ranks)
    except WorkbenchError as error:
        faulty = not isinstance(error, LostRankError)
        raise
    finally:
        devices.clear(project)
        if faulty:
            devices.give_up(project)


def _follow(ranks: Ranks, device: str) -> None:
    """What goes wrong here goes wrong where the leading process tells it."""
    from workbench.cluster.devices import follow

    try:
        with stop_asked():
            follow(ranks, device)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except LostRankError:
        raise typer.Exit(OWN_FAULT) from None
    except WorkbenchError:
        raise typer.Exit(USER_ERROR) from None
