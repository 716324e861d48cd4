"""QuestionView: one tab: it asks its question in a job, with progress and cancel, and its picture shows the result."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import sentence_of
from workbench.gui.insight.desk import Desk
from workbench.gui.session.jobs import Job, telling
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.questions import ask_new_file
from workbench.insight.question import Asked, Question, Result
from workbench.progress import Progress
from workbench.sentence import Sentence


class Picture(Protocol):
    """What a tab shows: a widget that draws one question's results."""

    def show_result(self, result: Any) -> None:
        """Draw a result; None empties it."""


class QuestionView(QWidget):
    """A picture (a QWidget that is a `Picture`) and what surrounds it; asked when seen, or by its button."""

    def __init__(self, desk: Desk, question: Question, picture: Any, *, by_itself: bool = True) -> None:
        super().__init__()
        self._desk, self._question, self._by_itself = desk, question, by_itself
        self._job: Job | None = None
        self._stale = True
        self._asked = desk.asked
        self._failure: Sentence | None = None
        self.picture = picture
        self._drawn = False
        self.result: Result | None = None
        self.ask_button = QPushButton(icon("magnify"), "")
        self.save_button = QPushButton(icon("content-save-outline"), "")
        self.cancel_button = QPushButton(icon("close"), "")
        self.words = QLabel(wordWrap=True)
        self.message = styled_label("", "muted")
        self.progress = QProgressBar(textVisible=False)
        self._doing = styled_label("", "muted")
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def asking(self) -> bool:
        """Whether the answer is being worked out."""
        return self._job is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask, if that was not done yet."""
        super().showEvent(event)
        self._catch_up()

    def ask(self) -> None:
        """Ask anew of the run and the example in hand."""
        self._release()
        if self._desk.subject is None:
            return
        self._stale, self._failure, self._asked = False, None, self._desk.asked
        self._job = self._desk.ask(self._question.name)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.ask_button.setText(self.tr("Find out"))
        self.ask_button.setToolTip(shown(self._question.tip))
        self.save_button.setText(self.tr("Save the numbers…"))
        self.save_button.setToolTip(self.tr("Every number of this answer, as a CSV table or JSON"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._render()

    def _lay_out(self) -> None:
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress.setRange(0, 1000)
        self.progress.setMaximumWidth(200)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.message)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.words, 1)
        for widget in (self._doing, self.progress, self.cancel_button, self.ask_button, self.save_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.ask_button.clicked.connect(self.ask)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self._release)
        self._desk.opened.connect(self._on_opened)
        self._desk.failed.connect(lambda _failure: self._render())
        self._desk.chosen.connect(self._on_chosen)

    def _on_opened(self, _subject: object) -> None:
        self._release()
        self._failure, self._stale = None, True
        self._show(None)
        self._catch_up()

    def _on_chosen(self, asked: Asked) -> None:
        same = replace(asked, answer=self._asked.answer, target=self._asked.target, baseline=self._asked.baseline)
        if same == self._asked and not self._question.per_answer:
            return
        another = asked.part != self._asked.part
        if self._question.per_example or (self._question.per_part and another):
            self._stale = True
            if not self._by_itself:  # what is shown is of another example
                self._release()
                self._show(None)
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and self._by_itself and self.isVisible():
            self.ask()

    def _release(self) -> None:
        """Work no longer; what comes late is of another example."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._render()

    @Slot(object)
    def _on_progressed(self, event: object) -> None:
        if telling() is not self._job:
            return
        if isinstance(event, Progress):
            self.progress.setValue(round(1000 * event.done))
            self._doing.setText(shown(event.message))
        else:  # a first answer, which the last one completes
            self._show(event)

    @Slot(object)
    def _on_finished(self, result: Result) -> None:
        if telling() is self._job:
            self._show(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if telling() is self._job:
            self.result, self._failure = None, sentence_of(error)

    @Slot()
    def _on_ended(self) -> None:
        if telling() is self._job:
            self._job = None
            self._render()

    def _show(self, result: Any) -> None:
        self.result = result
        if result is not None or self._drawn:  # an empty picture need not be emptied
            self._drawn = result is not None
            self.picture.show_result(result)
        self._render()

    def _render(self) -> None:
        result, working = self.result, self._job is not None
        for widget in (self.progress, self.cancel_button, self._doing):
            widget.setVisible(working)
        lacks = not self._by_itself or result is None  # one that asks by itself was cancelled, or could not be answered
        self.ask_button.setVisible(not working and lacks and self._desk.subject is not None)
        self.save_button.setVisible(result is not None)
        self.words.setText(" ".join(shown(line) for line in result.told()) if result is not None else "")
        self.message.setText(self._empty())
        self._stack.setCurrentIndex(1 if result is None else 0)

    def _empty(self) -> str:
        """What stands where no picture is."""
        failure = self._failure or self._desk.failure
        return shown(failure) if failure is not None else shown(self._question.tip)

    def _on_save(self) -> None:
        ask_new_file(self.window(), self.tr("Save the numbers"), ["CSV (*.csv)", "JSON (*.json)"], self.save)

    def save(self, path: Path) -> None:
        """Write every number of the answer, in a job that reports how it ended."""
        from workbench.insight.writing import write_result

        result = self.result
        if result is not None:
            self._desk.session.save_points(lambda: write_result(result, path))
