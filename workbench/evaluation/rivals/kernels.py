"""Random convolution kernels and a ridge on how often each is exceeded, in the manner of MiniRocket.

After Dempster, Schmidt and Webb (2021): 84 kernels of nine weights, three of them 2 and six -1, at several dilations;
a feature is the share of steps at which the kernel's output lies above a bias, a quantile of its output on a training
example. Shapes: E examples, F inputs, T steps, J kernels (84), Q features.
"""

from itertools import combinations

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles
from workbench.evaluation.rivals.sequences import Seen

LENGTH, LARGE = 9, 3
STEPS = 256
"""Longer sequences, and all where lengths differ, are brought to at most so many steps."""
MOST_DILATIONS = 6
FEATURES = 4_000
MOST_NUMBERS = 1 << 24
"""Of a batch's outputs."""


class KernelFeatures:
    """Kernels, dilations, inputs and biases, drawn from a seed and fitted on training examples."""

    def __init__(self, train: Seen, seed: int = 0) -> None:
        self._random = np.random.default_rng(seed)
        self._steps = int(min(STEPS, max(LENGTH, np.median(train.lengths_E))))
        x_EFT = torch.from_numpy(train.even(self._steps))
        weights = [[2.0 if place in large else -1.0 for place in range(LENGTH)] for large in _places()]
        self._weights_J1L = torch.tensor(weights)[:, None]
        most = (self._steps - 1) // (LENGTH - 1)
        self._dilations = sorted({int(2**power) for power in np.linspace(0, np.log2(max(most, 1)), MOST_DILATIONS)})
        self._inputs = [self._some_inputs(x_EFT.shape[1]) for _ in self._dilations]
        self._biases = [self._fit(x_EFT, number) for number in range(len(self._dilations))]

    @torch.no_grad()
    def __call__(self, some: Seen) -> Doubles:
        """The features, E,Q, each from 0 to 1."""
        x_EFT = torch.from_numpy(some.even(self._steps))
        size = max(1, MOST_NUMBERS // (len(self._weights_J1L) * self._steps))
        return np.concatenate([self._shares(batch) for batch in torch.split(x_EFT, size)])

    def _shares(self, x_EFT: Tensor) -> Doubles:
        found = []
        for number, bias_JQ in enumerate(self._biases):
            out_EJT = self._output(x_EFT, number)
            found += [(out_EJT > bias_J1).float().mean(dim=2) for bias_J1 in bias_JQ.T[:, :, None]]
        shares_EQ: Doubles = torch.cat(found, dim=1).double().numpy()
        return shares_EQ

    def _output(self, x_EFT: Tensor, number: int) -> Tensor:
        """What each kernel gives at one dilation, padded with zeros to the length of the sequence, as E,J,T."""
        dilation = self._dilations[number]
        mixed_EJT = self._inputs[number] @ x_EFT
        padding = dilation * (LENGTH // 2)
        return torch.nn.functional.conv1d(
            mixed_EJT, self._weights_J1L, padding=padding, dilation=dilation, groups=len(self._weights_J1L)
        )

    def _some_inputs(self, inputs: int) -> Tensor:
        """Which inputs each kernel reads the sum of, as J,F of 0 and 1: few more often than many."""
        chosen_JF = np.zeros((len(self._weights_J1L), inputs), np.float32)
        most = np.log2(min(inputs, LENGTH) + 1)
        for row in chosen_JF:
            row[self._random.choice(inputs, int(2 ** self._random.uniform(0, most)), replace=False)] = 1
        return torch.from_numpy(chosen_JF)

    @torch.no_grad()
    def _fit(self, x_EFT: Tensor, number: int) -> Tensor:
        """Biases, J,Q, from the outputs on training examples that are drawn by chance."""
        count = max(1, FEATURES // (len(self._weights_J1L) * len(self._dilations)))
        drawn = self._random.integers(0, len(x_EFT), min(len(x_EFT), 16))
        out_JV = self._output(x_EFT[drawn], number).transpose(0, 1).flatten(1)
        # Golden-ratio quantiles spread evenly whatever their number.
        golden = (np.arange(1, count + 1) * (np.sqrt(5) - 1) / 2) % 1
        return torch.from_numpy(np.quantile(out_JV.numpy(), golden, axis=1).T.astype(np.float32))


def _places() -> list[tuple[int, ...]]:
    return list(combinations(range(LENGTH), LARGE))
