"""ForecastPictures: a forecast beside the truth, its residuals, and its error by step."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.judged import Choice, JudgedRun, Picture, draw
from workbench.gui.plots.band import DrawnBands
from workbench.gui.plots.date_axis import show_notation
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.catch_up import CatchUp
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.stepwise import Steps, Stepwise

Pen = Qt.PenStyle
MOST_SERIES = 1000


class ForecastPictures(Stepwise, QWidget):
    """Itself unseen; its `forecast`, `residuals` and `by_step` go into the page's tabs."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.hide()  # what it shows lies in the page's tabs
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._judged: JudgedRun | None = None
        self._picture: Picture | None = None
        self._asked = 0
        self._dated: dict[bool, tuple[Plot, Plot]] = {}
        for dates in (False, True):
            self._dated[dates] = (Plot(session.save_points, dates=dates), Plot(session.save_points, dates=dates))
            yield
        self.histogram, self.by_step = Plot(session.save_points), Plot(session.save_points)
        self.target, self.series, self.ahead = DropDown(), DropDown(), DropDown()
        self._labels = {name: QLabel() for name in ("target", "series", "ahead")}
        self.rival, self.bands = QCheckBox(), QCheckBox(checked=True)
        self._bands = DrawnBands()
        self.forecast, self.residuals = QWidget(), QWidget()
        drawn: dict[QWidget, Callable[[], None]] = {
            self.forecast: self._draw_forecast,
            self.residuals: self._draw_residuals,
            self.by_step: self._draw_steps,
        }
        self._tabs = {draw: CatchUp(tab, session.turns, draw) for tab, draw in drawn.items()}
        yield
        self._lay_out()
        for combo in (self.target, self.series, self.ahead):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.currentIndexChanged.connect(self._on_chosen)
        for switch in (self.rival, self.bands):
            switch.toggled.connect(self._render)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._render)

    @property
    def picture(self) -> Picture | None:
        """What is drawn."""
        return self._picture

    def show_judged(self, judged: JudgedRun | None) -> None:
        """Show another run's forecasts; None shows nothing."""
        self._judged = judged if judged and judged.evaluation and TASKS[judged.stored.task].forecasts else None
        self._fill_choices()
        self._on_chosen()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        names = {"target": self.tr("Target"), "series": self.tr("Series"), "ahead": self.tr("Show")}
        for name, combo in (("target", self.target), ("series", self.series), ("ahead", self.ahead)):
            self._labels[name].setText(names[name])
            combo.setAccessibleName(names[name])
        self.ahead.setToolTip(self.tr("Whole forecasts one after another, or only the value so many steps ahead"))
        self.rival.setText(self.tr("Strongest rival"))
        self.rival.setToolTip(self.tr("Draw the forecast of the strongest rival as well"))
        self.bands.setText(self.tr("Bands"))
        self.bands.setToolTip(
            self.tr("Where 80 and 95 of 100 truths are to lie, from how far off the forecasts were before")
        )
        for index in range(self.ahead.count()):
            self.ahead.setItemText(index, self._ahead_name(index))
        self._render()

    def _lay_out(self) -> None:
        pickers = QHBoxLayout()
        pickers.setSpacing(theme.S)
        for name, combo in (("ahead", self.ahead), ("target", self.target), ("series", self.series)):
            self._labels[name].setBuddy(combo)
            pickers.addWidget(self._labels[name])
            pickers.addWidget(combo)
        pickers.addStretch(1)
        pickers.addWidget(self.bands)
        pickers.addWidget(self.rival)
        column = QVBoxLayout(self.forecast)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.addLayout(pickers)
        row = QHBoxLayout(self.residuals)
        row.setContentsMargins(0, theme.S, 0, 0)
        for line, rests in self._dated.values():
            column.addWidget(line, 1)
            row.addWidget(rests, 2)
        row.addWidget(self.histogram, 1)

    def _fill_choices(self) -> None:
        for combo in (self.target, self.series, self.ahead):
            combo.blockSignals(True)
            combo.clear()
        if self._judged is not None and self._judged.evaluation is not None:
            case = self._judged.evaluation.case
            self.target.addItems(list(case.facts.targets))
            for sequence in np.unique(case.examples.sequences_E)[:MOST_SERIES].tolist():
                self.series.addItem(str(case.dataset.names_S[sequence]), sequence)
            for ahead in range(case.facts.horizon + 1 if case.facts.horizon > 1 else 1):
                self.ahead.addItem(self._ahead_name(ahead), ahead)
        for name, combo in (("target", self.target), ("series", self.series), ("ahead", self.ahead)):
            combo.blockSignals(False)
            combo.setVisible(combo.count() > 1)
            self._labels[name].setVisible(combo.count() > 1)

    def _ahead_name(self, ahead: int) -> str:
        if ahead == 0:
            return self.tr("Whole forecasts, end to end")
        return self.tr("1 step ahead") if ahead == 1 else self.tr("{count} steps ahead").replace("{count}", str(ahead))

    def _on_chosen(self, *_: object) -> None:
        self._asked += 1
        judged = self._judged
        if judged is None:
            self._picture = None
            self._render()
            return
        choice = Choice(
            asked=self._asked,
            target=max(self.target.currentIndex(), 0),
            sequence=self.series.currentData() or 0,
            ahead=self.ahead.currentData() or 0,
        )
        job = self._session.jobs.run(self.tr("Drawing the forecast"), lambda: draw(judged, choice))
        job.finished.connect(self._on_drawn)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_drawn(self, picture: Picture) -> None:
        if picture.asked == self._asked:
            self._picture = picture
            self._render()
            for plot in (*self._dated[picture.dates], self.histogram, self.by_step):
                plot.reset()

    def _render(self, *_: object) -> None:
        """Draw each tab now, or once it is seen."""
        for redraw, catch_up in self._tabs.items():
            if not catch_up.later():
                redraw()

    def _begin(self, *plots: Plot) -> str:
        """Empty these plots; what their axis along the data is called."""
        for plot in plots:
            plot.remove_curves()
            plot.set_hint(self.tr("Drawn here once the run is judged"))
        picture = self._picture
        if picture is None:
            return ""
        if self._judged is not None and self._judged.evaluation is not None and picture.dates:
            for plot in plots:
                show_notation(plot.getPlotItem(), self._judged.evaluation.case.dataset.notation)
        return self.tr("Time") if picture.dates else self.tr("Row of the data")

    def _choose(self, place: int) -> Plot:
        """Of the plots of dates and of rows the one that fits: of the forecast or of what is left over."""
        dated = self._picture is not None and self._picture.dates
        for dates, plots in self._dated.items():
            plots[place].setVisible(dates == dated)
        return self._dated[dated][place]

    def _draw_forecast(self) -> None:
        line, picture = self._choose(0), self._picture
        self._bands.remove()
        where = self._begin(line)
        self.bands.setVisible(picture is None or bool(picture.bands))
        line.set_names(self.tr("Forecast beside the truth"), where, self.target.currentText())
        if picture is None:
            return
        if self.bands.isChecked():
            self._bands.draw(line, picture.x, picture.bands)
        curve = line.add_curve(self.tr("Truth"), color=7, width=1.8)
        line.set_points(curve, picture.x, picture.truth)
        if self.rival.isChecked():
            curve = line.add_curve(self.tr("Strongest rival"), color=1, style=Pen.DotLine, width=1.5)
            line.set_points(curve, picture.x, picture.rival)
        curve = line.add_curve(self.tr("Forecast"), color=0, style=Pen.DashLine, width=2)
        line.set_points(curve, picture.x, picture.forecast)

    def _draw_residuals(self) -> None:
        rests, picture, left_over = self._choose(1), self._picture, self.tr("Truth minus forecast")
        rests.set_names(self.tr("Residuals along the test part"), self._begin(rests), left_over)
        self._begin(self.histogram)
        self.histogram.set_names(self.tr("Histogram of the residuals"), left_over, self.tr("Count"))
        self.histogram.mark(None)
        if picture is None:
            return
        zero = rests.add_curve("", color=7, style=Pen.DashLine, width=1)
        rests.set_points(zero, picture.x[[0, -1]], [0.0, 0.0])
        rests.set_points(rests.add_curve("", color=0), picture.x, picture.residuals)
        bars = self.histogram.add_curve("", color=0)
        filled = QColor(theme.plot_colors().series[0])
        filled.setAlpha(70)
        bars.item.setFillLevel(0)
        bars.item.setFillBrush(filled)
        x, y = _outline(picture.bin_edges, picture.counts)
        self.histogram.set_points(bars, x, y)
        self.histogram.mark(0.0, "0")

    def _draw_steps(self) -> None:
        picture = self._picture
        self._begin(self.by_step)
        self.by_step.set_names(self.tr("Error by step ahead"), self.tr("Steps ahead"), self.tr("RMSE"))
        if picture is not None:
            steps = np.arange(1, len(picture.error_by_step) + 1)
            self._points(self.tr("Model"), 0, Pen.SolidLine, steps, picture.error_by_step)
            self._points(self.tr("Strongest rival"), 1, Pen.DashLine, steps, picture.rival_by_step)

    def _points(self, name: str, color: int, style: Qt.PenStyle, x: np.ndarray, y: np.ndarray) -> None:
        curve = self.by_step.add_curve(name, color=color, style=style, width=2)
        curve.item.setSymbol("o" if color == 0 else "s")
        curve.item.setSymbolSize(6)
        curve.item.setSymbolBrush(theme.plot_colors().series[color])
        curve.item.setSymbolPen(None)
        self.by_step.set_points(curve, x, y)


def _outline(edges: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The outline of a histogram as a line."""
    x = np.repeat(edges, 3)[1:-1]
    y = np.zeros_like(x)
    y[1::3], y[2::3] = counts, counts
    return x, y
