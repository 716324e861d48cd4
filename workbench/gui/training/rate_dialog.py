"""RateDialog: the learning-rate range test beside the window: its curve as it grows, its sentence, and its use."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.errors import sentence_of
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.training.rate_plot import RatePlot
from workbench.gui.widgets.cards import primary, styled_label
from workbench.gui.widgets.number_edits import FloatEdit
from workbench.gui.widgets.working_dialog import WorkingDialog
from workbench.progress import Progress
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.training.rate_range import RateRange

SMALLEST, LARGEST = 1e-12, 10.0


class RateDialog(WorkingDialog):
    """Does not block; closing it ends the test. The found rate becomes a setting only by its button."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._again = False
        self._possible = True
        self._asked: ExperimentSpec | None = None
        self._rates: list[float] = []
        self._losses: list[float] = []
        self._said: Sentence | None = None
        self.found: RateRange | None = None
        self._intro = styled_label("", "muted")
        self.plot = RatePlot(session.save_points)
        self.progress = QProgressBar(textVisible=False)
        self.verdict = QLabel()
        self._rate_label = QLabel()
        self.rate = FloatEdit()
        self.rate.setRange(SMALLEST, LARGEST)
        self.rate.setValue(session.spec.training.learning_rate)
        self.again_button = QPushButton(icon("refresh"), "")
        self.close_button = QPushButton()
        self.use_button = primary(QPushButton(icon("check", "on_accent"), ""))
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)

    def start(self) -> None:
        """Begin the test on the experiment as it stands, or begin anew."""
        loaded, spec = self._session.data.loaded, self._session.spec
        if self._job is not None:
            self._again = True
            self._job.stop()
            return
        if loaded is None or not self._possible:
            return
        self._again, self._asked, self.found, self._said = False, spec, None, None
        self._rates, self._losses = [], []
        self.plot.show_losses([], [])
        self._job = self._session.jobs.run(self.tr("Finding a learning rate"), lambda: _found(spec, loaded))
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._render()

    def stop(self) -> None:
        """End the test; what was drawn stays."""
        self._again = False
        if self._job is not None:
            self._job.stop()

    def offer(self, possible: bool) -> None:
        """Whether a test can run now."""
        if possible != self._possible:
            self._possible = possible
            self._render()
        if not possible:
            self.stop()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Find a learning rate"))
        self._intro.setText(
            self.tr("A copy of the model learns batch after batch while the rate grows. Drag the line to choose.")
        )
        self.progress.setAccessibleName(self.tr("Progress of the test"))
        self._rate_label.setText(self.tr("Learning rate"))
        self.rate.setAccessibleName(self.tr("Learning rate to use"))
        self.again_button.setText(self.tr("Try again"))
        self.use_button.setText(self.tr("Use this rate"))
        self.plot.retranslate()
        self._draw()
        self._render()

    def _lay_out(self) -> None:
        self.resize(640, 470)
        for label in (self._intro, self.verdict):
            label.setWordWrap(True)
        self._rate_label.setBuddy(self.rate)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self._rate_label, self.rate):
            line.addWidget(widget)
        line.addStretch(1)
        for button in (self.again_button, self.close_button, self.use_button):
            line.addWidget(button)
        self.use_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(self._intro)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.verdict)
        layout.addLayout(line)

    def _connect(self) -> None:
        self.plot.rate_picked.connect(lambda rate: self.rate.setValue(_rounded(rate)))
        self.rate.valueChanged.connect(self.plot.set_rate)
        self.again_button.clicked.connect(self.start)
        self.close_button.clicked.connect(self._on_close)
        self.use_button.clicked.connect(self._on_use)
        self._session.spec_changed.connect(self._on_spec)

    def _draw(self) -> None:
        self.plot.show_losses(self._rates, self._losses, self.found.smoothed if self.found else ())

    def _render(self) -> None:
        working = self._job is not None
        self.progress.setVisible(working)
        self.verdict.setVisible(not working)
        self.verdict.setText(shown(self._said) if self._said else self.tr("Nothing was found: the test was stopped."))
        for widget in (self.rate, self._rate_label, self.use_button):
            widget.setEnabled(self.found is not None)
        self.again_button.setEnabled(not working and self._possible)
        self.close_button.setText(self.tr("Stop") if working else self.tr("Close"))
        if self.found is None:
            self.plot.set_rate(None)

    @Slot(object)
    def _on_progressed(self, event: Progress) -> None:
        from workbench.training.rate_range import Tried

        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * event.done))
        if isinstance(event, Tried):
            self._rates.append(event.rate)
            self._losses.append(event.loss)
            self.plot.show_losses(self._rates, self._losses)

    @Slot(object)
    def _on_finished(self, found: "RateRange") -> None:
        if self._asked is None:
            return
        self.found, self._said = found, found.verdict
        self._rates, self._losses = list(found.rates), list(found.losses)
        self.rate.setValue(found.suggested or self._session.spec.training.learning_rate)
        self._draw()
        self.plot.set_rate(self.rate.value())

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._said = sentence_of(error)
        self._session.report_error(error)

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._render()
        if self._again:
            self.start()

    def _on_close(self) -> None:
        if self._job is not None:
            self.stop()
        else:
            self.close()

    def _on_use(self) -> None:
        training = self._session.spec.training.model_copy(update={"learning_rate": self.rate.value()})
        self._session.edit_training(self.tr("Set the learning rate"), training)
        self.close()

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        """Forget what was found on another experiment; the rate of now plays no part in it."""
        if _tested(before) == _tested(after):
            return
        self.stop()
        self._asked, self.found, self._rates, self._losses = None, None, [], []
        self._said = sentence("The experiment has changed. Try again to find the rate for it.")
        self._draw()
        self._render()


def _tested(spec: ExperimentSpec) -> ExperimentSpec:
    fixed = {"learning_rate": TrainingSpec().learning_rate}
    return spec.model_copy(update={"training": spec.training.model_copy(update=fixed)})


def _rounded(rate: float) -> float:
    """Two digits are as exact as anybody can point."""
    return min(max(float(f"{rate:.1e}"), SMALLEST), LARGEST)


def _found(spec: ExperimentSpec, loaded: "Loaded") -> "Generator[Any, None, RateRange]":
    from workbench.experiment import build_for_rates
    from workbench.training.rate_range import find_rate

    model, data = build_for_rates(spec, loaded)
    return (yield from find_rate(model, data, spec.training, window_open=True))
