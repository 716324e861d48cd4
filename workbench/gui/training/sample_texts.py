"""SampleTexts: what a character model writes after each epoch, and on request as boldly as one likes."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.runs.live_run import LiveRun
from workbench.gui.runs.writing import HOTTEST, TEMPERATURE, WritingRequest, written
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number
from workbench.gui.widgets.number_edits import FloatEdit

LENGTH = 200


class SampleTexts(QWidget):
    """The newest text on top; the button lets the last kept epoch write once more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._live = LiveRun()
        self._known = 0
        self._seed = 0
        self._said: list[tuple[str, str]] = []
        self._job: Job | None = None
        self.text = QPlainTextEdit(readOnly=True)
        self.temperature = FloatEdit()
        self.temperature.setRange(0.0, HOTTEST)
        self.temperature.setSingleStep(0.1)
        self.temperature.setValue(TEMPERATURE)
        self.again_button = QPushButton(icon("pencil-outline"), "")
        self._label = QLabel()
        self._label.setBuddy(self.temperature)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._label)
        line.addWidget(self.temperature)
        line.addWidget(self.again_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        self.again_button.clicked.connect(self._on_again)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_run(self, live: LiveRun) -> None:
        """Take up what the run has written since the last look."""
        if live is not self._live:
            self._live, self._known, self._said = live, 0, []
            if self._job is not None:
                self._job.stop()
            self._render()
        for sample in live.samples[self._known :]:
            title = self.tr("After epoch {epoch}").replace("{epoch}", str(sample.epoch))
            self._said.insert(0, (title, sample.prompt + sample.text))
        if len(live.samples) != self._known:
            self._known = len(live.samples)
            self._render()
        self.again_button.setEnabled(bool(live.history) and self._job is None)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._label.setText(self.tr("Temperature"))
        tip = self.tr("0 always takes the likeliest character, 1 draws as often as the model says, more is wilder")
        for widget in (self._label, self.temperature):
            widget.setToolTip(tip)
        self.temperature.setAccessibleName(self.tr("Temperature"))
        self.again_button.setText(self.tr("Write now"))
        self.again_button.setToolTip(self.tr("Let the model of the last finished epoch write with this temperature"))
        self.text.setAccessibleName(self.tr("What the model writes"))
        self.text.setPlaceholderText(self.tr("After each epoch the model writes a few lines; they tell how it learns."))

    def _render(self) -> None:
        self.text.setPlainText("\n\n".join(f"— {title} —\n{text}" for title, text in self._said))

    def _on_again(self) -> None:
        project, run = self._session.project, self._live.run
        if project is None or not run or self._job is not None:
            return
        self._seed += 1
        asked = WritingRequest(
            prompt="", length=LENGTH, temperature=self.temperature.value(), seed=self._seed, weights="last"
        )
        title = self.tr("Epoch {epoch}, temperature {temperature}").replace("{epoch}", str(self._live.epoch))
        self._said.insert(0, (title.replace("{temperature}", number(asked.temperature, 2)), ""))
        self._job = self._session.jobs.run(self.tr("Writing"), lambda: written(project, run, asked))
        self._job.progressed.connect(self._on_piece)
        self._session.report_errors_of(self._job)
        self._job.ended.connect(self._on_ended)
        self.again_button.setEnabled(False)

    @Slot(object)
    def _on_piece(self, piece: object) -> None:
        if isinstance(piece, str) and self._said and self._job is not None and not self._job.stopping:
            title, text = self._said[0]
            self._said[0] = (title, text + piece)
            self._render()

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self.again_button.setEnabled(bool(self._live.history))
