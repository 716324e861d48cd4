"""Naive answers in numpy, in the data's units: what every model is compared with.

Shapes: N all steps, S sequences, E examples, H horizon, K targets, C classes.
"""

import numpy as np

from workbench.data.dataset import Examples, Floats, Integers, Numbers, SequenceDataset, Statistics
from workbench.data.origins import restored


def last_value(dataset: SequenceDataset, examples: Examples) -> Numbers:
    """The last value known before each forecast, repeated over the horizon, as E,H,K."""
    return seasonal_naive(dataset, examples, season=1)


def seasonal_naive(dataset: SequenceDataset, examples: Examples, season: int) -> Numbers:
    """The values of `season` steps ago, as E,H,K; the last value where the sequence is younger than that.

    A gap is filled by the value known before it; where nothing is known yet, by the mean of all known values.
    """
    ends_E1 = (examples.starts_E + examples.lengths_E)[:, None]
    firsts_E1 = dataset.offsets_S1[examples.sequences_E][:, None]
    ahead_H = np.arange(examples.horizon) % season - season
    rows_EH = ends_E1 + np.where(ends_E1 - season < firsts_E1, -1, ahead_H)
    answer = np.empty((*rows_EH.shape, len(dataset.targets)), dtype=np.float32)
    for k, values_N in enumerate(dataset.targets_NK.T):
        known_EH = last_known(values_N)[rows_EH]
        mean = np.nanmean(values_N) if np.isfinite(values_N).any() else 0.0
        answer[:, :, k] = np.where(known_EH < firsts_E1, mean, values_N[known_EH])
    return restored(answer, dataset.answer_origins_K)


def majority(statistics: Statistics, examples: int) -> Floats:
    """The classes' shares in the training part for each of so many examples, as E,C."""
    shares_C = np.asarray(statistics.class_counts, dtype=np.float32) / sum(statistics.class_counts)
    return np.tile(shares_C, (examples, 1))


def last_known(values_N: Floats) -> Integers:
    """Per row, the last row up to it that holds a value; -1 where there is none."""
    rows_N = np.where(np.isnan(values_N), -1, np.arange(len(values_N)))
    return np.maximum.accumulate(rows_N)
