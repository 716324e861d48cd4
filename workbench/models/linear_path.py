"""A linear path: the window straight to the horizon, beside the layers, so that they learn only what is left.

Lai et al. (2018) call it a highway. Its weights are solved in closed form on the training part before the first step.
Shapes: B batch, T time, C context, F features, H horizon, K targets, M maps. State dict: `linear.weight` (M,H,K by
C,F, then K where it reads the level that the window lost, then S where it tells places in a season apart) and
`linear.bias`; `season.*` of SeasonPlace.
"""

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts
from workbench.models.categories import name_numbers
from workbench.models.flow import linear_maps
from workbench.models.lengths import FilledLengths
from workbench.models.ridge import Linear
from workbench.models.season_place import SeasonPlace


class LinearPath(nn.Module):
    """A linear map from the last `context` steps that the layers read; where there are fewer, zeros are before them.
    Behind them it may read `levels` that the window lost and at which of so many `places` of the season it ends."""

    def __init__(self, inputs: int, facts: DataFacts, levels: int = 0, places: int = 0) -> None:
        super().__init__()
        self.inputs, self.context, self.answer = inputs, facts.context, (facts.horizon, len(facts.targets))
        self.maps, self.named, self.levels, self.places = linear_maps(facts), facts.named, levels, places
        size = facts.context * inputs
        self.season = SeasonPlace(size, places) if places else None
        self.linear = nn.Linear(size + levels + places, self.maps * facts.horizon * len(facts.targets))
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor, raw_BTF: Tensor, centre_BF: Tensor | None = None) -> Tensor:
        """What is added to the head's answer, as B,H,K; raw inputs tell which series it is."""
        answer_BA: Tensor = self.linear(self.read(x_BTF, lengths_B, centre_BF))
        if self.maps == 1:
            return answer_BA.reshape(-1, *self.answer)
        answer_BMHK = answer_BA.reshape(-1, self.maps, *self.answer)
        return answer_BMHK[torch.arange(answer_BA.shape[0], device=answer_BA.device), self.names(raw_BTF)]

    def names(self, raw_BTF: Tensor) -> Tensor:
        """Which of the maps each example takes, as B."""
        if self.maps == 1 or self.named is None:
            return torch.zeros(raw_BTF.shape[0], dtype=torch.int64, device=raw_BTF.device)
        return name_numbers(raw_BTF, self.named, self.maps - 1)

    def read(self, x_BTF: Tensor, lengths_B: Tensor, centre_BF: Tensor | None = None) -> Tensor:
        """All that is read of each example, as B,P."""
        window_BP = self.window(x_BTF, lengths_B).flatten(1)
        read = [window_BP]
        if self.levels and centre_BF is not None:
            read.append(centre_BF[:, : self.levels])
        if self.season is not None:
            read.append(self.season(window_BP))
        return torch.cat(read, dim=1) if len(read) > 1 else window_BP

    def window(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The last steps of each sequence, as B,C,F: the quantities in front of what is learned of words."""
        x_BTF = x_BTF[:, :, : self.inputs]
        if isinstance(lengths_B, FilledLengths):
            x_BTF = nn.functional.pad(x_BTF, (0, 0, max(0, self.context - x_BTF.shape[1]), 0))
            return x_BTF[:, -self.context :]
        steps_BC = lengths_B[:, None] - self.context + torch.arange(self.context, device=x_BTF.device)
        taken_BCF = x_BTF.gather(1, steps_BC.clamp(min=0)[:, :, None].expand(-1, -1, x_BTF.shape[2]))
        return taken_BCF.where(steps_BC[:, :, None] >= 0, 0.0)

    @property
    def blank(self) -> bool:
        """Whether it adds nothing to any answer."""
        return not (self.linear.weight.any() or self.linear.bias.any())

    @torch.no_grad()
    def take(self, solved: Linear, place: int = 0) -> None:
        """Use the weights of a regression from C,F to H,K for one of the maps."""
        size = len(solved.bias_A)
        rows = slice(place * size, (place + 1) * size)
        self.linear.weight[rows] = torch.from_numpy(solved.weights_PA.T).to(self.linear.weight)
        self.linear.bias[rows] = torch.from_numpy(solved.bias_A).to(self.linear.bias)
