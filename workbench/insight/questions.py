"""The questions that can be asked of a run, by name, in the order in which they are offered."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError
from workbench.insight.question import Asked, Question
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.insight.subject import Subject


def _gates(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.gates import gates

    return gates(subject, asked)


def _states(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.states import states

    return states(subject, asked)


def _saliency(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.saliency import ask_saliency

    return ask_saliency(subject, asked)


def _memory(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.memory import ask_memory

    return ask_memory(subject, asked)


def _importance(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.importance import ask_importance

    return ask_importance(subject, asked)


def _path(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.path import ask_path

    return ask_path(subject, asked)


def _flow(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.flow import ask_flow

    return ask_flow(subject, asked)


def _diagnosis(subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
    from workbench.insight.diagnosis import ask_diagnosis

    return ask_diagnosis(subject, asked)


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
        Question(
            name="states",
            title=sentence("Where states live"),
            tip=sentence("The hidden states of many examples as paths on the two axes along which they differ most"),
            ask=_states,
            per_part=True,
            recurrent=True,
        ),
        Question(
            name="saliency",
            title=sentence("What it rests on"),
            tip=sentence("How far each input of each step moves the answer, and whether that picture can be believed"),
            ask=_saliency,
            per_example=True,
            per_answer=True,
        ),
        Question(
            name="memory",
            title=sentence("How far back"),
            tip=sentence("What the loss on validation becomes when all that is older than a lag is taken away"),
            ask=_memory,
            part="val",
        ),
        Question(
            name="importance",
            title=sentence("Which columns matter"),
            tip=sentence("By how much the metric worsens when an input is exchanged for that of other examples"),
            ask=_importance,
            part="val",
        ),
        Question(
            name="path",
            title=sentence("Linear path"),
            tip=sentence("What the straight way past the layers weighs, step by step back, and what they are worth"),
            ask=_path,
            part="val",
            per_answer=True,
        ),
        Question(
            name="flow",
            title=sentence("How learning flowed"),
            tip=sentence("Gradients by layer and along the steps, as they were measured while the run trained"),
            ask=_flow,
            weights=False,
            data=False,
        ),
        Question(
            name="diagnosis",
            title=sentence("Diagnosis"),
            tip=sentence("What went wrong in this training, by which signs, and what may mend it"),
            ask=_diagnosis,
            weights=False,
            data=False,
        ),
    )
}


def ask(name: str, subject: "Subject", asked: Asked) -> Generator[Any, None, Any]:
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
    return (yield from question.ask(subject.with_own_model() if question.weights else subject, asked))
