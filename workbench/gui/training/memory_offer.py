"""MemoryOffer: what to try after a run that did not fit into a device's memory."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbench.gui.runs.live_run import LiveRun
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon


class MemoryOffer(QWidget):
    """Two ways to train again, each one click and one undoable step."""

    wanted = Signal()
    """The setting is changed; train again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.half = QPushButton(icon("arrow-collapse-vertical"), "")
        self.cpu = QPushButton(icon("chip"), "")
        self.half.clicked.connect(self._on_half)
        self.cpu.clicked.connect(self._on_cpu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.half)
        layout.addWidget(self.cpu)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_run(self, live: LiveRun) -> None:
        """Appear where the run failed for want of memory."""
        training = self._session.spec.training
        self.setVisible(live.phase == "failed" and live.short_of_memory)
        self.half.setEnabled(training.batch_size > 1)
        self.cpu.setEnabled(training.device != "cpu")

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.half.setText(self.tr("Train with half the batch size"))
        self.cpu.setText(self.tr("Train on the CPU"))

    def _on_half(self) -> None:
        training = self._session.spec.training
        half = training.model_copy(update={"batch_size": max(1, training.batch_size // 2)})
        self._session.edit_training(self.tr("Halve the batch size"), half)
        self.wanted.emit()

    def _on_cpu(self) -> None:
        training = self._session.spec.training.model_copy(update={"device": "cpu"})
        self._session.edit_training(self.tr("Train on the CPU"), training)
        self.wanted.emit()
