"""BacktestView: a run's settings judged again and again, at origins that roll through time or fold by fold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.data.spec import Task
from workbench.errors import sentence_of
from workbench.gui.evaluation.judged import JudgedRun
from workbench.gui.evaluation.scores import rival_name, rival_tip
from workbench.gui.plots.plot import Plot
from workbench.gui.runs.metric_names import metric_name, metric_tip, shown
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown as said
from workbench.gui.widgets.cards import primary, styled_label
from workbench.gui.widgets.number_edits import IntEdit
from workbench.gui.widgets.number_table import NumberTable
from workbench.progress import Progress
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.backtest.table import Backtest, Mean
    from workbench.progress import Work
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project

FEWEST, MOST, USUAL = 2, 100, 5
MODEL = "model"
MOST_CURVES = 2
"""The model and the best of its rivals: a longer legend would be wider than the plot."""


class BacktestView(QWidget):
    """How many origins, a button, and what was found: means with their intervals, each origin, each step ahead."""

    def __init__(self, session: Session, rejudge: Callable[[], None], parent: QWidget | None = None) -> None:
        """`rejudge` is called once the run answers otherwise."""
        super().__init__(parent)
        self._session, self._rejudge = session, rejudge
        self._job: Job | None = None
        self._run, self._in_hand = "", ""
        self._task: Task = "forecast"
        self.found: Backtest | None = None
        self.origins = IntEdit()
        self.origins.setRange(FEWEST, MOST)
        self.origins.setValue(USUAL)
        self.refit = QCheckBox()
        self.button = primary(QPushButton(icon("play", "on_accent"), ""))
        self.progress = QProgressBar(textVisible=False)
        self.text, self._label = styled_label("", "muted"), QLabel()
        self.text.setWordWrap(True)
        self.setFocusProxy(self.origins)
        self.means, self.each = NumberTable(), NumberTable()
        self.by_step = Plot(session.save_points)
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        translation.follow(self.render)
        theme.follow(self.render)
        self.render()

    def show_judged(self, judged: JudgedRun | None) -> None:
        """Show what a run's folder keeps; None shows nothing."""
        self._run = judged.stored.run if judged is not None else ""
        self._task = judged.stored.task if judged is not None else self._task
        self.found = judged.backtest if judged is not None else None
        if self.found is not None:
            self.origins.setValue(self.found.origins)
            self.refit.setChecked(self.found.refit)
        self.render()

    def render(self) -> None:
        """Say and draw everything in the language in force."""
        working, found = self._job is not None, self.found
        self._label.setText(self.tr("Origins"))
        tip = self.tr(
            "From so many points in time the future is forecast from the past alone; many sequences are dealt into so "
            "many folds"
        )
        for widget in (self.origins, self._label):
            widget.setToolTip(tip)
        self.origins.setAccessibleName(self.tr("Origins"))
        self.refit.setText(self.tr("Train anew at each origin"))
        self.refit.setToolTip(self.tr("Otherwise the model is trained once, before the first origin; folds always are"))
        self.progress.setAccessibleName(self.tr("Progress of the backtest"))
        self.button.setText(self.tr("Stop") if working else self.tr("Backtest"))
        self.button.setIcon(icon("stop" if working else "play", "on_accent"))
        self.button.setEnabled(working or bool(self._run))
        for editor in (self.origins, self.refit):
            editor.setEnabled(not working)
        self.progress.setVisible(working)
        self.text.setText(self._told())
        several = found is not None and len(found.folds) > 0
        for table in (self.means, self.each):
            table.setVisible(several)
        self.means.setAccessibleName(self.tr("Means over the origins, with half of their 95 % intervals"))
        self.each.setAccessibleName(self.tr("Each origin"))
        self.by_step.setVisible(several and found is not None and len(found.steps(MODEL)) > 1)
        if found is not None and found.folds:
            self._fill(found)
            self.by_step.reset()

    def _told(self) -> str:
        found = self.found
        if found is None or not found.folds:
            return self.tr(
                "One test part is one draw of luck. A backtest trains this run's settings on the past alone and judges "
                "them and all rivals at several origins; many sequences are dealt into folds, each tested once."
            )
        if not found.complete:
            text = self.tr("{done} of {count} are judged. Start it again to go on.")
            return text.format(done=len(found.folds), count=found.origins)
        how = (
            self.tr("Trained anew at each of {count} origins.")
            if found.refit and found.rolling
            else self.tr("Trained once, before the first of {count} origins.")
            if found.rolling
            else self.tr("Trained anew for each of {count} folds.")
        )
        interval = self.tr("± is half of a 95 % interval, for which each counts as one draw.")
        return " ".join([said(found.verdict), singular(how.format(count=found.origins)), interval])

    def _fill(self, found: "Backtest") -> None:
        names, metrics, first = found.answerers, found.metrics, found.metrics[0]
        titles = [self.tr("Model") if name == MODEL else rival_name(name, found.season) for name in names]
        cells = [[_text(found.mean(name, metric), metric) for metric in metrics] for name in names]
        self.means.set_content(
            [metric_name(metric) for metric in metrics],
            titles,
            cells,
            tips=["" if name == MODEL else rival_tip(name) for name in names],
            column_tips=[metric_tip(metric) for metric in metrics],
        )
        self.means.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.means.fit_height()
        self.each.set_content(
            [self.tr("Trained on"), self.tr("Judged"), *titles],
            [fold.place or self.tr("Fold {number}").format(number=fold.number) for fold in found.folds],
            [
                [
                    whole(fold.training),
                    whole(fold.examples),
                    *(shown(fold.scores[name].get(first), first) for name in names),
                ]
                for fold in found.folds
            ],
            column_tips=["", "", *[metric_name(first)] * len(titles)],
        )
        self._draw(found, titles)

    def _draw(self, found: "Backtest", titles: list[str]) -> None:
        plot = self.by_step
        plot.remove_curves()
        name = self.tr("Mean absolute error by step ahead, over all origins")
        plot.set_names(name, self.tr("Steps ahead"), self.tr("MAE"))
        order = sorted(range(len(titles)), key=lambda place: _mean_error(found, found.answerers[place]))
        chosen = [0, *(place for place in order if place)][:MOST_CURVES]
        for color, place in enumerate(chosen):
            steps = found.steps(found.answerers[place])
            y = np.array([np.nan if step is None else step.value for step in steps])
            style = Qt.PenStyle.SolidLine if not place else Qt.PenStyle.DashLine
            curve = plot.add_curve(titles[place], color=color, style=style, width=2 if not place else 1.5)
            plot.set_points(curve, np.arange(1, len(y) + 1), y)

    def _lay_out(self) -> None:
        self._label.setBuddy(self.origins)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self._label, self.origins, self.refit):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.button)
        below = QHBoxLayout()
        below.setSpacing(theme.M)
        below.addWidget(self.each, 1)
        below.addWidget(self.by_step, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self.progress)
        column.addWidget(self.text)
        column.addWidget(self.means)
        column.addLayout(below, 1)
        column.addStretch(0)

    def _on_clicked(self) -> None:
        project, run, loaded = self._session.project, self._run, self._session.data.loaded
        if self._job is not None:
            self._job.stop()
            return
        if project is None or not run:
            return
        origins, refit = self.origins.value(), self.refit.isChecked()
        self._in_hand = run
        self._job = self._session.jobs.run(
            self.tr("Backtesting"), lambda: _found(project, run, origins, refit, loaded), trains=True
        )
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        self._job.ended.connect(self._on_ended)
        self.progress.setRange(0, 0)
        self.render()

    @Slot(object)
    def _on_progressed(self, event: object) -> None:
        if isinstance(event, Progress):
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(1000 * event.done))

    @Slot(object)
    def _on_finished(self, answer: "tuple[Backtest, bool]") -> None:
        found, calibrated = answer
        if self._run == self._in_hand:
            self.found = found
        if calibrated:
            self._session.runs_changed.emit()
            self._rejudge()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._session.report_error(error)
        self._on_stopped()
        self.text.setText(said(sentence_of(error)))

    @Slot()
    def _on_stopped(self) -> None:
        """What is done is kept, and shown."""
        from workbench.backtest.table import load_backtest

        project = self._session.project
        if project is not None and self._run == self._in_hand:
            self.found = load_backtest(project.run(self._run).folder)

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self.render()


def _found(
    project: "Project", run: str, origins: int, refit: bool, loaded: "Loaded | None"
) -> "Work[tuple[Backtest, bool]]":
    """The backtest, and whether the run's probabilities are others since."""
    from workbench.backtest.trial import backtest
    from workbench.training.context import BESIDE_WINDOW

    chosen = project.run(run)
    before = chosen.calibration
    found = yield from backtest(project, chosen, origins=origins, refit=refit, context=BESIDE_WINDOW, loaded=loaded)
    return found, chosen.calibration != before


def _text(mean: "Mean | None", metric: str) -> str:
    if mean is None:
        return "–"
    return f"{shown(mean.value, metric)} ± {shown(mean.half, metric)}"


def _mean_error(found: "Backtest", answerer: str) -> float:
    steps = [step.value for step in found.steps(answerer) if step is not None]
    return sum(steps) / len(steps) if steps else float("inf")
