"""The trials that this process works on: asked of optuna, trained as runs of the project, and told to it."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from statistics import fmean, stdev
from typing import Any

from optuna.exceptions import StorageInternalError, UpdateFinishedTrialError
from optuna.trial import Trial, TrialState
from sqlalchemy.exc import SQLAlchemyError

from workbench.errors import WorkbenchError
from workbench.runs.history import best_of
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.trials import TrialMark, mark_trial, trial_of
from workbench.search.curves import CURVE, Curves
from workbench.search.events import SearchEnd, SearchEvent, Setting, TrialEnd, TrialEpoch, TrialStart
from workbench.search.proposing import point
from workbench.search.results import POINT, REASON, SPREAD, best_trial, number_of, told
from workbench.search.study import Shared
from workbench.sentence import Sentence, packed, sentence
from workbench.space import SearchSpec
from workbench.spec import ExperimentSpec, as_one_run
from workbench.training.events import EpochEnd, FitEnd, RunFailed, RunRequeued

BEAT_SHARE = 0.5
"""Of the interval at which a worker says that it lives."""


@dataclass(slots=True, kw_only=True)
class Point:
    """A trial in hand: where it lies in the space, and what its runs have come to."""

    trial: Trial
    number: int
    spec: ExperimentSpec
    settings: dict[str, Setting]
    runs: list[str]
    curve: list[list[float]]
    kept: int = 0
    """How much of the curve is in the storage."""
    losses: list[float] = field(default_factory=list)
    """Of the seeds that are trained."""
    run: Run = field(init=False)
    """Of the seed that is trained now."""


class Trials:
    """A source of runs for a round; `follow` learns what happens to them, and `news` tells what that means."""

    def __init__(self, project: Project, asked: SearchSpec, shared: Shared) -> None:
        self._project, self._asked, self._shared = project, asked, shared
        self._curves = Curves(asked, _most_epochs(project.spec, asked))
        self._pending: list[Point] = []
        self._live: dict[str, Point] = {}
        self._unwanted: set[str] = set()
        self._told: deque[SearchEvent] = deque()
        self._next_beat = 0.0

    def runs(self) -> tuple[Run, ...]:
        """The next to train: further seeds of trials that have begun, or the first of a new one."""
        while not self._pending and (trial := self._shared.ask(self._asked)) is not None:
            self._begin(trial)
        return tuple(each.run for each in self._pending)

    def take(self, run: Run) -> bool:
        """Its turn has come; it is held since it was made."""
        chosen = next(each for each in self._pending if each.run is run)
        self._pending.remove(chosen)
        self._live[run.id] = chosen
        return True

    def put_back(self, run: Run, place: int) -> None:
        """A run that was stopped goes on when its trial is tried again."""

    def give_up(self) -> None:
        """Let this or another process go on with what has begun, each run from its last epoch."""
        for each in self._pending:
            with suppress(WorkbenchError, OSError):
                each.run.mark("stopped")
        for each in (*self._pending, *self._live.values()):
            # A storage that cannot be reached has told so; others take these for dead and go on.
            with suppress(UpdateFinishedTrialError, StorageInternalError, SQLAlchemyError):
                self._keep_curve(each)
                self._shared.put_back(each.trial)
        self._pending.clear()
        self._live.clear()

    def follow(self, run: str, event: object) -> None:
        """Take note of what happens to a run."""
        chosen = self._live.get(run)
        if chosen is None:
            return
        with self._while_ours(chosen):
            match event:
                case EpochEnd():
                    self._epoch(chosen, event)
                case FitEnd():
                    self._trained(chosen, event.val_loss)
                case RunFailed():
                    self._failed(chosen, event.message)
                case RunRequeued():
                    del self._live[run]
                    self._train(chosen)

    def unwanted(self, run: str) -> bool:
        """Whether a run is to be stopped: its trial is worse than others, or goes on elsewhere."""
        return run in self._unwanted

    def stopped(self, run: str) -> None:
        """An unwanted run has been stopped."""
        self._unwanted.discard(run)
        chosen = self._live.get(run)
        if chosen is None:
            return
        with self._while_ours(chosen):
            best = _best_loss(chosen.run)
            chosen.trial.report(best, int(chosen.curve[-1][0]))
            self._end(chosen, TrialState.PRUNED, best)

    def beat(self) -> None:
        """Say now and then that this worker lives, and keep the curves so far."""
        if not self._shared.storage.shared or time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + BEAT_SHARE * self._shared.beat_seconds
        for each in (*self._pending, *self._live.values()):
            with self._while_ours(each):
                self._shared.beat(each.trial)
                self._keep_curve(each)

    def news(self) -> Iterator[SearchEvent]:
        """What has happened since this was asked last."""
        while self._told:
            yield self._told.popleft()

    def go_on_elsewhere(self) -> bool:
        """Whether other workers still train."""
        return self._shared.goes_on_elsewhere()

    def end(self) -> SearchEnd:
        """What has come of it all."""
        trials = told(self._shared.trials())
        states = [trial.state for trial in trials]
        return SearchEnd(
            best=best_trial(trials), states={state: states.count(state) for state in dict.fromkeys(states)}
        )

    def _begin(self, trial: Trial) -> None:
        spec, settings = point(self._project.spec, self._shared.texts(trial, self._asked))
        attributes = trial.user_attrs
        former = attributes.get(POINT, {})
        chosen = Point(
            trial=trial,
            number=number_of(trial.number, self._shared.known),
            spec=_of_trial(spec),
            settings=settings,
            runs=list(former.get("runs", ())),
            curve=list(attributes.get(CURVE, ())),
        )
        chosen.kept = len(chosen.curve)
        self._curves.learn(self._shared.known)
        self._curves.begin(trial.number)
        for epoch, loss in chosen.curve:
            self._curves.prunes(trial.number, int(epoch), loss)
        self._train(chosen, again=bool(chosen.runs))

    def _train(self, chosen: Point, *, again: bool = False) -> None:
        """Ready the run of the next seed: one that was begun goes on, where it lies in this project."""
        message: Sentence | None = None
        while True:
            seed = len(chosen.losses)
            mark = TrialMark(search=self._shared.name, trial=chosen.number, seed=seed)
            former = self._former(chosen.runs[seed], mark) if seed < len(chosen.runs) else None
            if former is None or former.status != "finished":
                break
            chosen.losses.append(_best_loss(former))
            if len(chosen.losses) == self._asked.seeds:
                self._complete(chosen)
                return
        if former is None:
            if seed < len(chosen.runs):
                message = sentence(
                    "Its run {run} cannot go on in this project, so it begins anew.", run=chosen.runs[seed]
                )
            former = self._new_run(chosen, mark)
        elif again:
            message = sentence("It goes on after epoch {epoch} of run {run}.", epoch=len(former.history), run=former.id)
        chosen.run = former
        self._pending.append(chosen)
        if seed == 0 or again:
            start = TrialStart(trial=chosen.number, settings=chosen.settings, run=former.id, message=message)
            self._told.append(start)

    def _former(self, run: str, mark: TrialMark) -> Run | None:
        """A run that the trial began with; None where it is not here, or is trained elsewhere."""
        try:
            found = self._project.run(run)
            if trial_of(found) != mark:
                return None
            if found.status != "finished":
                found.hold()
        except WorkbenchError:
            return None
        return found

    def _new_run(self, chosen: Point, mark: TrialMark) -> Run:
        first = chosen.spec.training
        training = first.model_copy(update={"seed": (first.seed + mark.seed) % 2**31})
        run = self._project.new_run(chosen.spec.model_copy(update={"training": training}))
        mark_trial(run, mark)
        chosen.runs[mark.seed :] = [run.id]
        if mark.seed == 0:
            chosen.curve, chosen.kept = [], 0
        chosen.trial.set_user_attr(POINT, {"settings": chosen.settings, "runs": chosen.runs})
        return run

    def _epoch(self, chosen: Point, end: EpochEnd) -> None:
        self._told.append(TrialEpoch(trial=chosen.number, run=chosen.run.id, end=end))
        if chosen.losses:
            return  # The first seed's curve decides.
        if not chosen.curve or end.epoch > chosen.curve[-1][0]:
            chosen.curve.append([end.epoch, end.val_loss])
            worse = self._curves.prunes(chosen.trial.number, end.epoch, end.val_loss)
            if worse and end.epoch < chosen.spec.training.epochs:
                self._unwanted.add(chosen.run.id)

    def _trained(self, chosen: Point, loss: float) -> None:
        chosen.losses.append(loss)
        if len(chosen.losses) == self._asked.seeds:
            self._complete(chosen)
        else:
            del self._live[chosen.run.id]
            self._train(chosen)

    def _complete(self, chosen: Point) -> None:
        spread = stdev(chosen.losses) if len(chosen.losses) > 1 else None
        if spread is not None:
            chosen.trial.set_user_attr(SPREAD, spread)
        self._end(chosen, TrialState.COMPLETE, fmean(chosen.losses), spread=spread)

    def _failed(self, chosen: Point, message: Sentence | str) -> None:
        chosen.trial.set_user_attr(REASON, packed(message) if isinstance(message, Sentence) else message)
        self._end(chosen, TrialState.FAIL, None, message=message)

    def _end(self, chosen: Point, state: TrialState, value: float | None, **more: Any) -> None:
        self._keep_curve(chosen)
        self._shared.tell(chosen.trial, state, value)
        self._live = {run: each for run, each in self._live.items() if each is not chosen}
        self._curves.end(chosen.trial.number, state, value)
        name = {TrialState.COMPLETE: "complete", TrialState.PRUNED: "pruned"}.get(state, "failed")
        self._told.append(
            TrialEnd(
                trial=chosen.number,
                state=name,  # type: ignore[arg-type]
                value=value,
                settings=chosen.settings,
                runs=tuple(chosen.runs),
                **more,
            )
        )

    def _keep_curve(self, chosen: Point) -> None:
        if len(chosen.curve) > chosen.kept:
            chosen.trial.set_user_attr(CURVE, chosen.curve)
            chosen.kept = len(chosen.curve)

    @contextmanager
    def _while_ours(self, chosen: Point) -> Iterator[None]:
        """A trial that others have taken for dead and tried again is theirs."""
        try:
            yield
        except UpdateFinishedTrialError:
            if chosen in self._pending:
                self._pending.remove(chosen)
                chosen.run.mark("stopped")
            elif self._live.pop(chosen.run.id, None) is not None:
                self._unwanted.add(chosen.run.id)


def _of_trial(spec: ExperimentSpec) -> ExperimentSpec:
    """What a trial trains: what comes after the fit that is judged would change nothing."""
    training = spec.training.model_copy(update={"refit": False, "calibrate": False})
    return as_one_run(spec).model_copy(update={"training": training})


def _best_loss(run: Run) -> float:
    best = best_of(run.history)
    assert best is not None
    return best.val_loss


def _most_epochs(spec: ExperimentSpec, asked: SearchSpec) -> int:
    searched = asked.parameter("training.epochs")
    ends: Sequence[str] = () if searched is None else searched.ends
    return max((int(end) for end in ends), default=spec.training.epochs)
