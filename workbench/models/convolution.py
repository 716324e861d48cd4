"""Convolutions over time that treat a padded sequence exactly as the same sequence alone.

Shapes: B batch, T time, F features. State dict: `conv.weight`, `conv.bias` and, with normalisation, `norm.weight`,
`norm.bias`, `norm.running_mean`, `norm.running_var` in Conv1d; `convs.{d}.weight`, `convs.{d}.bias` and, where
widths differ, `shortcut.weight`, `shortcut.bias` in Tcn.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models.flow import LayerPlace
from workbench.models.layers import ACTIVATIONS
from workbench.models.preprocess import valid_steps
from workbench.models.spec import Conv1dSpec, TcnSpec

MOMENTUM = 0.1
EPSILON = 1e-5


class MaskedBatchNorm(nn.Module):
    """Batch normalisation (Ioffe and Szegedy, 2015) whose statistics are over valid steps only."""

    running_mean: Tensor
    running_var: Tensor

    def __init__(self, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.bias = nn.Parameter(torch.zeros(size))
        self.register_buffer("running_mean", torch.zeros(size))
        self.register_buffer("running_var", torch.ones(size))

    def forward(self, x_BTF: Tensor, valid_BT1: Tensor) -> Tensor:
        """Each feature with mean 0 and deviation 1, then by learned weights."""
        mean_F, var_F = self._fitted(x_BTF, valid_BT1) if self.training else (self.running_mean, self.running_var)
        return (x_BTF - mean_F) * (self.weight * (var_F + EPSILON).rsqrt()) + self.bias

    def _fitted(self, x_BTF: Tensor, valid_BT1: Tensor) -> tuple[Tensor, Tensor]:
        count = valid_BT1.sum()
        mean_F = x_BTF.where(valid_BT1, 0.0).sum(dim=(0, 1)) / count
        var_F = (x_BTF - mean_F).where(valid_BT1, 0.0).square().sum(dim=(0, 1)) / count
        with torch.no_grad():
            unbiased_F = var_F * count / (count - 1).clamp(min=1)
            self.running_mean.lerp_(mean_F, MOMENTUM)
            self.running_var.lerp_(unbiased_F, MOMENTUM)
        return mean_F, var_F


class Conv1d(nn.Module):
    """A convolution, its normalisation, activation and dropout; what lies beyond a sequence counts as zero."""

    def __init__(self, spec: Conv1dSpec, inputs: int) -> None:
        super().__init__()
        self.outputs, self.stride = spec.units, spec.stride
        self.before = spec.width - 1 if spec.causal else (spec.width - 1) // 2
        self.after = spec.width - 1 - self.before
        self.conv = nn.Conv1d(inputs, spec.units, spec.width, stride=spec.stride)
        self.norm = MaskedBatchNorm(spec.units) if spec.norm == "batch" else None
        self.activation = spec.activation
        self.dropout = nn.Dropout(spec.dropout)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The patterns found around every `stride`-th step."""
        x_BTF = x_BTF.where(valid_steps(x_BTF, lengths_B)[:, :, None], 0.0)
        padded_BFT = nn.functional.pad(x_BTF.transpose(1, 2), (self.before, self.after))
        y_BTF = self.conv(padded_BFT).transpose(1, 2)
        if self.stride > 1:
            lengths_B = (lengths_B - 1) // self.stride + 1
        if self.norm is not None:
            y_BTF = self.norm(y_BTF, valid_steps(y_BTF, lengths_B)[:, :, None])
        return self.dropout(ACTIVATIONS[self.activation](y_BTF)), lengths_B


class Tcn(nn.Module):
    """A temporal convolutional network (Bai, Kolter and Koltun, 2018), one convolution a level.

    Level d: x + dropout(relu(convolution of x, dilation 2^d)); the first shortcut is a linear map where widths
    differ. Everything is causal, so that padding at the end changes nothing before it.
    """

    def __init__(self, spec: TcnSpec, inputs: int) -> None:
        super().__init__()
        self.outputs, self.reach = spec.units, spec.width - 1
        sizes = [inputs] + [spec.units] * (spec.depth - 1)
        self.convs = nn.ModuleList(
            nn.Conv1d(size, spec.units, spec.width, dilation=2**d) for d, size in enumerate(sizes)
        )
        self.shortcut = nn.Conv1d(inputs, spec.units, 1) if inputs != spec.units else None
        self.dropout = nn.Dropout(spec.dropout)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The patterns found up to every step."""
        x_BFT = x_BTF.transpose(1, 2)
        for d, conv in enumerate(self.convs):
            y_BFT = self.dropout(torch.relu(conv(nn.functional.pad(x_BFT, (self.reach * 2**d, 0)))))
            if d == 0 and self.shortcut is not None:
                x_BFT = self.shortcut(x_BFT)
            x_BFT = x_BFT + y_BFT
        return x_BFT.transpose(1, 2), lengths_B


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "conv1d": lambda spec, place: Conv1d(spec, place.before.size),
    "tcn": lambda spec, place: Tcn(spec, place.before.size),
}
"""By kind of layer."""
