"""Codes: inputs that are the answer by another name.

Shapes: S sequences, R rows, C classes.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import Finding, ignoring
from workbench.data.audit.inputs import constant_inputs, features, training_rows, wide_columns, without
from workbench.data.dataset import Floats, Integers, SequenceDataset, Split
from workbench.data.duplicates import even_rows
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

FEWEST = 20
"""Examples below which a code may come by chance."""
TELLS = 0.99
VALUES_PER_CLASS = 3
EQUAL = 0.99999
"""Correlation with the answer from which on an input is the answer."""
COMMONEST = 0.97


def examine_codes(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Inputs of which each value goes with one class, or that are the value to answer."""
    asks = TASKS[dataset.task]
    if asks.labels_sequences:
        for name, values_S in constant_inputs(dataset):
            known = dataset.labels_S >= 0
            told = _code(values_S[known], dataset.labels_S[known])
            if told is not None:
                said = _say(name, *told)
                yield Finding(kind="code", severity="warning", sentence=said, cure=without(dataset, name))
        table_ST, chosen_S, names = wide_columns(dataset, spec)
        for step in _few_values(table_ST, len(dataset.classes)):
            told = _code(table_ST[:, step], dataset.labels_S[chosen_S])
            if told is not None:
                said = _say(names[step], *told)
                yield Finding(kind="code", severity="warning", sentence=said, cure=ignoring(names[step]))
    elif asks.labels_steps:
        rows = training_rows(dataset, split)
        rows = rows[dataset.labels_N[rows] >= 0]
        for place in features(dataset):
            told = _code(dataset.values_NF[rows, place], dataset.labels_N[rows])
            if told is not None:
                name = dataset.inputs[place]
                said = _say(name, *told)
                yield Finding(kind="code", severity="warning", sentence=said, cure=without(dataset, name))
    elif asks.values_sequences:
        yield from _answers(dataset)


def _say(column: str, values: int, told: float, classes: int) -> Sentence:
    return sentence(
        "{column} is a code of the class: its {values} values tell {told} of the examples of {classes} classes. The "
        "model would read the answer off it, a leak.",
        column=column,
        values=values,
        told=f"{told:.0%}",
        classes=classes,
    )


def _code(values: Floats, labels: Integers) -> tuple[int, float, int] | None:
    """How many values tell which share of how many classes, where values that never change in a sequence do so."""
    classes, commonest = np.unique(labels, return_counts=True)
    if len(labels) < FEWEST or len(classes) < 2 or commonest.max() > COMMONEST * len(labels):
        return None
    different, codes = np.unique(values, return_inverse=True)
    if len(different) < len(classes):
        return None
    if len(different) <= VALUES_PER_CLASS * len(classes):
        told = _purity(codes, labels)
        return (len(different), told, len(classes)) if told >= TELLS else None
    ordered = labels[np.argsort(values, kind="stable")]
    runs = 1 + int((np.diff(ordered) != 0).sum())
    return (len(different), 1.0, len(classes)) if runs == len(classes) else None


def _purity(codes: Integers, labels: Integers) -> float:
    pairs, counts = np.unique(codes.astype(np.int64) * (int(labels.max()) + 1) + labels, return_counts=True)
    most = np.zeros(int(codes.max()) + 1, np.int64)
    np.maximum.at(most, pairs // (int(labels.max()) + 1), counts)
    return float(most.sum() / len(labels))


def _few_values(table_ST: Floats, classes: int) -> npt.NDArray[np.int64]:
    """Columns of a wide table that have few different values."""
    if len(table_ST) < FEWEST:
        return np.empty(0, np.int64)
    different_T = 1 + (np.diff(np.sort(table_ST, axis=0), axis=0) != 0).sum(axis=0)
    return np.flatnonzero((different_T >= 2) & (different_T <= VALUES_PER_CLASS * classes)).astype(np.int64)


def _answers(dataset: SequenceDataset) -> Iterator[Finding]:
    """Inputs whose first, last or mean value of a sequence is the value to answer, scaled perhaps."""
    if dataset.sequences < FEWEST or len(features(dataset)) < 1 or dataset.sample_rate is not None:
        return
    rows = even_rows(dataset, np.arange(dataset.sequences), 2)
    for k, target in enumerate(dataset.targets):
        answers_S = dataset.answers_SK[:, k].astype(np.float64)
        for place, name in enumerate(dataset.inputs):
            ends_S2 = dataset.values_NF[:, place][rows].astype(np.float64)
            for end in range(2):
                known = np.isfinite(answers_S) & np.isfinite(ends_S2[:, end])
                likeness = _correlation(ends_S2[known, end], answers_S[known])
                if abs(likeness) > EQUAL:
                    said = sentence(
                        "{column} holds {target}, scaled perhaps (correlation {correlation} over {count} sequences): "
                        "the model would read the answer off it, a leak.",
                        column=name,
                        target=target,
                        correlation=f"{likeness:.5f}",
                        count=int(known.sum()),
                    )
                    yield Finding(kind="code", severity="warning", sentence=said, cure=without(dataset, name))
                    break


def _correlation(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> float:
    if len(first) < FEWEST or first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])
