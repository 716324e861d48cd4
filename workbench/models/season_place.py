"""The place in the season: how likely a window ends at each step of it, which the window's values tell.

The season's usual course is laid beside the window at every place; how well it fits there, over what noise is usual,
makes the likelihood (a matched filter, then Bayes' rule; Duda et al. 2001, 2.6).
Shapes: B batch, P inputs (steps of the window by features), S steps of the season. State dict: `weight` (S,P) and
`bias` (S), which are fitted before training and stay.
"""

import torch
from torch import Tensor, nn

from workbench.models.ridge import Linear


class SeasonPlace(nn.Module):
    """Every place alike until it is fitted."""

    weight: Tensor
    bias: Tensor

    def __init__(self, inputs: int, season: int) -> None:
        super().__init__()
        self.register_buffer("weight", torch.zeros(season, inputs))
        self.register_buffer("bias", torch.zeros(season))

    def forward(self, window_BP: Tensor) -> Tensor:
        """How likely each place is, as B,S."""
        return nn.functional.linear(window_BP, self.weight, self.bias).softmax(dim=1)

    @torch.no_grad()
    def take(self, fitted: Linear) -> None:
        """Use log-likelihoods of places, from P to S."""
        self.weight.copy_(torch.from_numpy(fitted.weights_PA.T))
        self.bias.copy_(torch.from_numpy(fitted.bias_A))
