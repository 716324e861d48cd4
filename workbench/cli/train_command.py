"""The command that trains a project's model."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.command import INTERRUPTED, stop_asked
from workbench.cli.output import Meter, print_json, say, shown
from workbench.progress import Progress
from workbench.training.events import EpochEnd, FitEnd, FitStart, StepEnd, TrainingEvent


def train(
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")],
    resume: Annotated[str | None, typer.Option("--resume", metavar="RUN", help="Go on with this run.")] = None,
    device: Annotated[
        str | None, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps; from the project when not given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object per event.")] = False,
) -> None:
    """Train the model and keep the best epoch; Ctrl-C stops after keeping what is done."""
    from workbench.experiment import run_experiment
    from workbench.runs.project import Project

    opened = Project.open(project)
    teller = _Teller(json=json)
    events = run_experiment(opened, resume=resume, device=device)
    with stop_asked() as asked:
        try:
            for event in events:
                teller.tell(event)
                if asked:
                    break
        finally:
            events.close()
            teller.meter.clear()
    if asked and not teller.ended:
        say(f"Stopped. Go on with: workbench train {project} --resume {teller.run}" if teller.run else "Stopped.")
        raise typer.Exit(INTERRUPTED)
    if not json:
        typer.echo(f"Next: workbench evaluate {project} {teller.run}")


class _Teller:
    """Prints events as they come."""

    def __init__(self, *, json: bool) -> None:
        self.meter = Meter()
        self.run = ""
        self.ended = False
        self._json = json
        self._epochs = 0

    def tell(self, event: Progress | TrainingEvent) -> None:
        """Print one event: as JSON, or as a line where it is worth one."""
        if isinstance(event, Progress):
            self.meter.show(event)
            return
        if isinstance(event, FitStart):
            self.run, self._epochs = event.run, event.epochs
        self.ended = self.ended or isinstance(event, FitEnd)
        if self._json:
            print_json({"event": _snake(type(event).__name__), **_told(event)})
            return
        self._tell_person(event)

    def _tell_person(self, event: TrainingEvent) -> None:
        match event:
            case FitStart():
                self.meter.clear()
                say(
                    f"run {event.run} on {event.device}: {event.parameters} parameters, "
                    f"{event.train_examples} training and {event.val_examples} validation examples"
                )
            case StepEnd():
                self.meter.count(
                    event.step / event.steps_per_epoch,
                    f"epoch {event.epoch}/{self._epochs}, loss {shown(event.train_loss)}, "
                    f"{event.sequences_per_second:.0f} sequences/s",
                )
            case EpochEnd():
                self.meter.clear()
                typer.echo(
                    f"epoch {event.epoch:>3}/{self._epochs}  train {shown(event.train_loss):>8}  "
                    f"validation {shown(event.val_loss):>8}{'  best' if event.best else ''}"
                )
            case FitEnd():
                self.meter.clear()
                typer.echo(
                    f"Done after {event.epochs} epochs ({event.reason}); best epoch {event.best_epoch} with validation "
                    f"loss {shown(event.val_loss)}; {event.seconds:.1f} s"
                )


def _told(event: TrainingEvent) -> dict[str, object]:
    fields = asdict(event)
    return fields | {"why": str(event.why)} if isinstance(event, FitStart) else fields


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
