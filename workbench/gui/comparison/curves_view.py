"""CurvesView: the learning curves of several runs in one plot, each in its own colour."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.comparison.desk import RunsDesk
from workbench.gui.plots.lines_plot import Line, LinesPlot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.runs.summary import RunSummary

MOST = 16
"""Runs drawn: more cannot be told apart."""


class CurvesView(QWidget):
    """Validation loss as a line, training loss dashed where asked."""

    def __init__(self, session: Session, desk: RunsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runs: tuple[RunSummary, ...] = ()
        self._asked: tuple[tuple[Any, ...], ...] = ()
        self._histories: dict[tuple[str, str], Any] = {}
        self.plot = LinesPlot(session.save_points)
        self.plot.count_along()
        self.training = QCheckBox()
        self.note = styled_label("", "small")
        line = QHBoxLayout()
        line.addWidget(self.training)
        line.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.plot, 1)
        self.training.toggled.connect(self._draw)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_runs(self, selected: Sequence[RunSummary], _shown: Sequence[RunSummary]) -> None:
        """Draw other runs, or the same with what they learned since."""
        self._runs = tuple(selected[:MOST])
        self.note.setText(
            self.tr("The first {most} of the runs that are selected.").replace("{most}", str(MOST))
            if len(selected) > MOST
            else ""
        )
        asked = tuple((run.key, run.epochs, run.state) for run in self._runs)
        if asked == self._asked:
            self._draw()
            return
        self._asked = asked
        if self._runs:
            self._desk.histories(self._runs, lambda found: self._on_read(asked, found))
        else:
            self._on_read(asked, {})

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.plot.set_names(self.tr("Learning curves of the selected runs"), self.tr("Epoch"), self.tr("Loss"))
        self.plot.set_hint(self.tr("Select one run or several, with Ctrl or Shift, to see their curves."))
        self.training.setText(self.tr("Training loss, too"))
        self._draw()

    def _on_read(self, asked: object, found: dict[tuple[str, str], Any]) -> None:
        if asked == self._asked:
            self._histories = found
            self._draw()
            self.plot.reset()

    def _draw(self, *_: object) -> None:
        lines = []
        for color, run in enumerate(self._runs):
            history = self._histories.get(run.key, ())
            name, x = run.remarks.name or run.run, np.array([end.epoch for end in history], float)
            lines.append(Line(name=name, x=x, y=np.array([end.val_loss for end in history], float), color=color))
            if self.training.isChecked():
                title = self.tr("{run}, training").replace("{run}", name)
                y = np.array([end.train_loss for end in history], float)
                lines.append(Line(name=title, x=x, y=y, color=color, dashed=True))
        self.plot.show_lines(lines)
