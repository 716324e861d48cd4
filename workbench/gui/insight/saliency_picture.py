"""SaliencyPicture: what an answer rests on, drawn on the signal, on its frequencies or on the text itself."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.insight.answer_choice import AnswerChoice
from workbench.gui.insight.desk import Desk
from workbench.gui.insight.marked_signal import MarkedSignal
from workbench.gui.insight.marked_text import MarkedText
from workbench.gui.plots.heat_map import HeatMap
from workbench.gui.style import theme, translation
from workbench.gui.style.moments import axis_name
from workbench.gui.widgets.choices import DropDown

if TYPE_CHECKING:
    from workbench.data.dataset import Doubles
    from workbench.insight.saliency import Saliency


MOST_TICKS = 12
"""Names beside a map of inputs, at most."""
AXIS_WIDTH = 76
"""Pixels for what stands beside the signal and beside the map, which share their steps."""


class SaliencyPicture(QWidget):
    """The chosen input with its attributions behind it, above a map of all inputs.

    Of a text its letters are marked, above a curve of what each is worth.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Saliency | None = None
        self.input, self.opinion = DropDown(), DropDown()
        self.choice = AnswerChoice(desk)
        self.opinion.addItems(["", ""])
        self.signal = MarkedSignal(desk.session.save_points)
        self.map = HeatMap(desk.session.save_points)
        self.text = MarkedText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.choice)
        line.addWidget(self.opinion)
        line.addWidget(self.input, 1)
        column.addLayout(line)
        for widget in (self.text, self.signal, self.map):
            column.addWidget(widget, 1)
        for plot in (self.signal, self.map):
            plot.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
        self.map.getPlotItem().setXLink(self.signal.getPlotItem())
        self.opinion.currentIndexChanged.connect(lambda _index: self._draw())
        self.input.currentIndexChanged.connect(lambda _index: self._draw_signal())
        self.map.clicked.connect(self.input.setCurrentIndex)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "Saliency | None") -> None:
        """Draw another answer's; the input that matters most is chosen."""
        self._found = result
        self.input.blockSignals(True)
        self.input.clear()
        self.input.addItems(list(result.inputs) if result is not None else [])
        if result is not None:
            self.input.setCurrentIndex(int(np.abs(result.values_TG).sum(axis=0).argmax()))
        self.input.blockSignals(False)
        self._draw()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.input.setAccessibleName(self.tr("Input"))
        self.opinion.setAccessibleName(self.tr("Way to find out"))
        self.opinion.setToolTip(self.tr("Follow gradients from the baseline, or take each input away and look again"))
        self.opinion.setItemText(0, self.tr("Integrated gradients"))
        self.opinion.setItemText(1, self.tr("Inputs taken away"))
        self.text.setAccessibleName(self.tr("The text, each letter marked by what it is worth"))
        self.map.set_names(self.tr("What each input is worth over time"), self._axis())
        self._draw_signal()

    def _draw(self) -> None:
        found = self._found
        text = found is not None and bool(found.characters)
        several = found is not None and len(found.inputs) > 1
        self.text.setVisible(text)
        self.map.setVisible(several)
        self.input.setVisible(several and not text)
        if found is None:
            return
        shares_TG = self._shares()
        self.map.set_names(self.tr("What each input is worth over time"), self._axis())
        self.map.set_values(shares_TG, found.inputs, stride=found.seconds or 1.0, signed=True)
        step = -(-len(found.inputs) // MOST_TICKS)
        ticks = [(place + 0.5, name) for place, name in enumerate(found.inputs)][::step]
        self.map.getPlotItem().getAxis("left").setTicks([ticks])
        if text:
            self.text.show_letters(found.characters, shares_TG[:, 0])
        self._draw_signal()

    def _axis(self) -> str:
        return axis_name(sound=self._found is not None and self._found.seconds is not None)

    def _shares(self) -> "Doubles":
        """Worths by the chosen way, in shares of the largest."""
        assert self._found is not None
        worth_TG = self._found.occluded_TG if self.opinion.currentIndex() else self._found.values_TG
        shares_TG: Doubles = worth_TG / max(float(np.abs(worth_TG).max()), 1e-300)
        return shares_TG

    def _draw_signal(self) -> None:
        found, place = self._found, self.input.currentIndex()
        if found is None or place < 0:
            return
        if found.characters:
            self._draw_worth()
            return
        shares_T = self._shares()[:, place]
        self.signal.set_names(
            self.tr("{name} and what it is worth over time").replace("{name}", found.inputs[place]),
            self._axis(),
            found.inputs[place],
        )
        name, worth = found.inputs[place], self.tr("worth")
        self.signal.show_signal(found.seen_TG[:, place], shares_T, name, worth, stride=found.seconds or 1.0)

    def _draw_worth(self) -> None:
        """What each character of a text is worth, by its place."""
        shares_T, worth = self._shares()[:, 0], self.tr("worth")
        self.signal.set_names(self.tr("What each character is worth"), self.tr("Character"), worth)
        self.signal.show_signal(shares_T, shares_T, worth, worth)
