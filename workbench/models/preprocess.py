"""Raw values become what the layers read: scaled, without the window's level, missing values marked.

Shapes: B batch, T time, F inputs, K targets (the first K inputs), H horizon.
State dict: `mean_F`, `std_F` (0 and 1 where nothing is scaled).
"""

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.spec import PreprocessSpec


def valid_steps(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
    """True where a step lies within its sequence, as B,T."""
    return torch.arange(x_BTF.shape[1], device=x_BTF.device) < lengths_B[:, None]


class Preprocess(nn.Module):
    """Scales each input, then subtracts each window's level; both can be given back to targets.

    With `missing_mask` the output has 2F features: the values, 0 where they were NaN, then 1 where they were
    NaN and 0 elsewhere. Steps beyond a sequence's length are 0.
    """

    mean_F: Tensor
    std_F: Tensor

    def __init__(self, spec: PreprocessSpec, facts: DataFacts, statistics: Statistics) -> None:
        super().__init__()
        inputs, scaled = len(facts.inputs), spec.scale == "standardize"
        self.register_buffer("mean_F", torch.tensor(statistics.mean_F if scaled else [0.0] * inputs))
        self.register_buffer("std_F", torch.tensor(statistics.std_F if scaled else [1.0] * inputs))
        self.level = spec.level
        self.missing_mask = facts.missing_mask
        self.targets = len(facts.targets)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """What the layers read, and the level that was taken away, as B,F."""
        valid_BT1 = valid_steps(x_BTF, lengths_B)[:, :, None]
        z_BTF = (x_BTF - self.mean_F) / self.std_F
        known_BTF = valid_BT1 & ~z_BTF.isnan() if self.missing_mask else valid_BT1.expand_as(z_BTF)
        level_BF = self._level(z_BTF, known_BTF)
        z_BTF = (z_BTF - level_BF[:, None]).where(known_BTF, 0.0)
        if self.missing_mask:
            missing_BTF = (valid_BT1 & ~known_BTF).to(z_BTF.dtype)
            z_BTF = torch.cat([z_BTF, missing_BTF], dim=2)
        return z_BTF, level_BF

    def scale_targets(self, y_BHK: Tensor) -> Tensor:
        """Targets in the user's units as the loss sees them."""
        return (y_BHK - self.mean_F[: self.targets]) / self.std_F[: self.targets]

    def unscale_targets(self, y_BHK: Tensor) -> Tensor:
        """Scaled targets in the user's units."""
        return y_BHK * self.std_F[: self.targets] + self.mean_F[: self.targets]

    def _level(self, z_BTF: Tensor, known_BTF: Tensor) -> Tensor:
        """The last known value or the mean of the known ones; 0 where nothing is known or nothing is removed."""
        if self.level == "last":
            steps_T1 = torch.arange(1, z_BTF.shape[1] + 1, device=z_BTF.device)[:, None]
            last_B1F = (known_BTF * steps_T1).amax(dim=1, keepdim=True)
            value_BF = z_BTF.gather(1, (last_B1F - 1).clamp(min=0))[:, 0]
            return value_BF.where(last_B1F[:, 0] > 0, 0.0)
        if self.level == "mean":
            return z_BTF.where(known_BTF, 0.0).sum(dim=1) / known_BTF.sum(dim=1).clamp(min=1)
        return torch.zeros_like(z_BTF[:, 0])
