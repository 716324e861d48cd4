"""Labels of steps as a band of coloured, named stretches at the foot of a series.

Shapes: N steps.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtGui import QColor

from workbench.gui.plot import Plot
from workbench.gui.theme import plot_colors

MOST_SPANS = 400
MOST_NAMED = 60
BAND = (0.0, 0.1)
"""Share of the height that the band takes, from the bottom."""
SHADE = 150


def spans(labels_N: npt.NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Stretches of equal labels as (start, stop, label); steps without a label belong to none."""
    if not len(labels_N):
        return []
    turns = np.flatnonzero(np.diff(labels_N)) + 1
    starts, stops = [0, *turns.tolist()], [*turns.tolist(), len(labels_N)]
    found = [(start, stop, int(labels_N[start])) for start, stop in zip(starts, stops, strict=True)]
    return [(start, stop, label) for start, stop, label in found if label >= 0]


def label_spans(
    plot: Plot, x: npt.NDArray[Any], labels_N: npt.NDArray[np.int64], classes: Sequence[str]
) -> list[pg.GraphicsObject]:
    """Draw the stretches of a series, the longest first where there are very many; gives what was drawn."""
    found = sorted(spans(labels_N), key=lambda span: span[0] - span[1])[:MOST_SPANS]
    series = plot_colors(plot).series
    made: list[pg.GraphicsObject] = []
    for place, (start, stop, label) in enumerate(found):
        tone = QColor(series[label % len(series)])
        tone.setAlpha(SHADE)
        ends = (float(x[start]), float(x[min(stop, len(x) - 1)]))
        region = pg.LinearRegionItem(ends, movable=False, brush=tone, pen=pg.mkPen(None), span=BAND)
        region.setZValue(20)
        region.setToolTip(classes[label])
        plot.addItem(region, ignoreBounds=True)
        made.append(region)
        if place < MOST_NAMED:
            text = pg.InfLineLabel(region.lines[0], classes[label], position=0.05, anchors=[(0, 0.5), (0, 0.5)])
            text.setColor(plot_colors(plot).text)
            text.setZValue(60)
    return made
