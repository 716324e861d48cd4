"""Texts as Arrow has them, in pieces that can lie in a file: which cells are there, where each ends, and all letters.

Shapes: N cells of a piece, B bytes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[Any]
Piece = tuple[Array, Array, Array]
"""A bit for each cell that is there (none where all are), the places before and behind the letters of each cell, and
these letters as UTF-8."""
PIECE_KINDS = (np.uint8, np.int64, np.uint8)


def are_arrows(texts: "pd.Series[Any]") -> bool:
    """Whether pandas keeps these texts as Arrow does, which it uses where it is installed."""
    return isinstance(texts.dtype, pd.StringDtype) and texts.dtype.storage == "pyarrow"


def pieces_of(texts: "pd.Series[Any]") -> Iterator[Piece]:
    """The pieces that these texts are made of."""
    import pyarrow as pa

    for chunk in pa.chunked_array(texts.array.__arrow_array__()).chunks:
        _, places, letters = chunk.buffers()
        places_N = np.frombuffer(places, np.int64)[chunk.offset :][: len(chunk) + 1]
        first, last = int(places_N[0]), int(places_N[-1])
        letters_B = np.frombuffer(letters, np.uint8)[first:last] if last > first else np.empty(0, np.uint8)
        yield _bits(chunk), places_N - first if first else places_N, letters_B


def _bits(chunk: Any) -> Array:
    if not chunk.null_count:
        return np.empty(0, np.uint8)
    return np.packbits(chunk.is_valid().to_numpy(zero_copy_only=False), bitorder="little")


def texts_of(pieces: Iterable[Piece]) -> "pd.Series[Any]":
    """The texts made of these pieces, whose values stay where they lie."""
    import pyarrow as pa

    chunks = [
        pa.Array.from_buffers(
            pa.large_string(),
            len(places_N) - 1,
            [pa.py_buffer(bits) if len(bits) else None, pa.py_buffer(places_N), pa.py_buffer(letters_B)],
        )
        for bits, places_N, letters_B in pieces
    ]
    return pd.Series(pd.array(pa.chunked_array(chunks, pa.large_string()), dtype="str"), copy=False)
