"""All runs of a project in a line each, quickly: from the index where a folder is as it was, else from the folder."""

import zlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from workbench.errors import WorkbenchError
from workbench.evaluation.store import load_evaluation
from workbench.progress import Progress
from workbench.runs.history import best_of
from workbench.runs.project import Project
from workbench.runs.remarks import read_remarks
from workbench.runs.run import Run
from workbench.runs.summary import Number, RunSummary, at_first, other_than_at_first
from workbench.runs.updated import updated_from
from workbench.sentence import sentence
from workbench.spec import from_json
from workbench.stored import read_bytes

FORM = 1
"""Of what is kept in the index; another number has all folders read again."""
AT_ONCE = 200
"""Runs read between two steps; each is kept then."""
OUTCOMES = ("better", "as_good", "worse")


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeRuns:
    """The runs that are read so far."""

    runs: tuple[RunSummary, ...]


Loading = Generator[Progress | SomeRuns, None, tuple[RunSummary, ...]]


def summarise(run: Run) -> RunSummary:
    """A run in a line, from its folder; of a damaged one only that."""
    try:
        return _read(run)
    except (OSError, WorkbenchError):  # Its files say what is wrong when it is opened.
        return RunSummary(run=run.id, state="damaged", created=run.id[:10])


def load_summaries(project: Project, known: Mapping[str, RunSummary] | None = None) -> Loading:
    """All runs, oldest first; those that are `known` as they are now need not be read again.

    Yields how far it has come, and what it has got where reading takes long.
    """
    stamps = project.stamps()
    kept = dict(known or {})
    if any(kept.get(run) is None for run in stamps):
        kept = {**_indexed(project), **kept}
    found = {run: kept[run] for run, stamp in stamps.items() if run in kept and _holds(kept[run], stamp)}
    missing = [run for run in stamps if run not in found]
    for first in range(0, len(missing), AT_ONCE):
        read = (_stamped(project, run, stamps[run]) for run in missing[first : first + AT_ONCE])
        found_now = [each for each in read if each is not None]
        found |= {each.run: each for each in found_now}
        if not project.read_only:
            project.store.put_summaries(filter(_lasts, found_now), _form())
        if first + AT_ONCE < len(missing):
            yield Progress(done=(first + AT_ONCE) / len(missing), message=sentence("Reading the runs"))
            yield SomeRuns(runs=tuple(found[run] for run in stamps if run in found))
    if not project.read_only:
        project.store.remove_summaries(kept.keys() - stamps.keys())
    return tuple(found[run] for run in stamps if run in found)


def _indexed(project: Project) -> dict[str, RunSummary]:
    """What the index has, also where the project lay elsewhere."""
    folder = str(project.folder)
    kept = project.store.summaries(_form())
    return {run: each if each.project == folder else replace(each, project=folder) for run, each in kept.items()}


def _holds(kept: RunSummary, stamp: str) -> bool:
    """Whether a folder is as it was read; the process that trains a run may have died without touching it."""
    return bool(stamp) and kept.stamp == stamp and kept.state != "running"


def _lasts(summary: RunSummary) -> bool:
    """Whether a later start can use it."""
    return bool(summary.stamp) and summary.state != "running"


def _stamped(project: Project, run: str, stamp: str) -> RunSummary | None:
    """A run read from its folder; None for a folder without a run, or one that was deleted meanwhile."""
    try:
        chosen = project.run(run)
    except WorkbenchError:
        return None
    return replace(summarise(chosen), project=str(project.folder), stamp=stamp)


def _read(run: Run) -> RunSummary:
    path = run.file("spec.json")
    state, history, spec = run.state, run.history, from_json(read_bytes(path), file=str(path))
    best = best_of(history)
    evaluation = load_evaluation(run.folder) or {}
    metrics: dict[str, Number] = dict(evaluation.get("metrics", {}))
    better, outcome = evaluation.get("better_than_baseline"), evaluation.get("outcome")
    if isinstance(better, bool):
        metrics["better_than_baseline"] = better
    return RunSummary(
        run=run.id,
        state=state.status,
        created=state.created,
        template=spec.model.template,
        epochs=len(history),
        best_epoch=best.epoch if best else 0,
        val_loss=best.val_loss if best else None,
        outcome=outcome if outcome in OUTCOMES else "",
        updated_from=updated_from(run.folder) or "",
        metrics=metrics,
        remarks=read_remarks(run.folder),
        settings=other_than_at_first(spec),
    )


@cache
def _form() -> str:
    """Changes with what is kept, and with the settings that an experiment begins with."""
    told: Any = sorted((key, repr(value)) for key, value in at_first().items())
    return f"{FORM}-{zlib.crc32(repr(told).encode()):08x}"
