"""Answers as a table for people: the steps after the end of each series, or what each sequence or step is.

S sequences, H horizon, K targets or answers, C classes, M steps of all sequences.
"""

import csv
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import DataFacts, Doubles, Examples, Integers, Numbers, SequenceDataset
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.data.time.axis import TimeAxis
from workbench.evaluation.cells import as_cell
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.later_bands import LaterBands
from workbench.evaluation.other import reaching_end, whole_sequences
from workbench.evaluation.predict import Answer, predict_by
from workbench.evaluation.spread import spread_by
from workbench.models.calibration import DONT_KNOW
from workbench.paths import replacing
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

Times = npt.NDArray[np.datetime64]
Row = list[object]
_NONE = np.empty(0, "datetime64[us]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a model answers to every sequence of a dataset, as a table and as numbers."""

    dataset: SequenceDataset
    facts: DataFacts
    header: Row
    rows: list[Row]
    sequences_R: Integers
    """The sequence that each row is of."""
    values: Numbers
    """Forecasts S,H,K, class probabilities S,C or M,C of all steps, or values S,K."""
    ends_NLSHK: Doubles | None = None
    """The lower and the upper ends of the forecasts' bands, where they were asked for."""
    levels: tuple[float, ...] = ()
    notes: tuple[Sentence, ...] = ()
    """What is to be told of the rows."""


def answer(
    model: Answer,
    dataset: SequenceDataset,
    facts: DataFacts,
    bands: LaterBands | FixedBands | None = None,
    threshold: float = 0.0,
    *,
    spread: Answer | None = None,
) -> Work[Answered]:
    """Answer every sequence: the steps after its end, or what it or each of its steps is.

    `spread` gives that of a model with quantiles, B,2,H,K, in which its bands are measured.
    A sequence of which no class is as probable as the threshold gets none.
    Raises WorkbenchError when a sequence is too short to forecast from.
    """
    forecasts = TASKS[facts.task].forecasts
    examples = reaching_end(dataset, facts) if forecasts else whole_sequences(dataset, facts)
    predictions = yield from predict_by(model, dataset, examples)
    values = _of_sequences(predictions.values, examples) if dataset.segment else predictions.values
    header, *rows = ROW_MAKERS[facts.task](values, dataset, facts)
    notes = _unsure_times(header, rows)
    if threshold and TASKS[facts.task].labels_sequences:
        rows, notes = _leave_open(rows, values, threshold)
    ends_NLSHK = None
    if bands is not None:
        unsure = None if spread is None else (yield from spread_by(spread, dataset, examples))
        ends_NLSHK = np.stack(bands.ends(dataset, examples, values, unsure))
        names, *ends = _band_columns(bands, dataset.targets, ends_NLSHK)
        header, rows = [*header, *names], [[*row, *more] for row, more in zip(rows, ends, strict=True)]
    return Answered(
        dataset=dataset,
        facts=facts,
        header=header,
        rows=rows,
        sequences_R=_sequences_of_rows(dataset, facts),
        values=values,
        ends_NLSHK=ends_NLSHK,
        levels=() if bands is None else tuple(bands.levels),
        notes=(*notes, *(() if bands is None else (bands.said,))),
    )


def write(answered: Answered, to: Path) -> None:
    """Write the table as CSV, whole."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with replacing(to) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        rows = (answered.header, *answered.rows)
        csv.writer(file).writerows([as_cell(value) for value in row] for row in rows)


def _sequences_of_rows(dataset: SequenceDataset, facts: DataFacts) -> Integers:
    if TASKS[facts.task].forecasts:
        return np.repeat(np.asarray(dataset.reaching_S, np.int64), facts.horizon)
    if TASKS[facts.task].labels_steps:
        return np.repeat(np.arange(dataset.sequences), np.diff(dataset.offsets_S1))
    return np.arange(dataset.sequences)


def _unsure_times(header: Row, rows: Sequence[Row]) -> tuple[Sentence, ...]:
    """What to tell where answers have no time."""
    if "time" not in header or all(row[header.index("time")] for row in rows):
        return ()
    return (
        sentence(
            "No pace of the times is sure, so the column time is empty where it could only be guessed. Give rows for "
            "the steps ahead, with the target left empty, to have their times."
        ),
    )


def _leave_open(rows: list[Row], answers_SC: Numbers, threshold: float) -> tuple[list[Row], tuple[Sentence, ...]]:
    """The rows without a class where none is as probable as the threshold, and how many have one."""
    sure_S = [share >= threshold for share in answers_SC.max(axis=1).tolist()]
    rows = [row if sure else [row[0], DONT_KNOW, *row[2:]] for row, sure in zip(rows, sure_S, strict=True)]
    told = sentence(
        "{answered} of {count} sequences are answered; of the others no class has a probability of {threshold}.",
        answered=sum(sure_S),
        count=len(rows),
        threshold=f"{threshold:.3g}",
    )
    return rows, (told,)


def _of_sequences(answers_EC: Numbers, examples: Examples) -> Numbers:
    """The mean answer of each sequence's segments."""
    sequences, places_E, counts = np.unique(examples.sequences_E, return_inverse=True, return_counts=True)
    sums = np.zeros((len(sequences), answers_EC.shape[1]), np.float64)
    np.add.at(sums, places_E, answers_EC)
    return np.asarray(sums / counts[:, None], answers_EC.dtype)


def times_asked(axis: TimeAxis, ahead: Times, count: int) -> list[str]:
    """The times of the next steps as they are written in answers; empty where no pace is sure."""
    return axis.texts(moments_asked(axis, ahead, count))


def moments_asked(axis: TimeAxis, ahead: Times, count: int) -> Times:
    """The times of the next steps: those of the rows that ask for them, then the next at their pace; NaT where no pace
    is sure."""
    given = ahead[:count]
    whole = TimeAxis(np.concatenate([axis.times_T, given]), axis.notation)
    return np.concatenate([given, whole.after(count - len(given))])


def _forecast_rows(answers_SHK: Numbers, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    several, timed = len(dataset.reaching_S) > 1, dataset.times_N is not None
    yield [*(["sequence"] if several else []), *(["time"] if timed else []), "step", *facts.targets]
    for s, answer_HK in zip(dataset.reaching_S.tolist(), answers_SHK, strict=True):
        axis, ahead = dataset.axis(s), dataset.ahead_S[s] if dataset.ahead_S else _NONE
        times = [] if axis is None else times_asked(axis, ahead, facts.horizon)
        for step, answer_K in enumerate(answer_HK):
            name = [dataset.series_S[s]] if several else []
            yield [*name, *times[step : step + 1], step + 1, *(str(number) for number in answer_K)]


def _band_columns(bands: LaterBands | FixedBands, targets: Sequence[str], ends_NLSHK: Doubles) -> Iterator[Row]:
    """The ends of the bands in the rows of the forecasts, below a row of their names."""
    shares = [f"{100 * level:g} %" for level in bands.levels]
    yield [f"{target} {share} {end}" for target in targets for share in shares for end in ("low", "high")]
    rows = ends_NLSHK.transpose(2, 3, 4, 1, 0).reshape(-1, len(targets) * len(shares) * 2)
    for row in rows.tolist():
        yield ["" if math.isnan(number) else str(number) for number in row]


def _class_rows(answers_SC: Numbers, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    yield ["sequence", "class", *(f"probability {name}" for name in facts.classes)]
    for s, answer_C in enumerate(answers_SC):
        yield [dataset.names_S[s], facts.classes[int(answer_C.argmax())], *(str(share) for share in answer_C)]


def _value_rows(answers_SK: Numbers, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    yield ["sequence", *facts.targets]
    for name, answer_K in zip(dataset.names_S, answers_SK, strict=True):
        yield [name, *(str(number) for number in answer_K)]


def _step_rows(answers_MC: Numbers, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    """The steps of all sequences are all rows of the dataset, in order."""
    several, times_N = dataset.sequences > 1, dataset.times_N
    times = None if times_N is None else TimeAxis(times_N, dataset.notation).texts(times_N)
    shares = [f"probability {name}" for name in facts.classes]
    yield [*(["sequence"] if several else []), *([] if times_N is None else ["time"]), "step", "class", *shares]
    firsts = dataset.offsets_S1.tolist()
    sequences = np.repeat(np.arange(dataset.sequences), np.diff(dataset.offsets_S1)).tolist()
    for row, (s, answer_C) in enumerate(zip(sequences, answers_MC, strict=True)):
        name = [dataset.names_S[s]] if several else []
        time = [] if times is None else [times[row]]
        answer = facts.classes[int(answer_C.argmax())]
        yield [*name, *time, row - firsts[s] + 1, answer, *(str(share) for share in answer_C)]


ROW_MAKERS: dict[Task, Callable[[Numbers, SequenceDataset, DataFacts], Iterator[Row]]] = {
    "forecast": _forecast_rows,
    "classify": _class_rows,
    "regress": _value_rows,
    "label-steps": _step_rows,
}
