"""The questions that can be asked of a run, by name, in the order in which they are offered."""

from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError
from workbench.insight.question import Asked, Question
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.insight.subject import Subject
    from workbench.progress import Work


def _gates(subject: "Subject", asked: Asked) -> "Work[Any]":
    from workbench.insight.gates import gates

    return gates(subject, asked)


QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (
        Question(
            name="gates",
            title=sentence("Gates and states"),
            tip=sentence("What each unit lets through and holds at every step of an example"),
            ask=_gates,
            per_example=True,
            recurrent=True,
        ),
    )
}


def ask(name: str, subject: "Subject", asked: Asked) -> "Work[Any]":
    """Ask one of them, and return its Result.

    Raises WorkbenchError where the run has not what the question is about.
    """
    question = QUESTIONS.get(name)
    if question is None:
        known = ", ".join(QUESTIONS)
        raise WorkbenchError("There is no question {name}. Choose among {known}.", name=name, known=known)
    if question.data:
        _ = subject.loaded
    if question.weights:
        _ = subject.model
    if question.recurrent and not subject.recurrent:
        raise WorkbenchError("This model has no recurrent layers, so it has no gates and states to show.")
    return (yield from question.ask(subject, asked))
