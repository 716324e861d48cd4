"""The queue's job: its runs are trained, and each that has finished is judged before anything else goes on."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.gui.runs.judging import judge
from workbench.gui.runs.live_run import StoredRun
from workbench.training.context import BESIDE_WINDOW
from workbench.training.events import FitEnd, RunRequeued

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class RunJudged:
    """A finished run was judged, or could not be."""

    evaluation: "Evaluation | None" = None
    error: Exception | None = None


def train_queue(project: "Project", loaded: "Loaded | None") -> Generator[tuple[str, Any], None, None]:
    """Events as (run, event): first what its folder tells, then its training's, last a Judged."""
    from workbench.queue import run_queue

    met: set[str] = set()
    with closing(run_queue(project, context=BESIDE_WINDOW, loaded=loaded)) as events:
        for run, event in events:
            if run not in met:
                met.add(run)
                yield run, StoredRun.read(project.run(run))
            yield run, event
            if isinstance(event, FitEnd):
                yield run, (yield from _judged(project, run, loaded))
            elif isinstance(event, RunRequeued):
                met.remove(run)


def _judged(project: "Project", run: str, loaded: "Loaded | None") -> Generator[tuple[str, Any], None, RunJudged]:
    # On this thread: another would draw from the random numbers of those that are being trained.
    work = judge(project, run, loaded)
    try:
        while True:
            yield run, next(work)
    except StopIteration as end:
        return RunJudged(evaluation=end.value)
    except Exception as error:  # noqa: BLE001 - it is shown; the others go on
        return RunJudged(error=error)
    finally:
        work.close()
