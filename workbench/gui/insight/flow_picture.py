"""FlowPicture: gradients by layer over the epochs, and along the steps of recurrent layers."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.plots.plot import Plot
from workbench.gui.style import theme, translation
from workbench.gui.style.translation import shown
from workbench.insight.parts import named

if TYPE_CHECKING:
    from workbench.insight.flow import Flow

LEAST = 1e-30
"""Norms are drawn as powers of ten; one of nothing is as good as this."""


class FlowPicture(QWidget):
    """Norms as powers of ten: of each layer by epoch, and of states by step at the first and the newest measure."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Flow | None = None
        self.layers = Plot(desk.session.save_points)
        self.steps = Plot(desk.session.save_points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.layers, 1)
        column.addWidget(self.steps, 1)
        self._draw()
        translation.follow(self._draw)

    def show_result(self, result: "Flow | None") -> None:
        """Draw another run's."""
        self._found = result
        self._draw()
        for plot in (self.layers, self.steps):
            plot.reset()

    def _draw(self) -> None:
        for plot in (self.layers, self.steps):
            plot.remove_curves()
        power = self.tr("Gradient, power of ten")
        self.layers.set_names(self.tr("Gradients by layer"), self.tr("Epoch"), power)
        self.steps.set_names(self.tr("Gradients along the steps"), self.tr("Share of the steps, %"), power)
        if self._found is None:
            return
        epochs, first, last = self._found.epochs, self._found.epochs[0], self._found.last
        for number, layer in enumerate(last.layers):
            norms = [found.gradient for flow in epochs for found in flow.layers if found.name == layer.name]
            curve = self.layers.add_curve(shown(named(layer.name)), color=number, width=2)
            self.layers.set_points(curve, [flow.epoch for flow in epochs], _powers(norms))
            self._draw_steps(layer.fading, number, self._named(layer.name, last.epoch), Qt.PenStyle.SolidLine)
            before = next((found.fading for found in first.layers if found.name == layer.name), ())
            if first is not last:
                self._draw_steps(before, number, self._named(layer.name, first.epoch), Qt.PenStyle.DashLine)

    def _draw_steps(self, norms: tuple[float, ...], color: int, name: str, style: Qt.PenStyle) -> None:
        if norms:
            curve = self.steps.add_curve(name, color=color, style=style, width=2)
            self.steps.set_points(curve, np.arange(1, len(norms) + 1) * 100 / len(norms), _powers(norms))

    def _named(self, layer: str, epoch: int) -> str:
        return self.tr("{layer}, epoch {epoch}").replace("{layer}", shown(named(layer))).replace("{epoch}", str(epoch))


def _powers(norms: "list[float] | tuple[float, ...]") -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.log10(np.maximum(np.array(norms, np.float64), LEAST))
