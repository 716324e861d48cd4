"""A kernel path: kernel features of the whole sequence tell its class beside the layers, which learn by themselves.

Its weights are solved in closed form on the training part before the first step and stay as they are; what it says is
added to the layers' answer outside training. State dict: `kernels.*`, `linear.weight`, `linear.bias`.
"""

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts
from workbench.models.flow import quantity_features
from workbench.models.kernels import RandomKernels
from workbench.models.ridge import Linear
from workbench.models.specs.kernels import PATH_FEATURES, stride


class KernelPath(nn.Module):
    """A linear map of kernel features to logits, nothing until it is solved."""

    def __init__(self, facts: DataFacts) -> None:
        super().__init__()
        self.inputs = quantity_features(facts)
        self.kernels = RandomKernels(self.inputs, facts.usual, PATH_FEATURES, stride(facts.usual))
        self.linear = nn.Linear(self.kernels.outputs, len(facts.classes)).requires_grad_(False)
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What is added to the head's logits, as B,C."""
        logits_BC: Tensor = self.linear(self.features(x_BTF, lengths_B))
        return logits_BC

    def features(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The kernel features of the quantities, which come first, as B,Q."""
        features_B1Q: Tensor = self.kernels(x_BTF[:, :, : self.inputs], lengths_B)
        return features_B1Q[:, 0]

    @torch.no_grad()
    def take(self, solved: Linear) -> None:
        """Use the weights of a regression from features to logits."""
        self.linear.weight.copy_(torch.from_numpy(solved.weights_PA.T))
        self.linear.bias.copy_(torch.from_numpy(solved.bias_A))
