"""Blocks of rows become typed columns; a column whose cells contradict its type further down is retyped."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from workbench.data.sources.decimal_marks import mostly
from workbench.data.sources.doubtful_marks import marks_left_out
from workbench.data.sources.doubtful_times import doubts
from workbench.data.sources.layout import Layout
from workbench.data.sources.number_rows import NumberRows, framed
from workbench.data.sources.opening import Bytes
from workbench.data.sources.values import (
    LARGEST_EXACT,
    are_plain,
    blank_cells,
    infer_type,
    missing_words,
    parse_numbers,
    shortened,
    spellings,
)
from workbench.data.sources.word_rows import WordRows
from workbench.data.table import MOST_DISTINCT, MOST_PROBLEMS, Column, ColumnType, Problem
from workbench.data.time.notation import Notation, TimeForm
from workbench.data.time.reader import TimeColumn, TimeReader
from workbench.memory import give_back
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.data.sources.scanning.block import Scanner

_MANY = 1_000_000
_FEW = 100
"""Numbers of which a set is quicker made than pandas asked."""
_ALWAYS_BEYOND, _CELLS_BEYOND = 64, 20_000_000
_ENOUGH = 200
"""Unreadable cells from which on a column is judged before its end."""

Numbers = npt.NDArray[Any]


class Retype(Exception):  # noqa: N818 - control flow inside this folder, no error
    """The column is not of the type that its first rows promised."""

    def __init__(self, column: int, type_: ColumnType = "text", form: TimeForm | None = None) -> None:
        self.column = column
        self.type = type_
        self.form = form
        super().__init__(column)


@dataclass(slots=True)
class _Column:
    """What has been gathered of one column; numbers are kept apart, those of a row together."""

    name: str
    type: ColumnType
    words: WordRows = field(default_factory=WordRows)
    present: int = 0
    bad: int = 0
    marked: list[str] = field(default_factory=list)
    """Cells with a mark behind their number."""
    distinct: set[object] = field(default_factory=set)
    times: TimeReader | None = None
    times_M: Numbers | None = None
    notation: Notation | None = None


class ColumnReader:
    """Gathers blocks of cells as columns, and the problems met."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._words = missing_words(layout.reading)
        self._spelled = frozenset(spellings(self._words))
        self._columns = [_Column(name, type_) for name, type_ in zip(layout.names, layout.types, strict=True)]
        for column, form in zip(self._columns, layout.forms, strict=True):
            if column.type == "time" and form is not None:
                column.times = TimeReader(form, self._words, layout.reading.zone)
        self._numbers = NumberRows(sum(column.type == "number" for column in self._columns))
        self._scanner: Scanner | None = None
        self.rows = 0
        self.bad_cells: list[Problem] = []
        self.doubts: list[Problem] = []
        self.unlisted = 0
        self._beyond: dict[int, dict[int, str]] = {}

    def add_text(self, text: str, first_line: int) -> None:
        """A block of sound lines without quotes, read by pandas at full speed."""
        kept = [at for at, column in enumerate(self._columns) if column.type != "number"]
        numbers = [at for at, column in enumerate(self._columns) if column.type == "number"]
        # pandas looks through the words once per column where they are given by column: at thousands that takes long.
        texts = self._cells(text, kept, dtype=str, na_filter=False)
        values = self._cells(text, numbers, na_values=list(self._spelled))
        count = len(values if numbers else texts)
        columns = [(values if column.type == "number" else texts)[at] for at, column in enumerate(self._columns)]
        self._add(columns, range(first_line, first_line + count))

    def _cells(self, text: str, columns: list[int], **options: Any) -> pd.DataFrame:
        """Some columns of a block, by their places."""
        if not columns:
            return pd.DataFrame()
        dialect = self._layout.dialect
        frame: pd.DataFrame = pd.read_csv(
            BytesIO(text.encode()),
            header=None,
            names=range(len(self._columns)),
            usecols=columns,
            index_col=False,
            sep=dialect.delimiter,
            quoting=3,
            skipinitialspace=dialect.padded,
            decimal=self._layout.decimal,
            keep_default_na=False,
            low_memory=False,
            **options,
        )
        return frame

    def add_scanned(self, lines: Bytes, first_line: int) -> int:
        """A block of lines, scanned by compiled loops; how many rows it holds, 0 where they cannot scan it."""
        asked = self._layout.asked
        if asked.missing_words is not None or asked.thousands is not None:
            return 0
        if self._scanner is None:
            self._scanner = self._new_scanner()
        block = self._scanner.scan(lines)
        if block is None:
            return 0
        rows, others, numbers = len(block.numbers_NK), 0, 0
        for at, column in enumerate(self._columns):
            if column.type == "number":
                self._see_numbers(column, block.numbers_NK[:, numbers], block.missing_K[numbers])
                numbers += 1
                continue
            times = block.times(others) if column.times is not None and column.times.takes_plain_iso else None
            if column.times is not None and times is not None:
                column.times.add_plain_iso(*times)
                self._see_times(column, times[0])
                column.present += rows - int(np.isnat(times[0]).sum())
            else:
                self._add_coded(at, *block.different(others), range(first_line, first_line + rows))
            others += 1
        self._numbers.add_rows(block.numbers_NK)
        self.rows += rows
        return rows

    def _new_scanner(self) -> "Scanner":
        from workbench.data.sources.scanning.block import Scanner

        pairs = zip(self._layout.decimals, self._columns, strict=True)
        marks = [mark if column.type == "number" else "" for mark, column in pairs]
        return Scanner(self._layout.dialect, marks, self._spelled)

    def add_rows(self, rows: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        """Rows that were split one by one; each has the table's width."""
        if rows:
            columns = [self._as_column(at, cells) for at, cells in enumerate(zip(*rows, strict=True))]
            self._add(columns, lines)

    def _as_column(self, at: int, cells: Sequence[str]) -> "pd.Series[Any]":
        """Cells as texts; as numbers where all are plain ones: pandas is slow on a few of each of many columns."""
        asked = self._layout.asked
        usual = self._layout.decimals[at] == "." and asked.missing_words is None and asked.thousands is None
        if self._columns[at].type == "number" and usual and are_plain(cells):
            return pd.Series([float(cell) for cell in cells], dtype=np.float64)
        return pd.Series(list(cells), dtype=str)

    def add_beyond(self, row: int, cells: Sequence[str]) -> None:
        """Cells of a row (counted from 0) that go beyond the table's width: they get columns of their own."""
        for at, cell in enumerate(cells):
            self._beyond.setdefault(at, {})[row] = cell

    def _add(self, columns: Sequence["pd.Series[Any]"], lines: Sequence[int]) -> None:
        numbers = []
        for at, (column, cells) in enumerate(zip(self._columns, columns, strict=True)):
            if column.times is not None:
                self._add_times(at, column.times, cells, lines)
                continue
            if column.type == "number" and cells.dtype.kind in "iuf":
                self._check_exact(at, cells)
                plain = cells.to_numpy(np.float64)
                if not np.isinf(plain).any():
                    self._see_numbers(column, plain, int(np.isnan(plain).sum()))
                    numbers.append(plain)
                    continue
            values = self._looked_at(at, cells, lines)
            if column.type == "number":
                numbers.append(values.to_numpy(dtype=np.float64))
            else:
                column.words.add(values)
        self._numbers.add(numbers)
        self.rows += len(lines)

    def _add_times(self, at: int, times: TimeReader, cells: "pd.Series[Any]", lines: Sequence[int]) -> None:
        """Some cells of a time column; its faults are told at the end, when its reading is chosen."""
        column = self._columns[at]
        times_N, present = times.add(cells, lines)
        column.present += present
        if times.bad > _ENOUGH and not mostly(times.bad, column.present) and not self._is_said(column):
            raise self._no_time(at)
        self._see_times(column, times_N)

    def _see_times(self, column: _Column, times_N: npt.NDArray[np.datetime64]) -> None:
        if len(column.distinct) < MOST_DISTINCT:
            column.distinct.update(pd.unique(times_N[~np.isnat(times_N)])[:MOST_DISTINCT].tolist())

    def _see_numbers(self, column: _Column, numbers_N: npt.NDArray[np.float64], missing: int) -> None:
        """Plain numbers of a column, NaN where one is missing."""
        column.present += len(numbers_N) - missing
        if len(column.distinct) < MOST_DISTINCT:
            known = numbers_N[~np.isnan(numbers_N)] if missing else numbers_N
            column.distinct.update((known if len(known) <= _FEW else pd.unique(known)[:MOST_DISTINCT]).tolist())

    def _add_coded(self, at: int, different: list[str], codes_N: Numbers, lines: Sequence[int]) -> None:
        """Cells of a column of texts or times, as the different ones among them and which of them each is."""
        column = self._columns[at]
        none = self._words if column.type == "empty" else {""}
        missing = np.array([cell.strip().lower() in none for cell in different])
        if column.times is not None or (column.type == "empty" and not missing.all()):
            cells = pd.Series(pd.array(different, dtype="str").take(codes_N))
            if column.times is not None:
                self._add_times(at, column.times, cells, lines)
            else:
                self._looked_at(at, cells, lines)
            return
        present = [cell for cell, gone in zip(different, missing.tolist(), strict=True) if not gone]
        column.present += len(codes_N) - (int(missing[codes_N].sum()) if missing.any() else 0)
        if len(column.distinct) < MOST_DISTINCT:
            column.distinct.update(present[:MOST_DISTINCT])
        column.words.add_coded(different, missing, codes_N)

    def _no_time(self, at: int) -> Retype:
        form = self._layout.forms[at]
        return Retype(at, "number" if form is not None and form.unit is not None else "text")

    def _looked_at(self, at: int, cells: "pd.Series[Any]", lines: Sequence[int]) -> "pd.Series[Any]":
        """The values of some cells of a column, whose faults are told."""
        column = self._columns[at]
        values, bad, missing = self._typed(at, cells)
        if column.type == "empty" and not missing.all():
            sample = cells[~missing].head(1000).tolist()
            raise Retype(at, *infer_type(sample, self._layout.decimals[at], column.name, self._layout.reading))
        column.bad += int(bad.sum())
        column.present += len(values) - int(missing.sum())
        if column.bad > _ENOUGH and not mostly(column.bad, column.present) and not self._is_said(column):
            raise Retype(at)
        for place in np.flatnonzero(bad).tolist():
            self._report(column, lines[place], str(cells.iloc[place]))
        if len(column.distinct) < MOST_DISTINCT:
            fresh = values if not (missing | bad).any() else values[~(missing | bad)]
            fresh = fresh if len(fresh) <= _FEW else fresh.drop_duplicates().head(MOST_DISTINCT)
            column.distinct.update(fresh.tolist())
        return values

    def _typed(self, at: int, cells: "pd.Series[Any]") -> tuple["pd.Series[Any]", Numbers, Numbers]:
        column = self._columns[at]
        if column.type == "number":
            if cells.dtype.kind in "iuf":
                self._check_exact(at, cells)
                numbers = cells.to_numpy(dtype=np.float64)
                infinite = np.isinf(numbers)
                if infinite.any():
                    numbers = np.where(infinite, np.nan, numbers)
                return pd.Series(numbers), infinite, np.isnan(numbers) & ~infinite
            numbers, bad, marked = parse_numbers(
                cells.astype(object),
                self._layout.decimals[at],
                self._layout.units[at],
                words=self._words,
                thousands=self._layout.asked.thousands,
            )
            column.marked += marked
            return pd.Series(numbers), bad, np.isnan(numbers) & ~bad
        # A class may be called none, a country NA: only blank texts are missing.
        missing = blank_cells(cells, self._words if column.type == "empty" else {""})
        return cells.mask(missing) if missing.any() else cells, np.zeros(len(cells), dtype=bool), missing

    def _check_exact(self, at: int, cells: "pd.Series[Any]") -> None:
        """Whole numbers that float64 would round, and that do not rise as counters do, are names after all."""
        whole = cells.dtype.kind in "iu" and len(cells) > 0
        if self._is_said(self._columns[at]):
            return
        if whole and int(cells.max()) > LARGEST_EXACT and not (cells.is_monotonic_increasing and cells.is_unique):
            raise Retype(at)

    def _is_said(self, column: _Column) -> bool:
        """Whether its type was said, so that no cell changes it."""
        return column.name in self._layout.asked.types

    def _report(self, column: _Column, line: int, cell: str) -> None:
        if len(self.bad_cells) >= MOST_PROBLEMS:
            self.unlisted += 1
            return
        shown = shortened(cell)
        message = (
            sentence("{cell} is not a number; it counts as missing. Correct it in the file.", cell=shown)
            if column.type == "number"
            else sentence(
                "{cell} is not written like the other times; it counts as missing. Correct it in the file.", cell=shown
            )
        )
        self.bad_cells.append(Problem(row=line, column=column.name, message=message))

    def finish(self) -> tuple[pd.DataFrame, tuple[Column, ...]]:
        """The whole table and what each of its columns holds."""
        for at, column in enumerate(self._columns):
            if column.times is not None:
                self._finish_times(at, column, column.times.finish())
                self._give_back()
            if column.bad and not mostly(column.bad, column.present) and not self._is_said(column):
                raise Retype(at) if column.times is None else self._no_time(at)
            if column.marked:
                self.doubts.append(marks_left_out(column.name, column.marked))
        self.bad_cells.sort(key=lambda problem: problem.row or 0)
        described = [self._described(at, column) for at, column in enumerate(self._columns)]
        extra, more = self._extras()
        return self._frame(extra), (*described, *more)

    def _extras(self) -> tuple[dict[str, "pd.Series[str]"], list[Column]]:
        """Columns for cells beyond the width, by name: not so many that a few long rows make a table of any size."""
        kept = max(len(self._columns), _ALWAYS_BEYOND, _CELLS_BEYOND // max(self.rows, 1))
        if len(self._beyond) > kept:
            message = sentence(
                "Rows have up to {count} cells too many; those from {most} on are left out.",
                count=len(self._beyond),
                most=kept + 1,
            )
            self.doubts.append(Problem(message=message))
        extra, described, taken = {}, [], set(self._layout.names)
        for at, cells in list(self._beyond.items())[:kept]:
            name = f"column_{len(self._columns) + at + 1}"
            while name in taken:
                name += "_2"
            present = {row: cell for row, cell in cells.items() if cell.strip()}
            extra[name] = pd.Series(present, dtype=str).reindex(range(self.rows))
            described.append(
                Column(
                    name=name,
                    type="text",
                    missing=self.rows - len(present),
                    distinct=min(len(set(present.values())), MOST_DISTINCT),
                    sample=tuple(dict.fromkeys(present.values()))[:5],
                )
            )
        return extra, described

    def _finish_times(self, at: int, column: _Column, found: TimeColumn) -> None:
        column.bad, column.notation = found.bad, found.notation
        column.times_M = found.times_M
        for fault in found.faults:
            self._report(column, fault.line, fault.cell)
        self.unlisted += found.bad - len(found.faults)
        self.doubts += doubts(column.name, found, unit_said=self._layout.asked.time_unit is not None)

    def _frame(self, extra: dict[str, "pd.Series[str]"]) -> pd.DataFrame:
        """All columns in the file's order."""
        others: dict[str, pd.Series[Any]] = {}
        for column in self._columns:
            if column.times_M is not None:
                others[column.name] = pd.Series(column.times_M, copy=False)
            elif column.type != "number":
                others[column.name] = column.words.take()
                self._give_back()
        names = [*(column.name for column in self._columns), *extra]
        return framed(self._numbers.table(), names, others | extra)

    def _give_back(self) -> None:
        """Or a long column would be in memory twice until all are put together."""
        if self.rows >= _MANY:
            give_back()

    def _described(self, at: int, column: _Column) -> Column:
        sample = dict.fromkeys(row[at] for row in self._layout.sample if row[at].strip())
        return Column(
            name=column.name,
            type=column.type,
            missing=self.rows - column.present + column.bad,
            distinct=min(len(column.distinct), MOST_DISTINCT),
            sample=tuple(sample)[:5],
            unit=self._layout.units[at] if column.type == "number" else "",
            notation=column.notation,
            decimal=self._layout.decimals[at],
        )
