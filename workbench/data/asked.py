"""Rows that ask: those below a sequence's last known target are not gaps to fill but the steps to forecast.

Shapes: N all steps of all sequences, S sequences, K targets.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Floats, Integers, SequenceDataset

Times = npt.NDArray[np.datetime64]

FEWEST_ASKED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where the known part of each sequence ends, and the times of the rows below it, NaT where none are told."""

    stops_S: Integers
    ahead_S: tuple[Times, ...]
    offsets_S1: Integers

    @property
    def rows(self) -> int:
        """How many rows ask."""
        return int((self.offsets_S1[1:] - self.stops_S).sum())

    @property
    def kept_N(self) -> slice | npt.NDArray[np.bool_]:
        """The rows of the known parts."""
        if len(self.stops_S) == 1:
            return slice(0, int(self.stops_S[0]))
        rows_N = np.arange(int(self.offsets_S1[-1]))
        return rows_N < np.repeat(self.stops_S, np.diff(self.offsets_S1))

    @property
    def asking_N(self) -> npt.NDArray[np.bool_]:
        """Which rows ask."""
        asking_N = np.ones(int(self.offsets_S1[-1]), np.bool_)
        asking_N[self.kept_N] = False
        return asking_N

    def known_offsets(self) -> Integers:
        """Where the sequences begin and end when only their known parts are left."""
        return np.concatenate([[0], np.cumsum(self.stops_S - self.offsets_S1[:-1])]).astype(np.int64)

    def known_lines(self, lines: Sequence[Sequence[int] | Integers]) -> tuple[Sequence[int] | Integers, ...]:
        """The lines of the files' rows when only those of the known parts are left."""
        kept_N, start, known = self.kept_N, 0, []
        for of_file in lines:
            stop = start + len(of_file)
            known.append(of_file[kept_N] if isinstance(kept_N, slice) else np.asarray(of_file)[kept_N[start:stop]])
            start = stop
        return tuple(known)


def find_asked(targets_NK: Floats, offsets_S1: Integers, times_N: Times | None) -> Asked:
    """The rows that ask; a sequence without any known target asks for nothing."""
    pairs = list(zip(offsets_S1[:-1].tolist(), offsets_S1[1:].tolist(), strict=True))
    stops_S = np.array([_stop(targets_NK, start, end) for start, end in pairs], np.int64)
    ends = zip(stops_S.tolist(), offsets_S1[1:].tolist(), strict=True)
    none = np.datetime64("NaT", "us")
    ahead_S = tuple(np.full(end - stop, none) if times_N is None else times_N[stop:end] for stop, end in ends)
    return Asked(stops_S=stops_S, ahead_S=ahead_S, offsets_S1=offsets_S1)


def steps_asked(dataset: SequenceDataset) -> int:
    """How many steps most series ask for by rows without a target at their end; 0 where most ask for none.

    A single such row is more often one whose target is not measured yet.
    """
    reaching_S = dataset.reaching_S.tolist()
    asked = Counter(len(dataset.ahead_S[s]) for s in reaching_S) if dataset.ahead_S else Counter[int]()
    steps, times = max(asked.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return steps if steps >= FEWEST_ASKED and 2 * times >= len(reaching_S) else 0


def _stop(targets_NK: Floats, start: int, end: int) -> int:
    if end > start and not np.isnan(targets_NK[end - 1]).all():
        return end
    known = np.flatnonzero(~np.isnan(targets_NK[start:end]).all(axis=1))
    return start + int(known[-1]) + 1 if len(known) else end
