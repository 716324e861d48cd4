"""Statistics: what a model learns of scale before training, from the training part's rows only."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.blocks import value_blocks
from workbench.data.dataset import NAME_INPUT, Floats, SequenceDataset, Split, Statistics
from workbench.data.tasks import TASKS

Flags = npt.NDArray[np.bool_]
Pairs = list[tuple[float, float]]
"""Mean and deviation of each input."""
SLAB = 1 << 21
"""Values that are made exact at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSummary:
    """How many values are known, their mean and population standard deviation (1 where they never change)."""

    count: int
    mean: float
    std: float
    constant: bool


def fit_statistics(dataset: SequenceDataset, split: Split) -> Statistics:
    """Mean and population standard deviation per input (1 where constant; 0 and 1 of numbers of words), and training
    examples per class."""
    pairs = _pairs(dataset, split.rows["train"])
    of_names_V = _pairs_of_names(dataset, split.rows["train"], pairs)
    counts_C: npt.NDArray[np.int64] = np.zeros(len(dataset.classes), np.int64)
    if len(dataset.labels_S):
        counts_C += np.bincount(dataset.labels_S[split.train.sequences_E], minlength=len(dataset.classes))
    elif dataset.classes:
        for start, stop in split.rows["train"]:
            labels = dataset.labels_N[start:stop]
            counts_C += np.bincount(labels[labels >= 0], minlength=len(dataset.classes))
    trained = split.train.owners
    answers = [describe_values(known_S[trained]) for known_S in dataset.answers_SK.T]
    return Statistics(
        mean_F=tuple(mean for mean, _ in pairs),
        std_F=tuple(std for _, std in pairs),
        class_counts=tuple(int(count) for count in counts_C),
        answer_mean_K=tuple(level.mean for level in answers),
        answer_std_K=tuple(level.std for level in answers),
        name_mean_VF=tuple(tuple(mean for mean, _ in of_name) for of_name in of_names_V),
        name_std_VF=tuple(tuple(std for _, std in of_name) for of_name in of_names_V),
    )


def _pairs_of_names(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...], pairs: Pairs) -> list[Pairs]:
    """Mean and deviation of each sequence by its name's number, where a forecast's model sees names; first those of
    all, which stand for unknown names too."""
    if NAME_INPUT not in dataset.categories or not TASKS[dataset.task].forecasts:
        return []
    chosen_N, place = chosen_rows(dataset, rows), dataset.inputs.index(NAME_INPUT)
    quantities = range(len(dataset.quantities))
    found = [pairs] * (len(dataset.categories[NAME_INPUT]) + 1)
    for start, stop in zip(dataset.offsets_S1[:-1].tolist(), dataset.offsets_S1[1:].tolist(), strict=True):
        number = int(dataset.values_NF[start, place])
        levels = [describe_values(dataset.values_NF[start:stop, f], chosen_N[start:stop]) for f in quantities]
        own = [(one.mean, one.std) if one.count else pair for one, pair in zip(levels, pairs, strict=False)]
        if number:
            found[number] = [*own, *pairs[len(own) :]]
    return found


def _pairs(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...]) -> Pairs:
    """Mean and deviation of each input over these rows; recordings are read block by block."""
    if dataset.sample_rate is not None:
        return [_streamed(dataset, rows)]
    chosen_N = chosen_rows(dataset, rows)
    levels = [describe_values(dataset.values_NF[:, f], chosen_N) for f in range(len(dataset.quantities))]
    return [*((level.mean, level.std) for level in levels), *([(0.0, 1.0)] * len(dataset.categories))]


def _streamed(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...]) -> tuple[float, float]:
    """Mean and deviation of samples, which lie near 0, so that a sum of squares loses nothing."""
    count, total, squares = 0, 0.0, 0.0
    for start, stop in rows:
        for block_N1 in value_blocks(dataset.values_NF, start, stop):
            samples = block_N1[:, 0].astype(np.float64)
            count, total, squares = count + len(samples), total + samples.sum(), squares + np.dot(samples, samples)
    mean = float(total) / max(count, 1)
    variance = squares / max(count, 1) - mean**2
    return mean, float(np.sqrt(variance)) if variance > 0 else 1.0


def chosen_rows(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...]) -> Flags:
    """Whether each row of the table lies in one of the ranges."""
    chosen_N = np.zeros(len(dataset.values_NF), np.bool_)
    for start, stop in rows:
        chosen_N[start:stop] = True
    return chosen_N


def describe_values(values_N: Floats, chosen_N: Flags | None = None) -> ValueSummary:
    """Where the known values among those chosen lie; they are made exact slab by slab, so that they may be many."""
    count, total, low, high = 0, 0.0, np.inf, -np.inf
    for known in _known(values_N, chosen_N):
        count, total = count + len(known), total + known.sum()
        low, high = min(low, known.min(initial=np.inf)), max(high, known.max(initial=-np.inf))
    if not count:
        return ValueSummary(count=0, mean=0.0, std=1.0, constant=True)
    mean = total / count
    if low == high:
        return ValueSummary(count=count, mean=float(mean), std=1.0, constant=True)
    squares = sum(np.square(known - mean).sum() for known in _known(values_N, chosen_N))
    return ValueSummary(count=count, mean=float(mean), std=float(np.sqrt(squares / count)), constant=False)


def _known(values_N: Floats, chosen_N: Flags | None) -> Iterator[npt.NDArray[np.float64]]:
    for start in range(0, len(values_N), SLAB):
        slab = values_N[start : start + SLAB]
        known = ~np.isnan(slab) if chosen_N is None else ~np.isnan(slab) & chosen_N[start : start + SLAB]
        yield slab[known].astype(np.float64)
