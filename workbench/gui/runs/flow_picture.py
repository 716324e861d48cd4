"""FlowPicture: gradients by layer and along the steps, idle units, and how far weights move."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.gui.plots.lines_plot import Line, LinesPlot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style import theme, translation
from workbench.gui.style.translation import shown
from workbench.gui.widgets.choices import DropDown
from workbench.insight.parts import named
from workbench.training.events import EpochFlow, LayerFlow

if TYPE_CHECKING:
    from workbench.insight.flow import Flow

LEAST = 1e-30
"""Norms are drawn as powers of ten; one of nothing is as good as this."""
LOW = 320
"""Height below which one plot is shown at a time."""


class FlowPicture(QWidget):
    """Four plots: of each layer by epoch, and of states by step at the first and the newest measure.

    Where it is low, one of them is chosen.
    """

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flows: tuple[EpochFlow, ...] = ()
        self._drawn: tuple[EpochFlow, ...] | None = None
        self.layers, self.steps = LinesPlot(save_points), LinesPlot(save_points)
        self.idle, self.ratios = LinesPlot(save_points), LinesPlot(save_points)
        for plot in (self.layers, self.idle, self.ratios):
            plot.count_along()
        self._plots = (self.layers, self.steps, self.ratios, self.idle)
        self.choice = DropDown()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.XS)
        grid.addWidget(self.choice, 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        for place, plot in enumerate(self._plots):
            self.choice.addItem("")
            grid.addWidget(plot, 1 + place // 2, place % 2)
        self.choice.currentIndexChanged.connect(lambda _index: self._arrange())
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "Flow | None") -> None:
        """Draw another run's."""
        self.show_flows(() if result is None else result.epochs)
        self.reset()

    def show_flows(self, flows: Sequence[EpochFlow]) -> None:
        """Draw these measures, the oldest first; what has been drawn already stays as it is."""
        self._flows = tuple(flows)
        if self._flows != self._drawn:
            self._draw()

    def reset(self) -> None:
        """Let the axes follow what is drawn."""
        for plot in self._plots:
            plot.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All plots where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        epoch = self.tr("Epoch")
        self.layers.set_names(self.tr("Gradients by layer"), epoch, self.tr("Gradient, power of ten"))
        steps = self.tr("Share of the steps, %")
        self.steps.set_names(self.tr("Gradients along the steps"), steps, self.tr("Gradient, power of ten"))
        self.ratios.set_names(self.tr("How far weights moved, of their size"), epoch, self.tr("Update, power of ten"))
        self.idle.set_names(self.tr("Units that are dead or saturated"), epoch, self.tr("Idle units, %"))
        for plot in self._plots:
            plot.set_hint(self.tr("Measured now and then while a run is trained on the CPU"))
        for place, plot in enumerate(self._plots):
            self.choice.setItemText(place, plot.accessibleName())
        self.choice.setAccessibleName(self.tr("What is drawn"))
        self._draw()

    def _arrange(self) -> None:
        low, chosen = self.height() < LOW, self.choice.currentIndex()
        self.choice.setVisible(low)
        for place, plot in enumerate(self._plots):
            plot.setVisible(not low or place == chosen)

    def _draw(self) -> None:
        self._drawn = self._flows
        parts = list(enumerate(dict.fromkeys(layer.name for flow in self._flows for layer in flow.layers)))
        self.layers.show_lines([self._line(number, name, "gradient") for number, name in parts])
        self.ratios.show_lines([self._line(number, name, "ratio") for number, name in parts])
        self.idle.show_lines([line for number, name in parts if len((line := self._line(number, name, "idle")).x)])
        self.steps.show_lines([line for number, name in parts for line in self._along(number, name)])

    def _line(self, number: int, part: str, what: str) -> Line:
        """What was measured of a part over the epochs, where it was."""
        found = [(flow.epoch, value) for flow, layer in self._of(part) if (value := getattr(layer, what)) is not None]
        epochs, values = [epoch for epoch, _ in found], np.array([value for _, value in found], np.float64)
        y = 100 * values if what == "idle" else _powers(values)
        return Line(name=shown(named(part)), x=np.array(epochs, np.float64), y=y, color=number)

    def _along(self, number: int, part: str) -> Iterator[Line]:
        """Its gradients along the steps: the newest, and those of the first measure dashed."""
        found = [(flow.epoch, layer.fading) for flow, layer in self._of(part) if layer.fading]
        for (epoch, norms), dashed in zip(found[-1:] + found[:-1][:1], (False, True), strict=False):
            x = np.arange(1, len(norms) + 1) * 100 / len(norms)
            name = self.tr("{layer}, epoch {epoch}").replace("{layer}", shown(named(part)))
            yield Line(
                name=name.replace("{epoch}", str(epoch)), x=x, y=_powers(np.array(norms)), color=number, dashed=dashed
            )

    def _of(self, part: str) -> Iterator[tuple[EpochFlow, LayerFlow]]:
        return ((flow, layer) for flow in self._flows for layer in flow.layers if layer.name == part)


def _powers(norms: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = np.log10(np.maximum(norms, LEAST))
    return found
