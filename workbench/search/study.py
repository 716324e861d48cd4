"""A search in its storage: which trials there are, who may begin one, and what becomes of those whose worker died."""

import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import optuna
from optuna.storages import RetryHeartbeatStaleTrialCallback, fail_stale_trials
from optuna.trial import FrozenTrial, Trial, TrialState
from sqlalchemy import text

from workbench.errors import WorkbenchError
from workbench.search.identity import search_name
from workbench.search.proposing import own_point
from workbench.search.results import HISTORY, MOST_RETRIES, is_lost
from workbench.search.samplers import distribution, make_sampler
from workbench.search.storage import Storage, quiet
from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec

FINGERPRINT = "fingerprint"
TEXTS = "texts"
"""Of the attributes of a trial that was enqueued: its point as settings are written, to the last digit."""
LISTED = 1 << 18
"""Points of a grid that are mixed as a whole: more than any search has trials."""


class Shared:
    """The study of a search, to which other workers may write at the same time."""

    def __init__(self, storage: Storage, spec: ExperimentSpec, asked: SearchSpec, fingerprint: str) -> None:
        self.storage, self.name = storage, search_name(spec, asked)
        self._database = storage.database
        self._spent = self._waiting = 0
        self.beat_seconds = self._database.heartbeat_interval or 0
        with quiet():
            self._retry = RetryHeartbeatStaleTrialCallback(max_retry=MOST_RETRIES, inherit_intermediate_values=True)
        self._deadline = None if asked.hours is None else time.monotonic() + 3600 * asked.hours
        self._seed = spec.training.seed
        self._lock = int(self.name.rpartition("-")[2], 16) % 2**62
        with storage.alone(self._lock):
            self._study = optuna.create_study(storage=storage.database, study_name=self.name, load_if_exists=True)
            self._check_data(fingerprint)
            self._enqueue(spec, asked)
            if not storage.shared:  # Nobody else works on it: what runs here has lost its worker.
                self._fail([trial for trial in self.trials() if trial.state == TrialState.RUNNING])
                self._revive()
            self.known: list[FrozenTrial] = self.trials()
            """As they stood when others may last have changed them: a worker that is alone knows its own itself."""
            self._count()

    def trials(self) -> list[FrozenTrial]:
        """All of them, as they stand."""
        return self._study.get_trials(deepcopy=False)

    def ask(self, asked: SearchSpec) -> Trial | None:
        """The next trial; None where the budget is spent or a grid has no more points."""
        if self._is_late():
            return None
        with self.storage.alone(self._lock), quiet():
            if self.storage.shared:
                fail_stale_trials(self._study)
                self._fail(self._silent())
                self._revive()
                self.known = self.trials()
                self._count()
            if self._spent >= asked.trials or (asked.sampler == "grid" and not self._waiting):
                return None
            self._study.sampler = make_sampler(asked, hash((self._seed, self._spent, self._waiting)) % 2**32)
            trial = self._study.ask({each.key: distribution(each) for each in asked.parameters})
            self.beat(trial)
        self._spent, self._waiting = self._spent + 1, max(self._waiting - 1, 0)
        return trial

    def texts(self, trial: Trial, asked: SearchSpec) -> dict[str, str]:
        """Where the trial lies, as settings are written."""
        written: dict[str, str] | None = trial.user_attrs.get(TEXTS)
        values = trial.params
        return written or {each.key: each.text(values[each.key]) for each in asked.parameters}

    def tell(self, trial: Trial, state: TrialState, value: float | None) -> None:
        """Say how a trial ended; optuna's own way reads it three times over. Raises UpdateFinishedTrialError."""
        self._database.set_trial_state_values(trial._trial_id, state, None if value is None else [value])

    def beat(self, trial: Trial) -> None:
        """Say that the trial's worker lives."""
        if self.storage.shared:
            self._database.record_heartbeat(trial._trial_id)

    def put_back(self, trial: Trial) -> None:
        """Let the trial wait for a worker to go on with it."""
        self._database.set_trial_state_values(trial._trial_id, TrialState.WAITING)

    def goes_on_elsewhere(self) -> bool:
        """Whether other workers still train: should one die, its trial is to be tried again."""
        if not self.storage.shared or self._is_late():
            return False
        return any(trial.state == TrialState.RUNNING for trial in self.trials())

    def _count(self) -> None:
        """How much of the budget is spent, and how many trials wait."""
        self._spent = sum(_counts(trial) for trial in self.known)
        self._waiting = sum(trial.state == TrialState.WAITING for trial in self.known)

    def _is_late(self) -> bool:
        return self._deadline is not None and time.monotonic() >= self._deadline

    def _check_data(self, fingerprint: str) -> None:
        known = self._study.user_attrs.get(FINGERPRINT)
        if known is None:
            self._study.set_user_attr(FINGERPRINT, fingerprint)
        elif known != fingerprint:
            raise WorkbenchError(
                "The data have changed since this search began, or are others than its other workers have, so losses "
                "cannot be compared. Take the same data everywhere, or search in a copy of the project."
            )

    def _enqueue(self, spec: ExperimentSpec, asked: SearchSpec) -> None:
        """First the experiment as it is; all points of a grid in a mixed order, the same for every worker."""
        known = [_texts(trial, asked.parameters) for trial in self.trials()]
        left, own = asked.trials - len(known), own_point(spec, asked)
        first = [own] if own is not None and not known else []
        grid = asked.grid(_mixed(asked.grid_size)) if asked.sampler == "grid" else ()
        met = set(map(_mark, known))
        for point in chain(first, grid):
            if left <= 0:
                return
            if (mark := _mark(point)) not in met:
                met.add(mark)
                left -= 1
                values = {each.key: _value(each, point[each.key]) for each in asked.parameters}
                self._study.enqueue_trial(values, user_attrs={TEXTS: point})

    def _revive(self) -> None:
        """Let what dead workers have left be tried again, at whatever moment they died."""
        trials = self.trials()
        retried = {number for trial in trials for number in trial.system_attrs.get(HISTORY, ())}
        for trial in trials:
            if is_lost(trial) and trial.number not in retried:
                self._retry(self._study, trial)

    def _silent(self) -> list[FrozenTrial]:
        """Those whose worker died between asking and its first word: nobody is between them now."""
        with self._database.engine.connect() as connection:
            heard = set(connection.execute(text("SELECT trial_id FROM trial_heartbeats")).scalars())
        return [each for each in self.trials() if each.state == TrialState.RUNNING and each._trial_id not in heard]

    def _fail(self, trials: Iterable[FrozenTrial]) -> None:
        for trial in trials:
            self._database.set_trial_state_values(trial._trial_id, TrialState.FAIL)


def _counts(trial: FrozenTrial) -> bool:
    """Whether it spends a part of the budget; one that is tried again does not, and one that waits not yet."""
    return trial.state != TrialState.WAITING and not is_lost(trial)


def _mixed(count: int) -> Iterator[int]:
    """The numbers below a count in a mixed order, the same for every worker; of very many some come again."""
    chance = random.Random(0)
    if count > LISTED:
        while True:
            yield chance.randrange(count)
    numbers = list(range(count))
    chance.shuffle(numbers)
    yield from numbers


def _mark(point: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(point.items()))


def _texts(trial: FrozenTrial, parameters: Sequence[Parameter]) -> dict[str, str]:
    written: dict[str, str] | None = trial.user_attrs.get(TEXTS)
    return written or {each.key: each.text(trial.params[each.key]) for each in parameters if each.key in trial.params}


def _value(parameter: Parameter, written: str) -> float | int | str:
    if parameter.choices:
        return written
    return int(written) if parameter.integer else float(written)
