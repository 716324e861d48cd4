"""Strips: curves of different kinds below each other, each with its own numbers, over one axis of time."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from workbench.gui.plots.axis import Axis
from workbench.gui.plots.curve import Curve
from workbench.gui.style.numbers import digits_within, number
from workbench.gui.style.theme import PlotColors

TICK_PIXELS = 26
"""Room that one number on the axis of a strip needs at least."""
VEIL = 120
"""How much of a curve a name upon it covers, of 255."""


class StripAxis(Axis):
    """The numbers left of a plot; of strips, each has its own."""

    def __init__(self) -> None:
        super().__init__("left")
        self.strips: Sequence[Curve] = ()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Where numbers stand: of strips, a few round ones in each."""
        if not self.strips:
            found: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return found
        pixels = size / max(high - low, 1e-9)
        self._texts = dict(pair for curve in self.strips for pair in _ticks(curve, pixels))
        return [(1.0, list(self._texts))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers as they are written."""
        if not self.strips:
            found: list[str] = super().tickStrings(values, scale, spacing)
            return found
        return [self._texts.get(value, "") for value in values]


class Strips:
    """The names of a plot's strips, each at its top, and lines between them; names tell values while asked to."""

    def __init__(self, plot: pg.PlotItem, axis: StripAxis) -> None:
        self._plot, self._axis = plot, axis
        self._curves: list[Curve] = []
        self._names: list[pg.TextItem] = []
        self._lines: list[pg.InfiniteLine] = []
        self.head, self.foot = 0.0, 0.0
        """Shares of the height that are left free above and below them."""
        plot.getViewBox().sigXRangeChanged.connect(self._place)

    def __len__(self) -> int:
        return len(self._curves)

    def add(self, curve: Curve, colors: PlotColors) -> None:
        """Give the curve the next strip below."""
        curve.strip = len(self._curves)
        if self._curves:
            self._add(self._lines, pg.InfiniteLine(-curve.strip, angle=0, movable=False), 10)
        self._curves.append(curve)
        self._add(self._names, pg.TextItem(curve.name, anchor=(0, 0)), 90)
        self.paint(colors)
        self._place()

    def clear(self) -> None:
        """Take all away."""
        if self._curves:
            self._plot.enableAutoRange(axis="y")
        for item in (*self._names, *self._lines):
            self._plot.removeItem(item)
        for items in (self._curves, self._names, self._lines):
            items.clear()
        self._axis.strips = ()

    def fit(self) -> None:
        """Give all the height to them, but for head and foot."""
        height = len(self) / (1 - self.head - self.foot)
        self._plot.setYRange(self.head * height - height, self.head * height, padding=0)

    def show_numbers(self) -> None:
        """A curve has its points: write its numbers."""
        self._axis.strips = [curve for curve in self._curves if curve.ends]
        self._axis.picture = None
        self._axis.update()

    def tell(self, values: Sequence[tuple[str, float]] = ()) -> None:
        """Write these values beside the names; without any, the names alone."""
        known = dict(values)
        for curve, item in zip(self._curves, self._names, strict=True):
            item.setText(f"{curve.name}  {_told(curve, known[curve.name])}" if curve.name in known else curve.name)

    def texts(self) -> list[str]:
        """What stands in each strip, from the top."""
        return [item.toPlainText() for item in self._names]

    def paint(self, colors: PlotColors) -> None:
        """Take the theme's colours."""
        veil = QColor(colors.background)
        veil.setAlpha(VEIL)
        for curve, item in zip(self._curves, self._names, strict=True):
            item.setColor(colors.series[curve.color % len(colors.series)])
            item.fill = pg.mkBrush(veil)
        line = QColor(colors.axis)
        line.setAlphaF(0.4)
        for border in self._lines:
            border.setPen(pg.mkPen(line, style=Qt.PenStyle.SolidLine))

    def _add(self, items: list[Any], item: Any, above: int) -> None:
        item.setZValue(above)
        self._plot.addItem(item, ignoreBounds=True)
        items.append(item)

    def _place(self, *_: object) -> None:
        left = self._plot.getViewBox().viewRange()[0][0]
        for curve, item in zip(self._curves, self._names, strict=True):
            item.setPos(left, -float(curve.strip or 0))


def _told(curve: Curve, value: float) -> str:
    low, high = curve.ends or (value, value)
    return f"{value:.{digits_within(value, high - low, 6)}g}"


def _ticks(curve: Curve, pixels: float) -> list[tuple[float, str]]:
    """Round numbers within a curve's values, as many as its strip of so many pixels has room for, and where."""
    low, high = curve.ends or (math.nan, math.nan)
    if not high > low:
        return [(float(curve.heights(low)), number(low, 4))] if math.isfinite(low) else []
    step = _round_up((high - low) / max(1, int(pixels / TICK_PIXELS)))
    found = np.arange(math.ceil(low / step), math.floor(high / step) + 1) * step
    return [
        (float(curve.heights(value)), number(float(f"{value:.15g}"), digits_within(value, step, 6))) for value in found
    ]


def _round_up(step: float) -> float:
    """The next larger of 1, 2, 5 and their tenfolds."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= step * (1 - 1e-9))
