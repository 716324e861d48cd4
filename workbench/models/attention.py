"""Layers that relate any two places: self-attention over steps, and shortcuts around blocks.

Shapes: B batch, T time, F features, H heads. State dict: `queries_keys_values.weight`, `queries_keys_values.bias`,
`out.weight`, `out.bias` in Attention; `linear.weight`, `linear.bias` in a Residual whose widths differ.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models.flow import LayerPlace
from workbench.models.preprocess import valid_steps
from workbench.models.spec import AttentionSpec, ResidualSpec


class Attention(nn.Module):
    """Multi-head self-attention (Vaswani et al., 2017) over the valid steps; shortcut and norm are blocks of their
    own."""

    def __init__(self, spec: AttentionSpec, inputs: int) -> None:
        super().__init__()
        self.outputs, self.heads, self.causal = inputs, spec.heads, spec.causal
        self.queries_keys_values = nn.Linear(inputs, 3 * inputs)
        self.out = nn.Linear(inputs, inputs)
        self.dropout = nn.Dropout(spec.dropout)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """For every step a weighted mean over steps, per head."""
        valid_BT = valid_steps(x_BTF, lengths_B)
        x_BTF = x_BTF.where(valid_BT[:, :, None], 0.0)
        parts_3BHTD = self.queries_keys_values(x_BTF).unflatten(2, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        queries, keys, values = parts_3BHTD.unbind()
        seen_B1TT = valid_BT[:, None, None, :]
        if self.causal:
            steps_T = torch.arange(x_BTF.shape[1], device=x_BTF.device)
            seen_B1TT = seen_B1TT & (steps_T <= steps_T[:, None])
        found_BHTD = nn.functional.scaled_dot_product_attention(queries, keys, values, attn_mask=seen_B1TT)
        return self.dropout(self.out(found_BHTD.transpose(1, 2).flatten(2))), lengths_B


class Residual(nn.Module):
    """Adds what went into an earlier block, through a linear map where the widths differ."""

    def __init__(self, span: int, earlier: int, inputs: int) -> None:
        super().__init__()
        self.outputs, self.span = inputs, span
        self.linear = nn.Linear(earlier, inputs) if earlier != inputs else None

    def forward(self, x_BTF: Tensor, earlier_BTF: Tensor) -> Tensor:
        """The sum."""
        return x_BTF + (earlier_BTF if self.linear is None else self.linear(earlier_BTF))


def _residual(spec: ResidualSpec, place: LayerPlace) -> Residual:
    return Residual(spec.span, place.flow[place.index - spec.span].size, place.before.size)


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "attention": lambda spec, place: Attention(spec, place.before.size),
    "residual": _residual,
}
"""By kind of layer."""
