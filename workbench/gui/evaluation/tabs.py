"""The tabs of the Results page, in order: what each shows of a run, and which runs have it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from workbench.data.tasks import TASKS, TaskTraits
from workbench.gui.evaluation.backtest_view import BacktestView
from workbench.gui.evaluation.confusion import ConfusionTable
from workbench.gui.evaluation.coverage import CoveragePictures
from workbench.gui.evaluation.errors_view import ErrorsView
from workbench.gui.evaluation.forecast_pictures import ForecastPictures
from workbench.gui.evaluation.judged import JudgedRun
from workbench.gui.evaluation.loss_history import LossHistory
from workbench.gui.evaluation.reliability import ReliabilityPictures
from workbench.gui.evaluation.step_bands import StepBands
from workbench.gui.evaluation.value_pictures import ValuePictures
from workbench.gui.runs.writing import WritingPanel
from workbench.gui.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TabParts:
    """What tabs are made of."""

    session: Session
    pictures: ForecastPictures
    """Three tabs show its pictures; the page tells it which run."""
    rejudge: Callable[[], None]
    """Judges the shown run anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsTab:
    """One tab; `title` gives text in the language in force."""

    name: str
    title: Callable[[], str]
    make: Callable[[TabParts], QWidget]
    show: Callable[[Any, JudgedRun | None], None] | None = None
    """Shows a run in the widget, None while it is judged; where there is none, the widget looks for itself."""
    fits: Callable[[TaskTraits, int], bool] = lambda asks, horizon: True
    """Whether runs of the task and of that horizon have what the tab shows."""
    early: bool = False
    """Whether it can show a run that is not judged yet."""


def _forecasts(asks: TaskTraits, _horizon: int) -> bool:
    return asks.forecasts


def _show_confusion(widget: ConfusionTable, judged: JudgedRun | None) -> None:
    numbers = judged.numbers if judged is not None and judged.numbers is not None else {}
    answered = None if judged is None else judged.answered
    widget.show_counts(numbers.get("classes", ()), numbers.get("confusion", ()), answered)


def _show_history(widget: LossHistory, judged: JudgedRun | None) -> None:
    if judged is not None:
        widget.show_stored(judged.stored)


def _show_writing(widget: WritingPanel, judged: JudgedRun | None) -> None:
    widget.show_run(judged.stored.run if judged is not None and TASKS[judged.stored.task].text else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)


TABS: dict[str, ResultsTab] = {
    tab.name: tab
    for tab in (
        ResultsTab(
            name="forecast",
            title=lambda: _tr("Forecast"),
            make=lambda parts: parts.pictures.forecast,
            fits=_forecasts,
        ),
        ResultsTab(
            name="residuals",
            title=lambda: _tr("Residuals"),
            make=lambda parts: parts.pictures.residuals,
            fits=_forecasts,
        ),
        ResultsTab(
            name="by_step",
            title=lambda: _tr("Error by step"),
            make=lambda parts: parts.pictures.by_step,
            fits=lambda asks, horizon: asks.forecasts and horizon > 1,
        ),
        ResultsTab(
            name="coverage",
            title=lambda: _tr("Bands"),
            make=lambda parts: CoveragePictures(parts.session),
            show=lambda widget, judged: widget.show_evaluation(None if judged is None else judged.evaluation),
            fits=_forecasts,
        ),
        ResultsTab(
            name="confusion",
            title=lambda: _tr("Confusion matrix"),
            make=lambda parts: ConfusionTable(parts.session),
            show=_show_confusion,
            fits=lambda asks, horizon: asks.labelled,
        ),
        ResultsTab(
            name="reliability",
            title=lambda: _tr("Reliability"),
            make=lambda parts: ReliabilityPictures(parts.session, parts.rejudge),
            show=lambda widget, judged: widget.show_evaluation(None if judged is None else judged.evaluation),
            fits=lambda asks, horizon: asks.labelled,
        ),
        ResultsTab(
            name="values",
            title=lambda: _tr("Truth and answer"),
            make=lambda parts: ValuePictures(parts.session),
            show=lambda widget, judged: widget.show_evaluation(None if judged is None else judged.evaluation),
            fits=lambda asks, horizon: asks.values_sequences,
        ),
        ResultsTab(
            name="bands",
            title=lambda: _tr("Step by step"),
            make=lambda parts: StepBands(parts.session),
            show=lambda widget, judged: widget.show_answers(None if judged is None else judged.answered),
            fits=lambda asks, horizon: asks.labels_steps,
        ),
        ResultsTab(
            name="writing",
            title=lambda: _tr("Write on"),
            make=lambda parts: WritingPanel(parts.session),
            show=_show_writing,
            fits=lambda asks, horizon: asks.text,
        ),
        ResultsTab(
            name="errors",
            title=lambda: _tr("Errors"),
            make=lambda parts: ErrorsView(parts.session),
            show=lambda widget, judged: widget.show_judged(judged),
        ),
        ResultsTab(
            name="backtest",
            title=lambda: _tr("Backtest"),
            make=lambda parts: BacktestView(parts.session, parts.rejudge),
            show=lambda widget, judged: widget.show_judged(judged),
            early=True,
        ),
        ResultsTab(
            name="history",
            title=lambda: _tr("Learning curves"),
            make=lambda parts: LossHistory(parts.session),
            show=_show_history,
            early=True,
        ),
    )
}
"""All tabs by name, in order; a new one is a widget and a record here."""
