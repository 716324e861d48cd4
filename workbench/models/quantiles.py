"""Quantiles: a forecast that says how sure it is, as ends below and above its median that never cross.

The levels are those of the specs. Shapes: B batch, T time, F features, Q quantiles, S of them on a side, H horizon,
K targets. State dict: as LinearHead's, which answers the median, and `spread.weight`, `spread.bias` (2S,H,K rows: below
the median, then above it, from the nearest on).
"""

import math
from statistics import NormalDist

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from workbench.data.dataset import Doubles
from workbench.models.heads import LinearHead
from workbench.models.spec import MEDIAN, QUANTILES, HeadSpec

SIDE = len(QUANTILES) // 2
USUAL = 0.5
"""Standard deviations of what a new head takes its errors to be."""
LEAST = 1e-4
"""Standard deviations that two neighbours begin apart, at least."""


class QuantileHead(LinearHead):
    """The median as a linear head answers it; each further quantile lies a softplus beyond its neighbour."""

    def __init__(self, spec: HeadSpec, inputs: int, answer: tuple[int, ...], two_way: int = 0) -> None:
        """`two_way` as of a linear head."""
        super().__init__(spec, inputs, answer, two_way)
        self.spread = nn.Linear(inputs, 2 * SIDE * math.prod(answer))
        nn.init.zeros_(self.spread.weight)
        usual_Q = np.array([USUAL * NormalDist().inv_cdf(level) for level in QUANTILES])
        self.begin_with(np.tile(usual_Q[:, None, None], (1, *answer)))

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The quantiles in rising order, as B,Q,H,K."""
        pooled_BF = self.dropout(self._pooled(x_BTF, lengths_B))
        median_B1HK = self.linear(pooled_BF).reshape(-1, 1, *self.answer)
        steps = functional.softplus(self.spread(pooled_BF)).reshape(-1, 2, SIDE, *self.answer)
        below_BSHK, above_BSHK = steps.cumsum(dim=2).unbind(dim=1)
        return torch.cat([median_B1HK - below_BSHK.flip(1), median_B1HK, median_B1HK + above_BSHK], dim=1)

    @torch.no_grad()
    def begin_with(self, quantiles_QHK: Doubles) -> None:
        """Begin with quantiles of what the rest is off by, whatever is read; only their distances count."""
        apart_QHK = np.maximum(np.diff(quantiles_QHK, axis=0), LEAST)
        sides = np.concatenate([apart_QHK[:MEDIAN][::-1], apart_QHK[MEDIAN:]])
        self.spread.bias.copy_(torch.from_numpy(np.log(np.expm1(sides)).reshape(-1)))
