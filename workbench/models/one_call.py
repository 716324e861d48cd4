"""Equal recurrent layers as one call of cuDNN: the same weights and results as a stack of them, with less waiting.

Shapes: B batch, T time, F features, L layers, H units.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from workbench.models.cells.cell import Cell

WEIGHTS_PER_LAYER = 4


class OneCall(nn.Module):
    """Runs layers that read in one direction; holds no weights of its own, only where cuDNN wants them to lie.

    cuDNN's own dropout is not governed by torch's seed (pytorch#104697): its state is kept here and seeded with
    `seed_dropout`.
    """

    dropout_state: Tensor

    def __init__(self, cell: Cell, dropout: float) -> None:
        super().__init__()
        self.modes, self.states = dict(cell.cudnn), len(cell.states)
        self.dropout = dropout
        self.register_buffer("dropout_state", torch.empty(0, dtype=torch.uint8), persistent=False)
        self._flat: Tensor | None = None
        self._places: list[int] = []
        self._starts: dict[tuple[object, ...], Tensor] = {}

    def forward(self, cells: Sequence[nn.RNNBase], x_BTF: Tensor) -> Tensor:
        """Hidden states of the last layer at every step, with dropout between the layers."""
        weights = [weight for cell in cells for weight in cell._flat_weights if weight is not None]
        places = [weight.data_ptr() for weight in weights]
        if self._flat is None or places != self._places:
            self._flat = _lay_out(cells, weights, self.modes[cells[0].mode])
            self._places = [weight.data_ptr() for weight in weights]
        dropout = self.dropout if self.training else 0.0
        if dropout and self.dropout_state.device != x_BTF.device:
            self.dropout_state = new_dropout_state(dropout, torch.initial_seed(), x_BTF.device)
        units = cells[0].hidden_size
        zeros_LBH = self._zeros(x_BTF, (len(cells), len(x_BTF), units))
        # Steps first and in one piece: cuDNN would copy both ways, and once more for the gradients.
        y_TBH: Tensor = torch._cudnn_rnn(
            x_BTF.transpose(0, 1).contiguous(),
            weights,
            WEIGHTS_PER_LAYER,
            self._flat,
            zeros_LBH,
            zeros_LBH if self.states == 2 else None,
            self.modes[cells[0].mode],
            units,
            0,
            len(cells),
            False,
            dropout,
            self.training,
            False,
            (),
            self.dropout_state if dropout else None,
        )[0]
        return y_TBH.transpose(0, 1)

    def _zeros(self, like: Tensor, shape: tuple[int, int, int]) -> Tensor:
        """The state before the first step; captured steps read it again, so those of training are kept."""
        if not torch.is_grad_enabled():
            return like.new_zeros(shape)
        key = (*shape, like.dtype, like.device)
        if key not in self._starts:
            self._starts[key] = like.new_zeros(shape)
        return self._starts[key]


def can_call_once(x_BTF: Tensor) -> bool:
    """Whether cuDNN is there and may be used for these values."""
    if not x_BTF.is_cuda or torch.version.hip or torch._C._get_tracing_state() or torch.compiler.is_compiling():
        return False
    return bool(torch.backends.cudnn.is_acceptable(x_BTF))  # type: ignore[no-untyped-call]


def seed_dropout(model: nn.Module, seed: int) -> None:
    """Seed the dropout inside every call of cuDNN; the states stay where they are."""
    for number, module in enumerate(module for module in model.modules() if isinstance(module, OneCall)):
        device = next(model.parameters()).device
        if module.dropout and device.type == "cuda" and not torch.version.hip:
            fresh = new_dropout_state(module.dropout, seed * 64 + number, device)
            if module.dropout_state.shape == fresh.shape and module.dropout_state.device == device:
                module.dropout_state.copy_(fresh)
            else:
                module.dropout_state = fresh


def new_dropout_state(dropout: float, seed: int, device: torch.device) -> Tensor:
    """Random numbers for cuDNN's dropout from a seed."""
    return torch._cudnn_init_dropout_state(dropout, True, seed, dtype=torch.uint8, device=device)


@torch.no_grad()
def _lay_out(cells: Sequence[nn.RNNBase], weights: list[Tensor], mode: int) -> Tensor:
    """Move all weights into one piece of memory, in the order that cuDNN reads them."""
    first = cells[0]
    return torch._cudnn_rnn_flatten_weight(
        weights,
        WEIGHTS_PER_LAYER,
        first.input_size,
        mode,
        first.hidden_size,
        0,
        len(cells),
        True,
        False,
    )
