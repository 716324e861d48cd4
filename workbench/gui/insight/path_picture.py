"""PathPicture: the weights of a linear path from the last step back, above what each place in the season adds."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.insight.answer_choice import AnswerChoice
from workbench.gui.insight.desk import Desk
from workbench.gui.plots.plot import Plot
from workbench.gui.style import theme, translation

if TYPE_CHECKING:
    from workbench.insight.path import PathWeights

MOST_LINES = 8
"""Inputs that have a line, those of the largest weights; the saved numbers have all."""
AXIS_WIDTH = 76
"""Pixels for what stands beside both plots, so that they begin alike."""


class PathPicture(QWidget):
    """One line of weights for each input; the season below, where the path tells its places apart."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: PathWeights | None = None
        self.choice = AnswerChoice(desk, baselines=False)
        self.weights, self.season = Plot(desk.session.save_points), Plot(desk.session.save_points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.choice)
        column.addWidget(self.weights, 3)
        column.addWidget(self.season, 2)
        for plot in (self.weights, self.season):
            plot.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
            plot.count_along()
        self._draw()
        translation.follow(self._draw)

    def show_result(self, result: "PathWeights | None") -> None:
        """Draw another answer's weights."""
        self._found = result
        self._draw()
        for plot in (self.weights, self.season):
            plot.reset()

    def _draw(self) -> None:
        found = self._found
        for plot in (self.weights, self.season):
            plot.remove_curves()
        self.weights.set_names(
            self.tr("What the path weighs, by lag"), self.tr("Lag, from the last step back"), self.tr("Weight")
        )
        target = "" if found is None else found.target
        self.season.set_names(
            self.tr("What the place in the season adds"),
            self.tr("Place in the season"),
            self.tr("Added to {target}").replace("{target}", target),
        )
        self.season.setVisible(found is not None and found.season_S is not None)
        if found is None:
            return
        lags = np.arange(1, len(found.weights_LF) + 1)
        for color, place in enumerate(found.by_weight[:MOST_LINES]):
            name = found.inputs[place] if len(found.inputs) > 1 else ""
            line = self.weights.add_curve(name, color=color, width=2)
            self.weights.set_points(line, lags, found.weights_LF[:, place])
        if found.season_S is not None:
            line = self.season.add_curve("", color=2, width=2)
            self.season.set_points(line, np.arange(1, len(found.season_S) + 1), found.season_S)
