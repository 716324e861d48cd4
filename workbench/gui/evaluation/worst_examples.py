"""WorstExamples: the examples that were answered worst, to look at, to hear, and to find again on the Data page."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.cell import Found, curves
from workbench.gui.evaluation.cell_panel import SequenceList
from workbench.gui.plots.plot import Plot
from workbench.gui.session.audio_player import AudioPlayer
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.moments import axis_name
from workbench.gui.style.numbers import number, percent
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown

if TYPE_CHECKING:
    from workbench.evaluation.errors import Bad, Errors
    from workbench.evaluation.result import Evaluation


class WorstExamples(QWidget):
    """A list from the worst on, a picture of the chosen one, and buttons to play it and to show it on the Data page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._evaluation: Evaluation | None = None
        self._worst: tuple[Bad, ...] = ()
        self._measure = ""
        self.player = AudioPlayer(session, self)
        self.title = QLabel(wordWrap=True)
        self.list = SequenceList()
        self.plot = Plot(session.save_points)
        self.play_button, self.data_button = QPushButton(icon("play"), ""), QPushButton(icon("database-outline"), "")
        line = QHBoxLayout()
        line.addWidget(self.play_button)
        line.addWidget(self.data_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.title)
        column.addWidget(self.list, 3)
        column.addWidget(self.plot, 3)
        column.addLayout(line)
        self.plot.setMinimumHeight(80)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._activate())
        self.play_button.clicked.connect(self.toggle)
        self.data_button.clicked.connect(self.show_data)
        self.player.changed.connect(self._show_buttons)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._draw)

    def show_errors(self, evaluation: "Evaluation | None", errors: "Errors | None") -> None:
        """Show those of another run; None shows nothing."""
        self.player.stop()
        self._evaluation = evaluation
        self._worst = errors.worst if errors is not None else ()
        self._measure = errors.measure if errors is not None else ""
        self.retranslate()
        self.list.setCurrentRow(0 if self._worst else -1)

    def toggle(self) -> None:
        """Play the chosen recording, or be silent."""
        bad, evaluation = self.chosen(), self._evaluation
        if self.player.playing:
            self.player.stop()
        elif bad is not None and evaluation is not None and evaluation.case.dataset.sample_rate:
            values = evaluation.case.dataset.values_NF[bad.start : bad.start + bad.length, 0]
            self.player.play(values, evaluation.case.dataset.sample_rate)

    def show_data(self) -> None:
        """Open the Data page where the chosen example is."""
        bad, evaluation = self.chosen(), self._evaluation
        if bad is None or evaluation is None:
            return
        loaded = self._session.data.loaded
        if loaded is None or loaded.dataset.fingerprint != evaluation.case.dataset.fingerprint:
            self._session.report("warning", "The data on the Data page are not those that this run was judged on.")
            return
        self._session.wanted_place = (bad.start, bad.start + bad.length, bad.horizon)
        self._session.page_requested.emit("data")
        self._session.place_requested.emit()

    def chosen(self) -> "Bad | None":
        """The example that is looked at."""
        row = self.list.currentRow()
        return self._worst[row] if 0 <= row < len(self._worst) else None

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent on another page."""
        self.player.stop()
        super().hideEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.list.setAccessibleName(self.tr("Worst examples"))
        none = self._evaluation is not None and not self._worst
        self.title.setText(self.tr("No example was answered badly.") if none else self.tr("Worst examples"))
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for bad in self._worst:
            item = QListWidgetItem(f"{bad.name}    {self._note(bad)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{bad.name}, {self._note(bad)}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(row if row < self.list.count() else -1)
        self.data_button.setText(self.tr("Show on the Data page"))
        self._show_buttons()
        self._draw()

    def _note(self, bad: "Bad") -> str:
        if bad.truth:
            text = self.tr("{truth} answered as {answer}, itself thought {share} probable")
            return text.format(truth=bad.truth, answer=bad.answer, share=percent(1 - bad.error))
        if self._measure == "wrong":
            return self.tr("{share} of the steps wrong").format(share=percent(bad.error))
        if bad.when:
            text = self.tr("from {when} on: error {error}")
            return text.replace("{when}", bad.when).replace("{error}", number(bad.error))
        return self.tr("error {error}").format(error=number(bad.error))

    def _activate(self) -> None:
        """Hear a recording; look at anything else where it lies."""
        if self._is_sound():
            self.toggle()
        else:
            self.show_data()

    def _is_sound(self) -> bool:
        return self._evaluation is not None and self._evaluation.case.dataset.sample_rate is not None

    def _on_row(self, _row: int) -> None:
        self.player.stop()
        self._show_buttons()
        self._draw()

    def _draw(self) -> None:
        self.plot.remove_curves()
        bad, evaluation = self.chosen(), self._evaluation
        text = evaluation is not None and TASKS[evaluation.case.facts.task].text
        self.plot.setVisible(bad is not None and not text)
        if bad is None or evaluation is None or text:
            return
        self.plot.set_names(self.tr("The chosen example"), axis_name(sound=self._is_sound()))
        if TASKS[evaluation.case.facts.task].forecasts:
            self._draw_forecast(bad, evaluation)
        else:
            found = Found(name=bad.name, start=bad.start, length=bad.length, steps=0, sureness=0.0)
            x, lines = curves(evaluation, found)
            for color, (name, values) in enumerate(lines.items()):
                self.plot.set_points(self.plot.add_curve(name, color=color, width=1.0), x, values)
        self.plot.reset()

    def _draw_forecast(self, bad: "Bad", evaluation: "Evaluation") -> None:
        """The target's window, what came, and what was foretold; of several targets the first."""
        from workbench.data.origins import restored

        dataset = evaluation.case.dataset
        stop = bad.start + bad.length + bad.horizon
        truth = restored(dataset.targets_NK[bad.start : stop], dataset.answer_origins_K)[:, 0]
        ahead = np.arange(bad.length, bad.length + bad.horizon)
        known = self.plot.add_curve(self.tr("Truth"), color=7, width=1.6)
        self.plot.set_points(known, np.arange(len(truth)), truth.astype(np.float64))
        curve = self.plot.add_curve(self.tr("Forecast"), color=0, style=Qt.PenStyle.DashLine, width=2)
        self.plot.set_points(curve, ahead, evaluation.answers[bad.place, :, 0].astype(np.float64))

    def _show_buttons(self) -> None:
        text = self._evaluation is not None and TASKS[self._evaluation.case.facts.task].text
        self.data_button.setVisible(not text)
        self.data_button.setEnabled(self.chosen() is not None)
        self.play_button.setVisible(self._is_sound())
        playing, reason = self.player.playing, self.player.reason
        self.play_button.setIcon(icon("stop" if playing else "play"))
        self.play_button.setText(self.tr("Stop") if playing else self.tr("Play"))
        self.play_button.setEnabled(reason is None and self.chosen() is not None)
        tip = self.tr("Play the chosen recording (Enter or a double click in the list does the same)")
        self.play_button.setToolTip(plain_tip(shown(reason)) if reason is not None else tip)
