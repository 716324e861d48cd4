"""Calendar: what the time of a step says by itself, such as its hour and weekday, as inputs.

A forecast sees them as far ahead as it looks: the times of the steps to come are known.

Shapes: N all steps of all sequences, T steps of one sequence, H horizon.
"""

import re
from dataclasses import replace
from typing import get_args

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import SequenceDataset
from workbench.data.spec import CalendarPart
from workbench.data.tasks import TASKS
from workbench.data.time.axis import TimeAxis
from workbench.data.time.fields import FIELDS
from workbench.data.time.zone import wall
from workbench.data.words import Words, finish_words
from workbench.errors import WorkbenchError
from workbench.sentence import sentence

Times = npt.NDArray[np.datetime64]
_INPUT = re.compile(rf"(?P<part>{'|'.join(get_args(CalendarPart))}) \(calendar\)")


CLOCKS = {"minute", "hour"}
"""Parts that a time of day has without a date."""
MOST = 59


def calendar_input(part: str) -> str:
    """What a part of the calendar is called as an input."""
    return f"{part} (calendar)"


def calendar_part(name: str) -> str | None:
    """The part of the calendar behind an input; None for any other input."""
    found = _INPUT.fullmatch(name)
    return None if found is None else found["part"]


def with_calendar(
    dataset: SequenceDataset, parts: tuple[CalendarPart, ...], horizon: int, given: Words | None
) -> SequenceDataset:
    """The dataset with its calendar inputs filled in, by the vocabularies `given` where there are any.

    Raises WorkbenchError where there are no times, or times of day without their dates.
    """
    if not parts:
        return dataset
    _check_times(dataset, parts)
    times_N = _seen_times(dataset, horizon if TASKS[dataset.task].forecasts else 0)
    sure_N = ~np.isnat(times_N)
    words = tuple(str(number) for number in range(MOST + 1))
    categories, notes = dict(dataset.categories), list(dataset.notes)
    for part in parts:
        name = calendar_input(part)
        values_N = dataset.values_NF[:, dataset.inputs.index(name)]
        values_N[sure_N] = FIELDS[part](times_N[sure_N]) + 1
        values_N[~sure_N] = 0
        categories[name], said = finish_words(values_N, name, words, given)
        notes += said
    if not sure_N.all():
        notes.append(
            sentence(
                "The calendar of the steps ahead is not known where no pace of the times is sure. Give rows for them, "
                "with {targets} left empty.",
                targets=", ".join(dataset.targets),
            )
        )
    return replace(dataset, categories=categories, notes=tuple(notes))


def _check_times(dataset: SequenceDataset, parts: tuple[CalendarPart, ...]) -> None:
    dates = [part for part in parts if part not in CLOCKS]
    if dataset.times_N is None or (dates and not dataset.notation.dated):
        raise WorkbenchError(
            "The data holds no dates to take {parts} from. Give a column of times the role time, or leave the "
            "calendar out.",
            parts=", ".join(parts),
        )


def _seen_times(dataset: SequenceDataset, horizon: int) -> Times:
    """The time that each step tells of, as its clock shows it: in a forecast the one that is so much later."""
    found = []
    for s in range(dataset.sequences):
        axis = dataset.axis(s)
        assert axis is not None
        given = dataset.ahead_S[s][:horizon] if dataset.ahead_S else axis.times_T[:0]
        whole = TimeAxis(np.concatenate([axis.times_T, given]), axis.notation)
        after = whole.after(max(horizon - len(given), 0))
        found.append(np.concatenate([whole.times_T, after])[horizon:][: len(axis.times_T)])
    times_N = np.concatenate(found)
    zone = dataset.notation.zone
    if zone is None:
        return times_N
    sure_N = ~np.isnat(times_N)
    times_N[sure_N] = wall(times_N[sure_N], zone)
    return times_N
