"""Labels of steps as a band of coloured, named stretches at the foot of a series.

Shapes: N steps.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtGui import QColor

from workbench.gui.plots.curve import Places
from workbench.gui.plots.plot import Plot
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import colors, plot_colors

MOST_SPANS = 400
BAND = 0.1
"""Share of the height that a band takes."""
SHADE = 110
VEIL = 190
ROOM = 8
"""Pixels around a name."""


def spans(labels_N: npt.NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Stretches of equal labels as (start, stop, label); steps without a label belong to none."""
    if not len(labels_N):
        return []
    turns = np.flatnonzero(np.diff(labels_N)) + 1
    starts, stops = [0, *turns.tolist()], [*turns.tolist(), len(labels_N)]
    found = [(start, stop, int(labels_N[start])) for start, stop in zip(starts, stops, strict=True)]
    return [(start, stop, label) for start, stop, label in found if label >= 0]


class LabelBand:
    """The stretches of one series; a name is written where its stretch has room for it, so zooming in shows more."""

    def __init__(self, row: int = 0) -> None:
        self._row = row
        """How many bands are below it."""
        self._plot: Plot | None = None
        self._spans: list[tuple[pg.LinearRegionItem, pg.InfLineLabel]] = []
        self._title: pg.TextItem | None = None

    def draw(
        self,
        plot: Plot,
        x: Places,
        labels_N: npt.NDArray[np.int64],
        classes: Sequence[str],
        *,
        title: str = "",
    ) -> None:
        """Draw the stretches of a series, the longest where there are very many; `title` is of several bands."""
        self.clear()
        ends_of_band = (BAND * self._row, BAND * (self._row + 1))
        self._plot = plot
        series = plot_colors().series
        for start, stop, label in sorted(spans(labels_N), key=lambda span: span[0] - span[1])[:MOST_SPANS]:
            tone = QColor(series[label % len(series)])
            tone.setAlpha(SHADE)
            ends = (float(x[start]), float(x[min(stop, len(x) - 1)]))
            region = pg.LinearRegionItem(ends, movable=False, brush=tone, pen=pg.mkPen(None), span=ends_of_band)
            region.setZValue(20)
            region.setToolTip(plain_tip(f"{title}: {classes[label]}" if title else classes[label]))
            plot.addItem(region, ignoreBounds=True)
            text = pg.InfLineLabel(region.lines[0], classes[label], position=0.5, anchors=[(0, 0.5), (0, 0.5)])
            text.setColor(plot_colors().text)
            text.setZValue(60)
            self._spans.append((region, text))
        if title:
            self._title = pg.TextItem(title, color=plot_colors().text, fill=_veil(), anchor=(0, 1))
            self._title.setParentItem(plot.getViewBox())
            self._title.setZValue(90)
            plot.getViewBox().sigResized.connect(self._place)
            self._place()
        plot.sigXRangeChanged.connect(self._name)
        self._name()

    def clear(self) -> None:
        """Take everything away."""
        if self._plot is None:
            return
        self._plot.sigXRangeChanged.disconnect(self._name)
        for region, _ in self._spans:
            self._plot.removeItem(region)
        self._spans.clear()
        if self._title is not None:
            self._plot.getViewBox().sigResized.disconnect(self._place)
            self._title.setParentItem(None)
            self._title = None
        self._plot = None

    def _place(self, *_: object) -> None:
        """Put the title at the left end of the band."""
        if self._plot is not None and self._title is not None:
            self._title.setPos(0, self._plot.getViewBox().height() * (1 - BAND * self._row))

    def _name(self) -> None:
        if self._plot is None:
            return
        (low, high), width = self._plot.getPlotItem().viewRange()[0], self._plot.width()
        for region, text in self._spans:
            start, stop = region.getRegion()
            pixels = (stop - start) / max(high - low, 1e-12) * width
            text.setVisible(pixels > text.boundingRect().width() + ROOM)


def _veil() -> QColor:
    """What lets a title be read upon its band."""
    tone = QColor(colors().surface)
    tone.setAlpha(VEIL)
    return tone
