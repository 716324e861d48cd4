"""Listening: the microphone as a run hears it: how loud, what it is, and pieces that are kept as labelled examples."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message, Session
from workbench.gui.style import theme
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number, percent
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.questions import ask_paths
from workbench.models.calibration import DONT_KNOW
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Generator

    from workbench.answering.listening import Moment
    from workbench.data.dataset import DataFacts, Floats
    from workbench.progress import Work


class Listening(QWidget):
    """A line with a level, an answer and a record button, shown while it listens; `button` begins and ends it."""

    changed = Signal()
    """It began or ended."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = ""
        self._asked: tuple[int, str] = (session.experiment, "")
        self._facts: DataFacts | None = None
        self._job: Job | None = None
        self._heard: list[Floats] | None = None
        self.folder: Path | None = None
        """Where recordings are kept, a folder for each class."""
        self.note: Sentence | None = None
        """What is to be told of how it answers."""
        self.button, self.record_button = QPushButton(), QPushButton()
        self.level = QProgressBar(textVisible=False, minimum=-60, maximum=0, value=-60)
        self.answer, self.delay = styled_label("", "strong"), styled_label("", "muted")
        self.label = DropDown()
        self.label.setEditable(True)
        self._lay_out()
        self.button.clicked.connect(self._on_pressed)
        self.record_button.clicked.connect(self._on_record)
        self.retranslate()

    @property
    def listening(self) -> bool:
        """Whether the microphone is heard."""
        return self._job is not None

    @property
    def recording(self) -> bool:
        """Whether what is heard will be kept."""
        return self._heard is not None

    def of_run(self, run: str) -> None:
        """Answer by this run; one that did not learn from sounds has no use for a microphone."""
        project = self._session.project
        asked = (self._session.experiment, run)
        if asked == self._asked:
            return
        if self.listening:
            self._session.report("info", "Listening has ended: another run is in hand now.")
        self.stop()
        self._asked, self._run, self._facts = asked, run, None
        with contextlib.suppress(WorkbenchError, OSError):  # the page says what is wrong with it
            self._facts = project.run(run).facts if project is not None and run else None
        self.label.clear()
        self.label.addItems(self._facts.classes if self._facts is not None else ())
        self.show_button()

    def show_button(self) -> None:
        """Offer it where the run hears sounds."""
        self.button.setVisible(self._facts is not None and self._facts.sample_rate is not None)

    def start(self) -> None:
        """Listen, in a job."""
        project, run, facts = self._session.project, self._run, self._facts
        if project is None or facts is None or facts.sample_rate is None:
            return
        rate = facts.sample_rate

        def work() -> "Generator[Moment | Sentence | None, None, None]":
            from workbench.answering.arriving import heard
            from workbench.answering.listening import listen
            from workbench.export.live import listening_of

            chosen = project.run(run)
            stepwise, note = listening_of(chosen)
            yield note
            yield from listen(heard(rate), stepwise, facts, chosen.calibration.threshold)

        self.note = None
        self._job = job = self._session.jobs.run(self.tr("Listening"), work)
        job.progressed.connect(lambda event: self._on_event(job, event))
        job.ended.connect(lambda: self._on_ended(job))
        self._session.report_errors_of(job)
        self.retranslate()
        self.changed.emit()

    def stop(self) -> None:
        """Listen no longer; what is being recorded is kept."""
        if self._job is None:
            return
        if self.recording:
            self._on_record()
        self._job.stop()
        self._job, self.note = None, None
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.button.setText(self.tr("Stop listening") if self.listening else self.tr("Listen"))
        self.button.setIcon(icon("stop" if self.listening else "microphone-outline"))
        self.button.setToolTip(self.tr("Hear the microphone, and say at once what it is"))
        self.record_button.setText(self.tr("Stop and keep") if self.recording else self.tr("Record"))
        self.record_button.setIcon(icon("stop" if self.recording else "record-circle-outline"))
        tip = self.tr("Keep what is heard as an example of this class, for the next training")
        self.record_button.setToolTip(tip)
        self.level.setAccessibleName(self.tr("Level"))
        self.label.setAccessibleName(self.tr("Class of the recording"))
        self.label.setToolTip(self.tr("The class of what is recorded: its folder is called so"))
        self.setVisible(self.listening)
        if not self.listening:
            self.level.setValue(self.level.minimum())
            self.answer.clear()
            self.delay.clear()

    def _lay_out(self) -> None:
        self.level.setFixedWidth(140)
        self.label.setMinimumWidth(120)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        for widget in (self.level, self.answer, self.delay):
            line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.label)
        line.addWidget(self.record_button)

    def _on_pressed(self) -> None:
        self.stop() if self.listening else self.start()

    def _on_event(self, job: Job, event: "Moment | Sentence | None") -> None:
        if job is not self._job or event is None:
            return
        if isinstance(event, Sentence):
            self.note = event
            self.changed.emit()
            return
        self.level.setValue(round(event.level))
        if self._heard is not None:
            self._heard.append(event.samples_T)
        if event.told is not None:
            self.answer.setText(self._said(event))
            self.delay.setText(self.tr("{milliseconds} ms").format(milliseconds=f"{1000 * event.latency:.1f}"))

    def _said(self, moment: "Moment") -> str:
        """The class and how probable it is, or the values."""
        told = moment.told or {}
        if "class" not in told:
            return ", ".join(f"{name} {number(value)}" for name, value in told.get("answers", {}).items())
        name = self.tr("don't know") if told["class"] == DONT_KNOW else told["class"]
        return f"{name}  {percent(max(told['probabilities'].values()))}"

    def _on_record(self) -> None:
        if self._heard is None:
            if self.folder is None:
                self._ask_folder()
            else:
                self._begin()
            return
        pieces, self._heard = self._heard, None
        self.retranslate()
        self._keep(np.concatenate([*pieces, np.empty(0, np.float32)]))

    def _ask_folder(self) -> None:
        title = self.tr("Choose a folder for recordings, in which each class has its own")
        ask_paths(self.window(), title, QFileDialog.FileMode.Directory, lambda paths: self.record_into(paths[0]))

    def record_into(self, folder: Path) -> None:
        """Record from now on, into this folder."""
        self.folder = folder
        if self.listening:
            self._begin()

    def _begin(self) -> None:
        self._heard = []
        self.retranslate()

    def _keep(self, samples_T: "Floats") -> None:
        folder, label, facts = self.folder, self.label.currentText(), self._facts
        assert folder is not None and facts is not None and facts.sample_rate is not None  # or nothing was recorded
        rate = facts.sample_rate

        def work() -> "Work[Path]":
            from workbench.answering.listening import keep

            yield from ()
            return keep(samples_T, rate, folder, label)

        job = self._session.jobs.run(self.tr("Keeping a recording"), work)
        job.finished.connect(lambda path: self._tell(path, len(samples_T) / rate))
        self._session.report_errors_of(job)

    def _tell(self, path: Path, seconds: float) -> None:
        text = sentence("{seconds} s were kept as {file}.", seconds=f"{seconds:.1f}", file=path)
        self._session.message.emit(Message(level="success", text=text, file=path))

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self.stop()

    def words(self) -> str:
        """What is told of how it answers."""
        return shown(self.note) if self.listening and self.note is not None else ""
