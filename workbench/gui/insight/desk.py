"""Desk: the run that the Inside page looks into, opened in a job, and the example that is chosen; views listen."""

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.errors import sentence_of
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.session import Session
from workbench.insight.question import Asked
from workbench.progress import Work
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.insight.subject import Subject


class Desk(QObject):
    """One run and what is asked of it."""

    opened = Signal(object)
    """Subject, or None while none is open."""
    failed = Signal(object)
    """Sentence: why a run cannot be opened."""
    chosen = Signal(object)
    """Asked: another example, part or answer."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.subject: Subject | None = None
        self.asked = Asked()
        self.failure: Sentence | None = None
        self._job: Job | None = None

    def show_run(self, run: str) -> None:
        """Open another run, or the same once more; an empty name closes it."""
        self._release()
        kept = self.asked if self.subject is not None and self.subject.run.id == run else Asked()
        self.subject, self.asked, self.failure = None, kept, None
        self.opened.emit(None)
        project = self.session.project
        if project is None or not run:
            return
        loaded = self.session.data.loaded

        def work() -> "Work[Subject]":
            from workbench.insight.subject import look_into

            return (yield from look_into(project, run, loaded))

        self._job = self.session.jobs.run(QCoreApplication.translate("InsidePage", "Opening the run"), work)
        self._job.finished.connect(self._on_opened)
        self._job.failed.connect(self._on_failed)

    def choose(self, **changes: Any) -> None:
        """Ask about another example, part or answer."""
        asked = replace(self.asked, **changes)
        if asked != self.asked:
            self.asked = asked
            self.chosen.emit(asked)

    def ask(self, name: str) -> Job:
        """Ask a question of the run in hand, in a job whose signals the caller connects."""
        from workbench.gui.style.translation import shown
        from workbench.insight.questions import QUESTIONS

        subject, asked, question = self.subject, self.asked, QUESTIONS[name]
        if not (question.per_example or question.per_part):
            asked = replace(asked, part=question.part)
        assert subject is not None  # views ask only then

        def work() -> Generator[Any, None, Any]:
            from workbench.insight.questions import ask

            return (yield from ask(name, subject, asked))

        return self.session.jobs.run(shown(question.title), work)

    @Slot(object)
    def _on_opened(self, subject: "Subject") -> None:
        if telling() is not self._job:
            return
        self._job, self.subject = None, subject
        if subject.data is not None and self.asked.example >= len(subject.examples(self.asked.part)):
            self.asked = Asked()
        self.opened.emit(subject)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if telling() is self._job:
            self._job, self.failure = None, sentence_of(error)
            self.failed.emit(self.failure)

    def _release(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
