"""Answers as a table for people: the steps after the end of each series, or what each sequence or step is.

S sequences, H horizon, K targets or answers, C classes, M steps of all sequences.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import DataFacts, Examples, Floats, Integers, SequenceDataset
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.evaluation.other import reaching_end, whole_sequences
from workbench.evaluation.predict import Answer, predict_by
from workbench.paths import replacing
from workbench.progress import Work

Times = npt.NDArray[np.datetime64]
Row = list[object]
WEEK = 7
_SECONDS = "datetime64[s]"


def write_answers(answer: Answer, dataset: SequenceDataset, facts: DataFacts, to: Path) -> Work[int]:
    """Answer every sequence, write the table, and give its number of rows.

    Raises WorkbenchError when a sequence is too short to forecast from.
    """
    examples = reaching_end(dataset, facts) if TASKS[facts.task].forecasts else whole_sequences(dataset, facts)
    predictions = yield from predict_by(answer, dataset, examples)
    values = _of_sequences(predictions.values, examples) if dataset.segment else predictions.values
    header, *rows = ROW_MAKERS[facts.task](values, dataset, facts)
    to.parent.mkdir(parents=True, exist_ok=True)
    with replacing(to) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return len(rows)


def _of_sequences(answers_EC: Floats, examples: Examples) -> Floats:
    """The mean answer of each sequence's segments."""
    sequences, places_E, counts = np.unique(examples.sequences_E, return_inverse=True, return_counts=True)
    sums = np.zeros((len(sequences), answers_EC.shape[1]), np.float64)
    np.add.at(sums, places_E, answers_EC)
    return np.asarray(sums / counts[:, None], np.float32)


def times_after(times: Times, count: int) -> list[str]:
    """The next times at the pace of these, months by the calendar and working days without weekends, as ISO 8601;
    empty texts after one time alone."""
    if len(times) < 2:
        return [""] * count
    following = _following(times, np.arange(1, count + 1))
    days = following.astype("datetime64[D]")
    whole = bool((days == following).all()) and bool((times.astype("datetime64[D]") == times).all())
    return [str(day) for day in days] if whole else [str(t).replace("T", " ") for t in following.astype(_SECONDS)]


def _following(times: Times, ahead_H: Integers) -> Times:
    following: Times
    for day in (np.timedelta64(0, "D"), np.timedelta64(1, "D")):  # a day later, ends of months are starts of months
        months = (times + day).astype("datetime64[M]")
        within = times + day - months
        paces = np.diff(months)
        if (within == within[0]).all() and (paces == paces[0]).all() and paces[0] > np.timedelta64(0, "M"):
            following = (months[-1] + paces[0] * ahead_H) + within[0] - day
            return following
    usual = np.median(np.diff(times).astype(np.int64)).astype(times.dtype.str.replace("M8", "m8"))
    days = times.astype("datetime64[D]")
    if len(times) > WEEK and usual == np.timedelta64(1, "D") and (days == times).all() and np.is_busday(days).all():
        following = np.busday_offset(days[-1], ahead_H)
    else:
        following = times[-1] + usual * ahead_H
    return following


def _forecast_rows(answers_SHK: Floats, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    several, timed = dataset.sequences > 1, dataset.times_N is not None
    yield [*(["sequence"] if several else []), *(["time"] if timed else []), "step", *facts.targets]
    for s, answer_HK in enumerate(answers_SHK):
        times: list[str] = []
        if dataset.times_N is not None:
            own = slice(int(dataset.offsets_S1[s]), int(dataset.offsets_S1[s + 1]))
            times = times_after(dataset.times_N[own], facts.horizon)
        for step, answer_K in enumerate(answer_HK):
            name = [dataset.names_S[s]] if several else []
            yield [*name, *times[step : step + 1], step + 1, *(str(number) for number in answer_K)]


def _class_rows(answers_SC: Floats, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    yield ["sequence", "class", *(f"probability {name}" for name in facts.classes)]
    for s, answer_C in enumerate(answers_SC):
        yield [dataset.names_S[s], facts.classes[int(answer_C.argmax())], *(str(share) for share in answer_C)]


def _value_rows(answers_SK: Floats, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    yield ["sequence", *facts.targets]
    for name, answer_K in zip(dataset.names_S, answers_SK, strict=True):
        yield [name, *(str(number) for number in answer_K)]


def _step_rows(answers_MC: Floats, dataset: SequenceDataset, facts: DataFacts) -> Iterator[Row]:
    """The steps of all sequences are all rows of the dataset, in order."""
    several, times_N = dataset.sequences > 1, dataset.times_N
    shares = [f"probability {name}" for name in facts.classes]
    yield [*(["sequence"] if several else []), *([] if times_N is None else ["time"]), "step", "class", *shares]
    firsts = dataset.offsets_S1.tolist()
    sequences = np.repeat(np.arange(dataset.sequences), np.diff(dataset.offsets_S1)).tolist()
    for row, (s, answer_C) in enumerate(zip(sequences, answers_MC, strict=True)):
        name = [dataset.names_S[s]] if several else []
        time = [] if times_N is None else [_time_text(times_N[row])]
        answer = facts.classes[int(answer_C.argmax())]
        yield [*name, *time, row - firsts[s] + 1, answer, *(str(share) for share in answer_C)]


def _time_text(time: np.datetime64) -> str:
    text = str(time.astype(_SECONDS))
    return text.removesuffix("T00:00:00").replace("T", " ")


ROW_MAKERS: dict[Task, Callable[[Floats, SequenceDataset, DataFacts], Iterator[Row]]] = {
    "forecast": _forecast_rows,
    "classify": _class_rows,
    "regress": _value_rows,
    "label-steps": _step_rows,
}
