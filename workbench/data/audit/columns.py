"""Columns that teach nothing: inputs that never or hardly change, counters and ids.

Shapes: R rows, S sequences.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import Finding, ignoring
from workbench.data.audit.inputs import constant_inputs, features, training_rows, wide_columns, without
from workbench.data.dataset import NAME_INPUT, Floats, Integers, SequenceDataset, Split
from workbench.data.origins import told
from workbench.data.spec import DataSpec
from workbench.sentence import Sentence, sentence

FEWEST = 20
OTHERS = 0.001
"""Share of rows with another value up to which an input hardly changes."""
FEW_CHANGES = 200
"""Rows from which on a value in all of them but one is told."""
MOST_CHECKED = 5_000
MOST_RISING = 50
DENSE = 20
"""How many times their count whole numbers may range over and still be numbers of rows in another order, which chance
would not give without a repetition."""
MANY_IDS = 500
EVEN = 1e-3
SPECIAL = 0.05
"""Share of a wide table's columns that may be ids: where more seem to be, whole numbers are what was measured."""


def examine_columns(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Inputs that are better ignored."""
    rows = training_rows(dataset, split)
    steady = dict(constant_inputs(dataset))
    for place in features(dataset):
        name = dataset.inputs[place]
        said = _hardly_changes(dataset, rows, place, name)
        if said is not None:
            yield Finding(kind="constant", severity="warning", sentence=said, cure=without(dataset, name))
            continue
        if name == NAME_INPUT:  # it is to tell sequences apart
            continue
        said = _id_of_sequences(steady[name], name) if name in steady else _id_of_rows(dataset, place, name)
        if said is not None:
            yield Finding(kind="identity", severity="warning", sentence=said, cure=without(dataset, name))
    yield from _wide_ids(dataset, spec)


def _hardly_changes(dataset: SequenceDataset, rows: Integers, place: int, name: str) -> Sentence | None:
    values_R = dataset.values_NF[rows, place]
    values_R = values_R[np.isfinite(values_R)]
    if not len(values_R) or len(dataset.inputs) < 2:
        return None
    usual = np.partition(values_R, len(values_R) // 2)[len(values_R) // 2]
    if (values_R == usual).all():
        return sentence(
            "{column} never changes in the training part: it is {value} in all of the {count} rows that were looked "
            "at, so it teaches nothing.",
            column=name,
            value=_shown(dataset, place, float(usual)),
            count=len(values_R),
        )
    others = int((values_R != usual).sum())
    if others <= max(1, OTHERS * len(values_R)) and len(values_R) >= FEW_CHANGES:
        return sentence(
            "{column} hardly changes: it is {value} in all but {others} of the {count} rows of the training part that "
            "were looked at.",
            column=name,
            value=_shown(dataset, place, float(usual)),
            others=others,
            count=len(values_R),
        )
    return None


def _shown(dataset: SequenceDataset, place: int, value: float) -> str:
    """A value of an input as people read it: the word, where it is the number of one."""
    words = dataset.categories.get(dataset.inputs[place])
    if words is not None and value:
        return words[int(value) - 1]
    return told(value, dataset.origin(place), 6)


def _id_of_rows(dataset: SequenceDataset, place: int, name: str) -> Sentence | None:
    longest = int(np.argmax(np.diff(dataset.offsets_S1)))
    start, stop = (int(row) for row in dataset.offsets_S1[longest : longest + 2])
    values = dataset.values_NF[start : min(stop, start + MOST_CHECKED), place].astype(np.float64)
    if len(values) < FEWEST or not np.isfinite(values).all():
        return None
    changes = np.diff(values)
    whole = bool((values == np.rint(values)).all())
    step = float(np.median(changes))
    tolerance = EVEN * abs(step) + 4 * float(np.spacing(np.float32(np.abs(values).max())))
    if step != 0 and abs(step) > tolerance and (np.abs(changes - step) <= tolerance).all():
        return sentence(
            "{column} counts the rows: it changes by {step} with each. A model can learn them by heart, and later rows "
            "have numbers that it never saw.",
            column=name,
            step=f"{step:.4g}",
        )
    if whole and len(values) >= MOST_RISING and ((changes > 0).all() or (changes < 0).all()):
        return _say_rising(name, values + dataset.origin(place))
    dense = whole and len(values) >= MANY_IDS and np.ptp(values) < DENSE * len(values)
    if dense and len(np.unique(values)) == len(values):
        return _say_unique(name, len(values))
    return None


def _say_rising(name: str, values: npt.NDArray[np.float64]) -> Sentence:
    return sentence(
        "{column} looks like a running number: whole numbers from {first} to {last}, another in each of {count} rows. "
        "Later rows have numbers that the model never saw.",
        column=name,
        first=f"{values[0]:.0f}",
        last=f"{values[-1]:.0f}",
        count=len(values),
    )


def _say_unique(name: str, count: int) -> Sentence:
    return sentence(
        "{column} looks like an id: {count} of {count} values are different whole numbers. A model can learn them by "
        "heart, and new ones tell it nothing.",
        column=name,
        count=count,
    )


def _id_of_sequences(values_S: Floats, name: str) -> Sentence | None:
    """Of an input that never changes within a sequence: whether each sequence has a whole number of its own."""
    whole = bool((values_S == np.rint(values_S)).all())
    unique = len(np.unique(values_S)) == len(values_S)
    return _say_unique(name, len(values_S)) if whole and unique and len(values_S) >= FEWEST else None


def _wide_ids(dataset: SequenceDataset, spec: DataSpec) -> Iterator[Finding]:
    table_ST, _, names = wide_columns(dataset, spec)
    if len(table_ST) < FEWEST:
        return
    whole_T = (table_ST == np.rint(table_ST)).all(axis=0)
    unique_T = (np.diff(np.sort(table_ST, axis=0), axis=0) != 0).all(axis=0)
    found = np.flatnonzero(whole_T & unique_T)
    if len(found) <= max(1, SPECIAL * len(names)):
        for step in found:
            said = _say_unique(names[step], len(table_ST))
            yield Finding(kind="identity", severity="warning", sentence=said, cure=ignoring(names[step]))
