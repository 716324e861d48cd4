"""Files of the UCR and UEA archives: .ts, and .tsv without a header, as tables.

One curve per line becomes a wide table; several channels become a long one. Format: Bagnall et al., The UEA
multivariate time series classification archive, 2018.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.sources.frames import hash_of, table_of
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

Curve = npt.NDArray[np.float64]
ROWS_PER_YIELD = 64


@dataclass(slots=True)
class _Cases:
    """What was read: per sequence its channels and its answer; `answer` names the answer's column."""

    answer: str | None = None
    channels: list[list[Curve]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    first_row: int = 1


def read_ts(path: Path, *, rows: int | None = None) -> Work[Table]:
    """The sequences of a .ts file. Raises WorkbenchError, with the line, for what does not follow the format."""
    cases = _Cases()
    size = max(path.stat().st_size, 1)
    read = 0
    lines = _lines(path)
    for number, line in lines:
        read += len(line)
        if line.startswith("@"):
            if _header(line, cases, path, number):
                break
        elif line and not line.startswith("#"):
            raise WorkbenchError("{file}: line {row} stands before @data and is no header line.", file=path, row=number)
    else:
        raise WorkbenchError("{file} has no @data line, so it is not a time series file.", file=path)
    for number, line in lines:
        read += len(line)
        if not line:
            continue
        if not cases.channels:
            cases.first_row = number
        _case(line, cases, path, number)
        if len(cases.channels) % ROWS_PER_YIELD == 0:
            yield Progress(done=min(read / size, 1.0), message=sentence("Reading {file}", file=path.name))
        if rows is not None and len(cases.channels) >= rows:
            break
    if not cases.channels:
        raise WorkbenchError("{file} has no sequences below @data.", file=path)
    yield Progress(done=1.0, message=sentence("Reading {file}", file=path.name))
    return _table(path, cases, whole=rows is None)


def named_as_ucr(table: Table) -> Table:
    """A table of the UCR archive has no header: its first column is the class, the others are the steps."""
    first, others = table.columns[0], table.columns[1:]
    headless = table.reading.header_rows == 0 and len(others) >= 2
    if not headless or any(column.type != "number" for column in others) or not 2 <= first.distinct <= table.rows // 2:
        return table
    names = ["label", *(f"t{step}" for step in range(len(others)))]
    columns = tuple(replace(column, name=name) for column, name in zip(table.columns, names, strict=True))
    return replace(table, columns=columns, frame=table.frame.set_axis(names, axis=1))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                yield number, line.strip()
    except UnicodeDecodeError as error:
        raise WorkbenchError("{file} is not a text file, so it holds no time series.", file=path) from error


def _header(line: str, cases: _Cases, path: Path, number: int) -> bool:
    """Take one header line; True when the data begin."""
    key, *values = line.split()
    key = key.lower()
    if key == "@timestamps" and values[:1] == ["true"]:
        raise WorkbenchError(
            "{file}: line {row} says that each value has its own time; only evenly spaced values can be read.",
            file=path,
            row=number,
        )
    if key in {"@classlabel", "@targetlabel"} and [value.lower() for value in values[:1]] == ["true"]:
        cases.answer = "label" if key == "@classlabel" else "target"
    return key == "@data"


def _case(line: str, cases: _Cases, path: Path, number: int) -> None:
    pieces = line.split(":")
    if cases.answer is not None:
        cases.answers.append(pieces.pop().strip())
    channels = [_curve(piece, path, number) for piece in pieces]
    expected = len(cases.channels[0]) if cases.channels else len(channels)
    if not channels or len(channels) != expected:
        raise WorkbenchError(
            "{file}: line {row} has {found} channels instead of {expected}.",
            file=path,
            row=number,
            found=len(channels),
            expected=expected,
        )
    if len({len(channel) for channel in channels}) > 1:
        raise WorkbenchError("{file}: the channels in line {row} have different lengths.", file=path, row=number)
    cases.channels.append(channels)


def _curve(text: str, path: Path, number: int) -> Curve:
    cells = text.strip().replace("?", "nan").split(",")
    try:
        return np.array([float(cell) for cell in cells])
    except ValueError as error:
        wrong = next(cell for cell in cells if not _is_number(cell))
        raise WorkbenchError(
            "{file}: line {row} holds '{cell}' where a number should be.", file=path, row=number, cell=wrong[:40]
        ) from error


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _table(path: Path, cases: _Cases, *, whole: bool) -> Table:
    import pandas as pd

    several = len(cases.channels[0]) > 1
    steps = [len(channels[0]) for channels in cases.channels]
    answers = {} if cases.answer is None else {cases.answer: _answers(cases.answers)}
    if several:
        columns: dict[str, object] = {
            "sequence": np.repeat(np.arange(1, len(steps) + 1), steps),
            "t": np.concatenate([np.arange(count) for count in steps]),
        }
        for place in range(len(cases.channels[0])):
            columns[f"dim{place + 1}"] = np.concatenate([channels[place] for channels in cases.channels])
        frame = pd.DataFrame(columns | {name: np.repeat(values, steps) for name, values in answers.items()})
    else:
        values_ST = np.full((len(steps), max(steps)), np.nan)
        for row, channels in enumerate(cases.channels):
            values_ST[row, : steps[row]] = channels[0]
        curves = pd.DataFrame(values_ST, columns=[f"t{step}" for step in range(max(steps))])
        frame = pd.concat([pd.DataFrame(answers), curves], axis=1)
    sha256 = hash_of(path) if whole else ""
    return table_of(path, frame, first_row=1 if several else cases.first_row, sha256=sha256)


def _answers(answers: list[str]) -> npt.NDArray[np.float64] | npt.NDArray[np.object_]:
    """Numbers where all are, else texts."""
    if all(_is_number(answer) for answer in answers):
        return np.array([float(answer) for answer in answers])
    return np.array(answers, object)
