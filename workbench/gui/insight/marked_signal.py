"""MarkedSignal: a line over steps, with a colour behind each step that says what it is worth."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.curve import Curve, Places
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style.theme import colors

Values = npt.NDArray[np.float64]
STRENGTH = 150
"""Opacity of the strongest colour, of 255: the line must be seen before it."""
MARGIN = 0.06
SHADES = 256


class MarkedSignal(Plot):
    """One line; steps behind it are coloured from -1 (one way) to 1 (the other)."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._image = pg.ImageItem()
        super().__init__(save_points, parent)
        self._image.setZValue(-10)
        self.addItem(self._image, ignoreBounds=True)
        self._worth_T: Values = np.empty(0)
        self._worth_name, self._stride = "", 1.0
        self.line = self.add_curve("", color=7, width=2)

    def show_signal(
        self, values_T: Values, worth_T: Values, name: str, worth_name: str, *, stride: float = 1.0
    ) -> None:
        """Draw a line and what its steps, each `stride` wide, are worth, from -1 to 1."""
        self._worth_T, self._worth_name, self._stride = worth_T, worth_name, stride
        self.rename(self.line, name)
        self.set_points(self.line, (np.arange(len(values_T)) + 0.5) * stride, values_T)
        known = values_T[np.isfinite(values_T)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        margin = MARGIN * (high - low) or 1.0
        # WORKAROUND pyqtgraph: an image of values that lie apart in memory, as a table's column, is not drawn.
        self._image.setImage(np.ascontiguousarray(worth_T)[:, None], autoLevels=False, levels=(-1.0, 1.0))
        self._image.setRect(QRectF(0, low - margin, len(values_T) * stride, high - low + 2 * margin))
        self.getPlotItem().setXRange(0, max(1, len(values_T)) * stride, padding=0)
        self.getPlotItem().setYRange(low - margin, high + margin, padding=0)
        self._paint_image()

    def points(self) -> list[Curve]:
        """The line, and what its steps are worth."""
        worth = Curve(None, self._worth_name, 0, self.line.style, 1.0)
        worth.set_points(Places((np.arange(len(self._worth_T)) + 0.5) * self._stride), self._worth_T)
        return [*super().points(), worth]

    def _paint_theme(self) -> None:
        super()._paint_theme()
        self._paint_image()

    def _paint_image(self) -> None:
        ends = []
        for number, opacity in ((1, STRENGTH), (1, 0), (0, 0), (0, STRENGTH)):
            color = QColor(colors().series[number])
            color.setAlpha(opacity)
            ends.append(color)
        scale = pg.ColorMap([0.0, 0.499, 0.501, 1.0], ends)
        self._image.setLookupTable(scale.getLookupTable(nPts=SHADES, alpha=True))
