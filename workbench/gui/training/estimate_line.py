"""EstimateLine: how long an epoch will take and how much memory, found on request by trying a few steps."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui import theme
from workbench.gui.icons import icon
from workbench.gui.jobs import Job
from workbench.gui.runs.words import duration, memory
from workbench.gui.session import Session
from workbench.gui.translation import shown
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.training.estimate import Estimate


class EstimateLine(QWidget):
    """The answer, which goes when the experiment changes; its `button` may stand elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._asked: ExperimentSpec | None = None
        self.estimate: Estimate | None = None
        self.button = QPushButton(icon("timer-outline"), "")
        self.answer = QLabel(wordWrap=True)
        self.answer.setProperty("textStyle", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        line.addWidget(self.answer, 1)
        self.button.clicked.connect(self._on_clicked)
        session.spec_changed.connect(self._on_spec)
        self.retranslate()

    def offer(self, possible: bool) -> None:
        """Whether there is something to estimate now."""
        self.button.setVisible(possible)
        self.setVisible(possible)

    def stop(self) -> None:
        """Try no longer, as when training begins."""
        if self._job is not None:
            self._job.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.button.setText(self.tr("Estimate time"))
        self.button.setToolTip(self.tr("Try a few steps on a copy of the model to tell time and memory beforehand"))
        self._render()

    def _render(self) -> None:
        self._answer()
        self.button.setEnabled(self._job is None)
        self.answer.setVisible(bool(self.answer.text()))

    def _answer(self) -> None:
        found = self.estimate
        if self._job is not None:
            self.answer.setText(self.tr("Trying a few steps …"))
        elif found is None:
            self.answer.setText("")
        elif found.seconds != found.seconds:  # not a number: it does not fit at all
            self.answer.setText(shown(found.warning) if found.warning else "")
        else:
            text = self.tr("About {epoch} per epoch, {all} for all {count} epochs; memory {memory}.")
            text = text.format(
                epoch=_time(found.seconds_per_epoch),
                all=duration(found.seconds),
                count=self._session.spec.training.epochs,
                memory=memory(found.memory_bytes),
            )
            self.answer.setText(" ".join([text, *([shown(found.warning)] if found.warning else [])]))

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before != after and (self.estimate is not None or self._job is not None):
            self.stop()
            self.estimate = None
            self._render()

    def _on_clicked(self) -> None:
        loaded, spec = self._session.data.loaded, self._session.spec
        if loaded is None or self._job is not None:
            return
        self.estimate, self._asked = None, spec
        self._job = self._session.jobs.run(self.tr("Estimating time and memory"), lambda: _estimated(spec, loaded))
        self._job.finished.connect(self._on_estimated)
        self._job.failed.connect(self._session.tell_error)
        self._job.ended.connect(self._on_ended)
        self._render()

    @Slot(object)
    def _on_estimated(self, found: "Estimate") -> None:
        if self._asked == self._session.spec:
            self.estimate = found

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._render()


def _time(seconds: float) -> str:
    """As `duration`, with tenths where a second is long."""
    return duration(seconds) if seconds >= 1 else f"{max(seconds, 0.01):.2g} s"


def _estimated(spec: ExperimentSpec, loaded: "Loaded") -> "Generator[Any, None, Estimate]":
    from workbench.models.build import build_model
    from workbench.training.estimate import estimate
    from workbench.training.trainer import TrainingData

    model = build_model(spec.model, loaded.facts, loaded.statistics)
    data = TrainingData(dataset=loaded.dataset, split=loaded.split)
    return (yield from estimate(model, data, spec.training, window_open=True))
