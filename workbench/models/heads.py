"""Heads: steps become the answer on scaled values, B,H,K for forecasts and B,C logits for classes.

Shapes: B batch, T time, F features, H horizon, K targets, C classes. State dict: `linear.weight`, `linear.bias`
(a forecast's rows are in the order of H,K) in LinearHead; `logits_C` in a NaiveHead that classifies.
"""

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.preprocess import valid_steps
from workbench.models.spec import HeadSpec


class LinearHead(nn.Module):
    """One vector per sequence (its last valid step, or the mean or maximum of them), then a learned linear map."""

    def __init__(self, spec: HeadSpec, inputs: int, answer: tuple[int, ...]) -> None:
        super().__init__()
        self.pool = spec.pool
        self.answer = answer
        self.linear = nn.Linear(inputs, torch.Size(answer).numel())

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The answer, as B,H,K or B,C."""
        answer_BA: Tensor = self.linear(self._pooled(x_BTF, lengths_B))
        return answer_BA.reshape(-1, *self.answer)

    def _pooled(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        if self.pool == "last":
            last_B11 = (lengths_B - 1)[:, None, None]
            return x_BTF.gather(1, last_B11.expand(-1, 1, x_BTF.shape[2]))[:, 0]
        valid_BT1 = valid_steps(x_BTF, lengths_B)[:, :, None]
        if self.pool == "mean":
            return x_BTF.where(valid_BT1, 0.0).sum(dim=1) / lengths_B[:, None]
        return x_BTF.where(valid_BT1, -torch.inf).amax(dim=1)


class NaiveForecast(nn.Module):
    """The targets' values of `season` steps ago; the last value where a window is shorter than that."""

    def __init__(self, spec: HeadSpec, facts: DataFacts) -> None:
        super().__init__()
        self.season, self.horizon, self.targets = spec.season, facts.horizon, len(facts.targets)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The repeated values, as B,H,K."""
        ahead_H = torch.arange(self.horizon, device=x_BTF.device) % self.season - self.season
        steps_BH = torch.where(lengths_B[:, None] < self.season, -1, ahead_H) + lengths_B[:, None]
        return x_BTF[:, :, : self.targets].gather(1, steps_BH[:, :, None].expand(-1, -1, self.targets))


class NaiveClasses(nn.Module):
    """The classes as often as in the training part, whatever the sequence."""

    logits_C: Tensor

    def __init__(self, statistics: Statistics) -> None:
        super().__init__()
        counts_C = torch.tensor(statistics.class_counts, dtype=torch.float32)
        self.register_buffer("logits_C", (counts_C / counts_C.sum()).clamp(min=1e-9).log())

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The same logits for every sequence, as B,C."""
        return self.logits_C.expand(len(lengths_B), -1)


def build_head(spec: HeadSpec, facts: DataFacts, statistics: Statistics, inputs: int) -> nn.Module:
    """The head that the spec and the task ask for."""
    if spec.kind == "naive":
        return NaiveForecast(spec, facts) if facts.task == "forecast" else NaiveClasses(statistics)
    answer = (facts.horizon, len(facts.targets)) if facts.task == "forecast" else (len(facts.classes),)
    return LinearHead(spec, inputs, answer)
