"""How much targets change from step to step: the unit in which bands of series of unlike size are measured.

B batch, T time, N rows, E examples, K targets.
"""

import numpy as np

from workbench.data.dataset import Doubles, Examples, Numbers, Rows, SequenceDataset


def window_changes(values_BTK: Numbers) -> Doubles:
    """The mean absolute change within each window, B,K, as an export sees it; what is missing changes nothing."""
    steps_BTK = np.nan_to_num(np.abs(np.diff(values_BTK.astype(np.float64), axis=1)))
    changes_BK: Doubles = steps_BTK.sum(axis=1) / max(values_BTK.shape[1] - 1, 1)
    return changes_BK


def example_changes(dataset: SequenceDataset, examples: Examples, targets: int) -> Doubles:
    """The same of what each example looks back on, E,K."""
    walked_NK = _walked(dataset.values_NF[:, :targets], dataset.offsets_S1)
    first_E, stop_E = examples.starts_E + 1, examples.starts_E + examples.lengths_E
    changes_EK: Doubles = (walked_NK[stop_E] - walked_NK[first_E]) / np.maximum(stop_E - first_E, 1)[:, None]
    return changes_EK


def lasting_changes(dataset: SequenceDataset, examples: Examples) -> Doubles:
    """The mean absolute change of each known target, E,K, over what each example looks back on.

    Never less than a tenth of that since its sequence began, so that a still stretch gets no band without width.
    """
    walked_NK = _walked(dataset.targets_NK, dataset.offsets_S1)
    stop_E = examples.starts_E + examples.lengths_E

    def mean(first_E: Rows) -> Doubles:
        found: Doubles = (walked_NK[stop_E] - walked_NK[first_E]) / (stop_E - first_E)[:, None]
        return found

    change_EK = np.maximum(mean(examples.starts_E), mean(dataset.offsets_S1[examples.sequences_E]) / 10)
    return np.where(change_EK > 0, change_EK, 1.0)


def _walked(values_NK: Numbers, offsets_S1: Rows) -> Doubles:
    """How far each target has gone before each row, N+1,K; what is missing and where a sequence begins goes nowhere."""
    steps_NK = np.abs(np.diff(values_NK.astype(np.float64), axis=0, prepend=values_NK[:1]))
    steps_NK[~np.isfinite(steps_NK)] = 0
    steps_NK[offsets_S1[:-1]] = 0
    return np.concatenate([np.zeros((1, steps_NK.shape[1])), np.cumsum(steps_NK, axis=0)])
