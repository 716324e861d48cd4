"""FutureHistory: other values of what is known ahead, step by step to be undone, and the answers to each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.session import Session
from workbench.progress import Work

if TYPE_CHECKING:
    from workbench.answering.answers import Answered
    from workbench.answering.future import Futures
    from workbench.data.dataset import Doubles

MOST_STEPS_BACK = 100


class FutureHistory(QObject):
    """The futures in hand and those before them, each by sequence; without any the data's own."""

    changed = Signal()
    """Other values are in hand."""
    answered = Signal(object)
    """Answers to them; None where they are the data's own."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run, self._own = "", None  # type: tuple[str, Answered | None]
        self._history: list[Futures] = [{}]
        self._at = 0
        self._job: Job | None = None
        self._again = False

    @property
    def futures(self) -> "Futures":
        """Other values by the number of a sequence."""
        return self._history[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is something before."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is something that was undone."""
        return self._at + 1 < len(self._history)

    def begin(self, run: str, own: "Answered | None") -> None:
        """Start from a run's answers to its data as they are."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._run, self._own, self._history, self._at = run, own, [{}], 0
        self.changed.emit()

    def take(self, sequence: int, values_HC: "Doubles") -> None:
        """Use other values of a sequence, which can be undone."""
        futures: Mapping[int, Doubles] = {**self.futures, sequence: values_HC}
        self._history = [*self._history[: self._at + 1], futures][-MOST_STEPS_BACK:]
        self._at = len(self._history) - 1
        self._ask()

    def step(self, by: int) -> None:
        """Undo (-1) or redo (1)."""
        if 0 <= self._at + by < len(self._history):
            self._at += by
            self._ask()

    def reset(self) -> None:
        """Go back to the data's own values; undo brings the others back."""
        if self.futures:
            self._history = [*self._history[: self._at + 1], {}]
            self._at = len(self._history) - 1
            self._ask()

    def _ask(self) -> None:
        self.changed.emit()
        if self._job is not None:
            self._again = True
            return
        project, run, own, futures = self._session.project, self._run, self._own, self.futures
        self._again = False
        if not futures:
            self.answered.emit(None)
            return
        if project is None or own is None:
            return

        def work() -> "Work[Answered]":
            from workbench.answering.using import use_otherwise

            return (yield from use_otherwise(project, run, own, futures))

        self._job = self._session.jobs.run(QCoreApplication.translate("FuturePanel", "What if"), work)
        self._job.finished.connect(self._on_answered)
        self._job.ended.connect(self._on_ended)
        self._session.report_errors_of(self._job)

    @Slot(object)
    def _on_answered(self, answered: "Answered") -> None:
        if telling() is self._job and not self._again:
            self.answered.emit(answered)

    @Slot()
    def _on_ended(self) -> None:
        if telling() is self._job:
            self._job = None
            if self._again:
                self._ask()
