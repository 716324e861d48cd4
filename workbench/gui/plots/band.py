"""Band: the room between two lines of a plot, filled; lines and filling are of one of the theme's colours."""

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from workbench.gui.plots.plot import Plot
from workbench.gui.style.theme import plot_colors

EDGE = 0.75


class Band:
    """Two lines of the same places; the names are for the legend and for the points that are saved."""

    def __init__(self, plot: Plot, name: str, low: str, *, color: int, opacity: int) -> None:
        self._plot = plot
        dotted = Qt.PenStyle.DotLine
        self.low = plot.add_curve("", color=color, style=dotted, width=EDGE)
        self.low.name = low
        self.high = plot.add_curve(name, color=color, style=dotted, width=EDGE)
        filled = QColor(plot_colors().series[color])
        filled.setAlpha(opacity)
        self._filling = pg.FillBetweenItem(self.low.item, self.high.item, brush=filled)
        self._filling.setZValue(-10)
        plot.addItem(self._filling, ignoreBounds=True)

    def set_points(self, x: Sequence[float] | npt.NDArray[Any], low: npt.NDArray[Any], high: npt.NDArray[Any]) -> None:
        """Give the lower and the upper line their points."""
        self._plot.set_points(self.low, x, low)
        self._plot.set_points(self.high, x, high)

    def remove(self) -> None:
        """Take the filling away; the lines go with the plot's other lines."""
        self._plot.removeItem(self._filling)
