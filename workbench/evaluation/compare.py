"""Runs side by side: the settings in which they differ, and what each reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.runs.summary import Number, RunSummary, differing

ORIGIN = "updated_from"
"""Beside the settings of an update: the run that it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run: what it reached, and its values of the settings that differ between the runs."""

    run: str
    status: str
    created: str
    numbers: dict[str, Number]
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComparison:
    """Runs in order, the names of their numbers, and the dotted keys of the settings that differ."""

    lines: tuple[RunLine, ...]
    numbers: tuple[str, ...]
    keys: tuple[str, ...]


def compare(runs: Sequence[RunSummary]) -> RunComparison:
    """The table of these runs; of one whose files are damaged only that."""
    updated = any(run.updated_from for run in runs)
    keys = (*((ORIGIN,) if updated else ()), *differing(runs))
    lines = tuple(_line(run, keys) for run in runs)
    names = dict.fromkeys(name for line in lines for name, value in line.numbers.items() if value is not None)
    return RunComparison(lines=lines, numbers=tuple(names), keys=keys)


def _line(run: RunSummary, keys: Sequence[str]) -> RunLine:
    if run.state == "damaged":
        return RunLine(run=run.run, status=run.state, created=run.created, numbers={}, settings={})
    reached = {"epochs": run.epochs, "best_epoch": run.best_epoch, "val_loss": run.val_loss}
    return RunLine(
        run=run.run,
        status=run.state,
        created=run.created,
        numbers={**reached, **run.metrics},
        settings={key: run.value(key) or None if key == ORIGIN else run.value(key) for key in keys},
    )
