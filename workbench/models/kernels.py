"""Kernel features: the share of steps at which fixed convolutions lie above biases fitted on training examples.

After Dempster, Schmidt and Webb (2021), MiniRocket. Shapes: B batch, T steps, F inputs, P places of a kernel, D
dilations, J kernels, V biases of each, W windows, Q features in the order of D, J, V. State dict: `chosen_DJF` (which
inputs each kernel reads the sum of) and `bias_DJV`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from workbench.models.flow import LayerPlace
from workbench.models.preprocess import valid_steps
from workbench.models.spec import KernelsSpec
from workbench.models.specs.kernels import KERNELS, LARGE, LENGTH, biases, dilations, stride

EXAMPLES = 24
"""Training examples from whose outputs biases are drawn."""
GRID = 1024.0
"""Inputs are counted in parts of so many: sums of whole numbers are the same in every order, on every machine, and
none lies on its bias."""
SPREAD = (np.sqrt(5) - 1) / 2
"""Multiples of the golden ratio spread evenly over quantiles, however many there are."""


class RandomKernels(nn.Module):
    """All kernels at the dilations that fit a sequence of `steps`, every `stride` steps, with `biases` of each."""

    chosen_DJF: Tensor
    bias_DJV: Tensor
    weight_J1L: Tensor

    def __init__(self, inputs: int, steps: int, features: int, stride: int = 1) -> None:
        super().__init__()
        self.dilations, self.stride = dilations(steps), stride
        count = biases(features, steps)
        self.register_buffer("chosen_DJF", _some_inputs(len(self.dilations), inputs))
        self.register_buffer("bias_DJV", torch.zeros(len(self.dilations), KERNELS, count))
        self.register_buffer("weight_J1L", kernel_weights(), persistent=False)
        self.outputs = self.bias_DJV.numel()

    def forward(self, x_BTF: Tensor, lengths_B: Tensor, window: int | None = None) -> Tensor:
        """The features of each window of so many places, as B,W,Q; of the whole sequence, as B,1,Q."""
        # In half precision a sum would lie on either side of its bias by chance.
        with torch.autocast(x_BTF.device.type, enabled=False):
            x_BFT = self._counted(x_BTF, lengths_B)
            valid_BP = self._valid(x_BTF, lengths_B)
            shares = [
                _shares(self.output(x_BFT, number), bias_JV, valid_BP, window)
                for number, bias_JV in enumerate(self.bias_DJV)
            ]
            return torch.cat(shares, dim=2)

    def output(self, x_BFT: Tensor, number: int) -> Tensor:
        """What each kernel gives at one dilation around every `stride`-th step, zero beyond the ends, as B,J,P."""
        weight_JFL = self.chosen_DJF[number][:, :, None] * self.weight_J1L
        dilation = self.dilations[number]
        padding = dilation * (LENGTH // 2)
        with _unrounded():
            return nn.functional.conv1d(x_BFT, weight_JFL, padding=padding, dilation=dilation, stride=self.stride)

    @torch.no_grad()
    def fit(self, x_BTF: Tensor, lengths_B: Tensor) -> None:
        """Take biases from the outputs on some training examples: quantiles of them all."""
        x_BFT, valid_BP = self._counted(x_BTF, lengths_B), self._valid(x_BTF, lengths_B)
        count = self.bias_DJV.shape[2]
        for number in range(len(self.dilations)):
            out_JN = self.output(x_BFT, number).transpose(0, 1)[:, valid_BP]
            sorted_JN = out_JN.sort(dim=1).values.cpu().numpy()
            quantiles = (np.arange(1, count + 1) + number * count) * SPREAD % 1
            places = (quantiles * sorted_JN.shape[1]).astype(np.int64)
            self.bias_DJV[number] = torch.from_numpy(sorted_JN[:, places] + np.float32(0.5))

    @staticmethod
    def _counted(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """Inputs on the grid, zero beyond each sequence's length, as B,F,T."""
        known_BTF = x_BTF.float().where(valid_steps(x_BTF, lengths_B)[:, :, None], 0.0)
        return (known_BTF * GRID).round().transpose(1, 2)

    def _valid(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        return valid_steps(x_BTF, lengths_B)[:, :: self.stride]


class KernelFeatures(nn.Module):
    """The layer: features of the whole sequence as its only step, or those of windows of it."""

    def __init__(self, spec: KernelsSpec, inputs: int, steps: int) -> None:
        super().__init__()
        self.window = spec.window
        self.kernels = RandomKernels(inputs, steps, spec.features, stride(steps) if spec.window is None else 1)
        self.outputs = self.kernels.outputs

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The features and the lengths that are left."""
        features_BWQ = self.kernels(x_BTF, lengths_B, self.window)
        if self.window is None:
            return features_BWQ, torch.ones_like(lengths_B)
        return features_BWQ, (lengths_B - 1) // self.window + 1


@contextmanager
def _unrounded() -> Iterator[None]:
    """Keep cuDNN's convolutions from rounding whole numbers to ten binary digits, as torch lets them by default."""
    convolutions: Any = torch.backends.cudnn.conv  # type: ignore[attr-defined]
    before = convolutions.fp32_precision
    convolutions.fp32_precision = "ieee"
    try:
        yield
    finally:
        convolutions.fp32_precision = before


def kernel_weights() -> Tensor:
    """All kernels, as J,1,L."""
    places = combinations(range(LENGTH), LARGE)
    rows = [[2.0 if place in large else -1.0 for place in range(LENGTH)] for large in places]
    return torch.tensor(rows)[:, None]


def _shares(out_BJP: Tensor, bias_JV: Tensor, valid_BP: Tensor, window: int | None) -> Tensor:
    """The share of each window's valid places at which an output lies above each bias, as B,W,(J,V)."""
    missing = 0 if window is None else -out_BJP.shape[2] % window
    valid_BP = nn.functional.pad(valid_BP, (0, missing))
    size = window or valid_BP.shape[1]
    counts_BW1 = valid_BP.reshape(valid_BP.shape[0], -1, size).sum(dim=2).clamp(min=1)[:, :, None]
    found = []
    for bias_J in bias_JV.unbind(dim=1):
        above_BJP = nn.functional.pad(out_BJP > bias_J[:, None], (0, missing)) & valid_BP[:, None]
        above_BJWP = above_BJP.reshape(*above_BJP.shape[:2], -1, size)
        found.append(above_BJWP.sum(dim=3).transpose(1, 2) / counts_BW1)
    return torch.stack(found, dim=3).flatten(2)


def _some_inputs(count: int, inputs: int) -> Tensor:
    """Which inputs each kernel reads the sum of at each dilation, as D,J,F of 0 and 1: few more often than many."""
    random, most = np.random.default_rng(0), np.log2(min(inputs, LENGTH) + 1)
    chosen_DJF = np.zeros((count, KERNELS, inputs), np.float32)
    for row_F in chosen_DJF.reshape(-1, inputs):
        row_F[random.choice(inputs, int(2 ** random.uniform(0, most)), replace=False)] = 1
    return torch.from_numpy(chosen_DJF)


def _layer(spec: KernelsSpec, place: LayerPlace) -> KernelFeatures:
    return KernelFeatures(spec, place.before.size, place.before.usual)


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {"kernels": _layer}
"""By kind of layer."""
