"""The queue of a project: runs that wait for their turn, as their folders say, so that it outlives every process."""

from collections.abc import Sequence
from contextlib import suppress

from workbench.errors import WorkbenchError
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.spec import ExperimentSpec


class RunQueue:
    """Every call looks at the disk, so that a window and a command see the same queue."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def runs(self) -> tuple[Run, ...]:
        """Those that wait, first the next one; a run whose process died while it trained the queue waits again."""
        return self._placed("queued", "interrupted")

    def in_training(self) -> tuple[Run, ...]:
        """Those whose turn it is, in this process or in another."""
        return self._placed("running")

    def add(self, spec: ExperimentSpec | None = None) -> Run:
        """A new run of the spec (the project's, when not given) behind all others."""
        last = max((run.state.place for run in self.runs()), default=0)
        return self._project.new_run(spec, place=last + 1)

    def move_up(self, run: str) -> None:
        """Let a run go before the one that is before it. Raises WorkbenchError where it does not wait."""
        runs = list(self.runs())
        index = runs.index(_waiting(run, runs))
        runs.insert(max(index - 1, 0), runs.pop(index))
        first = min(each.state.place for each in runs)
        for place, each in enumerate(runs, start=first):
            if each.state.place != place:
                with suppress(WorkbenchError):  # Its turn has come meanwhile.
                    each.mark("queued", place=place)

    def remove(self, run: str) -> None:
        """Take a run out; it is deleted where no epoch of it has finished, else kept as stopped.

        Raises WorkbenchError where it does not wait.
        """
        chosen = _waiting(run, self.runs())
        if not chosen.claim():  # Nobody else may begin it now.
            raise _absent(run, self.runs())
        chosen.mark("stopped")
        if not chosen.last.exists():
            self._project.remove_run(run)

    def _placed(self, *statuses: str) -> tuple[Run, ...]:
        placed = []
        for row in self._project.rows():
            if row.status in statuses:
                with suppress(WorkbenchError):  # It was deleted meanwhile.
                    run = self._project.run(row.id)
                    placed.append((run.state.place, run))
        return tuple(run for place, run in sorted(placed, key=lambda pair: pair[0]) if place)


def _waiting(run: str, runs: Sequence[Run]) -> Run:
    chosen = next((each for each in runs if each.id == run), None)
    if chosen is None:
        raise _absent(run, runs)
    return chosen


def _absent(run: str, runs: Sequence[Run]) -> WorkbenchError:
    waiting = ", ".join(each.id for each in runs) or "-"
    return WorkbenchError("Run {run} does not wait in the queue. Those that do: {waiting}.", run=run, waiting=waiting)
