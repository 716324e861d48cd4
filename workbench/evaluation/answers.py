"""Answers as a table for people: the steps after the end of each series, or the class of each sequence.

S sequences, H horizon, K targets, C classes.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import DataFacts, Examples, Floats, Integers, SequenceDataset
from workbench.data.windows import Range, sequence_examples
from workbench.evaluation.other import reaching_end
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
    examples = reaching_end(dataset, facts) if facts.task == "forecast" else _whole(dataset)
    predictions = yield from predict_by(answer, dataset, examples)
    make_rows = _forecast_rows if facts.task == "forecast" else _class_rows
    header, *rows = make_rows(predictions.values, dataset, facts)
    to.parent.mkdir(parents=True, exist_ok=True)
    with replacing(to) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return len(rows)


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


def _whole(dataset: SequenceDataset) -> Examples:
    ends = dataset.offsets_S1.tolist()
    return sequence_examples(dataset, [Range(s, ends[s], ends[s + 1]) for s in range(dataset.sequences)])


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
