"""EstimateLine: time and memory of training, and a batch size, found on request by trying a few steps."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.runs.words import brief, duration, memory
from workbench.gui.session.jobs import Job, Start
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.training.batch_sizes import BatchSizes
    from workbench.training.estimate import Estimate


class EstimateLine(QWidget):
    """The answer, which goes when the experiment changes; its `button` may stand elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._possible = False
        self._asked: ExperimentSpec | None = None
        self._outdated = False
        self.estimate: Estimate | None = None
        self.sizes: BatchSizes | None = None
        self.button = QPushButton(icon("timer-outline"), "")
        self.answer = QLabel(wordWrap=True)
        self.answer.setProperty("textStyle", "muted")
        self.use_button = QPushButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        line.addWidget(self.answer, 1)
        line.addWidget(self.use_button)
        self.button.clicked.connect(self._on_clicked)
        self.use_button.clicked.connect(self._on_use)
        session.spec_changed.connect(self._on_spec)
        self.retranslate()
        translation.follow(self.retranslate)

    def offer(self, possible: bool) -> None:
        """Whether there is something to estimate now."""
        self._possible = possible
        self.button.setVisible(possible)
        self.setVisible(possible and bool(self.answer.text()))

    def stop(self) -> None:
        """Try no longer, as when training begins."""
        self._asked = None
        if self._job is not None:
            self._job.stop()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.button.setText(self.tr("Estimate time"))
        self.button.setToolTip(
            self.tr(
                "Try a few steps on a copy of the model to tell time and memory beforehand, and compare batch sizes"
            )
        )
        self._render()

    def _render(self) -> None:
        found, sizes, working = self.estimate, self.sizes, self._job is not None
        parts = [self.tr("The settings have changed since the estimate.")] if self._outdated else []
        parts += [self.tr("Trying a few steps …")] if working and found is None and not self._outdated else []
        if found is not None:
            parts += [self._reported(found)]
            parts += [self.tr("Comparing batch sizes …")] if working else []
        if sizes is not None:
            parts += [shown(sizes.verdict)]
        self.answer.setText(" ".join(part for part in parts if part))
        self.setVisible(self._possible and bool(self.answer.text()))
        self.button.setEnabled(not working)
        self.use_button.setVisible(sizes is not None and sizes.suggested != sizes.present)
        if sizes is not None:
            self.use_button.setText(self.tr("Use {count}").replace("{count}", str(sizes.suggested)))
            self.use_button.setToolTip(self.tr("Make this the batch size; Undo brings the old one back"))

    def _reported(self, found: "Estimate") -> str:
        if found.seconds != found.seconds:  # not a number: it does not fit at all
            return shown(found.warning) if found.warning else ""
        text = self.tr("About {epoch} per epoch, {all} for all {count} epochs; memory {memory}.")
        if self._session.spec.training.epochs == 1:
            text = self.tr("About {all} for the one epoch; memory {memory}.")
        text = text.format(
            epoch=brief(found.seconds_per_epoch),
            all=duration(found.seconds),
            count=self._session.spec.training.epochs,
            memory=memory(found.memory_bytes),
        )
        return " ".join([text, *([shown(found.warning)] if found.warning else [])])

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before != after and (self.estimate is not None or self._job is not None):
            self.stop()
            self.estimate = self.sizes = None
            self._outdated = True  # the line stays, so that what is below it does
            self.answer.setMinimumHeight(self.answer.height())
            self._render()

    def _on_clicked(self) -> None:
        loaded, spec = self._session.data.loaded, self._session.spec
        if loaded is not None and self._job is None:
            self.estimate, self.sizes, self._asked, self._outdated = None, None, spec, False
            self.answer.setMinimumHeight(0)
            job = self._run(self.tr("Estimating time and memory"), lambda: _estimated(spec, loaded))
            job.finished.connect(self._on_estimated)
            job.ended.connect(self._on_estimate_ended)

    def _run(self, title: str, start: Start) -> Job:
        self._job = self._session.jobs.run(title, start)
        self._job.failed.connect(self._session.report_error)
        self._render()
        return self._job

    @Slot(object)
    def _on_estimated(self, found: "Estimate") -> None:
        if self._asked == self._session.spec:
            self.estimate = found

    @Slot(object)
    def _on_compared(self, sizes: "BatchSizes") -> None:
        if self._asked == self._session.spec:
            self.sizes = sizes

    @Slot()
    def _on_estimate_ended(self) -> None:
        self._job = None
        loaded, spec = self._session.data.loaded, self._session.spec
        if self.estimate is not None and self._asked == spec and loaded is not None:
            job = self._run(self.tr("Comparing batch sizes"), lambda: _compared(spec, loaded))
            job.finished.connect(self._on_compared)
            job.ended.connect(self._on_ended)
        self._render()

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._render()

    def _on_use(self) -> None:
        if self.sizes is not None:
            training = self._session.spec.training.model_copy(update={"batch_size": self.sizes.suggested})
            self._session.edit_training(self.tr("Set the batch size"), training)


def _estimated(spec: ExperimentSpec, loaded: "Loaded") -> "Generator[Any, None, Estimate]":
    from workbench.experiment import build_untrained
    from workbench.training.estimate import estimate

    model, data = build_untrained(spec, loaded)
    return (yield from estimate(model, data, spec.training, window_open=True))


def _compared(spec: ExperimentSpec, loaded: "Loaded") -> "Generator[Any, None, BatchSizes]":
    from workbench.experiment import build_untrained
    from workbench.training.batch_sizes import compare_batch_sizes

    model, data = build_untrained(spec, loaded)
    return (yield from compare_batch_sizes(model, data, spec.training, window_open=True))
