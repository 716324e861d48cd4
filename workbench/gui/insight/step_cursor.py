"""StepCursor: one upright line that runs through several plots, which show the same steps."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal

from workbench.gui.style import theme


class StepCursor(QObject):
    """A step of an example; None while nobody has pointed at one."""

    moved = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.step: int | None = None
        self._steps, self._unit = 0, 1.0
        self._ranging = False
        self._lines: dict[Any, pg.InfiniteLine] = {}
        theme.follow(self._paint)

    def set_steps(self, steps: int, unit: float) -> None:
        """Say how many steps there are, and how wide one is on the plots' axis."""
        self._steps, self._unit = steps, unit
        if self.step is not None and steps:
            self.step = min(self.step, steps - 1)
            self._place()

    def follow(self, plots: Sequence[Any]) -> None:
        """Run through these plots, which take the steps of the first; those that are gone are forgotten."""
        before, self._lines = self._lines, {}
        for plot in plots:
            line = before.get(plot)
            if line is None:
                line = pg.InfiniteLine(angle=90, movable=False)
                line.setZValue(80)
                plot.addItem(line, ignoreBounds=True)
                plot.setXRange(*plots[0].getPlotItem().viewRange()[0], padding=0)
                plot.sigXRangeChanged.connect(self._on_range)
            self._lines[plot] = line
        self._paint()
        self._place()

    def move_to(self, x: float) -> None:
        """Go to the step at a place on the axis."""
        self.go(int(x / self._unit))

    def go(self, step: int) -> None:
        """Go to a step; beyond an end to the last one there."""
        step = min(max(step, 0), self._steps - 1)
        if self._steps and step != self.step:
            self.step = step
            self._place()
            self.moved.emit(step)

    def _on_range(self, _plot: object, ends: tuple[float, float]) -> None:
        """Show the same steps in all plots. Pyqtgraph's own link would first shift them by where the plots lie."""
        if self._ranging:
            return
        self._ranging = True
        for plot in self._lines:
            plot.setXRange(*ends, padding=0)
        self._ranging = False

    def _place(self) -> None:
        for line in self._lines.values():
            line.setVisible(self.step is not None)
            if self.step is not None:
                line.setValue((self.step + 0.5) * self._unit)

    def _paint(self) -> None:
        for line in self._lines.values():
            line.setPen(pg.mkPen(theme.colors().accent_text, width=1))
