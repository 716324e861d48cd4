"""Layers that work on each step, and Flatten: each maps (x_BTF, lengths_B) to the same pair.

Shapes: B batch, T time, F features. State dict: `linear.weight`, `linear.bias` in Dense; `norm.weight`,
`norm.bias` in LayerNorm; `table.weight` in Embedding; nothing in Dropout and Flatten.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models.flow import LayerPlace
from workbench.models.spec import DenseSpec, DropoutSpec, EmbeddingSpec, FlattenSpec, LayerNormSpec

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "gelu": nn.functional.gelu,
    "none": lambda x: x,
}


class Dense(nn.Module):
    """The same fully connected layer at every step."""

    def __init__(self, spec: DenseSpec, inputs: int) -> None:
        super().__init__()
        self.outputs = spec.units
        self.linear = nn.Linear(inputs, spec.units)
        self.activation = spec.activation

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The activated weighted sums of every step."""
        return ACTIVATIONS[self.activation](self.linear(x_BTF)), lengths_B


class LayerNorm(nn.Module):
    """Each step scaled to mean 0 and deviation 1 over its features, then by learned weights."""

    def __init__(self, spec: LayerNormSpec, inputs: int) -> None:
        super().__init__()
        self.outputs = inputs
        self.norm = nn.LayerNorm(inputs, eps=spec.epsilon)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The normalised steps."""
        return self.norm(x_BTF), lengths_B


class Dropout(nn.Module):
    """A share of values set to zero while training."""

    def __init__(self, spec: DropoutSpec, inputs: int) -> None:
        super().__init__()
        self.outputs = inputs
        self.dropout = nn.Dropout(spec.rate)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The values, thinned in training."""
        return self.dropout(x_BTF), lengths_B


class Embedding(nn.Module):
    """A learned vector for each token; the input is the token's number."""

    def __init__(self, spec: EmbeddingSpec, tokens: int) -> None:
        super().__init__()
        self.outputs = spec.units
        self.table = nn.Embedding(tokens, spec.units)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors; a number that is no token counts as the nearest one."""
        return self.table(x_BTF[:, :, 0].long().clamp(0, self.table.num_embeddings - 1)), lengths_B


class Flatten(nn.Module):
    """The last `steps` valid steps side by side, oldest first; a shorter sequence repeats its first step."""

    def __init__(self, spec: FlattenSpec, inputs: int, context: int) -> None:
        super().__init__()
        self.steps = spec.steps or context
        self.outputs = self.steps * inputs

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """One long step per sequence, as B,1,steps * F, and lengths of 1."""
        offsets_S = torch.arange(-self.steps, 0, device=x_BTF.device)
        steps_BS1 = (lengths_B[:, None] + offsets_S).clamp(min=0)[:, :, None]
        taken_BSF = x_BTF.gather(1, steps_BS1.expand(-1, -1, x_BTF.shape[2]))
        return taken_BSF.flatten(1)[:, None], torch.ones_like(lengths_B)


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "dense": lambda spec, place: Dense(spec, place.before.size),
    "layer_norm": lambda spec, place: LayerNorm(spec, place.before.size),
    "dropout": lambda spec, place: Dropout(spec, place.before.size),
    "flatten": lambda spec, place: Flatten(spec, place.before.size, place.before.steps),
    "embedding": lambda spec, place: Embedding(spec, len(place.facts.classes)),
}
"""By kind of layer."""
