"""MemoryPicture: the loss by how many of the last steps a model still sees, and how far its gradients reach."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.plots.plot import Plot
from workbench.gui.style import theme, translation
from workbench.gui.style.moments import step_width
from workbench.gui.style.translation import shown
from workbench.insight.duration import lasting

if TYPE_CHECKING:
    from workbench.insight.memory import Memory


class MemoryPicture(QWidget):
    """The curve of the loss with the horizon marked, above the reach of gradients."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Memory | None = None
        self.losses = Plot(desk.session.save_points)
        self.reach = Plot(desk.session.save_points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.losses, 3)
        column.addWidget(self.reach, 2)
        self._draw()
        translation.follow(self._draw)

    def show_result(self, result: "Memory | None") -> None:
        """Draw another run's memory."""
        self._found = result
        self._draw()
        for plot in (self.losses, self.reach):
            plot.reset()

    def _draw(self) -> None:
        found, rate = self._found, self._found.rate if self._found is not None else None
        width = step_width(rate)
        for plot in (self.losses, self.reach):
            plot.remove_curves()
        self.losses.set_names(
            self.tr("Loss by how much of the past is seen"),
            self.tr("The last so many seconds, seen as they are") if rate else self.tr("Last steps, seen as they are"),
            self.tr("Loss"),
        )
        self.reach.set_names(
            self.tr("Reach of gradients by lag"),
            self.tr("Lag in seconds, from the end back") if rate else self.tr("Lag, from the last step back"),
            self.tr("Gradient"),
        )
        replaced = self.losses.add_curve(self.tr("What is older, of other examples"), color=0, width=2)
        shuffled = self.losses.add_curve(
            self.tr("What is older, in random order"), color=1, style=Qt.PenStyle.DashLine, width=2
        )
        gradient = self.reach.add_curve("", color=2, width=2)
        if found is None:
            return
        lags = np.array(found.lags) * width
        self.losses.set_points(replaced, lags, found.replaced)
        self.losses.set_points(shuffled, lags, found.shuffled)
        self.losses.mark(found.horizon * width, shown(lasting(found.horizon, rate)))
        self.reach.set_points(gradient, np.arange(1, len(found.reach) + 1) * width, found.reach)
