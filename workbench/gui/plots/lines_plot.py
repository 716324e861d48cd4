"""LinesPlot: a plot whose lines are given all at once; lines of the same names only move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt

from workbench.gui.plots.plot import Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a plot."""

    name: str
    x: npt.NDArray[Any]
    y: npt.NDArray[Any]
    color: int = 0
    dashed: bool = False
    """And so thinner."""


class LinesPlot(Plot):
    """Draws whatever lines it is given."""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw these lines and no others."""
        if [line.name for line in lines] != [curve.name for curve in self._curves]:
            self.remove_curves()
            for line in lines:
                style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
                self.add_curve(line.name, color=line.color, style=style, width=1.0 if line.dashed else 1.8)
        for curve, line in zip(self._curves, lines, strict=True):
            self.set_points(curve, line.x, np.asarray(line.y))
