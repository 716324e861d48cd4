"""ValuePictures: the answers of a regression beside the truth, one point per sequence, and what is left over."""

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.judged import BINS
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import digits_within, number
from workbench.gui.widgets.choices import DropDown

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

MOST_DOTS = 3000
DOT = 8


class ValuePictures(QWidget):
    """Dots around the diagonal, where right answers lie, and a histogram of truth minus answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._spread = 0.0
        """Of the true values in sight."""
        self.scatter, self.histogram = Plot(session.save_points), Plot(session.save_points)
        self._dots = pg.ScatterPlotItem(size=DOT, pen=None, hoverable=True, tip=self._tip)
        self.scatter.addItem(self._dots)
        self.target = DropDown()
        self._label = QLabel()
        self._label.setBuddy(self.target)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._label)
        line.addWidget(self.target)
        line.addStretch(1)
        pictures = QHBoxLayout()
        pictures.addWidget(self.scatter, 3)
        pictures.addWidget(self.histogram, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.addLayout(line)
        column.addLayout(pictures, 1)
        self.target.currentIndexChanged.connect(self._render)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._render)

    @property
    def dots(self) -> int:
        """How many sequences are drawn."""
        return len(self._dots.points())

    def show_evaluation(self, evaluation: "Evaluation | None") -> None:
        """Draw another run's answers; None draws nothing."""
        fits = evaluation is not None and TASKS[evaluation.case.facts.task].values_sequences
        self._evaluation = evaluation if fits else None
        self.target.blockSignals(True)
        self.target.clear()
        if self._evaluation is not None:
            self.target.addItems(list(self._evaluation.case.facts.targets))
        self.target.blockSignals(False)
        for widget in (self.target, self._label):
            widget.setVisible(self.target.count() > 1)
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._label.setText(self.tr("Target"))
        self.target.setAccessibleName(self.tr("Target"))
        self._render()

    def _render(self, *_: object) -> None:
        name = self.target.currentText()
        truth, answer = self.tr("Truth"), self.tr("Answer")
        self.scatter.set_names(self.tr("Answers beside the truth"), f"{truth} – {name}", f"{answer} – {name}")
        self.histogram.set_names(self.tr("Histogram of the residuals"), self.tr("Truth minus answer"), self.tr("Count"))
        self.histogram.mark(None)
        for plot in (self.scatter, self.histogram):
            plot.set_hint(self.tr("Drawn here once the run is judged"))
            plot.remove_curves()
        self._dots.clear()
        if self._evaluation is not None:
            self._draw(self._evaluation, max(self.target.currentIndex(), 0))

    def _draw(self, evaluation: "Evaluation", target: int) -> None:
        truth = evaluation.truth[:, target].astype(np.float64)
        answers = evaluation.answers[:, target].astype(np.float64)
        known = np.flatnonzero(np.isfinite(truth))
        if not len(known):
            return
        self._draw_dots(evaluation, known[:: -(-len(known) // MOST_DOTS)], truth, answers)
        rests = truth[known] - answers[known]
        counts, edges = np.histogram(rests, bins=min(BINS, max(5, len(rests) // 4)))
        x, y = np.repeat(edges, 3)[1:-1], np.zeros(3 * len(edges) - 2)
        y[1::3], y[2::3] = counts, counts
        bars = self.histogram.add_curve("", color=0)
        filled = QColor(theme.plot_colors().series[0])
        filled.setAlpha(70)
        bars.item.setFillLevel(0)
        bars.item.setFillBrush(filled)
        self.histogram.set_points(bars, x, y)
        self.histogram.mark(0.0, "0")
        self.histogram.reset()

    def _draw_dots(self, evaluation: "Evaluation", shown: np.ndarray, truth: np.ndarray, answers: np.ndarray) -> None:
        ends = [float(truth[shown].min()), float(truth[shown].max())]
        self._spread = ends[1] - ends[0]
        right = self.scatter.add_curve(self.tr("Right answers"), color=7, style=Qt.PenStyle.DashLine, width=1.2)
        self.scatter.set_points(right, ends, ends)
        color = QColor(theme.plot_colors().series[0])
        color.setAlpha(150)
        names = evaluation.case.dataset.names_S
        owners = evaluation.case.examples.sequences_E[shown].tolist()
        self._dots.setData(
            x=truth[shown], y=answers[shown], data=[str(names[s]) for s in owners], brush=pg.mkBrush(color)
        )
        self.scatter.reset()

    def _tip(self, x: float, y: float, data: object) -> str:
        truth, answer = (number(value, digits_within(value, self._spread, 4)) for value in (x, y))
        return f"{data}\n{truth} → {answer}"
