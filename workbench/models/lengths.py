"""Lengths of which the host knows that they fill the batch, so that nothing has to be masked.

Shapes: B batch, T time.
"""

import torch
from torch import Tensor


class FilledLengths(Tensor):
    """Lengths of sequences that are all as long as their batch; what is computed from them is a plain tensor."""

    # As torch.nn.Parameter does it: no cost per operation.
    __torch_function__ = torch._C._disabled_torch_function_impl  # type: ignore[assignment]


def filled(lengths_B: Tensor) -> FilledLengths:
    """The same lengths, known to fill the batch."""
    return lengths_B.as_subclass(FilledLengths)
