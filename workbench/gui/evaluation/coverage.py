"""CoveragePictures: how often bands held by step ahead, beside what they promise, and how wide they are."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.catch_up import CatchUp

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

Pen = Qt.PenStyle
COLORS = (2, 0, 3)
"""Of the levels, from the lowest; 0 is the forecast's."""


class CoveragePictures(QWidget):
    """A sentence, and two plots side by side."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.text = styled_label("", "muted")
        self.text.setWordWrap(True)
        self.covered, self.widths = Plot(session.save_points), Plot(session.save_points)
        row = QHBoxLayout()
        for plot in (self.covered, self.widths):
            row.addWidget(plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.addWidget(self.text)
        column.addLayout(row, 1)
        self._catch_up = CatchUp(self, session.turns, self._draw)
        translation.follow(self.render)
        theme.follow(self.render)
        self._draw()

    def show_evaluation(self, evaluation: "Evaluation | None") -> None:
        """Show the bands of another run; None shows nothing."""
        self._evaluation = evaluation
        self.render()
        for plot in (self.covered, self.widths):
            plot.reset()

    def render(self) -> None:
        """Draw and tell everything in the language in force, now or once it is seen."""
        if not self._catch_up.later():
            self._draw()

    def _draw(self) -> None:
        bands = self._evaluation.bands if self._evaluation else None
        ahead = self.tr("Steps ahead")
        self.covered.set_names(self.tr("Share of truths inside the bands by step ahead"), ahead, self.tr("Inside, %"))
        self.widths.set_names(self.tr("Width of the bands by step ahead"), ahead, self.tr("Width"))
        for plot in (self.covered, self.widths):
            plot.remove_curves()
            plot.set_hint(self.tr("Drawn here once the run is judged"))
        self.text.setText(self._told())
        if bands is None:
            return
        for color, level, share_H, width_H in zip(COLORS, bands.levels, bands.covered_LH, bands.width_LH, strict=True):
            name, steps = f"{100 * level:.0f} %", np.arange(1, len(share_H) + 1)
            promised = self.covered.add_curve("", color=color, style=Pen.DotLine, width=1)
            promised.name = self.tr("{share} promised").format(share=name)
            self.covered.set_points(promised, [0.5, len(steps) + 0.5], [100 * level] * 2)
            self._points(self.covered, name, color, steps, 100 * share_H)
            self._points(self.widths, name, color, steps, width_H)

    def _told(self) -> str:
        """What the pictures rest on, and all shares together."""
        if self._evaluation is None:
            return ""
        bands = self._evaluation.bands
        if bands is None:
            return self.tr("The validation part has too few forecasts to measure bands by.")
        text = self.tr(
            "Each band rests on how far off the forecasts of the validation part were, and on what was known by then "
            "of those of this part. Truths inside: {shares}."
        )
        held = np.nanmean(bands.covered_LH, axis=1)
        one = self.tr("{held} of the bands of {level}")
        return text.format(
            shares=", ".join(
                one.format(held=f"{100 * share:.1f} %", level=f"{100 * level:.0f} %")
                for level, share in zip(bands.levels, held.tolist(), strict=True)
            )
        )

    def _points(self, plot: Plot, name: str, color: int, x: npt.NDArray[np.int64], y: npt.NDArray[np.float64]) -> None:
        curve = plot.add_curve(name, color=color, width=2)
        curve.item.setSymbol("o")
        curve.item.setSymbolSize(6)
        curve.item.setSymbolBrush(theme.plot_colors().series[color])
        curve.item.setSymbolPen(None)
        plot.set_points(curve, x, y)
