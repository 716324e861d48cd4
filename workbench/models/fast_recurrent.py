"""Recurrent layers that learn on the CPU in compiled loops: backward through time by hand, without a record of steps.

Shapes: N slices of a batch, T time, B batch, F features, H units, G gates side by side. Steps come first, so that each
is one piece of memory. Equations, weights and gate order are PyTorch's.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from workbench.machine_code.compiler import has_compiler
from workbench.models.cells import CELLS
from workbench.models.cells.cell import Cell, Loops

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECONDS_PER_CELL = 8
"""What its compiling takes on a processor of 3 GHz that has little else to do, for one thread and for several."""


def hidden_states(cell: Any, x_BTF: Tensor) -> Tensor:
    """Hidden states of a one-layer cell at every step, the fastest way there is here."""
    if not learns_by_hand(cell, x_BTF):
        y_BTH: Tensor = cell(x_BTF)[0]
        return y_BTH
    weights = (cell.weight_ih_l0, cell.weight_hh_l0, cell.bias_ih_l0, cell.bias_hh_l0)
    h_TBH = _Layer.apply(loops_of(cell), x_BTF.transpose(0, 1), *weights)  # type: ignore[no-untyped-call]
    return h_TBH.transpose(0, 1)  # type: ignore[no-any-return]


def learns_by_hand(cell: Any, x_BTF: Tensor) -> bool:
    """Whether gradients are wanted on the CPU, of numbers and weights that suit the compiled loops."""
    if x_BTF.device.type != "cpu" or not torch.is_grad_enabled() or x_BTF.dtype not in (torch.float32, torch.float64):
        return False
    loops = loops_of(cell)
    if loops is None or x_BTF.dtype != cell.weight_hh_l0.dtype or not _is_small(cell, loops):
        return False
    return not (torch._C._get_tracing_state() or torch.compiler.is_compiling())


def loops_of(cell: Any) -> Loops | None:
    """The compiled loops of a cell's module, None where there are none: PyTorch's own path learns then."""
    record = _record_of(cell)
    return record.loops[cell.mode] if record and has_compiler() else None


def _record_of(cell: Any) -> Cell | None:
    mode = getattr(cell, "mode", None)
    return next((record for record in CELLS.values() if mode in record.loops), None)


def _is_small(cell: Any, loops: Loops) -> bool:
    (_, gates), units = loops.kept[0], cell.hidden_size
    return bool(gates * units * max(units, cell.input_size) <= loops.most)


def unready(model: nn.Module) -> list[nn.Module]:
    """One cell of each kind in the model whose loops have yet to be compiled in this process."""
    found: dict[str, nn.Module] = {}
    for part in model.modules():
        loops = loops_of(part)
        if loops and _is_small(part, loops) and not loops.module().states_of.signatures:
            found[str(part.mode)] = part
    return list(found.values())


def seconds_to_compile(cells: list[nn.Module]) -> int:
    """About how long `get_ready` takes; 0 where an earlier start has left what it needs on the disk."""
    found = [loops for cell in cells if (loops := loops_of(cell))]
    if not found:
        return 0
    from workbench.machine_code.compiling import is_kept

    return SECONDS_PER_CELL * sum(not is_kept(loops.module().gradients_of) for loops in found)


def get_ready(cells: list[nn.Module], threads: int) -> None:
    """Compile the loops of these cells, for one thread and for so many, or fetch them from the disk."""
    if not cells:
        return
    from workbench.models.loops.products import TILE_ROWS

    before = torch.get_num_threads()
    for count in sorted({1, threads}):
        torch.set_num_threads(count)
        for cell in cells:
            small = _smallest(cell)
            with torch.enable_grad():
                hidden_states(small, torch.ones(count * TILE_ROWS, 2, 1, requires_grad=True)).sum().backward()  # type: ignore[no-untyped-call]
    torch.set_num_threads(before)


def _smallest(cell: Any) -> nn.Module:
    """A cell of the same kind with one input and one unit."""
    record = _record_of(cell)
    assert record is not None  # only cells with loops are made ready
    return record.module(1, 1, record.loops[cell.mode].activation)


class _Layer(torch.autograd.Function):
    """One layer over all steps; what a slice of the batch adds to the weights' gradients is summed up at the end."""

    @staticmethod
    def forward(  # noqa: PLR0917 - autograd passes by position
        ctx: Any, loops: Loops, x_TBF: Tensor, u_GF: Tensor, w_GH: Tensor, b_G: Tensor, c_G: Tensor
    ) -> Tensor:
        """All hidden states, as T,B,H."""
        (steps, batch), units = x_TBF.shape[:2], w_GH.shape[1]
        kept = [x_TBF.new_empty(steps + more, batch, gates * units) for more, gates in loops.kept]
        biases = (b_G, c_G) if loops.two_biases else (b_G + c_G,)
        x, *tables = _arrays(x_TBF.contiguous(), *kept)
        turned = _arrays(u_GF.t().contiguous(), w_GH.t().contiguous(), *biases)
        count = _slices(batch)
        if count == 1:
            loops.module().states_of(x, turned, tuple(tables), *loops.options, 0, batch)
        else:
            loops.module().states(x, turned, tuple(tables), *loops.options, count)
        ctx.save_for_backward(u_GF, w_GH)
        ctx.loops, ctx.x, ctx.tables = loops, x, tuple(tables)
        return kept[-1][1:]

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy_TBH: Tensor) -> tuple[Tensor | None, ...]:
        """Gradients of the inputs and weights."""
        weights, loops, wanted = _arrays(*ctx.saved_tensors), ctx.loops, ctx.needs_input_grad[1]
        dy, x, (u, w) = dy_TBH.contiguous().numpy(), ctx.x, weights
        batch, biases = x.shape[1], 2 if loops.two_biases else 1
        dx = np.empty_like(x) if wanted else np.empty((0, 0, 0), x.dtype)
        count = _slices(batch)
        sums = tuple(np.zeros((count, *shape), x.dtype) for shape in (u.shape, w.shape, *[u.shape[:1]] * biases))
        if count == 1:
            loops.module().gradients_of(dy, x, ctx.tables, weights, dx, sums, *loops.options, 0, 0, batch)
        else:
            loops.module().gradients(dy, x, ctx.tables, weights, dx, sums, *loops.options)
        du_GF, dw_GH, *db_G = (torch.from_numpy(_total(part)) for part in sums)
        return None, torch.from_numpy(dx) if wanted else None, du_GF, dw_GH, db_G[0], db_G[-1]


def _slices(batch: int) -> int:
    from workbench.models.loops.products import TILE_ROWS
    from workbench.models.loops.threads import slices

    return slices(batch, TILE_ROWS)


def _arrays(*tables: Tensor) -> "tuple[NDArray[Any], ...]":
    """The tables' own memory as compiled code takes it."""
    return tuple(table.detach().numpy() for table in tables)


def _total(parts: "NDArray[Any]") -> "NDArray[Any]":
    """The sum over slices."""
    total: NDArray[Any] = parts[0]
    for other in parts[1:]:
        total += other
    return total
