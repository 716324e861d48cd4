"""What the Results page shows of a run, gathered in jobs: what its folder keeps, its evaluation, and its pictures."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.errors import WorkbenchError
from workbench.gui.evaluation.cell import Answered, answered
from workbench.gui.runs.judging import judge
from workbench.gui.runs.live_run import StoredRun
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.backtest.table import Backtest
    from workbench.evaluation.errors import Errors
    from workbench.evaluation.result import Evaluation
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project

Doubles = npt.NDArray[np.float64]
BINS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRun:
    """A run: its history, the numbers its folder keeps (as `evaluation.json`), and its evaluation once there is one."""

    stored: StoredRun
    numbers: dict[str, Any] | None = None
    evaluation: "Evaluation | None" = None
    answered: Answered | None = None
    """Where classes are told apart."""
    errors: "Errors | None" = None
    """Where it errs, once there is an evaluation."""
    failure: Sentence | None = None
    backtest: "Backtest | None" = None
    """What a backtest of its settings found so far."""
    update: tuple[Sentence, ...] = ()
    """Of an update, what it has won and forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a forecast to draw: a target, a sequence, and how many steps ahead (0: whole forecasts end to end)."""

    asked: int = 0
    """Number of the question, so that an answer that comes late is known."""
    target: int = 0
    sequence: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The curves of a forecast: along the test part, its residuals and their histogram, and the error by step."""

    asked: int
    dates: bool
    x: Doubles
    truth: Doubles
    forecast: Doubles
    rival: Doubles
    residuals: Doubles
    bin_edges: Doubles
    counts: Doubles
    error_by_step: Doubles
    rival_by_step: Doubles
    bands: dict[float, tuple[Doubles, Doubles]]
    """Lower and upper ends by level; empty where they are not known."""


def load_judged(project: "Project", run: str, loaded: "Loaded | None") -> Generator[Any, None, JudgedRun]:
    """Yield what the folder keeps, then judge the run anew and return everything that can be shown."""
    from workbench.backtest.table import load_backtest
    from workbench.evaluation.forgetting import load_forgetting
    from workbench.evaluation.store import load_evaluation

    chosen = project.run(run)
    forgetting = load_forgetting(chosen.folder)
    known = JudgedRun(
        stored=StoredRun.read(chosen),
        numbers=load_evaluation(chosen.folder),
        backtest=load_backtest(chosen.folder),
        update=forgetting.said if forgetting else (),
    )
    yield known
    try:
        evaluation = yield from judge(project, run, loaded)
    except WorkbenchError as error:
        return replace(known, failure=error.sentence)
    by_class = answered(evaluation) if evaluation.confusion else None
    return replace(
        known,
        numbers=evaluation.as_json(),
        evaluation=evaluation,
        answered=by_class,
        errors=evaluation.errors,
    )


def draw(judged: JudgedRun, choice: Choice) -> Generator[Any, None, Picture]:
    """Make the curves of a forecast."""
    from workbench.evaluation.pictures import error_by_step, line_ahead, line_stitched, residuals

    yield from ()
    evaluation = judged.evaluation
    assert evaluation is not None
    case, truth_EHK = evaluation.case, evaluation.truth
    mine = case.examples.sequences_E == choice.sequence
    examples = case.examples.chosen(mine)

    def line(forecast_EHK: Any) -> Any:
        if choice.ahead == 0:
            return line_stitched(case.dataset, examples, forecast_EHK[mine], target=choice.target)
        return line_ahead(case.dataset, examples, forecast_EHK[mine], target=choice.target, ahead=choice.ahead)

    best = evaluation.rivals[evaluation.verdict.comparison.rival]
    shown, beside = line(evaluation.answers), line(best)
    order = np.argsort(shown.rows_P, kind="stable")
    rests = residuals(shown)[order].astype(np.float64)
    known = rests[np.isfinite(rests)]
    counts, edges = np.histogram(known, bins=min(BINS, max(5, len(known) // 4)))
    dated = shown.times_P is not None
    x = shown.times_P.astype("datetime64[s]").astype(np.float64) if dated else shown.rows_P.astype(np.float64)
    return Picture(
        asked=choice.asked,
        dates=dated,
        x=x[order],
        truth=shown.truth_P[order].astype(np.float64),
        forecast=shown.forecast_P[order].astype(np.float64),
        rival=beside.forecast_P[order].astype(np.float64),
        residuals=rests,
        bin_edges=edges.astype(np.float64),
        counts=counts.astype(np.float64),
        error_by_step=error_by_step(evaluation.answers, truth_EHK, target=choice.target),
        rival_by_step=error_by_step(best, truth_EHK, target=choice.target),
        bands={
            level: (line(low_EHK).forecast_P[order], line(high_EHK).forecast_P[order])
            for level, low_EHK, high_EHK in (evaluation.bands.ends() if evaluation.bands else ())
        },
    )
