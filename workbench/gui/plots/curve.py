"""Curve: one line of a plot, of any length, and the points of it that are worth drawing."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt

from workbench.gui.plots.extremes import STRETCH, Extremes
from workbench.gui.style.theme import plot_colors

Values = npt.NDArray[np.float64]
Which = int | slice | npt.NDArray[np.int64]
MOST_POINTS = 4000
"""Points drawn per curve; of a longer one the visible part is thinned so that it looks the same."""
ENOUGH = 2 * MOST_POINTS
"""Points that the ones to be drawn are chosen from, where those are many more."""
NEAR = ENOUGH * STRETCH // 2
"""Points that are few enough to choose from them directly."""
LONG = 400_000
"""Points from which on the extremes are looked up before the curve is drawn."""
DOT = 8
"""Width of a point that stands alone."""
INSET = 0.08
"""Share of a strip's height that is left free above and below."""


class Places:
    """Where the points of a curve stand on its axis, rising; made into numbers only where they are looked at."""

    def __init__(self, x: npt.NDArray[Any] | range) -> None:
        self._x = x

    def __len__(self) -> int:
        return len(self._x)

    def __getitem__(self, which: Which) -> Any:
        if isinstance(self._x, range):
            chosen = np.arange(*which.indices(len(self))) if isinstance(which, slice) else np.asarray(which)
            return chosen.astype(np.float64)
        chosen = self._x[which]
        if chosen.dtype.kind == "M":
            return chosen.astype("datetime64[ms]").astype(np.float64) / 1000
        return chosen.astype(np.float64)

    def __iter__(self) -> Iterator[float]:
        return iter(self[:].tolist())

    def find(self, x: float) -> int:
        """The first point at or behind x; how many there are where none is."""
        if isinstance(self._x, range):
            return int(np.clip(np.ceil(x), 0, len(self)))
        if self._x.dtype.kind != "M":
            return int(np.searchsorted(self._x, x))
        return int(np.searchsorted(self._x, np.datetime64(int(np.ceil(x * 1000)), "ms").astype(self._x.dtype)))


class Curve:
    """One named line: all its points, and the item that shows the visible ones."""

    def __init__(self, item: pg.PlotDataItem, name: str, color: int, style: Qt.PenStyle, width: float) -> None:
        self.item = item
        self.name = name
        self.color = color
        self.style = style
        self.width = width
        self.dotted = False
        """Whether its points are drawn as dots."""
        self.symbol = "o"
        """The shape of those dots."""
        self.x = Places(range(0))
        self._y: npt.NDArray[Any] = np.empty(0)
        self.strip: int | None = None
        """Which strip of a plot it has for itself, counted from the top; None where it is drawn as it is."""
        self.ends: tuple[float, float] | None = None
        """Its lowest and highest value, once a strip has asked."""
        self.extremes: Extremes | None = None
        """What a long curve is thinned by, once it is built."""
        self.breaks: npt.NDArray[np.int64] = np.empty(0, np.int64)
        """Points behind which the line ends, to begin again with the next one."""
        self.drawn = (0, 0)
        """First and last of the points that the item was made from, where there are too many to draw all."""

    def __len__(self) -> int:
        return len(self._y)

    def set_points(self, x: Places, y: npt.NDArray[Any]) -> None:
        """Take other points."""
        self.x, self._y, self.ends = x, y, None
        self.extremes = Extremes(y) if len(y) > LONG else None

    @property
    def y(self) -> Values:
        """All values."""
        shown: Values = self.values(slice(None))
        return shown

    def values(self, which: Which) -> Any:
        """The values of some points."""
        return np.asarray(self._y[which], np.float64)

    def paint(self, sharpness: float) -> None:
        """Follow the theme; the line is measured in pixels of a screen that has so many of them to one of ours."""
        series = plot_colors().series
        self.item.setPen(pg.mkPen(series[self.color % len(series)], width=self.width * sharpness, style=self.style))
        self.dot()

    def dot(self) -> None:
        """Draw a point that stands alone as a dot: a line through one point, as of a run of one epoch, is not seen.

        Where no line is drawn all points are dots.
        """
        alone = self.style == Qt.PenStyle.NoPen or (
            len(self) <= MOST_POINTS and np.count_nonzero(np.isfinite(self.y)) == 1
        )
        if alone != self.dotted:
            self.dotted = alone
            self.item.setSymbol(self.symbol if alone else None)
        if alone:
            series = plot_colors().series
            self.item.setSymbolBrush(pg.mkColor(series[self.color % len(series)]))
            self.item.setSymbolPen(None)
            self.item.setSymbolSize(DOT)

    def find_ends(self) -> None:
        """Look for the lowest and the highest value, which a strip is measured by; long curves are built by then."""
        values = self._y if self.extremes is None else self._y[self.extremes.between(0, len(self), 1)]
        known = values[np.isfinite(values)]
        self.ends = (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)

    def heights(self, values: Any) -> Any:
        """Where values are drawn."""
        if self.strip is None or self.ends is None:
            return values
        low, high = self.ends
        share = (values - low) / (high - low) if high > low else values * 0 + 0.5
        return INSET + (1 - 2 * INSET) * share - self.strip - 1

    def thinned(self, first: int, last: int) -> tuple[Values, Values]:
        """Points that look like all from `first` to `last`, with none where the line is broken."""
        if last - first <= MOST_POINTS:
            kept_slice = slice(first, last)
            return self._broken(kept_slice, self.x[kept_slice], self.heights(self.values(kept_slice)))
        which: slice | npt.NDArray[np.int64] = slice(first, last)
        if self.extremes is not None and last - first > NEAR:
            which = self.extremes.between(first, last, ENOUGH)
        y = self.values(which)
        if len(y) > MOST_POINTS:
            whole = np.nan_to_num(y) if np.isnan(y).any() else y
            from tsdownsample import MinMaxLTTBDownsampler  # an idle window draws no such curve

            kept = MinMaxLTTBDownsampler().downsample(whole, n_out=MOST_POINTS).astype(np.int64)
            which, y = kept + first if isinstance(which, slice) else which[kept], y[kept]
        return self._broken(which, self.x[which], self.heights(y))

    def _broken(self, which: slice | npt.NDArray[np.int64], x: Values, y: Values) -> tuple[Values, Values]:
        """The points with a missing one between those that a break lies between."""
        if not len(self.breaks) or len(x) < 2:
            return x, y
        points = np.arange(which.start, which.stop) if isinstance(which, slice) else which
        places = np.unique(np.searchsorted(points, self.breaks, side="right"))
        places = places[(places > 0) & (places < len(points))]
        return np.insert(x, places, x[places]), np.insert(y, places, np.nan)
