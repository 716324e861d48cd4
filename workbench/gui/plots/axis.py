"""Axis: numbers beside a plot, painted straight away and in a hundredth of the usual time."""

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

Line = tuple[QPen, QPointF, QPointF]
Label = tuple[QRectF, Any, str]


GAP = 4.0
"""Pixels between two texts at least."""
LINE = 0.8
"""Of a line's height what pyqtgraph takes it to be."""
LINE_ROOM = 20.0
"""Pixels beyond an end of an axis in which the half of a number at this end lies."""


class Painted(pg.AxisItem):
    """Paints an axis without a recording in between, whose every replay would make all fonts anew; and its name only
    where that has changed."""

    _named = ""
    _measuring = False

    def boundingRect(self) -> QRectF:
        """Where it paints; while texts are placed, room for those that would flow past the ends."""
        found: QRectF = super().boundingRect()
        along = found.width() if self.orientation in ("top", "bottom") else 0.0
        return found.adjusted(-along, -LINE_ROOM, along, LINE_ROOM) if self._measuring else found

    def generateDrawSpecs(self, painter: QPainter) -> Any:
        """What is to be drawn. Texts that would flow past the ends are moved inwards, neither cut nor left out."""
        self._measuring = True
        try:
            specs = super().generateDrawSpecs(painter)
        finally:
            self._measuring = False
        if specs is None:
            return None
        axis, ticks, labels = specs
        if self.orientation in ("top", "bottom"):
            own = self.mapRectFromParent(self.geometry())
            return axis, ticks, _within(own.left(), own.right(), labels)
        picture = self.mapRectFromScene(self.getViewWidget().sceneRect())
        return axis, ticks, _apart([(_between(picture, place), flags, text) for place, flags, text in labels])

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
            super()._updateLabel()
        else:
            self.update()


class Axis(Painted):
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


def _within(left: float, right: float, labels: Sequence[Label]) -> list[Label]:
    """Texts that lie between two ends; one that had to be moved goes where there is another one already."""
    inside, beyond = list[Label](), list[Label]()
    for label in labels:
        fits = left <= label[0].left() and label[0].right() <= right
        (inside if fits else beyond).append(label)
    for place, flags, text in beyond:
        moved = place.translated(max(left - place.left(), 0.0) + min(right - place.right(), 0.0), 0)
        near = moved.adjusted(-GAP, 0, GAP, 0)
        if moved.left() >= left and not any(near.intersects(other) for other, _, _ in inside):
            inside.append((moved, flags, text))
    return inside


def _apart(labels: Sequence[Label]) -> list[Label]:
    """Texts of which none lies upon one before it."""
    kept: list[Label] = []
    for label in labels:
        if not any(label[0].intersects(other) for other, _, _ in kept):
            kept.append(label)
    return kept


def _between(picture: QRectF, place: QRectF) -> QRectF:
    """The place of a text beside a plot, wholly within the picture; a line is higher than pyqtgraph takes it to be."""
    beyond = (1 - LINE) / LINE / 2 * place.height()
    low, high = picture.top() - place.top() + beyond, picture.bottom() - place.bottom() - beyond
    return place.translated(0, max(low, 0.0) + min(high, 0.0))


def _draw_lines(painter: QPainter, lines: Sequence[Line]) -> None:
    """Upright and level lines as filled rectangles: Qt paints a translucent line fifty times slower."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    thin = 1 / painter.device().devicePixelRatioF()
    for pen, start, end in lines:
        width, height = abs(end.x() - start.x()) or thin, abs(end.y() - start.y()) or thin
        painter.fillRect(QRectF(min(start.x(), end.x()), min(start.y(), end.y()), width, height), pen.color())
