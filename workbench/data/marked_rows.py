"""Marked rows: a table that lists ranges of time by their start and end says what the rows of another one are.

Shapes: N rows, R ranges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.columns import lines_of, texts
from workbench.data.layouts import columns_of
from workbench.data.sources.csv import read_table
from workbench.data.sources.cuts import range_columns
from workbench.data.sources.files import SourceFile
from workbench.data.sources.naming import file_column
from workbench.data.sources.tables import ReadFiles
from workbench.data.spec import DataSpec, LabelsSpec
from workbench.data.table import MOST_DISTINCT, Column, Problem, Table
from workbench.data.tasks import TASKS
from workbench.data.time.clock import moments
from workbench.errors import WorkbenchError
from workbench.paths import as_path
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]

PIECE = "piece"
"""The column that tells which range a row lies in."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Ranges of time, in the rows of a table: between `start` and `stop`, both included."""

    table: Table
    start: str
    stop: str
    labels: LabelsSpec

    def names(self, label: str) -> list[str | None]:
        """What each range is called."""
        if label not in self.table.frame.columns:
            raise WorkbenchError(
                "{file} has no column {label} that says what its ranges are. It has {columns}.",
                file=self.table.path,
                label=label,
                columns=", ".join(column.name for column in self.table.columns),
            )
        return texts(self.table.frame[label])


def read_marks(labels: LabelsSpec, files: Sequence[SourceFile]) -> Work[Marks | None]:
    """The ranges of the table that labels come from; None where it lists files, or has no starts and ends."""
    if labels.table is None:
        return None
    table = yield from read_table(as_path(labels.table))
    ends = range_columns(table)
    if not ends or file_column(table, files) is not None:
        return None
    start, stop = ends
    return Marks(table, start, stop, labels)


def marked_files(spec: DataSpec, read: ReadFiles) -> Work[ReadFiles]:
    """The tables of a spec with labels of their rows, where a table lists ranges of time; where none does, as beside
    other files, each is one piece without a label."""
    if PIECE not in spec.roles or spec.layout in ("wide", "files"):
        return read
    marks = yield from read_marks(spec.labels, read.files)
    if marks is None:
        return replace(read, tables=tuple(_whole(table) for table in read.tables))
    times, stepwise = columns_of(spec.roles, spec.task).times, TASKS[spec.task].labels_steps
    marked = (with_marks(table, marks, spec.labels.label, times, stepwise=stepwise) for table in read.tables)
    return replace(read, tables=tuple(marked))


def _whole(table: Table) -> Table:
    if PIECE in table.frame.columns:
        return table
    cells = ["1"] * table.rows
    columns = (*table.columns, described(PIECE, cells))
    return replace(table, frame=table.frame.assign(**{PIECE: cells}), columns=columns)


def with_marks(table: Table, marks: Marks, label: str, times: Sequence[str], *, stepwise: bool) -> Table:
    """The table with the label of each row and the range it lies in; rows of none are left out, which is told, unless
    steps are labelled or the file lies outside of all ranges.

    Raises WorkbenchError where the two tables do not tell time alike.
    """
    names_R = marks.names(label)
    if PIECE in table.frame.columns:
        return table
    if not times:
        raise WorkbenchError(
            "{file} has no time column in which to find the ranges of {marks}. Give one column the role time.",
            file=table.path,
            marks=marks.table.path.name,
        )
    if label in table.frame.columns:
        raise WorkbenchError(
            "Both {file} and {marks} have a column {label}. Rename it in one of them.",
            file=table.path,
            marks=marks.table.path.name,
            label=label,
        )
    at_N = _places(table, marks, times)
    inside_N = at_N >= 0
    kept_N = np.arange(table.rows) if stepwise or not inside_N.any() else np.flatnonzero(inside_N)
    chosen_N = at_N[kept_N].tolist()
    alone = "1" if not stepwise else None  # a file outside of all ranges is one piece
    added: dict[str, Any] = {
        label: [names_R[at] if at >= 0 else None for at in chosen_N],
        PIECE: [str(at + 1) if at >= 0 else alone for at in chosen_N],
    }
    left = table.rows - len(kept_N)
    told = (Problem(message=_left_out_told(table, marks, left)),) if left else ()
    return replace(
        table,
        frame=table.frame.iloc[kept_N].reset_index(drop=True).assign(**added),
        columns=(*table.columns, *(described(name, cells) for name, cells in added.items())),
        lines=np.asarray(lines_of(table))[kept_N],
        rows=len(kept_N),
        problems=(*told, *table.problems),
    )


def _left_out_told(table: Table, marks: Marks, count: int) -> Sentence:
    return sentence(
        "{count} rows of {file} lie in no range of {marks} and are left out.",
        count=count,
        file=table.path.name,
        marks=marks.table.path.name,
    )


def described(name: str, cells: Sequence[str | None]) -> Column:
    """A column of texts that is added to those of a file."""
    present = list(dict.fromkeys(cell for cell in cells if cell is not None))
    return Column(
        name=name,
        type="text",
        missing=sum(cell is None for cell in cells),
        distinct=min(len(present), MOST_DISTINCT),
        sample=tuple(present[:5]),
    )


def _places(table: Table, marks: Marks, times: Sequence[str]) -> Integers:
    """The range that each row lies in, -1 for none: of several the one that begins last. Columns of one name in both
    tables, such as a subject, must agree."""
    moments_N = moments(table, times)
    starts_R, stops_R = (marks.table.frame[name].to_numpy() for name in (marks.start, marks.stop))
    if {moments_N.dtype.kind, starts_R.dtype.kind, stops_R.dtype.kind} - {"M"} and "M" in (
        moments_N.dtype.kind + starts_R.dtype.kind + stops_R.dtype.kind
    ):
        raise WorkbenchError(
            "{marks} tells time otherwise than {file}: one has dates, the other numbers. Write both alike.",
            marks=marks.table.path,
            file=table.path.name,
        )
    owners = [name for name in marks.table.frame.columns if name in table.frame.columns and name not in times]
    at_N = np.full(table.rows, -1, np.int64)
    groups_N, groups_R = _alike([table.frame, marks.table.frame], owners)
    for group in np.unique(groups_R).tolist():
        rows, ranges = np.flatnonzero(groups_N == group), np.flatnonzero(groups_R == group)
        ranges = ranges[np.argsort(starts_R[ranges], kind="stable")]
        found = np.searchsorted(starts_R[ranges], moments_N[rows], side="right") - 1
        within = (found >= 0) & (moments_N[rows] <= stops_R[ranges][found])
        at_N[rows[within]] = ranges[found[within]]
    return at_N


def _alike(frames: Sequence[pd.DataFrame], owners: Sequence[str]) -> list[Integers]:
    """A number per row for whose it is, the same in all frames."""
    numbers: dict[tuple[str | None, ...], int] = {}
    found: list[Integers] = []
    for frame in frames:
        cells: list[Any] = [texts(frame[name]) for name in owners]
        keys = list(zip(*cells, strict=True)) if owners else [()] * len(frame)
        found.append(np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64))
    return found
