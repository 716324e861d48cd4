"""Burnt-in states: recurrent layers that have read a baseline before the first step, rather than nothing.

Shapes: R rows that a block reads, T steps, F features.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

import torch
from torch import Tensor

from workbench.models.build import SequenceModel
from workbench.models.recurrent import Recurrent

MOST_STEPS = 200
"""Of the baseline, at most, that are read before: states have settled by then, or never do."""
Reading = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]
Read = dict[Recurrent, Tensor]
"""What each block reads before its first step, and in the other direction after its last."""


def read_of(model: SequenceModel, x_1TF: Tensor, lengths_1: Tensor) -> Read:
    """What the blocks of a model read of a baseline, each from the one below as that is when it is burnt in."""
    read: Read = {}
    with torch.no_grad(), burnt_in(model, read):
        model(x_1TF, lengths_1)
    return read


@contextmanager
def burnt_in(model: SequenceModel, read: Read) -> Iterator[None]:
    """Blocks that begin where they stand after they have read this; a block that is not named keeps what it reads."""
    with ExitStack() as stack:
        for layer in model.layers:
            if isinstance(layer, Recurrent):
                layer.forward = partial(_forward, layer, layer.forward, read)  # type: ignore[method-assign]
                stack.callback(delattr, layer, "forward")
        yield


def _forward(layer: Recurrent, reading: Reading, read: Read, x_RTF: Tensor, lengths_R: Tensor) -> tuple[Tensor, Tensor]:
    """All rows have the same length: they are copies of one example."""
    if layer not in read:
        read[layer] = x_RTF[:, :MOST_STEPS]
    before = read[layer].repeat(len(x_RTF) // len(read[layer]), 1, 1)
    pieces = [before, x_RTF, *([before] if layer.backward_cells else [])]
    whole_RTF = torch.cat(pieces, dim=1)
    states_RTF, _ = reading(whole_RTF, torch.full_like(lengths_R, whole_RTF.shape[1]))
    return states_RTF[:, before.shape[1] : before.shape[1] + x_RTF.shape[1]], lengths_R
