"""Where a model errs: by step ahead, series, time, fact and class, its worst examples, and what residuals still hold.

E examples, H horizon, K targets, M judged cells: a value, a class or a token that was answered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import SERIES, Doubles, Examples, Integers
from workbench.data.tasks import TASKS
from workbench.data.time.axis import TimeAxis
from workbench.evaluation.autocorrelation import Autocorrelation, autocorrelation_of
from workbench.evaluation.predict import labels, step_rows
from workbench.evaluation.result import Evaluation
from workbench.evaluation.token_costs import judged_pieces
from workbench.sentence import Sentence, sentence

MOST_GROUPS = 1000
"""The worst groups of a kind are told, where there are more."""
MOST_WORST = 20
MOST_SAME = 0.5
"""Share of the sequences that a fact may tell apart at most: what differs from one to the next groups nothing."""
CALENDAR: dict[str, tuple[Sentence, ...]] = {
    "weekday": (
        sentence("Monday"),
        sentence("Tuesday"),
        sentence("Wednesday"),
        sentence("Thursday"),
        sentence("Friday"),
        sentence("Saturday"),
        sentence("Sunday"),
    ),
    "month": (
        sentence("January"),
        sentence("February"),
        sentence("March"),
        sentence("April"),
        sentence("May"),
        sentence("June"),
        sentence("July"),
        sentence("August"),
        sentence("September"),
        sentence("October"),
        sentence("November"),
        sentence("December"),
    ),
    "season": (
        sentence("December to February"),
        sentence("March to May"),
        sentence("June to August"),
        sentence("September to November"),
    ),
}
"""What parts of the calendar are called, by their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Cells that have something in common: how many, their error, and by how much truth is above answers."""

    name: str
    place: int
    """Where it stands among its kind, such as the number of the weekday from Monday."""
    count: int
    error: float
    bias: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """An example that was answered badly: its sequence, its rows of the dataset, and the answer."""

    name: str
    sequence: int
    start: int
    length: int
    horizon: int
    place: int
    """Its place among the judged examples."""
    error: float
    when: str = ""
    """Of a forecast the time, or else the number in its series, of the first step that is foretold."""
    truth: str = ""
    answer: str = ""
    """Classes by name, where they are told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Everything that is told of errors; `measure` is rmse, scaled_rmse, wrong (share) or nats."""

    measure: str
    by: dict[str, tuple[Group, ...]]
    """By horizon, series, hour, weekday, month, season and class, and by facts under "fact:NAME", if there are any."""
    worst: tuple[Bad, ...]
    autocorrelation: Autocorrelation | None

    def as_json(self) -> dict[str, Any]:
        """What `evaluate --json` tells of it."""
        found = self.autocorrelation
        return {
            "measure": self.measure,
            "by": {
                kind: [
                    {"name": each.name, "count": each.count, "error": each.error}
                    | ({} if each.bias is None else {"bias": each.bias})
                    for each in groups
                ]
                for kind, groups in self.by.items()
            },
            "worst": [
                {"sequence": each.name, "start": each.start, "length": each.length, "error": each.error}
                | ({"when": each.when} if each.when else {})
                | ({"truth": each.truth, "answer": each.answer} if each.truth else {})
                for each in self.worst
            ],
            **({} if found is None else {"autocorrelation": found.as_json()}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What was answered, cell by cell, with its loss: squared residual, 1 for a wrong class, or nats."""

    examples: Examples
    losses_M: Doubles
    examples_M: Integers
    """The place of each cell's example."""
    rests_M: Doubles = field(default_factory=lambda: np.empty(0))
    """Truth minus answer; empty for classes."""
    rows_M: Integers | None = None
    """The rows of the dataset that cells are of, where they are of steps."""
    ahead_M: Integers | None = None
    classes_M: Integers | None = None


def errors_of(evaluation: Evaluation) -> Errors:
    """Where the judged model errs."""
    case = evaluation.case
    asks, cells = TASKS[case.facts.task], cells_of(evaluation)
    measure = "rmse" if len(case.facts.targets) == 1 else "scaled_rmse"
    return Errors(
        measure=measure if asks.numbers else "nats" if asks.text else "wrong",
        by={kind: groups for kind, groups in _groups(cells, evaluation).items() if len(groups) > 1},
        worst=_worst(cells, evaluation),
        autocorrelation=autocorrelation_of(evaluation) if asks.forecasts else None,
    )


def cells_of(evaluation: Evaluation) -> Cells:
    """The judged cells of an evaluation; those whose truth is unknown are left out."""
    case, asks = evaluation.case, TASKS[evaluation.case.facts.task]
    if asks.numbers:
        return _number_cells(evaluation)
    if asks.text:
        pieces = judged_pieces(case)
        examples_M = np.repeat(np.arange(len(pieces)), pieces.lengths_E)
        known_M = case.dataset.labels_N[step_rows(pieces) + 1] >= 0
        return Cells(
            examples=pieces,
            losses_M=evaluation.answers.astype(np.float64),
            examples_M=examples_M[known_M],
            classes_M=evaluation.truth.astype(np.int64),
        )
    truth_M = evaluation.truth.astype(np.int64)
    wrong_M = (evaluation.answers.argmax(axis=1) != truth_M).astype(np.float64)
    examples_M, rows_M = np.arange(len(case.examples)), None
    if asks.labels_steps:
        known_M = labels(case.dataset, case.examples) >= 0
        rows_M = step_rows(case.examples)[known_M]
        examples_M = np.repeat(examples_M, case.examples.lengths_E)[known_M]
    return Cells(examples=case.examples, losses_M=wrong_M, examples_M=examples_M, rows_M=rows_M, classes_M=truth_M)


def _number_cells(evaluation: Evaluation) -> Cells:
    case, examples = evaluation.case, evaluation.case.examples
    rests = evaluation.truth.astype(np.float64) - evaluation.answers
    if len(case.facts.targets) > 1:
        statistics, several = case.statistics, len(case.facts.targets)
        whole = TASKS[case.facts.task].values_sequences
        rests = rests / np.array((statistics.answer_std_K if whole else statistics.std_F)[:several])
    known = np.isfinite(rests)
    shape = rests.shape
    examples_M = np.broadcast_to(np.arange(shape[0]).reshape(-1, *[1] * (rests.ndim - 1)), shape)[known]
    rows_M = ahead_M = None
    if TASKS[case.facts.task].forecasts:
        ahead = np.arange(1, shape[1] + 1)
        first_E = examples.starts_E + examples.lengths_E
        ahead_M = np.broadcast_to(ahead[None, :, None], shape)[known]
        rows_M = np.broadcast_to((first_E[:, None] + ahead - 1)[:, :, None], shape)[known]
    rests_M = rests[known]
    return Cells(
        examples=examples,
        losses_M=rests_M**2,
        examples_M=examples_M,
        rests_M=rests_M,
        rows_M=rows_M,
        ahead_M=ahead_M,
    )


def _groups(cells: Cells, evaluation: Evaluation) -> dict[str, tuple[Group, ...]]:
    found: dict[str, tuple[Group, ...]] = {}
    case, dataset = evaluation.case, evaluation.case.dataset
    if cells.ahead_M is not None:
        found["horizon"] = _grouped(cells, cells.ahead_M, str)
    sequences_M = cells.examples.sequences_E[cells.examples_M]
    if not TASKS[case.facts.task].per_sequence:
        names, places_S = np.unique(np.array(dataset.series_S), return_inverse=True)
        found["series"] = _grouped(cells, places_S[sequences_M], lambda place: str(names[place]))
    for fact, values_S in dataset.facts_S.items():
        names, places_S = np.unique(np.array(values_S), return_inverse=True)
        if fact != SERIES and 1 < len(names) <= MOST_SAME * len(values_S):
            told = [str(name) for name in names]
            found[f"fact:{fact}"] = _grouped(cells, places_S[sequences_M], told.__getitem__)
    if dataset.times_N is not None and cells.rows_M is not None:
        found |= _by_time(cells, dataset.times_N[cells.rows_M])
    if cells.classes_M is not None:
        found["class"] = _grouped(cells, cells.classes_M, lambda place: case.facts.classes[place])
    return found


def _by_time(cells: Cells, times_M: npt.NDArray[np.datetime64]) -> dict[str, tuple[Group, ...]]:
    days_M, months_M = times_M.astype("datetime64[D]"), times_M.astype("datetime64[M]").astype(np.int64) % 12
    parts = {
        "hour": (times_M - days_M) // np.timedelta64(1, "h"),
        "weekday": (days_M.astype(np.int64) + 3) % 7,  # the first day of 1970 was a Thursday
        "month": months_M,
        "season": (months_M + 1) % 12 // 3,
    }
    known_M = ~np.isnat(times_M)
    return {
        kind: _grouped(cells, np.where(known_M, np.asarray(part_M, np.int64), -1), partial(_calendar_name, kind))
        for kind, part_M in parts.items()
    }


def _calendar_name(kind: str, place: int) -> str:
    """What a part of the calendar is called in files."""
    return str(CALENDAR[kind][place]) if kind in CALENDAR else f"{place:02d}"


def _grouped(cells: Cells, places_M: Integers, name: Callable[[int], str]) -> tuple[Group, ...]:
    """A group per place that is no less than 0, in their order; of very many the worst."""
    kept_M = places_M >= 0
    places, groups_M = np.unique(places_M[kept_M], return_inverse=True)
    counts_G = np.bincount(groups_M)
    errors_G = np.bincount(groups_M, cells.losses_M[kept_M]) / np.maximum(counts_G, 1)
    squared = len(cells.rests_M) > 0
    errors_G = np.sqrt(errors_G) if squared else errors_G
    biases_G = np.bincount(groups_M, cells.rests_M[kept_M]) / counts_G if squared else None
    order = np.sort(np.argsort(-errors_G, kind="stable")[:MOST_GROUPS])
    return tuple(
        Group(
            name=name(int(places[g])),
            place=int(places[g]),
            count=int(counts_G[g]),
            error=float(errors_G[g]),
            bias=None if biases_G is None else float(biases_G[g]),
        )
        for g in order.tolist()
    )


def _worst(cells: Cells, evaluation: Evaluation) -> tuple[Bad, ...]:
    """The examples with the highest error; of windows that overlap in what is foretold the worst alone."""
    examples = cells.examples
    counts_E = np.bincount(cells.examples_M, minlength=len(examples))
    means_E = np.bincount(cells.examples_M, cells.losses_M, len(examples)) / np.maximum(counts_E, 1)
    means_E = np.sqrt(means_E) if len(cells.rests_M) else means_E
    classify = TASKS[evaluation.case.facts.task].labels_sequences
    if classify:  # all that are wrong are wrong by the same: the less the truth was thought of, the worse
        truth_E = evaluation.truth.astype(np.int64)
        means_E = 1 - evaluation.answers[np.arange(len(examples)), truth_E].astype(np.float64)
    found: list[Bad] = []
    taken: list[int] = []
    for e in np.argsort(-means_E, kind="stable").tolist():
        wrong = not classify or cells.losses_M[e] > 0
        first = int(examples.starts_E[e] + examples.lengths_E[e])
        if not counts_E[e] or means_E[e] <= 0 or not wrong:
            continue
        if any(abs(first - other) < examples.horizon for other in taken):
            continue
        taken.append(first)
        found.append(_bad(e, float(means_E[e]), examples, evaluation))
        if len(found) == MOST_WORST:
            break
    return tuple(found)


def _bad(e: int, error: float, examples: Examples, evaluation: Evaluation) -> Bad:
    dataset, classes = evaluation.case.dataset, evaluation.case.facts.classes
    told = TASKS[evaluation.case.facts.task].labels_sequences
    sequence = int(examples.sequences_E[e])
    return Bad(
        name=str(dataset.names_S[sequence]),
        sequence=sequence,
        start=int(examples.starts_E[e]),
        length=int(examples.lengths_E[e]),
        horizon=examples.horizon,
        place=e,
        error=error,
        when=_when(e, examples, evaluation),
        truth=classes[int(evaluation.truth[e])] if told else "",
        answer=classes[int(evaluation.answers[e].argmax())] if told else "",
    )


def _when(e: int, examples: Examples, evaluation: Evaluation) -> str:
    dataset, row = evaluation.case.dataset, int(examples.starts_E[e] + examples.lengths_E[e])
    if not TASKS[evaluation.case.facts.task].forecasts:
        return ""
    if dataset.times_N is None:
        return str(row - int(dataset.offsets_S1[examples.sequences_E[e]]) + 1)
    return str(TimeAxis(dataset.times_N, dataset.notation).texts(dataset.times_N[[row]])[0])
