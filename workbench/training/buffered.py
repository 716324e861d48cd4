"""An epoch in pieces of the data: drawn in random order, shuffled together a buffer at a time, read ahead.

For data that are larger than memory: which of them a step needs is known long before, lies together in the file, and is
not needed again for the rest of the epoch. Shapes: E examples, P pieces, M examples of a buffer.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Examples, Rows
from workbench.data.large import row_blocks
from workbench.data.windows import NARROW
from workbench.training.batches import POOL, Cut, LazyBatches, shuffled
from workbench.training.spec import TrainingSpec

PIECES = 16
"""Pieces that fill a buffer: the more, the less what is learned together lies together."""
Spans = list[tuple[int, int]]
"""Ranges, each from its first to behind its last."""


def epoch_batches(examples: Examples, spec: TrainingSpec, epoch: int, row_bytes: int) -> Sequence[Rows]:
    """The batches of an epoch, the same whatever ran before it; rows of the table take so many bytes."""
    if not spec.shuffle_buffer:
        return shuffled(examples, spec.batch_size, seed=spec.seed, epoch=epoch)
    rows = max(1, (spec.shuffle_buffer << 20) // row_bytes)
    return Buffered(examples, spec.batch_size, seed=spec.seed, epoch=epoch, rows=rows)


class Buffered(LazyBatches):
    """Indices of an epoch's batches; where lengths differ, a batch holds similar ones. None is made before it is asked
    for, and those of two buffers are kept."""

    def __init__(self, examples: Examples, batch_size: int, *, seed: int, epoch: int, rows: int) -> None:
        self._examples, self._size, self._seed = examples, batch_size, (seed, epoch)
        self._order, self._starts_E = _in_order(examples.starts_E)
        even = examples.even
        self._reach = int(examples.lengths_E[0] if even else examples.lengths_E.max()) + examples.horizon
        self._lengths_E = None if even else examples.lengths_E
        pieces_P2 = _pieces(self._starts_E, max(1, rows // PIECES, self._reach))
        self._pieces_P2 = np.random.default_rng(self._seed).permutation(pieces_P2)
        self._ends_P = np.cumsum(self._pieces_P2[:, 1] - self._pieces_P2[:, 0])
        per_buffer = len(examples) * min(PIECES, len(pieces_P2)) / len(pieces_P2)
        self.per_buffer = max(1, round(per_buffer / batch_size))
        """Batches of a buffer."""
        self._made: dict[int, list[Rows]] = {}

    def __len__(self) -> int:
        return math.ceil(len(self._examples) / self._size)

    def batch_at(self, place: int) -> Rows:
        """The batch of the buffer that it lies in, which is kept beside its neighbours alone."""
        buffer, at = divmod(place, self.per_buffer)
        if buffer not in self._made:
            self._made = {kept: batches for kept, batches in self._made.items() if abs(kept - buffer) == 1}
            self._made[buffer] = self._batches(buffer)
        return self._made[buffer][at]

    def coming(self, place: int) -> Spans:
        """Rows of the table to be read while this batch is learned from: its share of what the next buffer needs, and
        at the start of an epoch all that the first needs."""
        buffer, at = divmod(place, self.per_buffer)
        share = _share(self._rows_of(buffer + 1), at, self.per_buffer)
        return [*self._rows_of(0), *share] if place == 0 else share

    def gone(self, place: int) -> Spans:
        """Rows that are not needed any more once this batch is learned from: all of the buffer before."""
        buffer, at = divmod(place, self.per_buffer)
        return [] if at or not buffer else self._rows_of(buffer - 1)

    def _batches(self, buffer: int) -> list[Rows]:
        kind = np.int32 if len(self._examples) < NARROW else np.int64
        places_M: Rows = np.concatenate([np.arange(*span, dtype=kind) for span in self._spans(buffer)])
        chance = np.random.default_rng((*self._seed, buffer))
        chance.shuffle(places_M)
        indices_M = places_M if self._order is None else self._order[places_M]
        if self._lengths_E is None:
            return list(Cut(indices_M, self._size))
        pools = Cut(indices_M, POOL * self._size)
        alike = (pool[np.argsort(self._lengths_E[pool], kind="stable")] for pool in pools)
        batches = [batch for pool in alike for batch in Cut(pool, self._size)]
        return [batches[place] for place in chance.permutation(len(batches))]

    def _spans(self, buffer: int) -> Spans:
        """The examples of a buffer by their places in the order of the table; a piece may end in the next buffer."""
        first = buffer * self.per_buffer * self._size
        last = min(first + self.per_buffer * self._size, len(self._examples))
        pieces = range(
            int(np.searchsorted(self._ends_P, first, "right")),
            int(np.searchsorted(self._ends_P, last - 1, "right")) + 1,
        )
        found = []
        for piece in pieces if first < last else ():
            (start, stop), end = self._pieces_P2[piece].tolist(), int(self._ends_P[piece])
            before = end - (stop - start)
            found.append((start + max(0, first - before), stop - max(0, end - last)))
        return found

    def _rows_of(self, buffer: int) -> Spans:
        spans = self._spans(buffer)
        return [(int(self._starts_E[start]), int(self._starts_E[stop - 1]) + self._reach) for start, stop in spans]


def _in_order(starts_E: Rows) -> tuple[Rows | None, Rows]:
    """How examples are sorted by where they start, None where they are so already, and these starts."""
    blocks = row_blocks(len(starts_E) - 1)
    if all(bool((starts_E[rows.start + 1 : rows.stop + 1] >= starts_E[rows]).all()) for rows in blocks):
        return None, starts_E
    order: Rows = np.argsort(starts_E, kind="stable")
    return order, starts_E[order]


def _pieces(starts_E: Rows, rows: int) -> npt.NDArray[np.int64]:
    """The examples that start in each piece of so many rows of the table, but for pieces without any."""
    edges = np.arange(int(starts_E[0]), int(starts_E[-1]) + 1, rows).astype(starts_E.dtype)
    cuts = np.append(np.searchsorted(starts_E, edges), len(starts_E))
    pieces_P2 = np.stack([cuts[:-1], cuts[1:]], axis=1)
    return pieces_P2[pieces_P2[:, 1] > pieces_P2[:, 0]]


def _share(spans: Spans, at: int, parts: int) -> Spans:
    """Part number `at` of so many of all rows in these ranges."""
    total = sum(stop - start for start, stop in spans)
    first, last, done, found = total * at // parts, total * (at + 1) // parts, 0, []
    for start, stop in spans:
        low, high = max(start, start + first - done), min(stop, start + last - done)
        if low < high:
            found.append((low, high))
        done += stop - start
    return found
