"""RangeBrush: a range of a plot's x axis, chosen by dragging over it."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.style.theme import colors

LEAST = 4
"""Pixels of the shortest drag that is meant."""
SHADE = 70


class RangeBrush(QWidget):
    """Lies over a plot while a range is to be chosen; Escape gives up."""

    chosen = Signal(float, float)
    """From and to, in the plot's own units."""
    given_up = Signal()

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot.viewport())
        self._plot = plot
        self._start: int | None = None
        self._end = 0
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def begin(self) -> None:
        """Cover the plot and wait for a drag."""
        self._start = None
        self.setGeometry(self._plot.viewport().rect())
        self.show()
        self.raise_()
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a range."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = self._end = round(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the range so far."""
        self._end = round(event.position().x())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the range, unless it was only a click."""
        start, self._start = self._start, None
        self.update()
        if start is None or abs(event.position().x() - start) < LEAST:
            return
        low, high = sorted((self._at(start), self._at(event.position().x())))
        self.chosen.emit(low, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The range that is being drawn."""
        if self._start is None:
            return
        tone = QColor(colors().error)
        tone.setAlpha(SHADE)
        low, high = sorted((self._start, self._end))
        QPainter(self).fillRect(QRect(low, 0, high - low, self.height()), tone)

    def _at(self, pixel: float) -> float:
        point = self._plot.mapToScene(QPointF(pixel, 0).toPoint())
        return float(self._plot.getPlotItem().getViewBox().mapSceneToView(point).x())
