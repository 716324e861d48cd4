"""GapStrip: a thin strip below a plot that shows where data lie, gaps, times that repeat and what is left out.

Shapes: W pixels.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.data.gap_map import GapMap
from workbench.gui.plots.curve import Places
from workbench.gui.plots.plot import Plot
from workbench.gui.style import translation
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import colors, follow, plot_colors
from workbench.sentence import singular

HEIGHT = 12
Spans = npt.NDArray[np.float64]
"""Pairs of places on the axis, from and to."""
NONE: Spans = np.empty((0, 2))


def spans_of(found: GapMap | None, x: Places, rows: tuple[int, int]) -> tuple[Spans, Spans]:
    """The gaps and the times that repeat of the series between two rows, whose steps stand at the places."""
    if found is None:
        return NONE, NONE
    start, stop = rows
    gaps = found.gaps_G[(found.gaps_G >= start) & (found.gaps_G < stop - 1)] - start
    repeats = found.repeats_R[(found.repeats_R >= start) & (found.repeats_R < stop)] - start
    holes = np.stack([x[gaps], x[gaps + 1]], axis=1) if len(gaps) else NONE
    return holes, np.stack([x[repeats], x[repeats]], axis=1) if len(repeats) else NONE


class GapStrip(QWidget):
    """One row of pixels as high as a letter, in step with its plot; hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self._ends = (0.0, 0.0)
        self.gaps: Spans = NONE
        self.repeats: Spans = NONE
        self.left_out: Spans = NONE
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(self.update)
        translation.follow(self.retranslate)
        self.hide()

    def follow_plot(self, plot: Plot) -> None:
        """Stay in step with this plot when it is zoomed."""
        plot.getPlotItem().getViewBox().sigXRangeChanged.connect(lambda *_: self.update())

    def show_spans(self, plot: Plot, ends: tuple[float, float], gaps: Spans, repeats: Spans, left_out: Spans) -> None:
        """Show where data lie between two ends, and what is not plain in them."""
        self._plot, self._ends = plot, ends
        self.gaps, self.repeats, self.left_out = gaps, repeats, left_out
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """What the strip shows, in words."""
        text = self.tr("Where data lie: {gaps} gaps, {repeats} times that repeat, {ranges} ranges left out")
        counts = {"gaps": len(self.gaps), "repeats": len(self.repeats), "ranges": len(self.left_out)}
        told = singular(text.format(**{name: whole(count) for name, count in counts.items()}))
        self.setAccessibleName(told)
        self.setToolTip(told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Data, holes in them, marks of repeats, and hatches over what is left out."""
        if self._plot is None:
            return
        painter, now = QPainter(self), colors()
        left, right = self._sides(self._plot)
        painter.fillRect(QRect(left, 0, right - left, HEIGHT), QColor(now.hover))
        painter.setClipRect(QRect(left, 0, right - left, HEIGHT))
        data = QColor(plot_colors().series[0])
        data.setAlpha(150)
        for first, last in self._runs(self._filled(left, right)):
            painter.fillRect(QRect(left + first, 2, last - first, HEIGHT - 4), data)
        for at in np.unique(self._pixels(self.repeats[:, 0])).tolist():
            painter.fillRect(QRect(at - 1, 0, 2, HEIGHT), QColor(now.warning))
        for low, high in self._pixels(self.left_out).reshape(-1, 2).tolist():
            box = QRect(low, 0, max(high - low, 2), HEIGHT)
            painter.fillRect(box, QColor(now.surface))
            painter.fillRect(box, QBrush(QColor(now.error), Qt.BrushStyle.BDiagPattern))

    def _filled(self, left: int, right: int) -> npt.NDArray[np.bool_]:
        """Which pixels between the sides hold data."""
        width = max(right - left, 0)
        change_W = np.zeros(width + 1, np.int64)
        begin, end = np.clip(self._pixels(np.array(self._ends)) - left, 0, width).tolist()
        if self._ends[1] > self._ends[0] or len(self.gaps):
            change_W[begin] += 1
            change_W[min(max(end, begin + 1), width)] -= 1
        holes = np.clip(self._pixels(self.gaps) - left, 0, width).reshape(-1, 2)
        holes = holes[holes[:, 1] - holes[:, 0] > 1]
        np.add.at(change_W, holes[:, 0] + 1, -1)
        np.add.at(change_W, holes[:, 1], 1)
        return np.cumsum(change_W)[:-1] > 0

    @staticmethod
    def _runs(filled_W: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
        turns = np.flatnonzero(np.diff(np.concatenate([[False], filled_W, [False]]).astype(np.int8)))
        return [(int(first), int(last)) for first, last in turns.reshape(-1, 2)]

    def _sides(self, plot: Plot) -> tuple[int, int]:
        box = plot.getPlotItem().getViewBox().sceneBoundingRect()
        return round(box.left()), round(box.right())

    def _pixels(self, places: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        if self._plot is None or not places.size:
            return np.empty(0, np.int64)
        low, high = self._plot.getPlotItem().viewRange()[0]
        left, right = self._sides(self._plot)
        share = (places - low) / ((high - low) or 1.0)
        return np.asarray(np.rint(left + np.clip(share, -10, 10) * (right - left)), np.int64).ravel()
