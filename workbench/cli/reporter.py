"""What a terminal or a script is told while models are trained."""

import re
from dataclasses import asdict

from workbench.cli.output import Meter, print_json, say, shown, tell
from workbench.progress import Progress
from workbench.sentence import singular
from workbench.training.events import (
    EpochEnd,
    FitEnd,
    FitStart,
    RefitStepEnd,
    RunFailed,
    RunRequeued,
    StepEnd,
    TrainingEvent,
)

RunEvent = Progress | TrainingEvent | RunFailed | RunRequeued


class Reporter:
    """Prints the events of one run as they come; `queued` names a run of a queue, where all that is told names it."""

    def __init__(self, meter: Meter, *, json: bool, queued: str = "") -> None:
        self.run = ""
        self.ended = False
        self._meter = meter
        self._json = json
        self._queued = queued
        self._name = f"{queued}  " if queued else ""
        self._epochs = 0

    def report(self, event: RunEvent) -> None:
        """Print one event: as JSON, or as a line where it is worth one."""
        if isinstance(event, Progress):
            self._meter.show(event)
            return
        if isinstance(event, FitStart):
            self.run, self._epochs = event.run, event.epochs
        self.ended = self.ended or isinstance(event, FitEnd)
        if self._json:
            run = {"run": self._queued} if self._queued else {}
            print_json({"event": _snake(type(event).__name__), **run, **_fields(event)})
            return
        self._print_line(event)

    def _print_line(self, event: RunEvent) -> None:
        match event:
            case FitStart():
                self._meter.clear()
                line = (
                    f"run {event.run} on {event.device}: {event.parameters} parameters, "
                    f"{event.train_examples} training and {event.val_examples} validation examples"
                )
                say(singular(line))
            case StepEnd():
                self._meter.count(
                    event.step / event.steps_per_epoch,
                    f"{self._name}epoch {event.epoch}/{self._epochs}, loss {shown(event.train_loss)}, "
                    f"{event.sequences_per_second:.0f} sequences/s",
                )
            case EpochEnd():
                self._meter.clear()
                tell(
                    f"{self._name}epoch {event.epoch:>3}/{self._epochs}  train {shown(event.train_loss):>8}  "
                    f"validation {shown(event.val_loss):>8}{'  best' if event.best else ''}"
                )
            case RefitStepEnd():
                self._meter.show(event.progress)
            case FitEnd():
                self._meter.clear()
                line = (
                    f"{self._name}Done after {event.epochs} epochs ({event.reason}); best epoch {event.best_epoch} "
                    f"with validation loss {shown(event.val_loss)}; {'then refitted; ' if event.refitted else ''}"
                    f"{event.seconds:.1f} s"
                )
                tell(singular(line))
                if event.warning is not None:
                    say(f"{self._name}! {event.warning}")
            case RunFailed() | RunRequeued():
                self._meter.clear()
                say(f"{self._name}{'Failed' if isinstance(event, RunFailed) else 'Put back'}: {event.message}")


def _fields(event: RunEvent) -> dict[str, object]:
    fields = asdict(event)
    if isinstance(event, FitEnd):
        return fields | {"warning": None if event.warning is None else str(event.warning)}
    if isinstance(event, FitStart):
        return fields | {"why": str(event.why)}
    return fields | {"message": str(event.message)} if isinstance(event, RunFailed | RunRequeued) else fields


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
