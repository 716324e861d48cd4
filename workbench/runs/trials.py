"""The mark of runs that belong to a trial of a search: trial.json in the run's folder."""

import json
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from workbench.errors import WorkbenchError
from workbench.paths import write_whole
from workbench.runs.run import Run
from workbench.stored import read_as

FILE = "trial.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialMark:
    """Which trial of which search a run belongs to, and which of its seeds, from 0, it trains."""

    search: str
    trial: int
    seed: int = 0


_MARKS = TypeAdapter(TrialMark)


def mark_trial(run: Run, mark: TrialMark) -> None:
    """Say that a run belongs to a trial."""
    write_whole(run.file(FILE), json.dumps(asdict(mark)))


def trial_of(run: Run) -> TrialMark | None:
    """The trial that a run belongs to; None where it belongs to none."""
    try:
        return read_as(_MARKS, run.file(FILE))
    except (OSError, WorkbenchError):
        return None
