"""CellPanel: the sequences behind a cell of the confusion matrix, to look at and, where they are sound, to hear."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.cell import Answered, Found, curves, in_cell
from workbench.gui.plots.plot import Plot
from workbench.gui.session.audio_player import AudioPlayer
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.moments import axis_name
from workbench.gui.style.numbers import number
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

MOST_LISTED = 1000


class SequenceList(QListWidget):
    """Names; Enter and a double click activate one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space activates too, as it plays and stops elsewhere."""
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class CellPanel(QWidget):
    """Title, list, picture of the chosen sequence, and a button that plays it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answered | None = None
        self._cell: tuple[int, int] | None = None
        self._found: list[Found] = []
        self.player = AudioPlayer(session, self)
        self.title = QLabel(wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.list = SequenceList()
        self.plot = Plot(session.save_points)
        self.play_button = QPushButton(icon("play"), "")
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self.toggle())
        self.play_button.clicked.connect(self.toggle)
        self.player.changed.connect(self._show_player)
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def _evaluation(self) -> "Evaluation | None":
        return None if self._answers is None else self._answers.evaluation

    def show_answers(self, answers: Answered | None) -> None:
        """Take another run's answers; no cell is chosen."""
        self.player.stop()
        self._answers = answers
        self.show_cell(None)

    def show_cell(self, cell: tuple[int, int] | None) -> None:
        """List what lies in a cell, given as true and answered class."""
        self._cell = cell
        self._found = in_cell(self._answers, *cell) if self._answers is not None and cell is not None else []
        self.retranslate()
        self.list.setCurrentRow(0 if self._found else -1)

    def toggle(self) -> None:
        """Play the chosen recording, or be silent."""
        found, evaluation = self._chosen(), self._evaluation
        if self.player.playing:
            self.player.stop()
        elif found is not None and evaluation is not None and evaluation.case.dataset.sample_rate:
            values = evaluation.case.dataset.values_NF[found.start : found.start + found.length, 0]
            self.player.play(values, evaluation.case.dataset.sample_rate)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent on another page."""
        self.player.stop()
        super().hideEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.list.setAccessibleName(self.tr("Sequences of the chosen cell"))
        self.title.setText(self._title())
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for found in self._found[:MOST_LISTED]:
            item = QListWidgetItem(f"{found.name}    {self._note(found)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.name}, {self._note(found)}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(row if row < self.list.count() else -1)
        self._show_player()
        self._draw()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.play_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.title)
        column.addWidget(self.list, 3)
        column.addWidget(self.plot, 2)
        column.addLayout(line)
        self.plot.setMinimumHeight(80)

    def _title(self) -> str:
        if self._evaluation is None or self._cell is None:
            return self.tr("Click a cell, or go there with the arrow keys, to see which sequences it counts.")
        classes = self._evaluation.case.facts.classes
        text = self.tr("{count} of class {truth}, answered as {answer}")
        if self._by_steps():
            text = self.tr("{count} with steps of class {truth}, answered as {answer}")
        truth, answer = (classes[c] for c in self._cell)
        return text.format(count=len(self._found), truth=truth, answer=answer)

    def _note(self, found: Found) -> str:
        if self._by_steps():
            return singular(self.tr("{count} steps").replace("{count}", str(found.steps)))
        return self.tr("{percent} % sure").replace("{percent}", number(100 * found.sureness, 3))

    def _by_steps(self) -> bool:
        return self._evaluation is not None and TASKS[self._evaluation.case.facts.task].labels_steps

    def _chosen(self) -> Found | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _on_row(self, _row: int) -> None:
        self.player.stop()
        self._show_player()
        self._draw()

    def _draw(self) -> None:
        self.plot.remove_curves()
        found = self._chosen()
        self.plot.setVisible(found is not None)
        if found is None or self._evaluation is None:
            return
        sound = self._evaluation.case.dataset.sample_rate is not None
        self.plot.set_names(self.tr("The chosen sequence"), axis_name(sound=sound))
        x, lines = curves(self._evaluation, found)
        for color, (name, values) in enumerate(lines.items()):
            self.plot.set_points(self.plot.add_curve(name, color=color, width=1.0), x, values)
        self.plot.reset()

    def _show_player(self) -> None:
        evaluation = self._evaluation
        self.play_button.setVisible(evaluation is not None and evaluation.case.dataset.sample_rate is not None)
        playing, reason = self.player.playing, self.player.reason
        self.play_button.setIcon(icon("stop" if playing else "play"))
        self.play_button.setText(self.tr("Stop") if playing else self.tr("Play"))
        self.play_button.setEnabled(reason is None and self._chosen() is not None)
        tip = self.tr("Play the chosen recording (Enter or a double click in the list does the same)")
        self.play_button.setToolTip(plain_tip(shown(reason)) if reason is not None else tip)
