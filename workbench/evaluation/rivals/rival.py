"""Rival: the record of one cheap method that answers what a model does. `table.RIVALS` lists all there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.data.dataset import Numbers
from workbench.data.spec import Task
from workbench.evaluation.result import Case
from workbench.sentence import Sentence


def whole_case(case: Case) -> Case:
    """The case as it is."""
    return case


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """How a cheap method is called and explained, and what it answers."""

    name: str
    title: Sentence
    """At the head of a column; may ask for {season}."""
    phrase: Sentence
    """In a sentence; may ask for {season} and {label}."""
    tip: Sentence
    tasks: tuple[Task, ...]
    answer: Callable[[Any], Numbers | None]
    """Its answers to the case's examples, from what it sees, in the form of the model's own; None where it has nothing
    to learn from or does not apply. What it learns, it learns from `Case.trained_on`."""
    sees: Callable[[Case], Any] = whole_case
    """What it sees of a case; rivals that see the same share it."""
