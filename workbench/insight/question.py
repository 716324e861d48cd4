"""What a question about a run is, what is asked and what is answered; light, so that a window can list questions."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from workbench.errors import WorkbenchError
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.data.dataset import Part
    from workbench.insight.subject import Subject

Baseline = Literal["mean", "state"]
"""An example that says nothing, read from states of nothing, or from such as have read it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the run is looked at: an example of a part, and one of its answers."""

    part: "Part" = "test"
    example: int = 0
    """Place in the part; a question about all examples passes it over."""
    overall: bool = False
    """Whether many examples are looked at together, where a question can do so."""
    answer: int | None = None
    """A class, a step ahead or a token, by number from 0; None takes what the model answers."""
    target: int = 0
    """Which of the targets, where there are several."""
    baseline: Baseline = "mean"
    """What an answer is compared to."""


def check_answer(number: int, count: int) -> None:
    """Raises WorkbenchError for the number of an answer that a model with so many does not have."""
    if not 0 <= number < count:
        raise WorkbenchError(
            "There is no answer {number}: the model's are numbered from 0 to {last}.", number=number, last=count - 1
        )


class Result(Protocol):
    """What was found out."""

    def told(self) -> tuple[Sentence, ...]:
        """The plain sentences, the most important first."""

    def header(self) -> tuple[str, ...]:
        """Names of the table's columns."""

    def rows(self) -> Iterator[tuple[object, ...]]:
        """The table, row by row: there may be millions."""

    def as_json(self) -> dict[str, Any]:
        """One object, whose `what` is the question's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question that can be asked of a run."""

    name: str
    title: Sentence
    tip: Sentence
    """What it shows and how to read it."""
    ask: "Callable[[Subject, Asked], Generator[Any, None, Any]]"
    """Yields progress, and a first Result where one is soon at hand; returns the whole Result."""
    part: "Part" = "test"
    """The part that is usually looked at."""
    per_example: bool = False
    """Whether another example has another answer."""
    per_part: bool = False
    """Whether another part has another answer, whichever its example."""
    per_answer: bool = False
    """Whether another of the model's answers, or another baseline, has another answer."""
    weights: bool = True
    """Whether the run must have weights; without, its history suffices."""
    data: bool = True
    """Whether its data are looked at."""
    recurrent: bool = False
    """Whether the model must have recurrent layers."""
