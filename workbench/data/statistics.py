"""Statistics: what a model learns of scale before training, from the training part's rows only."""

import numpy as np
import numpy.typing as npt

from workbench.data.blocks import value_blocks
from workbench.data.dataset import Floats, SequenceDataset, Split, Statistics


def fit_statistics(dataset: SequenceDataset, split: Split) -> Statistics:
    """Mean and population standard deviation per input (1 where constant), and training examples per class."""
    pairs = _pairs(dataset, split.rows["train"])
    counts_C: npt.NDArray[np.int64] = np.zeros(len(dataset.classes), np.int64)
    if len(dataset.labels_S):
        counts_C += np.bincount(dataset.labels_S[split.train.sequences_E], minlength=len(dataset.classes))
    elif dataset.classes:
        for start, stop in split.rows["train"]:
            labels = dataset.labels_N[start:stop]
            counts_C += np.bincount(labels[labels >= 0], minlength=len(dataset.classes))
    trained = np.unique(split.train.sequences_E)
    answers = [_mean_and_std(known_S[trained]) for known_S in dataset.answers_SK.T]
    return Statistics(
        mean_F=tuple(mean for mean, _ in pairs),
        std_F=tuple(std for _, std in pairs),
        class_counts=tuple(int(count) for count in counts_C),
        answer_mean_K=tuple(mean for mean, _ in answers),
        answer_std_K=tuple(std for _, std in answers),
    )


def _pairs(dataset: SequenceDataset, rows: tuple[tuple[int, int], ...]) -> list[tuple[float, float]]:
    """Mean and deviation of each input over these rows; recordings are read block by block."""
    if dataset.sample_rate is not None:
        return [_streamed(dataset, rows)]
    owned_N = np.zeros(len(dataset.values_NF), np.bool_)
    for start, stop in rows:
        owned_N[start:stop] = True
    return [_mean_and_std(dataset.values_NF[owned_N, f]) for f in range(len(dataset.inputs))]


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


def _mean_and_std(values: Floats) -> tuple[float, float]:
    known = values[~np.isnan(values)].astype(np.float64)
    if not len(known):
        return 0.0, 1.0
    constant = known.min() == known.max()
    return float(known.mean()), 1.0 if constant else float(known.std())
