"""A run becomes numbers: predictions, metrics, rivals and a verdict on one part of the data."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from workbench.data.dataset import Numbers, Part, SequenceDataset, Split, Statistics
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.evaluation.bands import with_bands
from workbench.evaluation.classes import judge_classifications, judge_steps
from workbench.evaluation.conformal import FEWEST
from workbench.evaluation.forecasts import judge_forecasts
from workbench.evaluation.metrics import standardise
from workbench.evaluation.other import all_examples, load_other
from workbench.evaluation.past import past
from workbench.evaluation.predict import predict
from workbench.evaluation.result import FILES, Case, Evaluation, TrainingPart
from workbench.evaluation.spread import predict_spread
from workbench.evaluation.token_costs import token_costs
from workbench.evaluation.tokens import judge_tokens
from workbench.evaluation.values import judge_values
from workbench.evaluation.verdict import level_warning
from workbench.models.build import SequenceModel
from workbench.progress import Work
from workbench.runs.history import best_of
from workbench.runs.loaded import Loaded
from workbench.runs.records import RunFacts
from workbench.runs.run import Run
from workbench.runs.updated import updated_from
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.device import choose_device
from workbench.training.events import EpochEnd

JUDGES: dict[Task, Callable[[Numbers, Case], Work[Evaluation]]] = {
    "forecast": judge_forecasts,
    "regress": judge_values,
    "classify": judge_classifications,
    "label-steps": judge_steps,
}


def evaluate_run(run: Run, loaded: Loaded, part: Part = "test", *, device: str = "cpu") -> Work[Evaluation]:
    """Judge the run on one part of its data; validation by the best epoch, as a refit has learned from that part."""
    learned = run.run_facts
    warnings: tuple[Sentence, ...] = ()
    if learned.fingerprint != loaded.dataset.fingerprint:
        warnings += (sentence("The data have changed since this run was trained; train again to be sure."),)
    if part == "test":
        warnings += moved_levels(loaded.dataset, loaded.split, learned.statistics)
    if updated_from(run.folder) is None and layers_added_nothing(run.history, run.spec):
        warnings += (
            sentence(
                "The layers added nothing to what was solved before training, as far as validation can tell: the "
                "weights from before the first step are kept. Runs that differ only in their layers answer alike then; "
                "to compare layers, switch the head's linear path off."
            ),
        )
    if part == "val" and run.refit.exists():
        warnings += (sentence("Judged by the best epoch of the first fit: the refit has learned from this part."),)
    case = Case(
        run=run.id,
        part=part,
        dataset=loaded.dataset,
        examples=loaded.split.part(part),
        facts=learned.facts,
        statistics=_in_units(learned),
        calibration=run.calibration,
        warnings=warnings,
        trained_on=_training_part(loaded),
    )
    evaluation = yield from evaluate(run.model("best" if part == "val" else "kept"), case, device=device)
    return evaluation if part != "test" else (yield from _banded(evaluation, run, loaded, device))


def layers_added_nothing(history: Sequence[EpochEnd], spec: ExperimentSpec) -> bool:
    """Whether the kept weights are those of the epoch that made no step, and so only a linear path's."""
    best = best_of(history)
    return best is not None and best.stepless and spec.model.head.linear_path


def evaluate_files(
    run: Run, paths: Sequence[Path], *, loaded: Loaded | None = None, device: str = "cpu"
) -> Work[Evaluation]:
    """Judge the run on other files, all of whose examples are judged.

    `loaded` are the run's own data, from which rivals learn; those that do are left out without it.
    """
    dataset = yield from load_other(paths, run.spec.data, run.run_facts.facts)
    return (yield from evaluate_other(run, dataset, loaded=loaded, device=device))


def evaluate_other(
    run: Run, dataset: SequenceDataset, *, loaded: Loaded | None = None, device: str = "cpu"
) -> Work[Evaluation]:
    """Judge the run on all examples of other files that are read already, as `evaluate_files` does."""
    learned = run.run_facts
    case = Case(
        run=run.id,
        part=FILES,
        dataset=dataset,
        examples=all_examples(dataset, learned.facts),
        facts=learned.facts,
        statistics=_in_units(learned),
        calibration=run.calibration,
        warnings=dataset.notes,
        trained_on=_training_part(loaded),
    )
    evaluation = yield from evaluate(run.model(), case, device=device)
    return evaluation if loaded is None else (yield from _banded(evaluation, run, loaded, device))


def _banded(evaluation: Evaluation, run: Run, loaded: Loaded, device: str) -> Work[Evaluation]:
    """Forecasts with bands, measured on the validation part by the best epoch: a refit has learned from that part."""
    case, dataset, examples = evaluation.case, loaded.dataset, loaded.split.val
    if not TASKS[case.facts.task].forecasts or len(examples) < FEWEST:
        return evaluation
    model, place = run.model("best"), choose_device(device)
    predictions = yield from predict(model, dataset, examples, device=place)
    earlier = past(dataset, examples, predictions.values, (yield from predict_spread(model, dataset, examples, place)))
    spread = None
    if earlier.spread is not None:
        spread = yield from predict_spread(run.model(), case.dataset, case.examples, place)
    return with_bands(evaluation, earlier, spread=spread)


def evaluate(model: SequenceModel, case: Case, *, device: str = "cpu") -> Work[Evaluation]:
    """Judge a model beside its rivals.

    Raises WorkbenchError where there is nothing to judge by.
    """
    place = choose_device(device)
    if TASKS[case.facts.task].text:
        costs = yield from token_costs(model, case.dataset, case.examples, case.facts.context, place)
        return (yield from judge_tokens(costs, case))
    predictions = yield from predict(model, case.dataset, case.examples, device=place)
    return (yield from JUDGES[case.facts.task](predictions.values, case))


def _in_units(learned: RunFacts) -> Statistics:
    """The statistics with the origins that values are told with."""
    facts, found = learned.facts, learned.statistics
    return replace(
        found,
        mean_F=_raised(found.mean_F, facts.origins_F),
        answer_mean_K=_raised(found.answer_mean_K, facts.answer_origins_K),
    )


def _raised(means: tuple[float, ...], origins: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(mean + origin for mean, origin in zip(means, origins, strict=True)) if means and origins else means


def _training_part(loaded: Loaded | None) -> TrainingPart | None:
    if loaded is None:
        return None
    return TrainingPart(dataset=loaded.dataset, examples=loaded.split.train, val=loaded.split.val)


def moved_levels(dataset: SequenceDataset, split: Split, statistics: Statistics) -> tuple[Sentence, ...]:
    """The warning that validation says little about the test part, where a target's level differs between them."""
    if not TASKS[dataset.task].forecasts:
        return ()
    val_K, test_K = (_level(dataset, split.rows[part], statistics) for part in ("val", "test"))
    warning = level_warning(dict(zip(dataset.targets, zip(val_K, test_K, strict=True), strict=True)))
    return () if warning is None else (warning,)


def _level(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...], statistics: Statistics) -> tuple[float, ...]:
    owned_NK = np.concatenate([dataset.targets_NK[start:stop] for start, stop in rows])
    scaled_KN = standardise(owned_NK, statistics).T
    known = (column[np.isfinite(column)] for column in scaled_KN)
    return tuple(float(column.mean()) if len(column) else math.nan for column in known)
