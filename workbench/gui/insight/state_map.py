"""StateMap: paths of states on two axes, coloured by class or by time; a click picks the example of the nearest one."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.curve import Curve, Places
from workbench.gui.plots.legend import LEGEND_HEIGHT, TITLE_ROW
from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style.theme import colors

SHADES = 6
"""Stretches of time that are told apart by colour."""
NEAR_PIXELS = 24
"""How near a path a click must be."""
PATH_ALPHA, END = 110, 7

Points = np.ndarray[Any, np.dtype[np.float64]]


class StateMap(Plot):
    """One line through the states of each example; a dot where it ends."""

    picked = Signal(int)
    """The place of an example among those that are drawn."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        self._paths: Sequence[Points] = ()
        self._names: Sequence[str] = ()
        self._groups: Sequence[tuple[str, Sequence[int]]] = ()
        self._marked: int | None = None
        self._items: list[Any] = []
        super().__init__(save_points, parent)
        self._mark_item = pg.PlotDataItem()
        self._mark_item.setZValue(50)
        self.addItem(self._mark_item)
        self.scene().sigMouseClicked.connect(self._on_clicked)

    def show_paths(
        self, paths: Sequence[Points], names: Sequence[str], groups: Sequence[tuple[str, Sequence[int]]]
    ) -> None:
        """Draw other paths; groups have a name and a colour each; without any, colour tells the time."""
        self._paths, self._names, self._groups = paths, names, groups
        self._render()
        self.reset()

    def mark_path(self, place: int | None) -> None:
        """Draw one path above all others."""
        self._marked = place if place is not None and place < len(self._paths) else None
        path = self._paths[self._marked] if self._marked is not None else np.empty((0, 2))
        self._mark_item.setData(path[:, 0], path[:, 1])

    def points(self) -> list[Curve]:
        """Each path as a line of its own."""
        found = []
        for name, path_P2 in zip(self._names, self._paths, strict=True):
            line = Curve(None, name, 0, Qt.PenStyle.SolidLine, 1.0)
            line.set_points(Places(path_P2[:, 0]), path_P2[:, 1])
            found.append(line)
        return found

    def nearest(self, x: float, y: float) -> int | None:
        """The path that comes nearest to a place, if it is near on the screen."""
        if not self._paths:
            return None
        width, height = self.getPlotItem().getViewBox().viewPixelSize()
        distances = [float(np.hypot((path[:, 0] - x) / width, (path[:, 1] - y) / height).min()) for path in self._paths]
        place = int(np.argmin(distances))
        return place if distances[place] <= NEAR_PIXELS else None

    def _on_clicked(self, event: Any) -> None:
        box = self.getPlotItem().getViewBox()
        point = box.mapSceneToView(event.scenePos())
        place = self.nearest(point.x(), point.y()) if box.sceneBoundingRect().contains(event.scenePos()) else None
        if place is not None:
            self.picked.emit(place)

    def _paint_theme(self) -> None:
        super()._paint_theme()
        if hasattr(self, "_mark_item"):
            self._render()

    def _render(self) -> None:
        for item in self._items:
            self.removeItem(item)
        self._items.clear()
        self._legend.clear()
        now = colors()
        if self._groups:
            for number, (name, members) in enumerate(self._groups):
                self._add([self._paths[place] for place in members], now.series[number % len(now.series)], name)
        elif self._paths:
            for shade in range(SHADES):
                tone = _between(now.series[1], now.series[0], shade / (SHADES - 1))
                self._add([_stretch(path, shade) for path in self._paths], tone, "")
        named = len(self._groups) > 0
        self._legend.setVisible(named)
        self.getPlotItem().layout.setRowFixedHeight(TITLE_ROW, LEGEND_HEIGHT if named else 0)
        self._mark_item.setPen(pg.mkPen(now.text, width=3))
        self.mark_path(self._marked)

    def _add(self, paths: Sequence[Points], tone: str, name: str) -> None:
        """Paths as one item, with gaps between them, and dots at their ends."""
        gap = np.full((1, 2), np.nan)
        joined = np.concatenate([np.empty((0, 2)), *(part for path in paths for part in (path, gap))])
        color = QColor(tone)
        color.setAlpha(PATH_ALPHA)
        item = pg.PlotDataItem(
            joined[:, 0], joined[:, 1], pen=pg.mkPen(color, width=1), connect="finite", name=name or None
        )
        ends = np.array([path[-1] for path in paths if len(path)]).reshape(-1, 2)
        dots = pg.ScatterPlotItem(ends[:, 0], ends[:, 1], size=END, pen=None, brush=pg.mkBrush(QColor(tone)))
        for made in (item, *([dots] if self._groups else [])):
            self.addItem(made)
            self._items.append(made)


def _stretch(path: Points, shade: int) -> Points:
    """A part of a path, with the first step of the next, so that they touch."""
    cuts = np.linspace(0, len(path) - 1, SHADES + 1).round().astype(int)
    return path[cuts[shade] : cuts[shade + 1] + 1]


def _between(first: str, second: str, share: float) -> str:
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in pairs)).name()
