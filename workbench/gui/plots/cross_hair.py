"""Cross-hair: an upright line at the point nearest to the pointer, and the values that every curve has there."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from workbench.gui.plots.curve import Curve
from workbench.gui.plots.date_axis import DateAxis
from workbench.gui.plots.strips import Strips
from workbench.gui.style.numbers import digits_within
from workbench.gui.style.theme import PlotColors


class CrossHair:
    """The line and its text in one plot, whose bottom axis may be logarithmic."""

    def __init__(self, plot: pg.PlotItem, strips: Strips, *, logarithmic: bool) -> None:
        self._plot = plot
        self._strips = strips
        self._logarithmic = logarithmic
        self._colors: PlotColors | None = None

    @cached_property
    def _line(self) -> pg.InfiniteLine:
        return self._added(pg.InfiniteLine(angle=90, movable=False))

    @cached_property
    def _text(self) -> pg.TextItem:
        return self._added(pg.TextItem(anchor=(0, 1)))

    def move(self, position: QPointF, curves: Sequence[Curve]) -> QPointF | None:
        """Follow the pointer in the scene; gives its place in the plot's units, None outside or without a point."""
        box = self._plot.getViewBox()
        if not (box.sceneBoundingRect().contains(position) and any(len(curve) for curve in curves)):
            self.hide()
            return None
        point = box.mapSceneToView(position)
        x, values = _nearest(curves, point.x())
        (left, right), (bottom, _) = box.viewRange()
        self._line.setPos(x)
        self._text.setPos(x, bottom)
        self._strips.tell(values)
        self._text.setText(self.described(x, () if self._strips else values))
        self._text.setAnchor((1, 1) if x > (left + right) / 2 else (0, 1))
        self._line.setVisible(True)
        self._text.setVisible(True)
        return QPointF(point.x(), point.y())

    def hide(self) -> None:
        """Take it away."""
        self._strips.tell()
        for item in self._made():
            item.setVisible(False)

    def paint(self, colors: PlotColors) -> None:
        """Take the theme's colours."""
        self._colors = colors
        for item in self._made():
            self._paint(item)

    def _made(self) -> list[Any]:
        """Line and text, where a pointer was over the plot: most plots never see one."""
        return [self.__dict__[name] for name in ("_line", "_text") if name in self.__dict__]

    def _added(self, item: Any) -> Any:
        item.setVisible(False)
        item.setZValue(100)
        self._paint(item)
        self._plot.addItem(item, ignoreBounds=True)
        return item

    def _paint(self, item: Any) -> None:
        if self._colors is None:
            return
        if isinstance(item, pg.TextItem):
            item.setColor(self._colors.text)
            item.fill = pg.mkBrush(QColor(self._colors.background))
        else:
            item.setPen(pg.mkPen(self._colors.axis, style=Qt.PenStyle.DotLine))

    def described(self, x: float, values: Sequence[tuple[str, float]]) -> str:
        """The place, then each curve's name and value, one a line."""
        axis = self._plot.getAxis("bottom")
        at = axis.told(x) if isinstance(axis, DateAxis) else f"{10**x:.3g}" if self._logarithmic else f"{x:.6g}"
        bottom, top = self._plot.getViewBox().viewRange()[1]
        told = ((name, f"{value:.{digits_within(value, top - bottom, 5)}g}") for name, value in values)
        return "\n".join([at, *(f"{name} {value}".strip() for name, value in told)])


def _nearest(curves: Sequence[Curve], x: float) -> tuple[float, list[tuple[str, float]]]:
    at = x
    values: list[tuple[str, float]] = []
    for curve in curves:
        if not len(curve):
            continue
        index = min(curve.x.find(x), len(curve) - 1)
        if index and abs(curve.x[index - 1] - x) < abs(curve.x[index] - x):
            index -= 1
        at = float(curve.x[index]) if not values else at
        values.append((curve.name, float(curve.values(index))))
    return at, values
