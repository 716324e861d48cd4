"""RatePlot: loss against learning rate on a logarithmic axis, with a mark that is dragged or clicked to a rate."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style.theme import colors, follow, plot_colors

DECADES = (-6, 0)
"""Powers of ten between which rates are tried."""
DOT, FAINT = 4, 0.6
"""Size of a batch's dot in pixels, and how much of it is seen."""
MARGIN = 0.12
"""Share of the loss's fall left free above and below it."""


class RatePlot(Plot):
    """What a learning-rate range test found; `rate_picked` tells where the user puts the mark."""

    rate_picked = Signal(float)

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(save_points, parent, logarithmic=True)
        self.line = pg.InfiniteLine(angle=90, movable=True)
        self.line.setZValue(50)
        self.line.setCursor(Qt.CursorShape.SplitHCursor)
        self.line.hide()
        self.addItem(self.line, ignoreBounds=True)
        self.line.sigDragged.connect(lambda line: self.rate_picked.emit(float(10 ** line.value())))
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self.retranslate()
        follow(self._paint_marks)

    def retranslate(self) -> None:
        """Set every text in the language in force, and draw no curve."""
        self.set_names(self.tr("Loss against learning rate"), self.tr("Learning rate"), self.tr("Loss"))
        self.remove_curves()
        self._batches = self.add_curve(self.tr("Each batch"), color=7, style=Qt.PenStyle.NoPen)
        self._batches.item.setSymbol("o")
        self._batches.item.setSymbolSize(DOT)
        self._batches.item.setSymbolPen(None)
        self._batches.item.setOpacity(FAINT)
        self._paint_marks()
        self._average = self.add_curve(self.tr("Average"), color=0, width=2.5)

    def show_losses(self, rates: Sequence[float], losses: Sequence[float], smoothed: Sequence[float] = ()) -> None:
        """Draw the losses; with their average the plot shows its fall, and its rise beyond as far as fits."""
        self.set_points(self._batches, rates, losses)
        self.set_points(self._average, rates[: len(smoothed)], smoothed)
        self.reset()
        self.getPlotItem().setXRange(*DECADES, padding=0.04)
        if smoothed:
            lowest = int(np.argmin(smoothed))
            low, high = smoothed[lowest], max(smoothed[: lowest + 1])
            margin = MARGIN * (high - low) or 1.0
            self.getPlotItem().setYRange(low - margin, high + 2 * margin, padding=0)

    def set_rate(self, rate: float | None) -> None:
        """Put the mark at a rate, or take it away."""
        self.line.setVisible(rate is not None)
        if rate is not None:
            self.line.setValue(np.log10(rate))

    def _on_clicked(self, event: Any) -> None:
        box = self.getPlotItem().getViewBox()
        inside = box.sceneBoundingRect().contains(event.scenePos())
        if self.line.isVisible() and inside and event.button() == Qt.MouseButton.LeftButton and not event.double():
            self.rate_picked.emit(float(10 ** box.mapSceneToView(event.scenePos()).x()))

    def _paint_marks(self) -> None:
        self._batches.item.setSymbolBrush(plot_colors().series[self._batches.color])
        self.line.setPen(pg.mkPen(colors().text, width=2))
        self.line.setHoverPen(pg.mkPen(colors().text, width=4))
