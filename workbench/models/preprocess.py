"""Raw values become what the layers read: scaled, without the window's level, missing values marked.

Shapes: B batch, T time, F inputs, K targets (the first K inputs), H horizon.
State dict: `mean_F`, `std_F` of the inputs that are quantities (0 and 1 where nothing is scaled); in a regression also
`answer_mean_K`, `answer_std_K`; `mean_VF`, `std_VF` by the number of the sequence's name where a forecast's model sees
it; `categories.*` where the last inputs are numbers of words.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.data.tasks import TASKS
from workbench.models.categories import Categories, name_numbers
from workbench.models.flow import levelled_inputs
from workbench.models.lengths import FilledLengths
from workbench.models.spec import PreprocessSpec

EPSILON = 1e-5
"""Added to a window's own variance, in squared standard deviations of the training part."""


Scales = tuple[Tensor, Tensor]
"""Mean and deviation."""


class WindowLevel(NamedTuple):
    """What was taken away from each window, on the scale of standardised values; None means 0, and a spread of 1."""

    centre_BF: Tensor | None
    spread_BF: Tensor | None


def valid_steps(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
    """True where a step lies within its sequence, as B,T."""
    return torch.arange(x_BTF.shape[1], device=x_BTF.device) < lengths_B[:, None]


class Preprocess(nn.Module):
    """Scales each input, then subtracts each window's level; both can be given back to targets.

    With `missing_mask` the output has 2F features: the values, 0 where they were NaN, then 1 where they were
    NaN and 0 elsewhere. What stands for words comes last. Steps beyond a sequence's length are 0.
    """

    mean_F: Tensor
    std_F: Tensor
    mean_VF: Tensor
    std_VF: Tensor
    answer_mean_K: Tensor
    answer_std_K: Tensor

    def __init__(self, spec: PreprocessSpec, facts: DataFacts, statistics: Statistics) -> None:
        super().__init__()
        self.numbers, scaled = facts.numbers, spec.scale == "standardize"
        mean_F, std_F = statistics.mean_F[: self.numbers], statistics.std_F[: self.numbers]
        self.register_buffer("mean_F", torch.tensor(mean_F if scaled else [0.0] * self.numbers))
        self.register_buffer("std_F", torch.tensor(std_F if scaled else [1.0] * self.numbers))
        self.named = facts.named if scaled and statistics.name_mean_VF else None
        if self.named is not None:
            for name, table in (("mean_VF", statistics.name_mean_VF), ("std_VF", statistics.name_std_VF)):
                self.register_buffer(name, torch.tensor([row[: self.numbers] for row in table]))
        self.categories = Categories(tuple(facts.categories.values())) if facts.categories else None
        self.regress = TASKS[facts.task].values_sequences
        if self.regress:
            self.register_buffer("answer_mean_K", torch.tensor(statistics.answer_mean_K))
            self.register_buffer("answer_std_K", torch.tensor(statistics.answer_std_K))
        self.level, self.levelled = spec.level, levelled_inputs(spec, facts)
        self.missing_mask = facts.missing_mask
        self.targets = len(facts.targets)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, WindowLevel]:
        """What the layers read, and the level that was taken away."""
        if self.categories is None:
            return self._quantities(x_BTF, lengths_B, (self.mean_F, self.std_F))
        words_BTW = self.categories(x_BTF[:, :, self.numbers :])
        if not isinstance(lengths_B, FilledLengths):
            words_BTW = words_BTW.where(valid_steps(x_BTF, lengths_B)[:, :, None], 0.0)
        z_BTF, level = self._quantities(x_BTF[:, :, : self.numbers], lengths_B, self._scales(x_BTF))
        return torch.cat([z_BTF, words_BTW], dim=2), level

    def _quantities(self, x_BTF: Tensor, lengths_B: Tensor, scales: Scales) -> tuple[Tensor, WindowLevel]:
        z_BTF = (x_BTF - scales[0]) / scales[1]
        if isinstance(lengths_B, FilledLengths) and not self.missing_mask and self.level in ("none", "last"):
            return self._without_masks(z_BTF)
        valid_BT1 = valid_steps(x_BTF, lengths_B)[:, :, None]
        known_BTF = valid_BT1 & ~z_BTF.isnan() if self.missing_mask else valid_BT1.expand_as(z_BTF)
        centre_BF = self._of_levelled(self._centre(z_BTF, known_BTF), 0.0)
        z_BTF = (z_BTF - centre_BF[:, None]).where(known_BTF, 0.0)
        spread_BF = None
        if self.level == "mean_std":
            spread_BF = self._of_levelled((_mean(z_BTF.square(), known_BTF) + EPSILON).sqrt(), 1.0)
            z_BTF = z_BTF / spread_BF[:, None]
        if self.missing_mask:
            missing_BTF = (valid_BT1 & ~known_BTF).to(z_BTF.dtype)
            z_BTF = torch.cat([z_BTF, missing_BTF], dim=2)
        return z_BTF, WindowLevel(centre_BF, spread_BF)

    def _without_masks(self, z_BTF: Tensor) -> tuple[Tensor, WindowLevel]:
        """The same where every step is known, in as few operations as can be."""
        if self.level == "none":
            return z_BTF, WindowLevel(None, None)
        centre_BF = self._of_levelled(z_BTF[:, -1], 0.0)
        return z_BTF - centre_BF[:, None], WindowLevel(centre_BF, None)

    def _of_levelled(self, each_BF: Tensor, rest: float) -> Tensor:
        """The same for the inputs that lose their level, and one number for those that keep it."""
        kept = each_BF.shape[1] - self.levelled
        return nn.functional.pad(each_BF[:, : self.levelled], (0, kept), value=rest) if kept else each_BF

    def restore_level(self, y_BHK: Tensor, level: WindowLevel) -> Tensor:
        """A forecast with the window's level, which the first K inputs had."""
        if level.spread_BF is not None:
            y_BHK = y_BHK * level.spread_BF[:, None, : self.targets]
        return y_BHK if level.centre_BF is None else y_BHK + level.centre_BF[:, None, : self.targets]

    def without_level(self, y_BHK: Tensor, level: WindowLevel) -> Tensor:
        """Scaled targets without their window's level: what `restore_level` undoes."""
        if level.centre_BF is not None:
            y_BHK = y_BHK - level.centre_BF[:, None, : self.targets]
        return y_BHK if level.spread_BF is None else y_BHK / level.spread_BF[:, None, : self.targets]

    def scale_targets(self, y: Tensor, x_BTF: Tensor) -> Tensor:
        """Targets (B,H,K) or answers (B,K) in the user's units as the loss sees them, for these raw inputs."""
        mean_K, std_K = self._targets(x_BTF)
        return (y - mean_K) / std_K

    def unscale_targets(self, y: Tensor, x_BTF: Tensor) -> Tensor:
        """Scaled targets (B,H,K) or answers (B,K) in the user's units, for these raw inputs."""
        mean_K, std_K = self._targets(x_BTF)
        return y * std_K + mean_K

    def _targets(self, x_BTF: Tensor) -> Scales:
        if self.regress:
            return self.answer_mean_K, self.answer_std_K
        mean, std = self._scales(x_BTF)
        return mean[..., : self.targets], std[..., : self.targets]

    def _scales(self, x_BTF: Tensor) -> Scales:
        """Mean and deviation of the quantities, as F; as B,1,F where each sequence has its own by its name."""
        if self.named is None:
            return self.mean_F, self.std_F
        names_B = name_numbers(x_BTF, self.named, len(self.mean_VF) - 1)
        return self.mean_VF[names_B][:, None], self.std_VF[names_B][:, None]

    def _centre(self, z_BTF: Tensor, known_BTF: Tensor) -> Tensor:
        """The last known value or the mean of the known ones; 0 where nothing is known or nothing is removed."""
        if self.level == "last":
            steps_T1 = torch.arange(1, z_BTF.shape[1] + 1, device=z_BTF.device)[:, None]
            last_B1F = (known_BTF * steps_T1).amax(dim=1, keepdim=True)
            value_BF = z_BTF.gather(1, (last_B1F - 1).clamp(min=0))[:, 0]
            return value_BF.where(last_B1F[:, 0] > 0, 0.0)
        if self.level in ("mean", "mean_std"):
            return _mean(z_BTF, known_BTF)
        return torch.zeros_like(z_BTF[:, 0])


def _mean(z_BTF: Tensor, known_BTF: Tensor) -> Tensor:
    """The mean over known steps, as B,F; 0 where nothing is known."""
    return z_BTF.where(known_BTF, 0.0).sum(dim=1) / known_BTF.sum(dim=1).clamp(min=1)
