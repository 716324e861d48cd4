"""ImportancePicture: a bar for each input, as long as the metric worsens without it, with its interval."""

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.plots.curve import Curve, Places
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style import translation
from workbench.gui.style.theme import follow, plot_colors

if TYPE_CHECKING:
    from workbench.insight.importance import Importance, Input

MOST_BARS = 24
"""Inputs that have a bar, those that matter most; the saved numbers have all."""
BAR = 0.6
SPARE = 7
"""Series colour of inputs that the model could do without."""


class ImportanceBars(Plot):
    """Inputs one below the other, the first on top."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._bars = pg.BarGraphItem(x0=[0], y=[0], height=BAR, width=[0])
        self._intervals = pg.PlotDataItem(connect="finite")
        self._inputs: tuple[Input, ...] = ()
        super().__init__(save_points, parent)
        self.addItem(self._bars)
        self.addItem(self._intervals)
        follow(self._paint_bars)

    def show_inputs(self, inputs: "tuple[Input, ...]") -> None:
        """Draw other bars."""
        self._inputs = inputs[:MOST_BARS]
        places = -np.arange(len(self._inputs), dtype=float)
        ticks = [(place, one.name) for place, one in zip(places.tolist(), self._inputs, strict=True)]
        self.getPlotItem().getAxis("left").setTicks([ticks])
        self._paint_bars()
        self.reset()

    def points(self) -> list[Curve]:
        """Increase, low and high by the number of the input, from 1."""
        lines = []
        for name in ("increase", "low", "high"):
            line = Curve(None, name, 0, Qt.PenStyle.SolidLine, 1.0)
            values = np.array([getattr(one, name) for one in self._inputs])
            line.set_points(Places(np.arange(1, len(values) + 1)), values)
            lines.append(line)
        return lines

    def _paint_bars(self) -> None:
        now, inputs = plot_colors(), self._inputs
        places = -np.arange(len(inputs), dtype=float)
        widths = np.array([one.increase for one in inputs])
        brushes = [now.series[0 if one.needed else SPARE] for one in inputs]
        self._bars.setOpts(
            x0=np.zeros(len(inputs)), y=places, height=BAR, width=widths, brushes=brushes, pen=pg.mkPen(None)
        )
        ends = [end for one in inputs for end in (one.low, one.high, np.nan)]
        self._intervals.setData(ends, np.repeat(places, 3), pen=pg.mkPen(now.text, width=2))


class ImportancePicture(QWidget):
    """The bars, and what they are measured in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Importance | None = None
        self.bars = ImportanceBars(desk.session.save_points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars, 1)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "Importance | None") -> None:
        """Draw another run's inputs."""
        self._found = result
        self.bars.show_inputs(result.inputs if result is not None else ())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        from workbench.evaluation.metrics import METRICS
        from workbench.gui.style.translation import shown

        metric = "" if self._found is None else shown(METRICS[self._found.metric].title)
        worse = self.tr("{metric} worsens by").replace("{metric}", metric)
        self.bars.set_names(self.tr("What each input is worth to the model"), worse)
