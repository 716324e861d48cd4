"""DrawnBands: the room between two lines of a plot, filled, one for each level."""

from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor

from workbench.gui.plots.curve import Curve
from workbench.gui.plots.plot import Plot
from workbench.gui.style.theme import plot_colors

EDGE = 0.75
OPACITIES = {0.95: 28, 0.8: 60}
"""Levels that are drawn, the wider first so that the narrower lies upon it, and how opaque each is of 255."""
Values = npt.NDArray[Any]


class DrawnBands:
    """Draws bands into a plot, whose other lines come after them; they go with the plot's lines."""

    def __init__(self) -> None:
        self._fillings: list[tuple[Plot, pg.FillBetweenItem]] = []
        self._curves: dict[float, tuple[Curve, Curve]] = {}

    def __len__(self) -> int:
        return len(self._fillings)

    def draw(self, plot: Plot, x: Values, ends: Mapping[float, tuple[Values, Values]], *, color: int = 0) -> None:
        """Draw the lower and upper ends of the levels that people know."""
        for level, opacity in OPACITIES.items():
            if level in ends:
                self._draw(plot, x, level, ends[level], color=color, opacity=opacity)

    def move(self, plot: Plot, x: Values, ends: Mapping[float, tuple[Values, Values]]) -> None:
        """Give the bands that are drawn other ends."""
        for level, curves in self._curves.items():
            for curve, values in zip(curves, ends[level], strict=True):
                plot.set_points(curve, x, values)

    def paint(self, color: int) -> None:
        """Fill them in the colours of the theme in force."""
        for (_, filling), level in zip(self._fillings, self._curves, strict=True):
            filling.setBrush(_filled(color, OPACITIES[level]))

    def remove(self) -> None:
        """Take every filling away; the lines go with the plot's other lines."""
        self._curves.clear()
        while self._fillings:
            plot, filling = self._fillings.pop()
            plot.removeItem(filling)

    def _draw(
        self, plot: Plot, x: Values, level: float, ends: tuple[Values, Values], *, color: int, opacity: int
    ) -> None:
        share, dotted = f"{100 * level:.0f} %", Qt.PenStyle.DotLine
        low = plot.add_curve("", color=color, style=dotted, width=EDGE)
        low.name = QCoreApplication.translate("DrawnBands", "{share} band, lower end").format(share=share)
        name = QCoreApplication.translate("DrawnBands", "{share} band").format(share=share)
        high = plot.add_curve(name, color=color, style=dotted, width=EDGE)
        filling = pg.FillBetweenItem(low.item, high.item, brush=_filled(color, opacity))
        filling.setZValue(-10)
        plot.addItem(filling, ignoreBounds=True)
        self._fillings.append((plot, filling))
        self._curves[level] = (low, high)
        for curve, values in zip((low, high), ends, strict=True):
            plot.set_points(curve, x, values)


def _filled(color: int, opacity: int) -> QColor:
    filled = QColor(plot_colors().series[color])
    filled.setAlpha(opacity)
    return filled
