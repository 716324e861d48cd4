"""Kernel features as a rival sees them: the same kernels as those of a model's block, on all training examples.

After Dempster, Schmidt and Webb (2021), MiniRocket. Shapes: E examples, F inputs, T steps, Q features.
"""

import numpy as np
import torch

from workbench.data.dataset import Doubles, Integers, evenly
from workbench.evaluation.rivals.sequences import Seen
from workbench.models.kernels import EXAMPLES, RandomKernels
from workbench.models.specs.kernels import KERNELS, stride

FEATURES = 4_000
MOST_NUMBERS = 1 << 24
"""Of a batch's outputs."""


class KernelFeatures:
    """Kernels for sequences of median length, their biases fitted on training examples."""

    def __init__(self, train: Seen) -> None:
        usual = max(1, int(np.median(train.lengths_E)))
        self._kernels = RandomKernels(train.values_NF.shape[1], usual, FEATURES, stride(usual))
        self._kernels.fit(*_padded(train, evenly(len(train), EXAMPLES)))

    @torch.no_grad()
    def __call__(self, some: Seen) -> Doubles:
        """The features, E,Q, each from 0 to 1."""
        features_EQ = np.zeros((len(some), self._kernels.outputs))
        order = np.argsort(some.lengths_E, kind="stable")
        size = max(1, MOST_NUMBERS // (KERNELS * int(some.lengths_E.max())))
        for first in range(0, len(order), size):
            places = order[first : first + size]
            features_EQ[places] = self._kernels(*_padded(some, places))[:, 0].numpy()
        return features_EQ


def _padded(some: Seen, places: Integers) -> tuple[torch.Tensor, torch.Tensor]:
    """These examples with zeros behind the shorter ones, as E,T,F, and their lengths."""
    lengths_E = some.lengths_E[places]
    steps_T = np.arange(int(lengths_E.max()))
    inside_ET = steps_T < lengths_E[:, None]
    rows_ET = np.where(inside_ET, some.starts_E[places][:, None] + steps_T, 0)
    x_ETF = np.where(inside_ET[:, :, None], some.values_NF[rows_ET], np.float32(0))
    return torch.from_numpy(x_ETF), torch.from_numpy(lengths_E)
