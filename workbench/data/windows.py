"""Windows: which steps of the series make the examples of a part, as integers into the flat table.

Shapes: N all steps of all sequences, E examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Examples, Integers, SequenceDataset
from workbench.data.spec import Task, WindowSpec

PIECE = 128
"""Steps of a piece of a long labelled series or text."""
SLICE = 500_000
"""Steps counted at a time."""


@dataclass(frozen=True, slots=True)
class Range:
    """Rows `start` to `stop` of one sequence, owned by one part."""

    sequence: int
    start: int
    stop: int


def window_examples(
    dataset: SequenceDataset, ranges: Sequence[Range], window: WindowSpec, *, stride: int = 1
) -> Examples:
    """Every window whose target rows all lie in one of the ranges; its inputs may reach back before the range.

    A window whose targets are all missing in the file is left out: it could neither teach nor judge.
    """
    starts = [_starts(dataset.offsets_S1, owned, window, stride) for owned in ranges]
    sequences = [np.full(len(some), owned.sequence, np.int64) for some, owned in zip(starts, ranges, strict=True)]
    starts_E = np.concatenate([*starts, np.empty(0, np.int64)])
    sequences_E = np.concatenate([*sequences, np.empty(0, np.int64)])
    known_E = _has_known_target(dataset, starts_E + window.context, window.horizon)
    return Examples(
        starts_E=starts_E[known_E],
        lengths_E=np.full(int(known_E.sum()), window.context, np.int64),
        sequences_E=sequences_E[known_E],
        horizon=window.horizon,
    )


def sequence_examples(dataset: SequenceDataset, ranges: Sequence[Range]) -> Examples:
    """Each whole sequence as one example, without a horizon; long recordings in segments where that is asked for."""
    if dataset.segment:
        return _examples_of([(owned.sequence, *segment) for owned in ranges for segment in _segments(dataset, owned)])
    offsets = dataset.offsets_S1
    return _examples_of([(s.sequence, int(offsets[s.sequence]), int(offsets[s.sequence + 1])) for s in ranges])


def piece_examples(
    dataset: SequenceDataset, ranges: Sequence[Range], context: int, stride: int, *, ahead: int = 0
) -> Examples:
    """Pieces of at most `context` steps with an answer at each, all of them in one range.

    The answer to a step is `ahead` steps later (1 for the next token), so that inputs may start before the range.
    A range's last piece is shorter where it does not come out even; every step is answered where `stride` <= context.
    """
    pieces = [np.empty((0, 3), np.int64)]
    for owned in ranges:
        first = max(owned.start - ahead, int(dataset.offsets_S1[owned.sequence]))
        last = owned.stop - ahead
        starts = np.arange(first, last, stride, dtype=np.int64)
        # Once a piece reaches the end, later ones would only repeat it.
        starts = starts[: int(np.searchsorted(starts + context, last)) + 1]
        stops = np.minimum(starts + context, last)
        pieces.append(np.stack([np.full_like(starts, owned.sequence), starts, stops], axis=1))
    return _examples_of(np.concatenate(pieces))


def _segments(dataset: SequenceDataset, owned: Range) -> list[tuple[int, int]]:
    length = dataset.segment
    last = owned.stop - length
    if last <= owned.start:
        return [(owned.start, owned.stop)]
    starts = [*range(owned.start, last, dataset.hop), last]
    return [(start, start + length) for start in starts]


def _examples_of(pieces: Sequence[tuple[int, int, int]] | Integers) -> Examples:
    table = np.array(pieces, np.int64).reshape(-1, 3)
    return Examples(
        starts_E=table[:, 1].copy(), lengths_E=table[:, 2] - table[:, 1], sequences_E=table[:, 0].copy(), horizon=0
    )


def future_example(dataset: SequenceDataset, context: int) -> Examples:
    """The last `context` steps of every sequence that is long enough: what a forecast beyond the file's end sees."""
    stops_S, lengths_S = dataset.offsets_S1[1:], np.diff(dataset.offsets_S1)
    sequences_E = np.flatnonzero(lengths_S >= context).astype(np.int64)
    return Examples(
        starts_E=stops_S[sequences_E] - context,
        lengths_E=np.full(len(sequences_E), context, np.int64),
        sequences_E=sequences_E,
        horizon=0,
    )


def covered_rows(dataset: SequenceDataset, examples: Examples) -> Integers:
    """The rows that the examples' steps are, each once however the examples overlap, in order."""
    covered_N1 = np.zeros(len(dataset.values_NF) + 1, np.int64)
    np.add.at(covered_N1, examples.starts_E, 1)
    np.add.at(covered_N1, examples.starts_E + examples.lengths_E, -1)
    return np.flatnonzero(np.cumsum(covered_N1)[:-1] > 0).astype(np.int64)


def largest_context(offsets_S1: Integers, ranges: Sequence[Range], horizon: int) -> int:
    """The longest context that still gives one window with its targets in these ranges; below 1 when none does."""
    fits = [
        owned.stop - int(offsets_S1[owned.sequence]) - horizon
        for owned in ranges
        if owned.stop - owned.start >= horizon
    ]
    return max(fits, default=0)


def propose_window(steps: int, season: int = 1, *, task: Task = "forecast") -> WindowSpec:
    """A window to start from, for a series of so many steps that repeats every `season` steps.

    Where steps are labelled or the next token is asked for, windows are pieces of which half overlap in training.
    Short series get a horizon of 1 and about two seasons to look back; a context is never above a fifth of the series.
    """
    most = max(1, steps // 5)
    if task != "forecast":
        context = min(PIECE, max(2, steps // 10))
        return WindowSpec(context=context, horizon=1, stride=max(1, context // 2))
    if steps < 1000:
        wanted = 2 * season if 1 < season <= most // 2 else max(12, season + 1 if season <= most else 12)
        return WindowSpec(context=min(max(12, wanted), most), horizon=1)
    if 1 < season <= 48:
        return WindowSpec(context=min(max(4 * season, 24), most), horizon=min(season, most))
    context = 96 if season == 1 else min(season, 192)
    return WindowSpec(context=min(context, most), horizon=24)


def _starts(offsets_S1: Integers, owned: Range, window: WindowSpec, stride: int) -> Integers:
    first_target = max(owned.start, int(offsets_S1[owned.sequence]) + window.context)
    last_target = owned.stop - window.horizon
    return np.arange(first_target, last_target + 1, stride, dtype=np.int64) - window.context


def _has_known_target(dataset: SequenceDataset, targets_E: Integers, horizon: int) -> npt.NDArray[np.bool_]:
    known_N: npt.NDArray[np.bool_] = np.logical_not(np.isnan(dataset.targets_NK).all(axis=1))
    before_N1 = np.zeros(len(known_N) + 1, np.int64)
    for start in range(0, len(known_N), SLICE):  # numpy holds Python's lock while it sums
        part = known_N[start : start + SLICE]
        before_N1[start + 1 : start + 1 + len(part)] = before_N1[start] + np.cumsum(part)
    return np.asarray(before_N1[targets_E + horizon] > before_N1[targets_E], np.bool_)
