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
from workbench.search.events import Setting, TrialEnd, TrialState
from workbench.search.identity import search_name
from workbench.search.storage import is_kept, opened
from workbench.sentence import Sentence, unpacked
from workbench.space import SearchSpec

RUNS, SETTINGS, SPREAD, REASON = "runs", "settings", "spread", "reason"
"""Attributes of a trial."""
FIRST = "failed_trial"
"""What optuna calls the number of the trial that another one is tried again for."""
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
    """Optuna's trials in our words, each once: one that was tried again stands as it was tried last."""
    last: dict[int, TrialEnd] = {}
    for trial in trials:
        told_now = as_told(trial)
        last[told_now.trial] = told_now
    return tuple(last[number] for number in sorted(last))


def best_trial(trials: Sequence[TrialEnd]) -> TrialEnd | None:
    """The complete one with the lowest loss."""
    complete = [trial for trial in trials if trial.state == "complete" and trial.value is not None]
    return min(complete, key=lambda trial: (trial.value, trial.trial), default=None)


def number_of(trial: FrozenTrial) -> int:
    """Its number, which it keeps when it is tried again."""
    found = trial.system_attrs.get(FIRST)
    return found if isinstance(found, int) else trial.number


def as_told(trial: FrozenTrial) -> TrialEnd:
    """One trial in our words."""
    attributes = trial.user_attrs
    settings: Mapping[str, Setting] = attributes.get(SETTINGS) or trial.system_attrs.get("fixed_params") or trial.params
    return TrialEnd(
        trial=number_of(trial),
        state=STATES[trial.state],
        value=trial.value,
        settings=dict(settings),
        runs=tuple(attributes.get(RUNS, ())),
        spread=attributes.get(SPREAD),
        message=_message(attributes.get(REASON, "")),
    )


def _message(found: Any) -> Sentence | str:
    try:
        return unpacked(found)
    except ValueError:
        return str(found)
