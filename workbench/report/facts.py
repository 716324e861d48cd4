"""Everything that a report tells of a run, gathered from its folder, its data and its model."""

import math
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any

from workbench import __version__
from workbench.backtest.table import Backtest, load_backtest
from workbench.errors import FullDiskError, WorkbenchError
from workbench.evaluation.errors import Errors
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.forgetting import load_forgetting
from workbench.evaluation.result import Evaluation
from workbench.evaluation.store import save_evaluation
from workbench.export.card import card_of
from workbench.insight.diagnosis import Diagnosis
from workbench.insight.importance import Importance
from workbench.insight.memory import Memory
from workbench.insight.path import PathWeights
from workbench.insight.question import Asked
from workbench.insight.questions import QUESTIONS, ask
from workbench.insight.subject import Subject, look_into
from workbench.models.summary import BlockSummary, summarize
from workbench.progress import Progress, Work, stage
from workbench.report.interval import Interval, intervals
from workbench.runs.loaded import Loaded
from workbench.runs.project import Project
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd

INSIDE = ("memory", "importance", "path", "diagnosis")
"""What is asked of the model's inside."""
LIBRARIES = ("torch", "numpy", "pandas", "scikit-learn", "statsmodels")
CLOCK = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What looking inside found; None where it was not asked, or found nothing to look at."""

    memory: Memory | None = None
    importance: Importance | None = None
    path: PathWeights | None = None
    diagnosis: Diagnosis | None = None
    failures: tuple[tuple[Sentence, Sentence], ...] = ()
    """Questions that found no answer, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is told of a run."""

    project: str
    run: str
    trained: str
    """When it began, as its folder says."""
    made: str
    """The day on which the report is made."""
    spec: ExperimentSpec
    loaded: Loaded
    history: tuple[EpochEnd, ...]
    refitted: bool
    blocks: tuple[BlockSummary, ...]
    parameters: int
    card: dict[str, Any]
    evaluation: Evaluation
    metric: str
    """The one that decides."""
    intervals: dict[str, Interval]
    """Of that metric, by answerer; the model's name is empty."""
    errors: Errors
    backtest: Backtest | None
    inside: Inside
    sample: str = ""
    """Of a model that writes, what it writes on from the start of the test part."""
    update: tuple[Sentence, ...] = ()
    """Of an update, what it has won and forgotten."""
    versions: tuple[tuple[str, str], ...]

    @property
    def best(self) -> EpochEnd | None:
        """The epoch with the least validation loss."""
        known = [end for end in self.history if math.isfinite(end.val_loss)]
        return min(known, key=lambda end: end.val_loss, default=None)

    @property
    def title(self) -> str:
        """What the report is of."""
        return self.project


def gather(
    project: Project,
    run: str | None,
    *,
    inside: bool = True,
    loaded: Loaded | None = None,
    clock: CLOCK = datetime.now,
) -> Work[Facts]:
    """Judge the run on its test part and look inside it; `loaded` saves reading its data again.

    Raises WorkbenchError where the run has no weights or its data cannot be read.
    """
    subject = yield from stage(look_into(project, run, loaded), 0.0, 0.25)
    chosen, model, data = subject.run, subject.model, subject.loaded
    evaluation = yield from stage(evaluate_run(chosen, data), 0.25, 0.6)
    if not project.read_only:
        _keep(evaluation, subject)
    found = yield from stage(_inside(subject), 0.6, 0.95) if inside else _nothing()
    metric, sure = intervals(evaluation)
    card, forgetting = card_of(chosen, model), load_forgetting(chosen.folder)
    yield Progress(done=0.97, message=sentence("Writing the report"))
    return Facts(
        project=chosen.project_name,
        run=chosen.id,
        trained=chosen.state.created,
        made=clock().date().isoformat(),
        spec=chosen.spec,
        loaded=data,
        history=chosen.history,
        refitted=chosen.refit.exists(),
        blocks=summarize(chosen.spec.model, chosen.facts),
        parameters=int(card["model"]["parameters"]),
        card=card,
        evaluation=evaluation,
        metric=metric,
        intervals=sure,
        errors=evaluation.errors,
        backtest=load_backtest(chosen.folder),
        inside=found,
        sample=_sample(subject),
        update=forgetting.said if forgetting else (),
        versions=versions(),
    )


def versions() -> tuple[tuple[str, str], ...]:
    """The program, and what it is made of."""
    own = (("Sequence Workbench", __version__), ("Python", platform.python_version()))
    return (*own, *((name, version(name)) for name in LIBRARIES), ("system", platform.platform(terse=True)))


def _keep(evaluation: Evaluation, subject: Subject) -> None:
    try:
        save_evaluation(evaluation, subject.run.folder)
    except FullDiskError:
        return  # The numbers can be found again.


def _nothing() -> Work[Inside]:
    yield from ()
    return Inside()


def _inside(subject: Subject) -> Work[Inside]:
    found: dict[str, Any] = {}
    failures: list[tuple[Sentence, Sentence]] = []
    straight = subject.trained is not None and subject.trained.linear_path is not None
    for number, name in enumerate(INSIDE):
        if name == "path" and not straight:
            continue
        asked = ask(name, subject, Asked(part=QUESTIONS[name].part, overall=True))
        try:
            found[name] = yield from stage(_results(asked), number / len(INSIDE), (number + 1) / len(INSIDE))
        except WorkbenchError as error:
            failures.append((QUESTIONS[name].title, error.sentence))
    return Inside(**found, failures=tuple(failures))


def _results(asked: Any) -> Work[Any]:
    """The question's whole answer; a first one that comes early is no progress."""
    try:
        while True:
            step = next(asked)
            if isinstance(step, Progress):
                yield step
    except StopIteration as end:
        return end.value
    finally:
        asked.close()


SAMPLE = 400
"""Characters that a model writes."""


def _sample(subject: Subject) -> str:
    """What a model of text writes on from the first words of the test part."""
    from workbench.data.tasks import TASKS

    if not TASKS[subject.loaded.dataset.task].text:
        return ""
    from workbench.evaluation.sampling import sample

    dataset, start = subject.loaded.dataset, int(subject.examples("test").starts_E[0])
    tokens = dataset.labels_N[start : start + 40]
    prompt = "".join(dataset.classes[token] for token in tokens.tolist() if token >= 0)
    return prompt + "".join(sample(subject.model, prompt, SAMPLE))
