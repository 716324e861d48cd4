"""Recurrent layers unrolled: every gate and state at every step, from the weights and the equations of their cells.

Shapes: B batch, T time, F features, U units.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.models.cells import CELLS
from workbench.models.cells.cell import Cell
from workbench.models.fast_recurrent import hidden_states
from workbench.models.recurrent import Recurrent, in_reverse, taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrolled:
    """One cell on its way through the steps, told in the order of time whichever way it reads."""

    cell: Cell
    depth: int
    """Which of the equal layers, from 0."""
    backward: bool
    values: dict[str, Tensor]
    """Gates, then states, by name, as B,T,U; those beyond a sequence's length mean nothing."""


@torch.no_grad()
def unrolled(layer: Recurrent, x_BTF: Tensor, lengths_B: Tensor) -> Iterator[Unrolled]:
    """Each layer of the block, from the lowest, forwards and then backwards; nothing is dropped out."""
    cell = CELLS[layer.cell]
    reverse_BT1 = in_reverse(x_BTF, lengths_B)
    for depth, module in enumerate(layer.forward_cells):
        values = _values(cell, module, x_BTF)
        yield Unrolled(cell=cell, depth=depth, backward=False, values=values)
        outputs = [values[cell.states[0]]]
        if layer.backward_cells:
            back = _values(cell, layer.backward_cells[depth], taken(x_BTF, reverse_BT1))
            values = {name: taken(value_BTU, reverse_BT1) for name, value_BTU in back.items()}
            yield Unrolled(cell=cell, depth=depth, backward=True, values=values)
            outputs.append(values[cell.states[0]])
        x_BTF = torch.cat(outputs, dim=2)


def _values(cell: Cell, module: nn.Module, x_BTF: Tensor) -> dict[str, Tensor]:
    """All steps at once: with PyTorch's own outputs known, only states that are never put out need a loop."""
    output_BTU = hidden_states(module, x_BTF)
    if cell.gate_values is None or cell.next_states is None:
        return {cell.states[0]: output_BTU}
    before_BTU = nn.functional.pad(output_BTU, (0, 0, 1, 0))[:, :-1]
    gates = cell.gate_values(module, x_BTF, before_BTU)
    states = cell.next_states(gates, (before_BTU,)) if len(cell.states) == 1 else _looped(cell, gates, before_BTU)
    return dict(zip((*cell.gates, *cell.states), (*gates, *states), strict=True))


def _looped(cell: Cell, gates: tuple[Tensor, ...], before_BTU: Tensor) -> tuple[Tensor, ...]:
    """States step by step."""
    assert cell.next_states is not None
    found: list[tuple[Tensor, ...]] = []
    carried = (torch.zeros_like(before_BTU[:, 0]),) * len(cell.states)
    for now, output_BU in zip(zip(*(gate.unbind(1) for gate in gates), strict=True), before_BTU.unbind(1), strict=True):
        carried = cell.next_states(now, (output_BU, *carried[1:]))
        found.append(carried)
    return tuple(torch.stack(steps, dim=1) for steps in zip(*found, strict=True))
