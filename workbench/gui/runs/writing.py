"""WritingPanel: lets a run's model write on from a beginning, character by character."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import primary
from workbench.gui.widgets.number_edits import FloatEdit, IntEdit

if TYPE_CHECKING:
    from workbench.runs.project import Project
    from workbench.runs.run import Weights

LENGTH, LONGEST = 300, 20_000
TEMPERATURE, HOTTEST = 0.8, 3.0
PROMPT_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingRequest:
    """A beginning and how to go on from it, with the weights that count or the last epoch's."""

    prompt: str
    length: int
    temperature: float
    seed: int
    weights: "Weights" = "kept"


class WritingPanel(QWidget):
    """A beginning, how far and how boldly to go on, and the text as it comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = ""
        self._seed = 0
        self._job: Job | None = None
        self.prompt, self.text = QPlainTextEdit(), QPlainTextEdit(readOnly=True)
        self.length, self.temperature = IntEdit(), FloatEdit()
        self.length.setRange(1, LONGEST)
        self.length.setValue(LENGTH)
        self.temperature.setRange(0.0, HOTTEST)
        self.temperature.setSingleStep(0.1)
        self.temperature.setValue(TEMPERATURE)
        self.write_button = primary(QPushButton(icon("pencil-outline", "on_accent"), ""))
        self._labels = {name: QLabel() for name in ("prompt", "length", "temperature")}
        self._lay_out()
        self.write_button.clicked.connect(self._on_write)
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def writing(self) -> bool:
        """Whether text comes now."""
        return self._job is not None

    def show_run(self, run: str) -> None:
        """Let another run's model write; the text of the one before goes."""
        if run != self._run:
            self.stop()
            self._run = run
            self.text.clear()
        self.write_button.setEnabled(bool(run))

    def stop(self) -> None:
        """Write no more."""
        if self._job is not None:
            self._job.stop()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        names = {
            "prompt": self.tr("Beginning"),
            "length": self.tr("Length"),
            "temperature": self.tr("Temperature"),
        }
        tips = {
            "prompt": self.tr("The text that the model goes on from; empty begins a new line"),
            "length": self.tr("Characters to write"),
            "temperature": self.tr(
                "How boldly it writes: 0 always takes the likeliest character, 1 draws as often as the model says, "
                "more is wilder"
            ),
        }
        for name, editor in (("prompt", self.prompt), ("length", self.length), ("temperature", self.temperature)):
            self._labels[name].setText(names[name])
            editor.setAccessibleName(names[name])
            for widget in (editor, self._labels[name]):
                widget.setToolTip(tips[name])
        self.length.setSuffix(" " + self.tr("characters"))
        self.text.setAccessibleName(self.tr("What the model writes"))
        self.text.setPlaceholderText(self.tr("Here comes what the model writes."))
        self._show_button()

    def _lay_out(self) -> None:
        self.prompt.setFixedHeight(self.fontMetrics().lineSpacing() * PROMPT_LINES + theme.L)
        self.prompt.setTabChangesFocus(True)
        knobs = QHBoxLayout()
        knobs.setSpacing(theme.S)
        for name, editor in (("length", self.length), ("temperature", self.temperature)):
            self._labels[name].setBuddy(editor)
            knobs.addWidget(self._labels[name])
            knobs.addWidget(editor)
        knobs.addStretch(1)
        knobs.addWidget(self.write_button)
        self._labels["prompt"].setBuddy(self.prompt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._labels["prompt"])
        column.addWidget(self.prompt)
        column.addLayout(knobs)
        column.addWidget(self.text, 1)

    def _show_button(self) -> None:
        self.write_button.setText(self.tr("Stop") if self.writing else self.tr("Write"))
        self.write_button.setIcon(icon("stop" if self.writing else "pencil-outline", "on_accent"))

    def _on_write(self) -> None:
        project, run = self._session.project, self._run
        if self._job is not None:
            self._job.stop()
            return
        if project is None or not run:
            return
        self._seed += 1
        asked = WritingRequest(
            prompt=self.prompt.toPlainText(),
            length=self.length.value(),
            temperature=self.temperature.value(),
            seed=self._seed,
        )
        self.text.setPlainText(asked.prompt)
        self._job = self._session.jobs.run(self.tr("Writing"), lambda: written(project, run, asked))
        self._job.progressed.connect(self._on_piece)
        self._session.report_errors_of(self._job)
        self._job.ended.connect(self._on_ended)
        self._show_button()

    @Slot(object)
    def _on_piece(self, piece: object) -> None:
        if isinstance(piece, str) and self._job is not None and not self._job.stopping:
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.text.insertPlainText(piece)

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._show_button()


def written(project: "Project", run: str, asked: WritingRequest) -> Generator[Any, None, None]:
    """Yield what a run's model writes, piece by piece."""
    from workbench.evaluation.sampling import sample

    model = project.run(run).model(asked.weights)
    yield ""
    yield from sample(model, asked.prompt, asked.length, asked.temperature, asked.seed)
