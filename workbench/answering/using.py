"""A run of a project is used: on its own data to their ends, or on other files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from workbench.answering.answers import Answered, answer
from workbench.answering.future import Futures, with_futures
from workbench.data.dataset import Floats, SequenceDataset
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.evaluate import evaluate_other
from workbench.evaluation.later_bands import LaterBands
from workbench.evaluation.metrics import Metrics
from workbench.evaluation.other import load_other
from workbench.evaluation.predict import Answer
from workbench.evaluation.spread import spread_answer
from workbench.evaluation.store import load_bands
from workbench.models.flow import has_quantiles
from workbench.progress import Work
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.run import Run

if TYPE_CHECKING:
    from workbench.runs.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What a run answers, and how right it is where the files tell."""

    run: str
    answered: Answered
    metrics: Metrics
    """By the truths that other files hold; empty where they hold none, and for the run's own data."""


def use(project: "Project", run: str, paths: Sequence[Path] = (), loaded: Loaded | None = None) -> Work[Used]:
    """Answer files, or without any the run's own data; `loaded` saves reading these where they are its own.

    Raises WorkbenchError where the run has no weights, or the files cannot be read or are too short.
    """
    chosen = project.run(run)
    answers, spec = _answers_of(chosen), chosen.spec.data
    if paths:
        dataset = yield from load_other(paths, spec, chosen.facts)
        answered = yield from answers(dataset)
        return Used(run=run, answered=answered, metrics=(yield from _metrics(chosen, dataset)))
    if loaded is None or loaded.spec != spec:
        loaded = yield from load_experiment(spec, project.folder)
    return Used(run=run, answered=(yield from answers(loaded.dataset)), metrics={})


def use_otherwise(project: "Project", run: str, answered: Answered, futures: Futures) -> Work[Answered]:
    """What a run would answer to the same data if what is known ahead were other than they say.

    Raises WorkbenchError where the run has no weights.
    """
    answers = _answers_of(project.run(run))
    return (yield from answers(with_futures(answered.dataset, answered.facts, futures)))


def answering_files(run: Run) -> Callable[[Path], Work[Answered]]:
    """What a run answers to a file, as `use` does. Raises WorkbenchError where it has no weights, or reads texts."""
    answers, spec, facts = _answers_of(run), run.spec.data, run.facts

    def of_file(path: Path) -> Work[Answered]:
        return (yield from answers((yield from load_other([path], spec, facts))))

    return of_file


def answering_of(run: Run) -> Answer:
    """The run's model as a function of inputs and their lengths; it works on the CPU."""
    model = run.model()

    def answers(x_BTF: Tensor, lengths_B: Tensor) -> Floats:
        with torch.no_grad():
            values: Floats = model(x_BTF, lengths_B).numpy()
            return values

    return answers


def spread_of(run: Run) -> Answer | None:
    """The spread of the run's forecasts in the same way; None of a model without quantiles."""
    return spread_answer(run.model()) if has_quantiles(run.spec.model.head, run.facts) else None


def _answers_of(run: Run) -> Callable[[SequenceDataset], Work[Answered]]:
    """What a run answers to datasets, with its bands and its threshold.

    Raises WorkbenchError where it has no weights, or reads texts.
    """
    facts = run.facts
    if TASKS[facts.task].text:
        raise WorkbenchError("A model of texts writes on: Results, Write on, or workbench predict.")
    model, bands, threshold, spread = answering_of(run), _bands_of(run), run.calibration.threshold, spread_of(run)
    return lambda dataset: answer(model, dataset, facts, bands, threshold, spread=spread)


def _bands_of(run: Run) -> LaterBands | None:
    try:
        return load_bands(run.folder, run.facts)
    except (WorkbenchError, OSError):
        return None  # a forecast is worth something without them, too


def _metrics(run: Run, dataset: SequenceDataset) -> Work[Metrics]:
    try:
        evaluation = yield from evaluate_other(run, dataset)
    except WorkbenchError:
        return {}  # no truth to judge by
    return evaluation.score.metrics
