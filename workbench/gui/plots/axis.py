"""Axis: numbers beside a plot, painted straight away and in a hundredth of the usual time."""

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

Line = tuple[QPen, QPointF, QPointF]
Label = tuple[QRectF, Any, str]


class Painted:
    """Paints an axis without a recording in between, whose every replay would make all fonts anew; and its name only
    where that has changed."""

    style: dict[str, Any]
    textPen: Any
    generateDrawSpecs: Any
    labelText: str
    labelUnits: str
    labelString: Any
    update: Any
    _named = ""

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Line, ticks and texts."""
        if self.style["tickFont"]:
            painter.setFont(self.style["tickFont"])
        specs = self.generateDrawSpecs(painter)
        if specs is None:
            return
        axis, ticks, labels = specs
        _draw_lines(painter, [axis, *ticks])
        painter.setPen(self.textPen())
        for place, flags, text in labels:
            painter.drawText(place, int(flags), text)

    def _updateLabel(self) -> None:
        # WORKAROUND pyqtgraph 0.14: it lays a name out anew, however empty, with every colour and range of an axis.
        name = self.labelString() if self.labelText or self.labelUnits else ""
        if name != self._named:
            self._named = name
            super()._updateLabel()  # type: ignore[misc]
        else:
            self.update()


class Axis(Painted, pg.AxisItem):
    """An axis of numbers."""

    whole = False
    """Whether what is counted here has no parts, such as epochs."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """How far apart ticks stand, and from where on: from fewer, larger steps to more."""
        found: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        return [each for each in found if each[0] >= 1] or [(1.0, 0.0)] if self.whole else found

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers as they are written: none like its neighbour, however far from zero they are."""
        texts: list[str] = super().tickStrings(values, scale, spacing)
        if self.logMode or len(set(texts)) == len(texts):
            return texts
        places = max(0, math.ceil(-math.log10(spacing * scale)))
        return [f"{value * scale:.{places}f}" for value in values]


def _draw_lines(painter: QPainter, lines: Sequence[Line]) -> None:
    """Upright and level lines as filled rectangles: Qt paints a translucent line fifty times slower."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    thin = 1 / painter.device().devicePixelRatioF()
    for pen, start, end in lines:
        width, height = abs(end.x() - start.x()) or thin, abs(end.y() - start.y()) or thin
        painter.fillRect(QRectF(min(start.x(), end.x()), min(start.y(), end.y()), width, height), pen.color())
