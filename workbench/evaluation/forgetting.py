"""What an update has won on new data, and forgotten of older ones: both test parts judged before and after it.

E examples, H horizon, K targets or answers, M steps that are judged.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from pydantic import BaseModel, TypeAdapter

from workbench.data.dataset import Examples, SequenceDataset, together
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import (
    METRICS,
    Metrics,
    classification_metrics,
    forecast_metrics,
    metrics_of,
    standardise,
)
from workbench.evaluation.predict import labels, predict, step_rows, truths
from workbench.evaluation.result import finite
from workbench.evaluation.token_costs import token_costs
from workbench.paths import write_whole
from workbench.progress import Work, stage
from workbench.project_files import run_file
from workbench.runs.checkpoint import load_weights
from workbench.runs.loaded import Loaded
from workbench.runs.run import Run
from workbench.runs.updated import START, start_of, updated_from
from workbench.sentence import Sentence, sentence
from workbench.stored import read_as
from workbench.training.device import choose_device

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

FILE = "forgetting.json"
LITTLE, POINTS = 0.01, 0.005
"""Shares of an error, and of all answers, below which a change is none to speak of."""
STANDARD = "standardised_rmse"
"""What decides where several targets are forecast, each in a unit of its own."""
Numbers = dict[str, float | None]


class Change(BaseModel):
    """One test part judged before and after an update: every metric, None where one is not defined."""

    examples: int
    before: Numbers
    after: Numbers


class Forgetting(BaseModel):
    """What an update has changed on the older test parts, and on the new one."""

    run: str
    """The run that was updated."""
    measure: str
    """The metric that decides."""
    old_share: float
    unchanged: bool = False
    """Whether its weights are those that it began with."""
    old_test: Change
    new_test: Change

    @property
    def said(self) -> tuple[Sentence, ...]:
        """It in words."""
        if self.unchanged:
            return (
                sentence(
                    "Nothing that the new data teach validates better than what run {run} knew, so the update answers "
                    "as that run does.",
                    run=self.run,
                ),
            )
        return _said_of_new(self), _said_of_old(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A change as people read it."""

    values: dict[str, Any]
    better: float
    """By how much, below zero for worse; 0 where that is not worth a word."""


def judge_forgetting(run: Run, loaded: Loaded, *, device: str = "cpu") -> Work[Forgetting]:
    """Judge an updated run, and the weights that it began with, on both test parts; kept in its folder.

    Raises WorkbenchError where it is no update, or has no weights.
    """
    older, start = loaded.before, start_of(run)
    if older is None or start is None:
        raise WorkbenchError("Run {run} is no update of another.", run=run.id)
    before, after = run.model(), run.model()
    unchanged = all(torch.equal(weight, start[name]) for name, weight in after.state_dict().items())
    load_weights(before, start, run.file(START))
    parts = ((older.dataset, _older_tests(older)), (loaded.dataset, loaded.split.test))
    changes = []
    for place, (dataset, examples) in enumerate(parts):
        found: list[Numbers] = []
        for half, model in enumerate((before, after)):
            work = _scores(run, model, dataset, examples, device)
            found.append(finite((yield from stage(work, (2 * place + half) / 4, (2 * place + half + 1) / 4))))
        changes.append(Change(examples=len(examples), before=found[0], after=found[1]))
    several = TASKS[loaded.facts.task].forecasts and len(loaded.facts.targets) > 1
    forgetting = Forgetting(
        run=updated_from(run.folder) or "",
        measure=STANDARD if several else TASKS[loaded.facts.task].decided_by,
        old_share=loaded.spec.appended[-1].old_share,
        unchanged=unchanged,
        old_test=changes[0],
        new_test=changes[1],
    )
    write_whole(run.file(FILE), json.dumps(forgetting.model_dump(), indent=2) + "\n")
    return forgetting


def load_forgetting(folder: Path) -> Forgetting | None:
    """What is kept of that in a run's folder; None where there is nothing."""
    path = run_file(folder, FILE)
    try:
        return read_as(TypeAdapter(Forgetting), path) if path.exists() else None
    except (OSError, WorkbenchError):
        return None  # the run is worth something without it, too


def _older_tests(older: Loaded) -> Examples:
    """The test parts of the older data: of what was learned first, and of every update since."""
    examples, earlier = older.split.test, older.before
    while earlier is not None:
        examples, earlier = together(earlier.split.test, examples), earlier.before
    return examples


def _scores(
    run: Run, model: "SequenceModel", dataset: SequenceDataset, examples: Examples, device: str
) -> Work[Metrics]:
    """The metrics of a model on some examples."""
    learned, place = run.run_facts, choose_device(device)
    facts, asks = learned.facts, TASKS[dataset.task]
    if asks.text:
        costs = yield from token_costs(model, dataset, examples, facts.context, place)
        known_M = dataset.labels_N[step_rows(costs.pieces) + 1] >= 0
        return metrics_of(dataset.task, costs.nats_M[known_M].astype(np.float64), costs.right_M[known_M] > 0.5)
    answers = (yield from predict(model, dataset, examples, device=place)).values
    if not asks.numbers:
        labels_M = labels(dataset, examples)
        known_M = labels_M >= 0
        return classification_metrics(answers[known_M], labels_M[known_M], len(facts.classes), dataset.task)
    if asks.values_sequences:
        truth_EK = restored(dataset.answers_SK[examples.sequences_E], dataset.answer_origins_K)
        return forecast_metrics(answers, truth_EK, dataset.task)
    truth_EHK = truths(dataset, examples)
    if len(facts.targets) == 1:
        return forecast_metrics(answers, truth_EHK)
    standard, aim = (standardise(each, learned.statistics) for each in (answers, truth_EHK))
    return {**forecast_metrics(answers, truth_EHK), STANDARD: forecast_metrics(standard, aim)["rmse"]}


def _told(change: Change, name: str) -> _Told:
    metric = METRICS["rmse" if name == STANDARD else name]
    before, after = (math.nan if (value := side.get(name)) is None else value for side in (change.before, change.after))
    gain = after - before if metric.higher_is_better else before - after
    if metric.unit == "share":
        better, pair = (gain if abs(gain) >= POINTS else 0.0), [f"{100 * each:.1f} %" for each in (before, after)]
        size = sentence("{points} points", points=f"{100 * abs(gain):.1f}")
    else:
        share = gain / abs(before) if before else gain
        better, pair = (share if abs(share) >= LITTLE else 0.0), [f"{each:.4g}" for each in (before, after)]
        size = sentence("{percent} %", percent=f"{100 * abs(share):.3g}")
    measure = sentence("standardised RMSE") if name == STANDARD else metric.title
    values = {"measure": measure, "before": pair[0], "after": pair[1], "size": size}
    return _Told(values=values, better=better)


def _said_of_new(found: Forgetting) -> Sentence:
    told = _told(found.new_test, found.measure)
    if told.better > 0:
        return sentence(
            "On the new test part the update is {size} better than run {run}: {measure} {after} instead of {before}.",
            run=found.run,
            **told.values,
        )
    if told.better < 0:
        return sentence(
            "On the new test part the update is {size} worse than run {run}: {measure} {after} instead of {before}. "
            "Rather go on with that run.",
            run=found.run,
            **told.values,
        )
    return sentence(
        "On the new test part the update is as good as run {run}: {measure} {after} instead of {before}.",
        run=found.run,
        **told.values,
    )


def _said_of_old(found: Forgetting) -> Sentence:
    told = _told(found.old_test, found.measure)
    if told.better > 0:
        return sentence(
            "It has forgotten nothing: on the older test part it is {size} better, {measure} {after} instead of "
            "{before}.",
            **told.values,
        )
    if told.better < 0:
        return sentence(
            "It has forgotten some of the old: on the older test part it is {size} worse, {measure} {after} instead of "
            "{before}. It learned {share} of the older examples again; more of them keep more.",
            share=f"{100 * found.old_share:g} %",
            **told.values,
        )
    return sentence(
        "It has forgotten nothing to speak of: on the older test part {measure} is {after} instead of {before}.",
        **told.values,
    )
