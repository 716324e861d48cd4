"""The cells of a text column, gathered block by block: by the codes of the different ones while these are few.

Shapes: N rows of a block, M of several blocks, U different cells of a block.
"""

import mmap
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from workbench.data.large import ROWS_AT_ONCE, nameless_file, write_aligned
from workbench.data.sources.arrow_texts import Piece, are_arrows, pieces_of, texts_of
from workbench.data.sources.number_rows import no_room

Integers = npt.NDArray[Any]

MANY = 1_000_000
"""Rows from which on texts that are kept as Arrow does go to a file."""
MOST_CODED = (1 << 16) - 1
_NONE = MOST_CODED
"""The code of a cell without a value."""


class WordRows:
    """Cells in the order in which they were added."""

    def __init__(self) -> None:
        self._parts: list[pd.Series[Any] | Integers] = []
        self._codes: dict[str, int] = {}

    def add(self, cells: "pd.Series[Any]") -> None:
        """Cells as texts, NaN where one is missing."""
        self._parts.append(cells)

    def add_coded(self, different: Sequence[str], missing_U: npt.NDArray[np.bool_], codes_N: Integers) -> None:
        """Cells as the different ones among them, which of these count as missing, and which of them each is."""
        words = [None if none else word for word, none in zip(different, missing_U.tolist(), strict=True)]
        if len(self._codes) + len(words) > MOST_CODED:
            self._parts.append(pd.Series(pd.array(words, dtype="str").take(codes_N)))
            return
        codes = [_NONE if word is None else self._codes.setdefault(word, len(self._codes)) for word in words]
        self._parts.append(np.array(codes, np.uint16)[codes_N])

    def take(self) -> "pd.Series[Any]":
        """All cells, which are not kept here any longer."""
        many = sum(map(len, self._parts)) >= MANY
        pieces = self._pieces()
        first = next(pieces)
        if many and are_arrows(first):
            return _in_file(chain([first], pieces))
        rest = list(pieces)
        return pd.concat([first, *rest], ignore_index=True) if rest else first

    def _pieces(self) -> "Iterator[pd.Series[Any]]":
        """The parts as texts, so many rows at a time."""
        parts, self._parts = self._parts, []
        words = pd.array(list(self._codes), dtype="str")
        for coded, run in groupby(parts, key=lambda part: isinstance(part, np.ndarray)):
            if not coded:
                yield from map(pd.Series, run)
                continue
            codes_M = np.concatenate(list(run))
            for start in range(0, len(codes_M), ROWS_AT_ONCE):
                codes_N = codes_M[start : start + ROWS_AT_ONCE].astype(np.int32)
                codes_N[codes_N == _NONE] = -1
                yield pd.Series(words.take(codes_N, allow_fill=True))


def _in_file(parts: "Iterator[pd.Series[Any]]") -> "pd.Series[Any]":
    """Texts in a file without a name."""
    try:
        with nameless_file() as file:
            places = [[_written(values, file) for values in piece] for part in parts for piece in pieces_of(part)]
            file.flush()
            mapped = mmap.mmap(file.fileno(), 0)
    except OSError as error:
        raise no_room(error) from error
    return texts_of(_mapped(mapped, piece) for piece in places)


def _written(values: Integers, file: IO[bytes]) -> tuple[int, int, np.dtype[Any]]:
    return write_aligned(values, file), len(values), values.dtype


def _mapped(pages: mmap.mmap, places: Sequence[tuple[int, int, np.dtype[Any]]]) -> Piece:
    bits, places_N, letters_B = (np.ndarray((count,), kind, pages, start) for start, count, kind in places)
    return bits, places_N, letters_B
