"""WhatIf: other inputs of an example, step by step to be undone, and what the model makes of them, as they change."""

from collections.abc import Generator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.gui.insight.desk import Desk
from workbench.gui.session.jobs import Job, telling

if TYPE_CHECKING:
    from workbench.data.dataset import Floats
    from workbench.insight.gates import Gates
    from workbench.insight.subject import Subject

LINGER_SECONDS = 0.2
"""So long the job of a change waits for the next one."""
MOST_STEPS_BACK = 100


class WhatIf(QObject):
    """The inputs in hand and those before them."""

    looked = Signal(object)
    """Gates of the newest inputs that were looked at."""
    changed = Signal()
    """What can be undone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: Gates | None = None
        self._history: list[Floats] = []
        self._at = 0
        self._queue: SimpleQueue[Floats] = SimpleQueue()
        self._job: Job | None = None

    @property
    def values(self) -> "Floats":
        """The inputs in hand."""
        return self._history[self._at]

    @property
    def edited(self) -> bool:
        """Whether they are other ones than the example's."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is something that was undone."""
        return self._at + 1 < len(self._history)

    def begin(self, own: "Gates | None") -> None:
        """Start from an example's own inputs."""
        self._stop()
        self._own, self._history, self._at = own, [] if own is None else [own.values_TF], 0
        self.changed.emit()

    def preview(self, values_TF: "Floats") -> None:
        """Look at inputs that are still being changed."""
        self._look(values_TF)

    def take(self, values_TF: "Floats") -> None:
        """Look at other inputs, which can be undone."""
        self._history = [*self._history[: self._at + 1], values_TF]
        if len(self._history) > MOST_STEPS_BACK:
            del self._history[1]
        self._at = len(self._history) - 1
        self._look(values_TF)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Undo (-1) or redo (1)."""
        if self._history and 0 <= self._at + by < len(self._history):
            self._at += by
            self._look(self.values)
            self.changed.emit()

    def reset(self) -> None:
        """Go back to the example's own inputs; redo brings the changes back."""
        if self.edited:
            self.step(-self._at)

    def _look(self, values_TF: "Floats") -> None:
        self._queue.put(values_TF)
        if self._job is None:
            self._start()

    def _start(self) -> None:
        subject, own, queue = self._desk.subject, self._own, self._queue
        if subject is None or own is None:
            return
        title = QCoreApplication.translate("GatesPicture", "What if")
        self._job = self._desk.session.jobs.run(title, lambda: _looks(subject, own, queue))
        self._job.progressed.connect(self._on_looked)
        self._job.ended.connect(self._on_ended)
        self._desk.session.report_errors_of(self._job)

    def _stop(self) -> None:
        """What is still asked was asked of another example."""
        self._queue = SimpleQueue()
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_looked(self, gates: "Gates") -> None:
        if telling() is self._job:
            self.looked.emit(gates)

    @Slot()
    def _on_ended(self) -> None:
        if telling() is self._job:
            self._job = None
            if not self._queue.empty():  # asked just as the job gave up waiting
                self._start()


def _looks(subject: "Subject", own: "Gates", queue: "SimpleQueue[Floats]") -> Generator[Any, None, None]:
    """Gates of the newest inputs in the queue, until none come."""
    from workbench.insight.gates import relook

    subject = subject.with_own_model()
    while True:
        try:
            values_TF = queue.get(timeout=LINGER_SECONDS)
        except Empty:
            return
        while not queue.empty():
            values_TF = queue.get()
        yield relook(subject, own, values_TF)
