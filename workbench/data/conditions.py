"""Conditions on sequences, such as index<5 and speaker==george, judged on the facts known of each.

Shapes: S sequences.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.spec import SplitSpec
from workbench.errors import WorkbenchError

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_CLAUSE = re.compile(r"\s*(?P<name>[^<>=!]+?)\s*(?P<op>==?|!=|<=|>=|<|>)\s*(?P<value>[^<>=!]+?)\s*")
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """One comparison of a fact with a value."""

    name: str
    op: str
    value: str


def parse_condition(text: str) -> tuple[Clause, ...]:
    """The comparisons of a condition, joined by "and". Raises WorkbenchError for what is none."""
    clauses = []
    for part in re.split(r"\s+and\s+", text.strip()):
        found = _CLAUSE.fullmatch(part)
        if found is None:
            raise WorkbenchError(
                "'{part}' is not a condition. Write such as index<5 or speaker==george, joined by 'and'.", part=part
            )
        op = "==" if found["op"] == "=" else found["op"]
        clauses.append(Clause(found["name"], op, found["value"].strip("'\"")))
    return tuple(clauses)


def facts_in_conditions(spec: SplitSpec) -> tuple[str, ...]:
    """The facts that a split needs of every sequence."""
    clauses = parse_condition(spec.test_where) if spec.test_where is not None else ()
    return (*(() if spec.group is None else (spec.group,)), *(clause.name for clause in clauses))


def matching(facts_S: Mapping[str, Sequence[str]], text: str) -> npt.NDArray[np.bool_]:
    """Which sequences meet the condition.

    Numbers are compared as numbers. Raises WorkbenchError for an unknown fact, and for a fact without a number where
    an order is asked for.
    """
    masks = [_matching(fact_of(facts_S, clause.name), clause) for clause in parse_condition(text)]
    return np.asarray(np.logical_and.reduce(masks), np.bool_)


def fact_of(facts_S: Mapping[str, Sequence[str]], name: str) -> Sequence[str]:
    """A fact by name. Raises WorkbenchError naming what is known of the sequences instead."""
    if name in facts_S:
        return facts_S[name]
    if not facts_S:
        raise WorkbenchError(
            "{name} is not known of the sequences: neither their files nor a column that stays the same tell it.",
            name=name,
        )
    raise WorkbenchError(
        "{name} is not known of every sequence, or changes within one. Known are {known}.",
        name=name,
        known=", ".join(list(facts_S)[:_MOST_SHOWN]),
    )


def _matching(values: Sequence[str], clause: Clause) -> npt.NDArray[np.bool_]:
    compare, wanted = OPERATORS[clause.op], _number(clause.value)
    verdicts: dict[str, bool] = {}
    for value in set(values):
        here = _number(value)
        if here is not None and wanted is not None:
            verdicts[value] = compare(here, wanted)
        elif clause.op in {"==", "!="}:
            verdicts[value] = compare(value, clause.value)
        else:
            raise WorkbenchError(
                "{name} {op} {wanted} compares numbers, but {name} is '{value}' and the other '{wanted}'. "
                "Use == or != for texts.",
                name=clause.name,
                op=clause.op,
                wanted=clause.value,
                value=value,
            )
    return np.array([verdicts[value] for value in values], np.bool_)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return None if number != number else number  # noqa: PLR0124 - NaN differs from itself
