"""LinesPlot: a plot whose lines are given all at once; lines that look alike only move, under other names or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.band import DrawnBands
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style.theme import follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a plot."""

    name: str
    x: npt.NDArray[Any]
    y: npt.NDArray[Any]
    color: int = 0
    dashed: bool = False
    """And so thinner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What lies around a line, by level."""

    x: npt.NDArray[Any]
    ends: Mapping[float, tuple[npt.NDArray[Any], npt.NDArray[Any]]]
    color: int = 0


class LinesPlot(Plot):
    """Draws whatever lines it is given, and a band below them."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._bands = DrawnBands()
        self._shown: tuple[list[tuple[int, bool]], list[float]] = ([], [])
        self._band: Band | None = None
        super().__init__(save_points, parent)
        follow(self._paint_band)

    def show_lines(self, lines: Sequence[Line], band: Band | None = None) -> None:
        """Draw these lines and no others."""
        shown = ([(line.color, line.dashed) for line in lines], [] if band is None else list(band.ends))
        self._band = band
        if shown != self._shown:
            self.remove_curves()
            self._shown = shown
            if band is not None:
                self._bands.draw(self, band.x, band.ends, color=band.color)
            for line in lines:
                style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
                self.add_curve(line.name, color=line.color, style=style, width=1.0 if line.dashed else 1.8)
        elif band is not None:
            self._bands.move(self, band.x, band.ends)
        for curve, line in zip(self._curves[len(self._curves) - len(lines) :], lines, strict=True):
            if curve.name != line.name:
                self.rename(curve, line.name)
            self.set_points(curve, line.x, np.asarray(line.y))

    def remove_curves(self) -> None:
        """Take every line away, and the band."""
        self._bands.remove()
        self._shown = ([], [])
        super().remove_curves()

    def _paint_band(self) -> None:
        if self._band is not None:
            self._bands.paint(self._band.color)
