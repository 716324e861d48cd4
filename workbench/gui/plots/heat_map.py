"""HeatMap: a table of values as colours, over the steps of a sequence; saved and copied as every plot is."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.curve import Curve, Places
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style.theme import colors

Values = npt.NDArray[np.floating]
SHADES = 256


class HeatMap(Plot):
    """Rows are units, columns steps; a click chooses a row."""

    clicked = Signal(int)
    """The row under the pointer."""
    stepped = Signal(float)
    """Where the pointer is on the axis of steps."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._image = pg.ImageItem()
        self._row = pg.InfiniteLine(angle=0, movable=False)
        self._values_TU: Values = np.empty((0, 0))
        self._names: Sequence[str] = ()
        self._signed = True
        self._stride = self._row_height = 1.0
        super().__init__(save_points, parent)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self.addItem(self._image)
        self._row.setZValue(70)
        self._row.hide()
        self.addItem(self._row, ignoreBounds=True)
        self.setMouseEnabled(x=True, y=False)

    def set_values(
        self,
        values_TU: Values,
        names: Sequence[str],
        *,
        stride: float = 1.0,
        signed: bool,
        height: float | None = None,
    ) -> None:
        """Show values around 0 (where `signed`) or from 0 to 1; each step of them is `stride` wide.

        All rows together are `height` high, or as high as there are rows.
        """
        tall = float(max(1, values_TU.shape[1])) if height is None else height
        self._row_height = tall / max(1, values_TU.shape[1])
        self._values_TU, self._names, self._signed, self._stride = values_TU, names, signed, stride
        most = max(1.0, float(np.abs(values_TU).max(initial=0.0)))  # a cell state has no bound
        self._image.setImage(values_TU, autoLevels=False, levels=(-most, most) if signed else (0.0, 1.0))
        self._image.setRect(QRectF(0, 0, len(values_TU) * stride, tall))
        self.getPlotItem().setYRange(0, tall, padding=0)
        self._paint_image()

    def mark_row(self, row: int | None) -> None:
        """Mark a row by a line through its middle; None takes the mark away."""
        self._row.setVisible(row is not None)
        if row is not None:
            self._row.setValue((row + 0.5) * self._row_height)

    def points(self) -> list[Curve]:
        """Each row as a line of its own."""
        x = (np.arange(len(self._values_TU)) + 0.5) * self._stride
        lines = []
        for name, values_T in zip(self._names, self._values_TU.T, strict=True):
            line = Curve(None, name, 0, Qt.PenStyle.SolidLine, 1.0)
            line.set_points(Places(x), values_T)
            lines.append(line)
        return lines

    def _on_moved(self, position: QPointF) -> None:
        box = self.getPlotItem().getViewBox()
        if box.sceneBoundingRect().contains(position):
            self.stepped.emit(box.mapSceneToView(position).x())

    def _on_clicked(self, event: Any) -> None:
        box = self.getPlotItem().getViewBox()
        row = int(box.mapSceneToView(event.scenePos()).y() / self._row_height)
        if box.sceneBoundingRect().contains(event.scenePos()) and 0 <= row < self._values_TU.shape[1]:
            self.clicked.emit(row)

    def _paint_theme(self) -> None:
        super()._paint_theme()
        self._paint_image()

    def _paint_image(self) -> None:
        now = colors()
        self._row.setPen(pg.mkPen(now.text, width=1))
        ends = (now.series[1], now.surface, now.series[0]) if self._signed else (now.surface, now.series[0])
        places = np.linspace(0.0, 1.0, len(ends))
        scale = pg.ColorMap(places, [QColor(end) for end in ends])
        self._image.setLookupTable(scale.getLookupTable(nPts=SHADES))
