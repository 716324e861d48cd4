"""Runs side by side: the settings in which they differ, and what each reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.errors import WorkbenchError
from workbench.evaluation.store import load_evaluation
from workbench.runs.run import Run
from workbench.runs.updated import updated_from
from workbench.spec import ExperimentSpec, differences

APPENDED, ORIGIN = "data.appended", "updated_from"
"""What is new to an update, which is told by the run that it came from."""
Number = float | int | bool | None


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


def compare(runs: Sequence[Run]) -> RunComparison:
    """The table of these runs; of one whose files are damaged only that."""
    whole = [(run, spec) for run in runs if (spec := _spec(run)) is not None]
    specs = [spec for _, spec in whole]
    settings: list[dict[str, Any]] = [{} for _ in specs]
    keys: list[str] = []
    for spec in specs[1:]:
        keys += [key for key in differences(specs[0], spec) if key not in keys and not key.startswith(APPENDED)]
    for key in keys:
        for place, spec in enumerate(specs):
            settings[place][key] = _value(spec.model_dump(mode="json"), key)
    origins = [updated_from(run.folder) for run, _ in whole]
    if any(origins):
        keys.insert(0, ORIGIN)
        for own, origin in zip(settings, origins, strict=True):
            own[ORIGIN] = origin
    line_of = {run.id: _line(run, own) for (run, _), own in zip(whole, settings, strict=True)}
    lines = tuple(line_of.get(run.id) or _damaged(run) for run in runs)
    names = dict.fromkeys(name for line in lines for name, value in line.numbers.items() if value is not None)
    return RunComparison(lines=lines, numbers=tuple(names), keys=tuple(keys))


def _spec(run: Run) -> ExperimentSpec | None:
    try:
        return run.spec if run.state else None
    except WorkbenchError:
        return None


def _line(run: Run, settings: dict[str, Any]) -> RunLine:
    return RunLine(run=run.id, status=run.status, created=run.state.created, numbers=_numbers(run), settings=settings)


def _damaged(run: Run) -> RunLine:
    return RunLine(run=run.id, status="damaged", created=run.id[:10], numbers={}, settings={})


def _numbers(run: Run) -> dict[str, Number]:
    row = run.row
    numbers: dict[str, Number] = {"epochs": row.epochs, "best_epoch": row.best_epoch, "val_loss": row.val_loss}
    evaluation = load_evaluation(run.folder)
    if evaluation is not None:
        numbers.update(evaluation["metrics"])
        numbers["better_than_baseline"] = evaluation["better_than_baseline"]
    return numbers


def _value(values: Any, key: str) -> Any:
    for part in key.split("."):
        if isinstance(values, list):
            values = values[int(part)] if int(part) < len(values) else None
        elif isinstance(values, dict):
            values = values.get(part)
        else:
            return None
    return values
