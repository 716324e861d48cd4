"""What a search has found: its trials, the best of them, and how much each setting mattered."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import optuna
from optuna.importance import FanovaImportanceEvaluator, get_param_importances
from optuna.trial import FrozenTrial
from optuna.trial import TrialState as OptunaState

from workbench.errors import WorkbenchError
from workbench.runs.project import Project
from workbench.search.events import TrialEnd, TrialState
from workbench.search.identity import search_name
from workbench.search.storage import is_kept, opened
from workbench.sentence import Sentence, unpacked
from workbench.space import SearchSpec

POINT, SPREAD, REASON = "point", "spread", "reason"
"""Attributes of a trial: its settings and runs; the deviation of its seeds; why it failed."""
HISTORY = "retry_history"
"""What optuna calls the numbers of the trials that one is tried again for."""
MOST_RETRIES = 3
"""How often a trial is tried again whose worker died: the trial itself may be what kills them."""
STATES: dict[OptunaState, TrialState] = {
    OptunaState.WAITING: "waiting",
    OptunaState.RUNNING: "running",
    OptunaState.COMPLETE: "complete",
    OptunaState.PRUNED: "pruned",
    OptunaState.FAIL: "failed",
}
LEAST_TRIALS = 4
"""Complete ones, from which importance is told."""


def read_search(project: Project, asked: SearchSpec, *, storage: str | None = None) -> tuple[TrialEnd, ...]:
    """Every trial of the project's search, those of other machines too, also while it goes on; none where none is."""
    if storage is None and not is_kept(project.folder):
        return ()
    with opened(project.folder, storage, write=False) as kept, suppress(KeyError):
        study = optuna.load_study(study_name=search_name(project.spec, asked), storage=kept.database)
        return told(study.get_trials(deepcopy=False))
    return ()


def importances(project: Project, asked: SearchSpec, *, storage: str | None = None) -> dict[str, float]:
    """How much each setting mattered for the loss, in shares of 1, by fANOVA (Hutter et al., 2014); highest first.

    Raises WorkbenchError where too few trials are complete, or all came to the same loss.
    """
    if storage is not None or is_kept(project.folder):
        with opened(project.folder, storage, write=False) as kept, suppress(KeyError):
            study = optuna.load_study(study_name=search_name(project.spec, asked), storage=kept.database)
            values = {trial.value for trial in study.get_trials(deepcopy=False, states=(OptunaState.COMPLETE,))}
            if len(values) >= LEAST_TRIALS:
                evaluator = FanovaImportanceEvaluator(seed=0)
                found = get_param_importances(study, evaluator=evaluator, params=list(asked.searched))
                return {key: float(share) for key, share in found.items()}
    raise WorkbenchError(
        "How much each setting matters is told once {trials} trials with different losses are complete.",
        trials=LEAST_TRIALS,
    )


def told(trials: Iterable[FrozenTrial]) -> tuple[TrialEnd, ...]:
    """Optuna's trials in our words, each once: one that is tried again stands as it is tried last."""
    found = list(trials)
    again = [trial for trial in found if HISTORY in trial.system_attrs]
    retried = {number for trial in again for number in trial.system_attrs[HISTORY]}
    last = (_told(trial, _number(trial, again)) for trial in found if trial.number not in retried)
    return tuple(sorted(last, key=lambda trial: trial.trial))


def number_of(number: int, trials: Sequence[FrozenTrial]) -> int:
    """What a trial is called that has this number at optuna: one that is tried again keeps its own, so none is left
    out."""
    again = [trial for trial in trials if HISTORY in trial.system_attrs]
    known = next((trial for trial in again if trial.number == number), None)
    return _number(known, again) if known else number - sum(each.number < number for each in again)


def best_trial(trials: Sequence[TrialEnd]) -> TrialEnd | None:
    """The complete one with the lowest loss."""
    complete = [trial for trial in trials if trial.state == "complete" and trial.value is not None]
    return min(complete, key=lambda trial: (trial.value, trial.trial), default=None)


def is_lost(trial: FrozenTrial) -> bool:
    """Whether it failed with its worker, and not by itself, and may be tried again."""
    failed = trial.state == OptunaState.FAIL and REASON not in trial.user_attrs
    return failed and len(trial.system_attrs.get(HISTORY, ())) < MOST_RETRIES


def _number(trial: FrozenTrial, again: Sequence[FrozenTrial]) -> int:
    first: int = trial.system_attrs.get(HISTORY, (trial.number,))[0]
    return first - sum(each.number < first for each in again)


def _told(trial: FrozenTrial, number: int) -> TrialEnd:
    point: Mapping[str, Any] = trial.user_attrs.get(POINT, {})
    return TrialEnd(
        trial=number,
        state="waiting" if is_lost(trial) else STATES[trial.state],
        value=trial.value,
        settings=dict(point.get("settings", trial.params)),
        runs=tuple(point.get("runs", ())),
        spread=trial.user_attrs.get(SPREAD),
        message=_message(trial.user_attrs.get(REASON, "")),
    )


def _message(found: Any) -> Sentence | str:
    try:
        return unpacked(found)
    except ValueError:
        return str(found)
