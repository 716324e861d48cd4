"""Any file with a table in it becomes a Table, by its ending."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from workbench.data.sources.csv import DETECTED, read_table
from workbench.data.sources.files import SourceFile, placed, table_files
from workbench.data.sources.formats import format_of
from workbench.data.sources.paired_files import Paired, Read, lists_above, names_answers, paired
from workbench.data.sources.renaming import renamed
from workbench.data.sources.reshaping import AS_WRITTEN, read_reshaped
from workbench.data.sources.table_cache import is_worth_keeping, keep_table, kept_table
from workbench.data.sources.text import is_prose
from workbench.data.sources.told_once import filled_down
from workbench.data.spec import ReadingSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import Work, stage
from workbench.sentence import Sentence, sentence

ROUNDED = 1e-4
"""Numbers of the same data may differ by so much, as they are rounded in one of its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """The tables behind some paths, each with its file, and why files of a folder were left out."""

    files: tuple[SourceFile, ...]
    tables: tuple[Table, ...]
    problems: tuple[Sentence, ...] = ()
    paired: Mapping[str, str] = field(default_factory=dict)
    """Of paired files the one that tells each column beside the values."""
    hashes: Mapping[Path, str] = field(default_factory=dict)
    """Of paired files the SHA-256 of each."""


def read_all(paths: Sequence[Path], reading: ReadingSpec = DETECTED, *, known: Sequence[Table] = ()) -> Work[ReadFiles]:
    """All tables behind the paths, folders searched; those `known` are not read again.

    A file of a folder that cannot be read, is no table like the others, or holds the data of another of the same name
    in another format, is left out. Raises WorkbenchError for a file that was named, and when a folder holds no table
    at all.
    """
    if known:
        return _known(paths, known)
    files, problems = _candidates(paths, reading)
    read: list[tuple[SourceFile, Table]] = []
    of_name: dict[Path, list[Table]] = {}
    refused: list[WorkbenchError] = []
    for place, file in enumerate(files):
        start, stop = place / len(files), (place + 1) / len(files)
        try:
            table = yield from stage(_read_or_kept(file.path, reading), start, stop)
        except WorkbenchError as error:
            if file.root is None:
                raise
            refused.append(error)
            continue
        others = of_name.setdefault(table.path.with_suffix(""), [])
        twin = next((other for other in others if _is_twin(other, table)), None)
        if file.root is None or twin is None:
            read.append((file, table))
            others.append(table)
        else:
            problems.append(
                sentence("{file} is left out: {other} holds the same data.", file=str(file.path), other=twin.path.name)
            )
    if not read:
        raise refused[0]
    pair = None
    if reading.paired == "rows":
        lists = yield from _lists_above(read)
        read, pair = _paired_or_tables(read, lists)
    if pair is not None:
        return ReadFiles(
            files=(pair.file,),
            tables=(renamed(pair.table, reading.names),),
            problems=(*problems, *(error.sentence for error in refused), *pair.problems),
            paired=pair.told,
            hashes=pair.hashes,
        )
    kept, strange = _alike(read)
    return ReadFiles(
        files=tuple(file for file, _ in kept),
        tables=tuple(table for _, table in kept),
        problems=(*problems, *(error.sentence for error in refused), *strange),
    )


def _candidates(paths: Sequence[Path], reading: ReadingSpec) -> tuple[list[SourceFile], list[Sentence]]:
    """The files to read, and why others of a folder are not: by their ending, or because they hold prose."""
    files, others = table_files(paths)
    problems = [
        sentence("{file} is left out: by its ending it is not a table.", file=str(file.path)) for file in others
    ]
    wanted = {file for file in files if file.root is None or (reading.paired == "rows" and names_answers(file))}
    prose = {file: None for file in files if file not in wanted and is_prose(file.path)}
    if len(prose) == len(files):
        return list(files), problems
    problems += [sentence("{file} is left out: it holds text and no table.", file=str(file.path)) for file in prose]
    return [file for file in files if file not in prose], problems


def _lists_above(read: list[Read]) -> Work[list[Read]]:
    found: list[Read] = []
    for path in lists_above(read):
        with suppress(WorkbenchError):  # of some other file beside the data
            found.append((SourceFile(path), (yield from read_source(path))))
    return found


def _paired_or_tables(read: list[Read], lists: list[Read]) -> tuple[list[Read], Paired | None]:
    """The files, and the one table that they are as pairs; else the files without prose that was read for that."""
    pair = paired([*read, *lists])
    if pair is None:
        let_pass = {file for file, _ in read if file.root is not None and names_answers(file)}
        read = [each for each in read if each[0] not in let_pass or not is_prose(each[0].path)] or read
    return read, pair


def _is_twin(table: Table, other: Table) -> bool:
    """Whether two files of one name but of two formats hold the same rows."""
    if table.rows != other.rows:
        return False
    types = {column.name: column.type for column in table.columns}
    if types.keys() != {column.name for column in other.columns}:
        return False
    numbers = [column.name for column in other.columns if column.type == types[column.name] == "number"]
    return all(np.allclose(table.frame[name], other.frame[name], ROUNDED, ROUNDED, equal_nan=True) for name in numbers)


def _alike(read: list[tuple[SourceFile, Table]]) -> tuple[list[tuple[SourceFile, Table]], list[Sentence]]:
    """The files of folders that share columns with most of the others, or with those of most rows where no more files
    are alike than others, and why the rest are left out."""
    columns = [frozenset(column.name for column in table.columns) for _, table in read]
    counts, rows = Counter(columns), Counter[frozenset[str]]()
    for names, (_, table) in zip(columns, read, strict=True):
        rows[names] += table.rows
    usual = max(counts, key=lambda names: (counts[names], rows[names]))
    kept, strange = [], []
    for (file, table), names in zip(read, columns, strict=True):
        if file.root is None or 2 * len(names & usual) >= len(usual):
            kept.append((file, table))
        else:
            other = read[columns.index(usual)][0].path.name
            strange.append(
                sentence("{file} is left out: its columns are not those of {other}.", file=str(file.path), other=other)
            )
    return kept, strange


def _known(paths: Sequence[Path], tables: Sequence[Table]) -> ReadFiles:
    """The tables with their folders; the files are not looked at again."""
    return ReadFiles(files=placed([table.path for table in tables], paths), tables=tuple(tables))


def _read_or_kept(path: Path, reading: ReadingSpec) -> Work[Table]:
    """The table in a file; a large one from the cache where it was read before."""
    if not is_worth_keeping(path) or reading.reshape not in AS_WRITTEN:
        return (yield from read_source(path, reading))
    table = yield from kept_table(path, reading)
    if table is None:
        table = yield from read_source(path, reading)
        keep_table(table, reading)
    return table


def read_source(path: Path, reading: ReadingSpec = DETECTED, *, rows: int | None = None) -> Work[Table]:
    """The table in a file by its format; one whose ending is not known is delimited text.

    With `rows`, only so many from its start. Raises WorkbenchError when there is no table to read.
    """
    found = format_of(path)
    if reading.reshape not in AS_WRITTEN:
        table = yield from read_reshaped(path, reading, rows)
    elif found is None or found.read is None:
        table = yield from read_table(path, reading, rows=rows)
    else:
        table = yield from found.read(path, reading, rows)
    return renamed(filled_down(table, reading.fill_down), reading.names)
