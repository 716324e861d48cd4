"""Missing values: filled within each sequence, left for the model, or refused.

Shapes: N all steps of all sequences, S sequences, F inputs, T steps of one sequence, M missing ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Floats, Integers
from workbench.data.large import row_blocks
from workbench.data.spec import MissingPolicy
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a row of the flat table came from: the file of its sequence, its line, and a column name per input."""

    files_S: tuple[str, ...]
    names_S: tuple[str, ...]
    lines: tuple[Sequence[int] | Integers, ...]
    """The lines of each file's rows."""
    columns_F: tuple[str, ...]

    def line(self, row: int) -> int:
        """The line that a row came from."""
        for lines in self.lines:
            if row < len(lines):
                return int(lines[row])
            row -= len(lines)
        return row


def _missing_rows(values_NF: Floats, column: int) -> Integers:
    """Rows in which the column holds no value."""
    found = [block.start + np.flatnonzero(np.isnan(values_NF[block, column])) for block in row_blocks(len(values_NF))]
    return np.concatenate([*found, np.empty(0, np.int64)])


def any_missing(values_NF: Floats) -> bool:
    """Whether any value is missing."""
    return any(np.isnan(values_NF[block]).any() for block in row_blocks(len(values_NF)))


def fill(
    values_NF: Floats,
    offsets_S1: Integers,
    policy: MissingPolicy,
    origin: Origin,
    *,
    targets: int = 0,
    asking_N: npt.NDArray[np.bool_] | None = None,
) -> tuple[tuple[int, ...], Floats]:
    """Fill what is missing in its place; NaN stays only under the policy "mask", and under "refuse" in targets of the
    rows that ask for them.

    Gives how many values each column missed, and the first `targets` columns as they were.
    Raises WorkbenchError under "refuse" for the first missing cell, and for a sequence without a value to fill from.
    """
    targets_NK = values_NF[:, :targets]
    counts: list[int] = []
    refused: list[tuple[int, int]] = []
    for column in range(values_NF.shape[1]):
        rows = _missing_rows(values_NF, column)
        counts.append(len(rows))
        if policy == "mask" or not len(rows):
            continue
        if policy == "refuse":
            refusing = rows if asking_N is None or column >= targets else rows[~asking_N[rows]]
            refused += [(int(row), column) for row in refusing[:1]]
            continue
        if column < targets and np.may_share_memory(targets_NK, values_NF):
            targets_NK = targets_NK.copy()
        _fill_column(values_NF, rows, offsets_S1, column=column, policy=policy, origin=origin)
    if refused:
        raise _refused(*min(refused), offsets_S1, origin)
    return tuple(counts), targets_NK


def _fill_column(
    values_NF: Floats, rows_M: Integers, offsets_S1: Integers, *, column: int, policy: MissingPolicy, origin: Origin
) -> None:
    """Fill these rows of one column, each from its own sequence."""
    sequences, firsts = np.unique(np.searchsorted(offsets_S1, rows_M, side="right") - 1, return_index=True)
    for sequence, gaps in zip(sequences.tolist(), np.split(rows_M, firsts[1:]), strict=True):
        start, stop = int(offsets_S1[sequence]), int(offsets_S1[sequence + 1])
        if len(gaps) == stop - start:
            raise _nothing_to_fill_from(sequence, column, origin)
        _fill_gaps(values_NF[start:stop, column], gaps - start, policy)


def _fill_gaps(values_T: Floats, gaps_M: Integers, policy: MissingPolicy) -> None:
    """Fill these places of a sequence from the nearest known values on both sides, or on one at its ends."""
    breaks = np.flatnonzero(np.diff(gaps_M) > 1) + 1
    firsts, stops = gaps_M[np.concatenate([[0], breaks])], gaps_M[np.concatenate([breaks, [len(gaps_M)]]) - 1] + 1
    before_M, after_M = (np.repeat(ends, stops - firsts) for ends in (firsts - 1, stops))
    low_M = values_T[np.maximum(before_M, 0)].astype(np.float64)
    high_M = values_T[np.minimum(after_M, len(values_T) - 1)].astype(np.float64)
    filled_M = low_M
    if policy == "interpolate":
        filled_M = (high_M - low_M) / (after_M - before_M) * (gaps_M - before_M) + low_M
        filled_M[after_M == len(values_T)] = low_M[after_M == len(values_T)]
    filled_M[before_M < 0] = high_M[before_M < 0]
    values_T[gaps_M] = filled_M


def _refused(row: int, column: int, offsets_S1: Integers, origin: Origin) -> WorkbenchError:
    sequence = int(np.searchsorted(offsets_S1, row, side="right")) - 1
    return WorkbenchError(
        "{file}: row {row} of column {column} holds no value. Fill it in, or choose how missing values are filled.",
        file=origin.files_S[sequence],
        row=origin.line(row),
        column=origin.columns_F[column] or None,
    )


def _nothing_to_fill_from(sequence: int, column: int, origin: Origin) -> WorkbenchError:
    return WorkbenchError(
        "{file}: column {column} of sequence {sequence} holds no value at all. "
        "Ignore the column, or choose that missing values are left to the model.",
        file=origin.files_S[sequence],
        column=origin.columns_F[column],
        sequence=origin.names_S[sequence],
    )


def early_end_notes(
    values_NF: Floats, starts_S: Integers, stops_S: Integers, policy: MissingPolicy, columns: Sequence[str]
) -> tuple[Sentence, ...]:
    """What to tell of columns that end before others do, as figures do that are published later: to be asked before
    they are filled."""
    if policy not in {"interpolate", "forward_fill"}:
        return ()
    missing: dict[int, int] = {}
    for s, c in np.argwhere(np.isnan(values_NF[stops_S - 1])).tolist():
        missing[c] = max(missing.get(c, 0), _missing_at_end(values_NF[starts_S[s] : stops_S[s], c]))
    early = [columns[c] for c in sorted(missing) if missing[c]]
    if not early:
        return ()
    return (
        sentence(
            "Values of {columns} end earlier than the rest: up to {count} missing steps at the end repeat the last "
            "known value, and forecasts beyond the end rest on them.",
            columns=", ".join(early),
            count=max(missing.values()),
        ),
    )


def _missing_at_end(values_T: Floats) -> int:
    """How many values the last known one is followed by; none where nothing is known."""
    known = np.flatnonzero(~np.isnan(values_T))
    return len(values_T) - 1 - int(known[-1]) if len(known) else 0


def missing_notes(policy: MissingPolicy, missing: Mapping[str, int]) -> tuple[Sentence, ...]:
    """What to tell of missing cells per column, by what became of them."""
    total = sum(missing.values())
    if not total or policy == "refuse":
        return ()
    columns = ", ".join(name for name, count in missing.items() if count)
    if policy == "mask":
        return (sentence("{count} missing values of {columns} are left to the model.", count=total, columns=columns),)
    if policy == "forward_fill":
        return (sentence("{count} missing values of {columns} repeat the value before.", count=total, columns=columns),)
    return (
        sentence(
            "{count} missing values of {columns} were filled between their neighbours. Where a forecast starts inside "
            "a gap, its inputs hint at the value after it; repeating the last value does not.",
            count=total,
            columns=columns,
        ),
    )
