"""Paired files: values in one and answers in another, row by row, such as X_train.csv and y_train.csv.

Several files of values beside one of answers, with a sequence in each row, are channels of the same sequences.
Shapes: S sequences, T steps, F channels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.evidence import counts_rows
from workbench.data.role_names import PERHAPS_LABEL_NAMES, plain_name, tells_class
from workbench.data.sources.arrays import counted, one_each
from workbench.data.sources.files import SourceFile
from workbench.data.sources.formats import holds
from workbench.data.sources.frames import table_of
from workbench.data.sources.naming import file_column, named_part
from workbench.data.table import Problem, Table
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

Read = tuple[SourceFile, Table]
MOST_LISTS, LARGEST_LIST = 3, 1 << 16
FEWEST_STEPS = 20
"""Columns that files of channels must have: fewer may be the quantities of a step."""
SEQUENCE, SPLIT = "sequence", "split"
_PARTS = ("train", "val", "test", "")
_ANSWERS = re.compile(
    r"(?:^y|(?:^|[\W_])(?:labels?|targets?|class(?:es)?|answers?|activit(?:y|ies)))(?:$|[\W_])", re.IGNORECASE
)
_VALUES = re.compile(r"x|values?|data|series|inputs?|features?|signals?", re.IGNORECASE)
_INDEX = re.compile(r"|index|id|unnamed: 0|column_1", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The one table of paired files, with the file of its values; which file tells each further column, and why other
    files are left out."""

    file: SourceFile
    table: Table
    told: dict[str, str]
    problems: tuple[Sentence, ...]
    hashes: dict[Path, str]
    """The SHA-256 of each file that was used."""


def may_be_paired(files: Sequence[SourceFile]) -> bool:
    """Whether one of several files is called like answers."""
    return len(files) > 1 and any(map(names_answers, files))


def names_answers(file: SourceFile) -> bool:
    """Whether a file is called by answers."""
    return _ANSWERS.search(named_part(file)[1]) is not None


def lists_above(read: Sequence[Read]) -> list[Path]:
    """Small files beside the folder that was read that may list words for codes, where none in it does."""
    roots = {file.root for file, _ in read}
    within = any(names_answers(file) and len(table.columns) == 2 for file, table in read)
    root = roots.pop() if len(roots) == 1 and not within else None
    if root is None:
        return []
    beside = (path for path in sorted(root.resolve().parent.glob("*")) if holds(path, "table"))
    small = (path for path in beside if path.is_file() and path.stat().st_size <= LARGEST_LIST)
    return [path for path in small if names_answers(SourceFile(path))][:MOST_LISTS]


def told_of(answers: str, values: str) -> Sentence:
    """What a user is told of paired files."""
    return sentence(
        "{answers} tells something of each row of {values}: they are read as one table "
        "(data.reading.paired=none reads them apart).",
        answers=answers,
        values=values,
    )


def paired(read: Sequence[Read]) -> Paired | None:
    """The files as one table, where their names and rows say that they are pairs; else None."""
    files = [_File(*each) for each in read]
    named = any(file.answers for file in files)
    if not named and any(names_answers(file.source) for file in files):
        return None
    grouped = {part: [file for file in files if file.part == part] for part in _PARTS}
    parts = [found for part, own in grouped.items() if (found := _part(part, own, named=named)) is not None]
    if not parts or len({part.kind for part in parts}) > 1:
        return None
    used = [file for part in parts for file in part.files]
    lists = [(file, words) for file in files if file not in used and (words := _words_of(file, parts))]
    used += [file for file, _ in lists]
    told = {name: file.source.path.name for name, file in parts[0].beside.items()}
    first = used[0]
    pairs = told_of(told[parts[0].answer] if named else used[1].source.path.name, first.source.path.name)
    table = table_of(
        first.source.path,
        _joined(parts, lists[0][1] if lists else {}),
        first_row=first.table.first_row,
        sha256=first.table.sha256,
        problems=(Problem(message=pairs), *first.table.problems),
    )
    if len(parts[0].values) == 1:
        table = replace(table, reading=first.table.reading, guesses=first.table.guesses)
    left = tuple(_left_out(file) for file in files if file not in used and file.source.root == first.source.root)
    hashes = {file.source.path: file.table.sha256 for file in used}
    return Paired(file=first.source, table=table, told=told, problems=left, hashes=hashes)


class _File:
    """One file, the part that its name or folder says it is of, and what it is called without that."""

    def __init__(self, source: SourceFile, table: Table) -> None:
        self.source, self.table = source, table
        self.part, self.base = named_part(source)

    @cached_property
    def columns(self) -> list[str]:
        """Names of its columns, without one that only counts the rows."""
        names = [column.name for column in self.table.columns]
        return names if self.index is None else names[1:]

    @cached_property
    def index(self) -> pd.Series[Any] | None:
        """The first column where it only counts the rows."""
        names = [column.name for column in self.table.columns]
        first = self.table.frame[names[0]]
        return first if len(names) > 1 and _INDEX.fullmatch(names[0]) and counts_rows(first.to_numpy()) else None

    @cached_property
    def sequences(self) -> pd.Series[Any] | None:
        """The column that counts its sequences, of an array of three dimensions."""
        return self.table.frame[SEQUENCE] if {SEQUENCE, "t"} <= {*self.columns} else None

    @cached_property
    def cells(self) -> npt.NDArray[Any]:
        """What it tells in its one column, or which column each row marks; a word taken for a heading is told, too."""
        if len(self.columns) > 1:
            return np.array(self.columns, object)[one_each(self.table.frame[self.columns].to_numpy(np.float64))]
        (name,) = self.columns
        cells = self.table.frame[name].to_numpy()
        among = self.table.reading.header_rows == 1 and self.table.column(name).type == "text" and name in set(cells)
        return np.concatenate([np.array([name], object), cells]) if among else cells

    @property
    def examples(self) -> int:
        """Its rows, or the sequences that its rows are steps of."""
        if self.sequences is not None:
            return int(self.sequences.nunique())
        return len(self.cells) if len(self.columns) == 1 else self.table.rows

    @property
    def answers(self) -> bool:
        """Whether it is called by answers and holds one for each row."""
        return _ANSWERS.search(self.base) is not None and (len(self.columns) == 1 or self._marks)

    @property
    def _marks(self) -> bool:
        """Whether each row marks one of its columns."""
        if any(self.table.column(name).type != "number" for name in self.columns):
            return False
        return one_each(self.table.frame[self.columns].to_numpy(np.float64)).ndim == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The files of one part: values, one or more with a channel each, and columns beside them by their names."""

    name: str
    values: list[_File]
    beside: dict[str, _File]
    answer: str

    @property
    def files(self) -> list[_File]:
        return [*self.values, *self.beside.values()]

    @property
    def kind(self) -> tuple[object, ...]:
        """What all parts must have in common."""
        columns = tuple(self.values[0].columns)
        named = bool(self.values[0].table.reading.header_rows)
        return (*(file.base for file in self.values), len(columns), columns if named else (), *self.beside)


def _part(name: str, files: Sequence[_File], *, named: bool) -> _Part | None:
    """The files of one part; where no file at all is `named` by answers, the channels, as they are to be answered."""
    answers = [file for file in files if file.answers]
    if named and (len(answers) != 1 or answers[0].examples < 2):
        return None
    answer = answers[0] if named else None
    others = [file for file in files if file is not answer and (answer is None or file.examples == answer.examples)]
    wide = [file for file in others if len(file.columns) > 1]
    singles = [file for file in others if len(file.columns) == 1] if named else []
    values = _values(wide) if wide else singles
    listed = answer is not None and file_column(answer.table, [file.source for file in others]) is not None
    few = 2 * (len(values) + len(singles)) < len(files) - named
    if not values or listed or few or not _go_together(values, answer):
        return None
    called, taken = "" if answer is None else _answer_name(answer), {*values[0].columns}
    if called in taken:
        return None
    told = {} if answer is None else {called: answer}
    told |= {file.base.lower(): file for file in singles if file.base.lower() not in taken} if wide else {}
    return _Part(name=name, values=values, beside=told, answer=called)


def _values(files: Sequence[_File]) -> list[_File]:
    """The channels, several files of as many columns each; else the file that is called by values, or the widest."""
    counts = Counter(len(file.columns) for file in files)
    several = [width for width in counts if counts[width] > 1 and width >= FEWEST_STEPS]
    if several:
        most = max(several, key=lambda width: counts[width])
        return [file for file in files if len(file.columns) == most]
    called = [file for file in files if _VALUES.fullmatch(file.base)]
    return [max(called or files, key=lambda file: len(file.columns))]


def _go_together(values: Sequence[_File], answer: _File | None) -> bool:
    """Whether files of values are channels, or one, whose rows are those of the answers as far as both are numbered."""
    if len(values) > 1:
        return _are_channels(values)
    if answer is None:
        return False
    numbered, (table,) = answer.index, (file.table for file in values)
    if numbered is None or not table.reading.header_rows or numbered.name not in table.frame:
        return True
    return bool((table.frame[numbered.name].to_numpy() == numbered.to_numpy()).all())


def _are_channels(files: Sequence[_File]) -> bool:
    """Whether each row of several files is a sequence of numbers."""
    if len({file.base for file in files}) < len(files) or any(file.sequences is not None for file in files):
        return False
    kinds = {file.table.column(name).type for file in files for name in file.columns}
    return len(files[0].columns) >= FEWEST_STEPS and kinds == {"number"}


def _answer_name(answer: _File) -> str:
    """How the answers are called: as in their file where it says so, else label; target where they have fractions."""
    own = answer.columns[0]
    if len(answer.columns) > 1:
        return "label"
    headed = bool(answer.table.reading.header_rows) and len(answer.cells) == answer.table.rows
    if headed and (tells_class(own) or plain_name(own) in PERHAPS_LABEL_NAMES):
        return own
    values = answer.cells
    return "target" if values.dtype.kind == "f" and bool(np.nan_to_num(values % 1).any()) else "label"


def _joined(parts: Sequence[_Part], words: dict[str, str]) -> pd.DataFrame:
    import pandas as pd

    frames = []
    for part in parts:
        first = part.values[0]
        frame = _channels(part.values) if len(part.values) > 1 else first.table.frame[first.columns]
        at = _examples_of(part, frame)
        added = {name: file.cells[at] for name, file in part.beside.items()}
        if words and part.answer:
            added[part.answer] = np.array([words[_key(code)] for code in added[part.answer]], object)
        if len(parts) > 1:
            added[SPLIT] = np.full(len(frame), part.name, object)
            if SEQUENCE in frame:
                frame = frame.assign(**{SEQUENCE: [f"{part.name} {_key(cell)}" for cell in frame[SEQUENCE]]})
        frames.append(frame.assign(**added))
    return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]


def _examples_of(part: _Part, frame: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each row of the values the place of its answer."""
    if SEQUENCE in frame and (len(part.values) > 1 or part.values[0].sequences is not None):
        return np.asarray(frame[SEQUENCE].factorize()[0], np.int64)
    return np.arange(len(frame))


def _channels(files: Sequence[_File]) -> pd.DataFrame:
    import pandas as pd

    tables = {file.base: file.table.frame[file.columns].to_numpy(np.float64) for file in files}
    sequences, steps = next(iter(tables.values())).shape
    return pd.DataFrame(counted([steps] * sequences) | {base: table.reshape(-1) for base, table in tables.items()})


def _words_of(file: _File, parts: Sequence[_Part]) -> dict[str, str]:
    """The word for each code that the answers are, where a file lists just that."""
    frame, names = file.table.frame, [column.name for column in file.table.columns]
    if len(names) != 2 or not _ANSWERS.search(file.base) or file.table.column(names[1]).type != "text":
        return {}
    words = dict(zip(map(_key, frame[names[0]]), map(str, frame[names[1]]), strict=True))
    codes = {_key(code) for part in parts if part.answer for code in part.beside[part.answer].cells}
    return words if codes and codes <= words.keys() and len(set(words.values())) == len(words) == len(frame) else {}


def _key(code: object) -> str:
    return f"{code:.0f}" if isinstance(code, float) and code.is_integer() else str(code)


def _left_out(file: _File) -> Sentence:
    return sentence(
        "{file} is left out: it is neither values nor answers of the files beside it.", file=str(file.source.path)
    )
