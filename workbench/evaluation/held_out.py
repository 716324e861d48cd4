"""Answers of a backtest's folds, each by a model that was taught without the fold's groups: what says best how sure
answers of groups never seen may be.

C classes.
"""

from pathlib import Path

import numpy as np
from pydantic import BaseModel, FiniteFloat, TypeAdapter

from workbench.errors import WorkbenchError
from workbench.evaluation.promises import numbered_groups, said_of_groups
from workbench.evaluation.result import Evaluation
from workbench.evaluation.validated import Validated
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.runs.loaded import Loaded
from workbench.runs.run import Run
from workbench.sentence import Sentence, sentence
from workbench.stored import read_as

FILE = "held_out.json"


class Answered(BaseModel):
    """The sequences of a fold by their numbers, and their logits."""

    sequences: list[int]
    logits: list[list[FiniteFloat]]


class HeldOut(BaseModel):
    """What a backtest's folds answered so far."""

    key: str
    fingerprint: str
    folds: int
    answers: dict[int, Answered] = {}


_HELD = TypeAdapter(HeldOut)


def keep_held_out(folder: Path, key: str, folds: int, number: int, evaluation: Evaluation) -> None:
    """Add a fold's answers to those in a run's folder, which another backtest's take the place of."""
    case = evaluation.case
    logits_MC = np.log(np.maximum(evaluation.answers.astype(np.float64), np.finfo(np.float32).tiny))
    found = Answered(
        sequences=case.examples.sequences_E.tolist(), logits=(logits_MC * case.calibration.temperature).tolist()
    )
    kept = _load(folder)
    if kept is None or kept.key != key:
        kept = HeldOut(key=key, fingerprint=case.dataset.fingerprint, folds=folds)
    kept = kept.model_copy(update={"answers": {**kept.answers, number: found}})
    write_whole(run_file(folder, FILE), kept.model_dump_json() + "\n")


def held_out(run: Run, loaded: Loaded) -> Validated | None:
    """What the folds of the run's backtest answered, without its test part; None where they are not all there, are of
    other data, or tell nothing of groups."""
    found, split = _load(run.folder), run.spec.data.split
    if found is None or split.group is None or found.fingerprint != loaded.dataset.fingerprint:
        return None
    sequences_M = np.array([number for each in found.answers.values() for number in each.sequences], np.int64)
    logits = [row for each in found.answers.values() for row in each.logits]
    if len(found.answers) < found.folds or len(logits) != len(sequences_M):
        return None
    logits_MC = np.array(logits, np.float64)
    if logits_MC.shape[1:] != (len(run.facts.classes),) or sequences_M.max(initial=0) >= loaded.dataset.sequences:
        return None
    kept_M = ~np.isin(sequences_M, loaded.split.test.sequences_E) & (loaded.dataset.labels_S[sequences_M] >= 0)
    groups_M = numbered_groups(loaded.dataset, split, sequences_M[kept_M])
    if groups_M is None:
        return None
    return Validated(
        logits_MC=logits_MC[kept_M],
        labels_M=loaded.dataset.labels_S[sequences_M[kept_M]],
        sequences_M=sequences_M[kept_M],
        groups_M=groups_M,
    )


def said_of_promise(run: Run, loaded: Loaded) -> Sentence | None:
    """What a threshold's promise rests on; None where nothing tells groups apart."""
    held, split = held_out(run, loaded), run.spec.data.split
    if held is None or held.groups_M is None:
        return said_of_groups(loaded.dataset, split, loaded.split.val)
    return sentence(
        "Temperature and threshold rest on the folds of the backtest: on {count} values of {group}, each answered by a "
        "model that did not know it.",
        count=len(np.unique(held.groups_M)),
        group=split.group or "",
    )


def _load(folder: Path) -> HeldOut | None:
    try:
        return read_as(_HELD, run_file(folder, FILE))
    except (OSError, ValueError, WorkbenchError):
        return None  # a backtest makes it again
