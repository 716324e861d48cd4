"""Windows: which steps of the series make the examples of a part, as integers into the flat table.

Shapes: N all steps of all sequences, E examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Examples, Integers, Rows, SequenceDataset
from workbench.data.large import row_blocks
from workbench.data.missing import any_missing
from workbench.data.spec import Task, WindowSpec
from workbench.data.tasks import TASKS

PIECE = 128
"""Steps of a piece of a long labelled series or text."""
LONGEST_SEASON, LONG_CONTEXT = 336, 192
"""The longest season that a proposed window holds wholly, such as a week of half hours; else so many steps."""
SHORT, LONGEST_HORIZON = 1000, 48
"""Steps below which a series is short, and the longest season that a long one is forecast for."""
MOST_SEASONS = 4
"""That a proposed window looks back."""
NARROW = 1 << 30
"""Below so many rows their numbers, and sums of them, are kept in 32 bits."""


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
    kind = np.int32 if len(dataset.values_NF) < NARROW else np.int64
    starts = [_starts(dataset.offsets_S1, owned, window, stride, kind) for owned in ranges]
    starts_E = starts[0] if len(starts) == 1 else np.concatenate([*starts, np.empty(0, kind)])
    sequences_E = _repeated([owned.sequence for owned in ranges], [len(some) for some in starts])
    if any_missing(dataset.targets_NK):
        known_E = _has_known_target(dataset, starts_E, window)
        starts_E, sequences_E = starts_E[known_E], sequences_E[known_E]
    return Examples(
        starts_E=starts_E,
        lengths_E=_repeated([window.context], [len(starts_E)]),
        sequences_E=sequences_E,
        horizon=window.horizon,
    )


def _repeated(values: Sequence[int], counts: Sequence[int]) -> Integers:
    """Each value so many times; one alone takes no memory."""
    if len(values) == 1:
        return np.broadcast_to(np.int64(values[0]), counts[0])
    return np.repeat(np.array(values, np.int64), counts)


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
    """The last `context` steps of every series that is long enough: what a forecast beyond the file's end sees."""
    stops_S, lengths_S = dataset.offsets_S1[1:], np.diff(dataset.offsets_S1)
    sequences_E = dataset.reaching_S[lengths_S[dataset.reaching_S] >= context]
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


def propose_window(steps: int, season: int = 1, *, longest: int = 1, task: Task = "forecast") -> WindowSpec:
    """A window to start from, for a series of so many steps that repeats every `season` steps, and every `longest`.

    Where steps are labelled or the next token is asked for, windows are pieces of which half overlap in training.
    Short series get a horizon of 1 and up to four seasons to look back; a context is never above a fifth of the series,
    but for one season of a short series, which may be a third.
    """
    most = max(1, steps // 5)
    if not TASKS[task].forecasts:
        context = min(PIECE, max(2, steps // 10))
        return WindowSpec(context=context, horizon=1, stride=max(1, context // 2))
    if steps < SHORT:
        return WindowSpec(context=_short_context(steps, season), horizon=1)
    # A step more than a season tells what has changed since the last one.
    if season < longest <= min(LONGEST_SEASON, most - 1):
        return WindowSpec(context=longest + 1, horizon=min(season, LONGEST_HORIZON))
    if 1 < season <= LONGEST_HORIZON:
        return WindowSpec(context=min(max(MOST_SEASONS * season, 24), most), horizon=min(season, most))
    context = 96 if season == 1 else season + 1 if season <= LONGEST_SEASON else LONG_CONTEXT
    return WindowSpec(context=min(context, most), horizon=24)


def _short_context(steps: int, season: int) -> int:
    """A dozen steps, or as many seasons as a fifth of the series holds, at most four, and a step more."""
    most = max(1, steps // 5)
    if not 1 < season <= steps // 3:
        return min(12, most)
    seasons = min(MOST_SEASONS, max(1, most // season))
    return max(min(seasons * season + 1, max(most, season + 1)), min(12, most))


def _starts(offsets_S1: Integers, owned: Range, window: WindowSpec, stride: int, kind: type[np.signedinteger]) -> Rows:
    first_target = max(owned.start, int(offsets_S1[owned.sequence]) + window.context)
    last_target = owned.stop - window.horizon
    return np.arange(first_target - window.context, last_target + 1 - window.context, stride, dtype=kind)


def _has_known_target(dataset: SequenceDataset, starts_E: Rows, window: WindowSpec) -> npt.NDArray[np.bool_]:
    before_N1 = np.zeros(len(dataset.targets_NK) + 1, starts_E.dtype)
    for rows in row_blocks(len(dataset.targets_NK)):  # numpy holds Python's lock while it sums
        known_N = np.logical_not(np.isnan(dataset.targets_NK[rows]).all(axis=1))
        before_N1[rows.start + 1 : rows.stop + 1] = before_N1[rows.start] + np.cumsum(known_N)
    found_E = np.empty(len(starts_E), np.bool_)
    for block in row_blocks(len(starts_E)):
        targets = starts_E[block] + window.context
        found_E[block] = before_N1[targets + window.horizon] > before_N1[targets]
    return found_E
