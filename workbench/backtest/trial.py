"""Backtesting a run: its settings are trained at the origins as runs of a queue of their own, then judged at each."""

import hashlib
import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace

import numpy as np

from workbench.backtest.plan import folds, is_rolling
from workbench.backtest.table import MODEL, Backtest, Fold, finite_steps, load_backtest, save_backtest
from workbench.data.dataset import Numbers
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.calibration import follow_folds
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.held_out import keep_held_out
from workbench.evaluation.result import Evaluation, finite
from workbench.evaluation.store import load_evaluation, save_evaluation
from workbench.progress import Progress, Work, stage
from workbench.queue import run_queue
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.run_queue import RunQueue
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec, to_json
from workbench.training.context import ALONE, RunContext
from workbench.training.events import EpochEnd, FitEnd, RunFailed

READING, TRAINING = 0.02, 0.85
"""Where reading and training end, as shares of the work as its progress tells them."""


def backtest(
    project: Project,
    run: Run,
    *,
    origins: int,
    refit: bool = False,
    context: RunContext = ALONE,
    loaded: Loaded | None = None,
) -> Work[Backtest]:
    """Train a run's settings at the first origin, or with `refit` and for folds at each, and judge them at each.

    Closing the iterator keeps what is done: asked for the same again, it goes on and comes to the same. Raises
    WorkbenchError where the data do not suffice, a training fails or goes on elsewhere.
    """
    project.check_can_write()
    spec = run.spec
    if spec.data.appended:
        raise WorkbenchError(
            "Run {run} is an update, which a backtest cannot repeat. Backtest the run that it was updated from.",
            run=run.id,
        )
    if loaded is None or loaded.spec != spec.data:
        loaded = yield from stage(load_experiment(spec.data, project.folder), 0.0, READING)
    parts, rolling = folds(loaded.whole, spec.data, origins), is_rolling(spec.data)
    refit = refit or not rolling
    asked = (to_json(spec), loaded.whole.fingerprint, origins, refit)
    found = Backtest(
        key=hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16],
        task=spec.data.task,
        origins=origins,
        refit=refit,
        rolling=rolling,
        season=loaded.facts.season,
    )
    kept = load_backtest(run.folder)
    if kept is not None and kept.key == found.key:
        found = kept
    if found.complete:
        return found
    trials = _Trials(project, run, found.key)
    yield from trials.train([_with_data(spec, part) for part in (parts if refit else parts[:1])], context)
    known = loaded
    for number in range(len(found.folds), origins):
        share = (TRAINING + (1 - TRAINING) * place / origins for place in (number, number + 1))
        known = yield from load_experiment(parts[number], project.folder, known=known)
        trained = trials.run(number if refit else 0)
        judged = known if refit or not number else (yield from _judged(known, parts[0], project))
        work = evaluate_run(trained, judged, device=context.device or "cpu")
        evaluation = yield from stage(work, *share)
        if not rolling and TASKS[spec.data.task].labels_sequences:
            keep_held_out(run.folder, found.key, origins, number + 1, evaluation)
            yield from _calibrated(run, loaded, context)
        found = found.model_copy(update={"folds": [*found.folds, _fold(evaluation, number + 1, rolling=rolling)]})
        save_backtest(found, run.folder)
    trials.remove()
    return found


def _calibrated(run: Run, loaded: Loaded, context: RunContext) -> Work[None]:
    """Once all folds are there the run's probabilities follow them; what was judged before is judged again."""
    judged = load_evaluation(run.folder) is not None
    if follow_folds(run, loaded) and judged:
        save_evaluation((yield from evaluate_run(run, loaded, device=context.device or "cpu")), run.folder)


class _Trials:
    """The runs that a backtest trains, in a project of their own below the cache, which may be deleted any time."""

    def __init__(self, project: Project, run: Run, key: str) -> None:
        self._name = f"backtest-{run.id}-{key}"
        cache, own = project.cache, f"backtest-{run.id}-"
        with cache.entries() as entries:
            old = [entry.name for entry in entries if entry.name.startswith(own) and entry.name != self._name]
        for name in old:
            (cache / name).delete()
        self._folder = cache / self._name
        there = (self._folder / "project.json").exists()
        self._project = Project.open(self._folder) if there else Project.create(self._folder, run.spec)

    def train(self, specs: list[ExperimentSpec], context: RunContext) -> Generator[Progress, None, None]:
        """Train what is not trained yet; what was stopped goes on after its last finished epoch."""
        queue = RunQueue(self._project)
        for spec in specs[len(self._project.runs()) :]:
            queue.add(spec)
        for place, run in enumerate(self._project.runs(), start=1):
            if run.status in ("failed", "stopped"):
                run.mark("queued", place=place)
        numbers = {run.id: number for number, run in enumerate(self._project.runs())}
        done = dict.fromkeys(numbers.values(), 0.0)
        with closing(run_queue(self._project, context=context)) as events:
            for run_id, event in events:
                number = numbers[run_id]
                if isinstance(event, RunFailed):
                    raise _failure(event.message)
                if isinstance(event, EpochEnd):
                    done[number] = min(event.epoch / max(specs[number].training.epochs, 1), 1.0)
                elif isinstance(event, FitEnd):
                    done[number] = 1.0
                share = sum(done.values()) / len(specs)
                message = sentence("Training {number} of {count}", number=number + 1, count=len(specs))
                yield Progress(done=READING + (TRAINING - READING) * share, message=message)

    def run(self, number: int) -> Run:
        """One of the trained runs. Raises WorkbenchError where it is being trained elsewhere."""
        run = self._project.runs()[number]
        if run.status != "finished":
            raise WorkbenchError(
                "This backtest is being trained by another window or command right now. Let it end there, or stop it."
            )
        return run

    def remove(self) -> None:
        """Delete the trained runs: the table is all that is wanted of them."""
        self._folder.delete()


def _failure(message: Sentence | str) -> WorkbenchError:
    said = message if isinstance(message, Sentence) else Sentence("{reason}", {"reason": message})
    return WorkbenchError.of(said)


def _with_data(spec: ExperimentSpec, data: DataSpec) -> ExperimentSpec:
    return spec.model_copy(update={"data": data})


def _judged(known: Loaded, first: DataSpec, project: Project) -> Work[Loaded]:
    """The first origin's data, of which the model knows, with the test part of a later one."""
    learned = yield from load_experiment(first, project.folder, known=known)
    rows = {**learned.split.rows, "test": known.split.rows["test"]}
    return replace(learned, split=replace(learned.split, test=known.split.test, rows=rows))


def _fold(evaluation: Evaluation, number: int, *, rolling: bool) -> Fold:
    case = evaluation.case
    assert case.trained_on is not None
    answers: dict[str, Numbers] = {MODEL: evaluation.answers, **evaluation.rivals}
    scores = {MODEL: evaluation.score, **evaluation.baselines}
    steps: dict[str, list[float | None]] = {}
    if TASKS[case.facts.task].forecasts:
        steps = {name: _errors_by_step(each, evaluation) for name, each in answers.items()}
    return Fold(
        number=number,
        place=_begin(evaluation) if rolling else "",
        training=len(case.trained_on.examples),
        examples=len(case.examples),
        scores={name: finite(score.metrics) for name, score in scores.items()},
        by_step=steps,
    )


def _errors_by_step(answers_EHK: Numbers, evaluation: Evaluation) -> list[float | None]:
    """Mean absolute errors; of several targets in their standard deviations."""
    errors_EHK = np.abs(answers_EHK.astype(np.float64) - evaluation.truth)
    if errors_EHK.shape[2] > 1:
        errors_EHK /= np.array(evaluation.case.statistics.std_F[: errors_EHK.shape[2]])
    known_H = np.isfinite(errors_EHK).sum(axis=(0, 2))
    mean_H = np.nansum(errors_EHK, axis=(0, 2)) / np.where(known_H, known_H, np.nan)
    return finite_steps(mean_H.tolist())


def _begin(evaluation: Evaluation) -> str:
    """The first time that is forecast or judged, else the number of its step."""
    dataset, examples = evaluation.case.dataset, evaluation.case.examples
    first = int(np.argmin(examples.starts_E))
    row = int(examples.starts_E[first] + (examples.lengths_E[first] if examples.horizon else 0))
    sequence = int(examples.sequences_E[first])
    axis = dataset.axis(sequence)
    begin = int(dataset.offsets_S1[sequence])
    return str(row - begin + 1) if axis is None else axis.texts(axis.times_T[row - begin : row - begin + 1])[0]
