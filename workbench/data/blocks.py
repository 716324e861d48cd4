"""Blocks of the flat table, so that what is on disk is never in memory as a whole.

Shapes: N all steps of all sequences, F inputs.
"""

from collections.abc import Iterator

import numpy as np

from workbench.data.dataset import Floats

BLOCK = 1 << 20


def value_blocks(values_NF: Floats, start: int, stop: int, size: int = BLOCK) -> Iterator[Floats]:
    """Rows `start` to `stop` in blocks; of a memory-mapped table they are read, so that its pages stay on disk."""
    columns = values_NF.shape[1]
    mapped = _map_of(values_NF)
    for first in range(start, stop, size):
        count = min(size, stop - first)
        if mapped is None:
            yield values_NF[first : first + count]
        else:
            offset = mapped.offset + first * columns * values_NF.itemsize
            block = np.fromfile(str(mapped.filename), values_NF.dtype, count * columns, offset=offset)
            yield block.reshape(count, columns)


def _map_of(values: Floats) -> "np.memmap[tuple[int, ...], np.dtype[np.float32]] | None":
    return values if isinstance(values, np.memmap) and values.filename is not None else None
