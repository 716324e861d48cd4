"""Newer rows: where what is new begins in new files that go on with series, and what a model looks back on before it.

Shapes: N all steps of all sequences, S sequences.
"""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.appending import New
from workbench.data.dataset import DataFacts, SequenceDataset
from workbench.data.known import known_column
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError

Column = npt.NDArray[Any]
SAME_PACE = 1.05
"""Times as long a usual step may be; months differ by less from their mean."""


def find_new(old: SequenceDataset, new: SequenceDataset, facts: DataFacts) -> New:
    """Where what is new begins in the sequences of new files, which are read by what the run knows.

    Raises WorkbenchError where they hold nothing newer, or do not go on at the pace of the older data.
    """
    if not TASKS[old.task].forecasts:
        return New(dataset=new, begins_S=new.offsets_S1[:-1], series_S=new.series_S)
    _check_pace(old, new)
    one = len(set(old.series_S)) == len(set(new.series_S)) == 1
    series_S = old.series_S[:1] * new.sequences if one else new.series_S
    lasts = {name: s for s, name in enumerate(old.series_S)}
    begins_S = np.array([_begin(old, lasts.get(name), new, s) for s, name in enumerate(series_S)], np.int64)
    if (begins_S >= new.offsets_S1[1:]).all():
        raise WorkbenchError(
            "The new files hold nothing newer than the data of the run. Give files with rows that came later."
        )
    found = New(dataset=new, begins_S=begins_S, series_S=series_S)
    return _looking_back(old, lasts, found, facts.context)


def _check_pace(old: SequenceDataset, new: SequenceDataset) -> None:
    """Raise WorkbenchError where the times of new files are of another pace."""
    if old.times_N is None or new.times_N is None:
        return
    usual, found = (_usual_step(dataset) for dataset in (old, new))
    if usual and found and not usual / SAME_PACE <= found <= usual * SAME_PACE:
        raise WorkbenchError(
            "The new files go on in steps of {found} s, but the data of the run in steps of {usual} s. Bring them to "
            "the same pace first.",
            found=f"{found:g}",
            usual=f"{usual:g}",
        )


def _usual_step(dataset: SequenceDataset) -> float:
    """Seconds of the usual step of the longest sequence; 0 where none is usual."""
    axis = dataset.axis(int(np.argmax(np.diff(dataset.offsets_S1))))
    if axis is None or len(axis.times_T) < 3 or axis.pace is None:
        return 0.0
    return float(np.median(np.diff(axis.times_T)) / np.timedelta64(1, "us")) / 1e6


def _begin(old: SequenceDataset, last: int | None, new: SequenceDataset, sequence: int) -> int:
    """The first row of a new sequence that comes after the older ones of its series, by its times; without times after
    the rows that it repeats."""
    start, stop = int(new.offsets_S1[sequence]), int(new.offsets_S1[sequence + 1])
    if last is None:
        return start
    owned = slice(int(old.offsets_S1[last]), int(old.offsets_S1[last + 1]))
    if old.times_N is not None and new.times_N is not None:
        later = new.times_N[start:stop] > old.times_N[owned].max()
        return start + int(np.argmax(later)) if later.any() else stop
    repeated = min(owned.stop - owned.start, stop - start)
    first = old.targets_NK[owned.start : owned.start + repeated]
    same = repeated > 1 and np.array_equal(first, new.targets_NK[start : start + repeated], equal_nan=True)
    return start + repeated if same else start


def _looking_back(old: SequenceDataset, lasts: dict[str, int], found: New, context: int) -> New:
    """The new sequences with the last older rows before each that goes on without a break."""
    new = found.dataset
    if any(known_column(name) for name in new.inputs):  # the older end does not know what has come meanwhile
        return found
    before_S = [_rows_before(old, lasts, found, s, context) for s in range(new.sequences)]
    added_S1 = np.concatenate([[0], np.cumsum([rows.stop - rows.start for rows in before_S])]).astype(np.int64)
    owned_S = [slice(*pair) for pair in pairwise(new.offsets_S1.tolist())]

    def joined(older: Column, newer: Column) -> Column:
        pairs = zip(before_S, owned_S, strict=True)
        return np.concatenate([part for before, owned in pairs for part in (older[before], newer[owned])])

    dataset = replace(
        new,
        values_NF=joined(old.values_NF, new.values_NF),
        targets_NK=joined(old.targets_NK, new.targets_NK),
        times_N=None if old.times_N is None or new.times_N is None else joined(old.times_N, new.times_N),
        offsets_S1=new.offsets_S1 + added_S1,
    )
    return replace(found, dataset=dataset, begins_S=found.begins_S + added_S1[1:])


def _rows_before(old: SequenceDataset, lasts: dict[str, int], found: New, sequence: int, context: int) -> slice:
    """The older rows that a new sequence goes on from, as many as the model looks back on; none after a break."""
    last, start = lasts.get(found.series_S[sequence]), int(found.dataset.offsets_S1[sequence])
    if last is None or found.begins_S[sequence] != start or not _follows(old, last, found.dataset, start):
        return slice(0, 0)
    end = int(old.offsets_S1[last + 1])
    return slice(max(end - context, int(old.offsets_S1[last])), end)


def _follows(old: SequenceDataset, last: int, new: SequenceDataset, start: int) -> bool:
    """Whether the first new row is the next after the last older one."""
    axis = old.axis(last)
    if axis is None or new.times_N is None:
        return axis is None and new.times_N is None
    expected = axis.after(1)
    return bool((expected == new.times_N[start : start + 1].astype(expected.dtype)).all())
