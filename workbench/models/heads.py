"""Heads: steps become the answer on scaled values: B,H,K for forecasts, B,K for regressions, B,C logits for classes
and B,T,C logits where every step is answered.

Shapes: B batch, T time, F features, H horizon, K targets, C classes. State dict: `linear.weight`, `linear.bias`
(a forecast's rows are in the order of H,K) and, for attention, `scores.weight` in LinearHead; `logits_C` in a naive
head that answers classes.
"""

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.models.lengths import FilledLengths
from workbench.models.preprocess import valid_steps
from workbench.models.spec import HeadSpec


class LinearHead(nn.Module):
    """One vector per sequence (where reading ends, or a mean or maximum of steps), then a learned linear map."""

    def __init__(self, spec: HeadSpec, inputs: int, answer: tuple[int, ...], two_way: int = 0) -> None:
        """`two_way` units of each half end where that half ends its reading."""
        super().__init__()
        self.pool, self.two_way = spec.pool, two_way
        self.answer = answer
        self.scores = nn.Linear(inputs, 1, bias=False) if spec.pool == "attention" else None
        self.dropout = nn.Dropout(spec.dropout)
        self.linear = nn.Linear(inputs, torch.Size(answer).numel())
        if spec.linear_path and len(answer) > 1:  # what the path leaves is learned from nothing on
            nn.init.zeros_(self.linear.weight)
            nn.init.zeros_(self.linear.bias)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The answer, as B,H,K, B,K or B,C."""
        answer_BA: Tensor = self.linear(self.dropout(self._pooled(x_BTF, lengths_B)))
        return answer_BA.reshape(-1, *self.answer)

    def _pooled(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        if self.pool in ("last", "last_step"):
            last_BF = _last_step(x_BTF, lengths_B)
            if not self.two_way:
                return last_BF
            return torch.cat([last_BF[:, : self.two_way], x_BTF[:, 0, self.two_way :]], dim=1)
        valid_BT1 = valid_steps(x_BTF, lengths_B)[:, :, None]
        if self.pool == "mean":
            return x_BTF.where(valid_BT1, 0.0).sum(dim=1) / lengths_B[:, None]
        if self.scores is not None:
            weights_BT1 = self.scores(x_BTF).where(valid_BT1, -torch.inf).softmax(dim=1)
            pooled_BF: Tensor = (x_BTF.where(valid_BT1, 0.0) * weights_BT1).sum(dim=1)
            return pooled_BF
        return x_BTF.where(valid_BT1, -torch.inf).amax(dim=1)


def _last_step(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
    if isinstance(lengths_B, FilledLengths):
        return x_BTF[:, -1]
    last_B11 = (lengths_B - 1)[:, None, None]
    return x_BTF.gather(1, last_B11.expand(-1, 1, x_BTF.shape[2]))[:, 0]


class StepHead(nn.Module):
    """The same linear map at every step."""

    def __init__(self, spec: HeadSpec, inputs: int, classes: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(spec.dropout)
        self.linear = nn.Linear(inputs, classes)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """Logits per step, as B,T,C; those beyond a sequence's length mean nothing."""
        answer_BTC: Tensor = self.linear(self.dropout(x_BTF))
        return answer_BTC


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


class NaiveValues(nn.Module):
    """A regression's mean answer in the training part, which is 0 on the scale of the loss."""

    def __init__(self, answers: int) -> None:
        super().__init__()
        self.answers = answers

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """Zeros, as B,K."""
        return x_BTF.new_zeros(x_BTF.shape[0], self.answers)


class NaiveClasses(nn.Module):
    """The classes as often as in the training part, whatever the sequence."""

    logits_C: Tensor

    def __init__(self, statistics: Statistics, *, stepwise: bool) -> None:
        super().__init__()
        self.stepwise = stepwise
        counts_C = torch.tensor(statistics.class_counts, dtype=torch.float32)
        self.register_buffer("logits_C", (counts_C / counts_C.sum()).clamp(min=1e-9).log())

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The same logits for every sequence, as B,C, or for every step, as B,T,C."""
        steps = x_BTF.shape[:2] if self.stepwise else x_BTF.shape[:1]
        return self.logits_C.expand(*steps, -1)
