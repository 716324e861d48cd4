"""A place that another page has asked for, marked on a plot of the data, and names of series without their folder."""

import os
from collections.abc import Sequence
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtGui import QColor

from workbench.gui.plots.plot import Plot
from workbench.gui.style.theme import colors

SHADE = 60
MARGIN = 0.25
"""Of what is marked, left and right of it in sight."""


def mark_place(plot: Plot, low: float, turn: float, high: float) -> list[pg.GraphicsObject]:
    """Shade from low to turn, and in another colour from there to high; bring both into sight."""
    marks: list[pg.GraphicsObject] = []
    for ends, color in (((low, turn), colors().muted), ((turn, high), colors().accent)):
        if ends[0] < ends[1]:
            tone = QColor(color)
            tone.setAlpha(SHADE)
            region = pg.LinearRegionItem(ends, movable=False, brush=tone, pen=pg.mkPen(None))
            region.setZValue(-5)
            plot.addItem(region, ignoreBounds=True)
            marks.append(region)
    margin = max(high - low, 1e-9) * MARGIN
    plot.setXRange(low - margin, high + margin, padding=0)
    return marks


def short_names(names: Sequence[str]) -> list[str]:
    """Names of sequences without the folders that all their files lie in."""
    if len(names) < 2 or not all(Path(name).is_absolute() for name in names):
        return list(names)
    folder = os.path.commonpath(names)
    return [os.path.relpath(name, folder) for name in names]
