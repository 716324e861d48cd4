"""Recurrent layers that treat a padded sequence exactly as the same sequence alone.

Shapes: B batch, T time, F features. State dict, for d = 0 .. depth - 1 (PyTorch's own gate order):
`forward_cells.{d}.weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, and with both directions the same
under `backward_cells.{d}`. Layer d reads the output of layer d - 1, which is [forward, backward] side by side.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.models.cells import CELLS
from workbench.models.fast_recurrent import hidden_states
from workbench.models.flow import LayerPlace
from workbench.models.one_call import OneCall, can_call_once
from workbench.models.preprocess import valid_steps
from workbench.models.spec import RecurrentSpec


class Recurrent(nn.Module):
    """`depth` equal layers, each followed by dropout; nothing in it depends on the values of lengths (graph-safe)."""

    def __init__(self, spec: RecurrentSpec, inputs: int) -> None:
        super().__init__()
        self.outputs = spec.units * (2 if spec.bidirectional else 1)
        sizes = [inputs] + [self.outputs] * (spec.depth - 1)
        self.cell = spec.cell
        cell = CELLS[spec.cell]
        self.forward_cells = nn.ModuleList(cell.module(size, spec.units, spec.activation) for size in sizes)
        back = sizes if spec.bidirectional else ()
        self.backward_cells = nn.ModuleList(cell.module(size, spec.units, spec.activation) for size in back)
        self.dropout = nn.Dropout(spec.dropout)
        self.one_call = OneCall(cell, spec.dropout if spec.depth > 1 else 0.0)

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states at every step; those beyond a sequence's length mean nothing."""
        if not self.backward_cells and self.one_call.modes and can_call_once(x_BTF):
            return self.dropout(self.one_call(tuple(self.forward_cells), x_BTF)), lengths_B
        reverse_BT1 = in_reverse(x_BTF, lengths_B) if self.backward_cells else None
        for d, cell in enumerate(self.forward_cells):
            y_BTF = hidden_states(cell, x_BTF)
            if reverse_BT1 is not None:
                back_BTF = hidden_states(self.backward_cells[d], taken(x_BTF, reverse_BT1))
                y_BTF = torch.cat([y_BTF, taken(back_BTF, reverse_BT1)], dim=2)
            x_BTF = self.dropout(y_BTF)
        return x_BTF, lengths_B


def in_reverse(x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
    """Step numbers, as B,T,1, that read the valid part backwards and leave the rest; applied twice, nothing changes."""
    steps_T = torch.arange(x_BTF.shape[1], device=x_BTF.device)
    return torch.where(valid_steps(x_BTF, lengths_B), lengths_B[:, None] - 1 - steps_T, steps_T)[:, :, None]


def taken(x_BTF: Tensor, steps_BT1: Tensor) -> Tensor:
    """The steps of these numbers."""
    return x_BTF.gather(1, steps_BT1.expand_as(x_BTF))


MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    "recurrent": lambda spec, place: Recurrent(spec, place.before.size),
}
"""By kind of layer."""
