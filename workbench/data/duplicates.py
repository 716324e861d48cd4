"""Duplicates: sequences and stretches that hold the same values, exactly, nearly, or as windows cut from one recording.

Shapes: N all steps of all sequences, S sequences, P pairs, T steps, D places of a sketch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.blocks import value_blocks
from workbench.data.dataset import Integers, SequenceDataset

Values = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]
"""Two columns: numbers of sequences, or of rows, the lower first."""

SAME_VALUES = "values"
"""Name of the group of sequences that share values, where no column tells it."""
STRETCH = 16
"""Steps that must be the same for a stretch to count as shared."""
LEAST_STRETCH = 4
BY_CHANCE = 0.01
"""Pairs of stretches that chance may make the same: where more are to be expected, none is looked for."""
MOST_ROWS = 4_000_000
MOST_STRETCHES = 400_000
MOST_COLUMNS = 8
SKETCH = 128
"""Values of a sequence that are compared, over all its columns."""
MOST_SKETCHED = 3_000
"""Sequences that are compared each with each."""
NEAR = 0.015
"""Root mean square difference of near-duplicates, in deviations of a sequence."""
MUCH_NEARER = 0.05
"""What a near-duplicate's distance is of that of the tenth nearest, at most."""
ON_A_CURVE = 1.6
"""Where the tenth nearest is so much farther than the fifth, sequences differ by one number, such as a phase, and
near ones are no duplicates."""
NEIGHBOURS = 10
MOST_COMPARED = 48
"""Sequences whose successor is searched for their end."""
LONGEST_COMPARED = 1_000
SAME_SHAPE = 5e-3
"""Residual of one stretch on another, in deviations, up to which they are the same but for level and scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicates:
    """Pairs of sequences with the same values in all or in part, and in how many steps consecutive ones overlap."""

    whole: Pairs
    near: Pairs
    overlapping: Pairs

    @property
    def pairs(self) -> Pairs:
        """All of them."""
        return np.unique(np.concatenate([self.whole, self.near, self.overlapping]), axis=0)


def duplicate_sequences(dataset: SequenceDataset) -> Duplicates:
    """Which sequences hold the same values; work is bounded, so that of very many sequences not all are found."""
    whole = _whole_pairs(dataset)
    near = _without(_near_pairs(dataset), whole)
    if dataset.sample_rate is not None or dataset.sequences < 3:
        return Duplicates(whole=whole, near=near, overlapping=_none())
    rows = shared_stretches(dataset).pairs
    owners = dataset.owners_of(rows)
    partly = np.unique(np.sort(owners[owners[:, 0] != owners[:, 1]], axis=1), axis=0)
    overlapping = np.concatenate([_without(partly, whole), _successors(dataset)])
    return Duplicates(whole=whole, near=near, overlapping=np.unique(overlapping, axis=0))


def same_values(dataset: SequenceDataset) -> tuple[str, ...]:
    """A name per sequence, the same for all that share values, so that a split can keep them together."""
    return tuple(str(root) for root in joined(dataset.sequences, duplicate_sequences(dataset).pairs))


def joined(count: int, pairs: Pairs) -> Integers:
    """For each of so many things the lowest one that it is tied to by pairs."""
    roots = np.arange(count)
    while True:
        lowest = np.minimum(roots[pairs[:, 0]], roots[pairs[:, 1]])
        before = roots.copy()
        np.minimum.at(roots, roots[pairs].reshape(-1), np.repeat(lowest, 2))
        roots = roots[roots]
        if (roots == before).all():
            return roots


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """First rows of stretches of so many steps that hold the same values in two places, in pairs, and how many were
    looked at."""

    pairs: Pairs
    steps: int
    looked_at: int


def shared_stretches(dataset: SequenceDataset) -> Stretches:
    """Stretches with the same values in two places that do not overlap; none where chance could make them, as among a
    few different values."""
    rows_N = _looked_at(dataset)
    row_N = _one_number(dataset, rows_N)
    steps = _telling_length(dataset, row_N)
    if not steps or len(row_N) <= steps:
        return Stretches(pairs=_none(), steps=steps, looked_at=0)
    keys = _rolling(row_N, steps)
    starts_N = rows_N[: len(keys)]
    owners_N = np.searchsorted(dataset.offsets_S1, starts_N, side="right")
    inside_N = starts_N + steps <= dataset.offsets_S1[owners_N]
    inside_N &= rows_N[steps - 1 :] == starts_N + steps - 1
    changes_N1 = np.concatenate([[0], np.cumsum(np.diff(row_N, prepend=row_N[:1]) != 0)])
    lively_N = changes_N1[steps:] - changes_N1[1 : len(keys) + 1] >= max(3, steps // 2)
    chosen = np.flatnonzero(inside_N & lively_N & np.isfinite(keys))
    every = max(1, len(chosen) // MOST_STRETCHES)
    # By their content, so that both of two equal stretches are chosen or none.
    chosen = chosen[(keys[chosen].view(np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(40)) % every == 0]
    pairs = _equal_neighbours(keys[chosen], starts_N[chosen])
    apart = pairs[pairs[:, 1] - pairs[:, 0] >= steps]
    return Stretches(pairs=apart, steps=steps, looked_at=len(chosen))


def _none() -> Pairs:
    return np.empty((0, 2), np.int64)


def _without(pairs: Pairs, others: Pairs) -> Pairs:
    """The pairs that are not among others."""
    known = {(int(a), int(b)) for a, b in others}
    return np.array([pair for pair in pairs.tolist() if tuple(pair) not in known], np.int64).reshape(-1, 2)


def _looked_at(dataset: SequenceDataset) -> Integers:
    count = len(dataset.values_NF)
    if count <= MOST_ROWS:
        return np.arange(count)
    half = MOST_ROWS // 2
    return np.concatenate([np.arange(half), np.arange(count - half, count)])


def _one_number(dataset: SequenceDataset, rows_N: Integers) -> Values:
    """One number per row that is the same where the row's values are; what repeats by itself is not looked at."""
    rng = np.random.default_rng(0)
    columns = dataset.targets_NK if dataset.targets_NK.shape[1] else dataset.values_NF
    row_N = np.zeros(len(rows_N))
    for column_N in columns.T[:MOST_COLUMNS]:
        row_N += rng.random() * column_N[rows_N].astype(np.float64)
    return row_N


def _telling_length(dataset: SequenceDataset, row_N: Values) -> int:
    """The fewest steps that chance does not repeat, given how often changes of one step do; 0 where none are."""
    changes = np.diff(row_N)
    changes = changes[np.isfinite(changes) & (changes != 0)]
    if len(changes) < LEAST_STRETCH:
        return 0
    counts = np.unique(changes, return_counts=True)[1].astype(np.float64)
    alike = max(float((counts * (counts - 1)).sum() / (len(changes) * (len(changes) - 1.0))), 1e-12)
    lengths_S = np.diff(dataset.offsets_S1)
    half = int(np.median(lengths_S)) // 2
    needed = (np.log(BY_CHANCE) - 2 * np.log(len(row_N))) / np.log(alike) if alike < 1 else np.inf
    # Only half of the steps of a stretch need to change.
    steps = max(min(STRETCH, half), LEAST_STRETCH)
    while steps < 2 * needed and steps < half:
        steps = min(2 * steps, half)
    return steps if steps >= needed and steps >= LEAST_STRETCH else 0


def _rolling(row_N: Values, steps: int) -> Values:
    """A number per stretch of so many steps: equal stretches give the very same one, as it is summed in one order."""
    weights = np.random.default_rng(1).random(steps)
    count = len(row_N) - steps + 1
    keys = np.zeros(count)
    for step in range(steps):
        keys += weights[step] * row_N[step : step + count]
    return keys


def _equal_neighbours(keys: npt.NDArray[np.float64], places: Integers) -> Pairs:
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(np.diff(keys[order]) == 0)
    return np.sort(np.stack([places[order[same]], places[order[same + 1]]], axis=1), axis=1)


def even_rows(dataset: SequenceDataset, chosen_S: Integers, count: int) -> Integers:
    """Rows at `count` even distances over each of these sequences, from its first to its last."""
    firsts_S = dataset.offsets_S1[:-1][chosen_S]
    lengths_S = dataset.offsets_S1[1:][chosen_S] - firsts_S
    shares_D = np.linspace(0, 1, count)
    return firsts_S[:, None] + np.rint(shares_D * (lengths_S[:, None] - 1)).astype(np.int64)


def _whole_pairs(dataset: SequenceDataset) -> Pairs:
    """Sequences that are the same to the last bit: alike at some places first, then wholly."""
    every = np.arange(dataset.sequences)
    weights = np.random.default_rng(2).random((8, min(MOST_COLUMNS, dataset.values_NF.shape[1])))
    keys_S = np.diff(dataset.offsets_S1).astype(np.float64)
    for place, rows_S in enumerate(even_rows(dataset, every, len(weights)).T):
        sampled = np.nan_to_num(dataset.values_NF[rows_S, : weights.shape[1]].astype(np.float64))
        keys_S += (sampled * weights[place]).sum(axis=1)
    candidates = _equal_neighbours(keys_S, every)
    return np.array([pair for pair in candidates.tolist() if _equal(dataset, *pair)], np.int64).reshape(-1, 2)


def _equal(dataset: SequenceDataset, first: int, second: int) -> bool:
    spans = [(int(dataset.offsets_S1[s]), int(dataset.offsets_S1[s + 1])) for s in (first, second)]
    if spans[0][1] - spans[0][0] != spans[1][1] - spans[1][0]:
        return False
    blocks = zip(*(value_blocks(dataset.values_NF, *span) for span in spans), strict=True)
    return all(np.array_equal(a, b, equal_nan=True) for a, b in blocks)


def sketches(dataset: SequenceDataset, chosen_S: Integers) -> Values:
    """Each sequence as its values at even distances, in deviations of the column over all of them."""
    columns = min(MOST_COLUMNS, dataset.values_NF.shape[1])
    rows = even_rows(dataset, chosen_S, SKETCH // columns)
    sampled = np.nan_to_num(dataset.values_NF[rows.reshape(-1), :columns].astype(np.float64))
    scale = sampled.std(axis=0)
    sampled = (sampled - sampled.mean(axis=0)) / np.where(scale > 0, scale, 1.0)
    return np.asarray(sampled.reshape(len(chosen_S), -1), np.float64)


def _near_pairs(dataset: SequenceDataset) -> Pairs:
    """Sequences that are the same but for a little noise or rounding."""
    chosen_S = np.flatnonzero(np.diff(dataset.offsets_S1) >= 8)
    if len(chosen_S) > MOST_SKETCHED:
        chosen_S = np.sort(np.random.default_rng(3).choice(chosen_S, MOST_SKETCHED, replace=False))
    if len(chosen_S) <= NEIGHBOURS:
        return _none()
    sketch = sketches(dataset, chosen_S).astype(np.float32)
    spread = float(sketch.std(axis=1).mean())
    if spread == 0:
        return _none()
    sketch /= spread
    squares = (sketch**2).mean(axis=1)
    found: list[tuple[int, int]] = []
    fifth_and_tenth = []
    for start in range(0, len(sketch), 500):
        block = slice(start, start + 500)
        products = sketch[block] @ sketch.T / sketch.shape[1]
        gaps = np.sqrt(np.maximum(squares[block, None] + squares[None] - 2 * products, 0))
        gaps[np.arange(len(gaps)), start + np.arange(len(gaps))] = np.inf
        nearest = np.partition(gaps, (4, NEIGHBOURS - 1), axis=1)
        fifth_and_tenth.append(nearest[:, [4, NEIGHBOURS - 1]])
        close = (gaps < NEAR) & (gaps < MUCH_NEARER * nearest[:, NEIGHBOURS - 1 : NEIGHBOURS])
        found += [(start + int(a), int(b)) for a, b in np.argwhere(close)]
    ratios = np.concatenate(fifth_and_tenth)
    if np.median(ratios[:, 1] / np.maximum(ratios[:, 0], 1e-9)) > ON_A_CURVE:
        return _none()
    return np.unique(np.sort(chosen_S[np.array(found, np.int64).reshape(-1, 2)], axis=1), axis=0)


def _successors(dataset: SequenceDataset) -> Pairs:
    """Consecutive sequences of which one begins within the other, each brought to a level and scale of its own."""
    lengths_S = np.diff(dataset.offsets_S1)
    steps = int(lengths_S[0])
    if not 2 * LEAST_STRETCH <= steps <= LONGEST_COMPARED or (lengths_S != steps).any():
        return _none()
    table_ST = dataset.values_NF[:, 0].reshape(-1, steps).astype(np.float64)
    probed = np.unique(np.linspace(0, len(table_ST) - 2, MOST_COMPARED).astype(np.int64))
    least = max(LEAST_STRETCH * 2, steps // 5)
    shifts = range(1, steps - least + 1)
    hits = [int(_same_shape(table_ST[probed, shift:], table_ST[probed + 1, :-shift]).sum()) for shift in shifts]
    if not hits or max(hits) < max(3, len(probed) // 3):
        return _none()
    shift = 1 + int(np.argmax(hits))
    firsts = np.flatnonzero(_same_shape(table_ST[:-1, shift:], table_ST[1:, :-shift]))
    return np.stack([firsts, firsts + 1], axis=1).astype(np.int64)


def _same_shape(first_PT: Values, second_PT: Values) -> npt.NDArray[np.bool_]:
    """Whether each pair of stretches is the same but for level and scale, and is no mere line."""
    steps = np.arange(first_PT.shape[1]) - (first_PT.shape[1] - 1) / 2
    line = steps / max(float(np.sqrt((steps**2).sum())), 1e-12)
    centred = [side - side.mean(axis=1, keepdims=True) for side in (first_PT, second_PT)]
    bent = [side - (side @ line)[:, None] * line for side in centred]
    powers = [(side**2).sum(axis=1) for side in bent]
    levels = [(side**2).sum(axis=1) for side in centred]
    shared = (bent[0] * bent[1]).sum(axis=1)
    known = (powers[0] > 1e-3 * levels[0]) & (powers[1] > 1e-3 * levels[1]) & (powers[0] > 0) & (powers[1] > 0)
    likeness = np.divide(shared, np.sqrt(powers[0] * powers[1]), out=np.zeros(len(shared)), where=known)
    return np.asarray(known & (1 - likeness < SAME_SHAPE**2 / 2), np.bool_)


def crossing(pairs: Pairs, parts: Sequence[int] | Integers) -> Pairs:
    """The pairs of which one is in the training part (0) and the other in a part that judges (1 or 2)."""
    of = np.asarray(parts)[pairs]
    return pairs[(of.min(axis=1) == 0) & np.isin(of.max(axis=1), (1, 2))] if len(pairs) else pairs
