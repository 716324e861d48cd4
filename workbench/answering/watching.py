"""A folder is watched: each whole file is answered once, into a table that grows and is always written whole."""

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.answering.answers import Answered, Row
from workbench.data.dataset import Integers
from workbench.errors import WorkbenchError
from workbench.evaluation.cells import as_cell
from workbench.paths import as_text, replacing
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

FILE = "file"
"""The first column, which says which file a row is of."""
PAUSE = 1.0
"""Seconds between two looks: a file that is the same at both no longer grows."""
UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", "~")
"""Endings of files that other programs have not finished."""
AnswerFile = Callable[[Path], Work[Answered]]
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnswered:
    """A file has been answered, and its rows are in the table on the disk."""

    file: str
    rows: int
    table: "Grown"
    """The table as it is now."""
    answered: Answered
    """What the file was answered."""
    notes: tuple[Sentence, ...] = ()
    """What is to be told of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSkipped:
    """A file cannot be answered as it is; it is tried again once it has changed."""

    file: str
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A table of answers to several files."""

    header: Row
    rows: list[Row]

    @property
    def sequences_R(self) -> Integers:
        """Rows of a watched folder are drawn by no curve."""
        import numpy as np

        return np.zeros(len(self.rows), np.int64)


@dataclass(slots=True)
class GrowingTable:
    """The answers so far, by column; files bring the columns that they have."""

    path: Path
    columns: list[str] = field(default_factory=lambda: [FILE])
    rows: list[dict[str, object]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @classmethod
    def at(cls, path: Path) -> "GrowingTable":
        """The table in a file, or a new one. Raises WorkbenchError where the file is no such table."""
        if not path.exists():
            return cls(path)
        try:
            with path.open(encoding="utf-8", newline="") as file:
                columns, *rows = csv.reader(file)
        except (OSError, ValueError, csv.Error) as error:
            raise _foreign(path) from error
        if columns[:1] != [FILE]:
            raise _foreign(path)
        found: list[dict[str, object]] = [dict(zip(columns, row, strict=False)) for row in rows]
        return cls(path, columns, found, {str(row[FILE]) for row in found if row})

    def add(self, file: str, answered: Answered) -> Grown:
        """Take in a file's answers, and write the whole table; gives it as it is now."""
        names = [str(as_cell(name)) for name in answered.header]
        self.columns += [name for name in names if name not in self.columns]
        own = _cell_of(file)
        for row in answered.rows:
            self.rows.append({FILE: own, **dict(zip(names, map(as_cell, row), strict=True))})
        self.files.add(own)
        grown = self._grown()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.path) as temporary, temporary.open("w", encoding="utf-8", newline="") as written:
            csv.writer(written).writerows([grown.header, *grown.rows])
        return grown

    def holds(self, file: str) -> bool:
        """Whether a file of this name is answered."""
        return _cell_of(file) in self.files

    def _grown(self) -> Grown:
        """The table as rows of cells, empty where a file had no such column."""
        return Grown(
            header=list(self.columns), rows=[[row.get(name, "") for name in self.columns] for row in self.rows]
        )


def watch(
    answer: AnswerFile, folder: Path, to: Path, *, pause: float = PAUSE
) -> Iterator[FileAnswered | FileSkipped | Progress]:
    """Answer every file in a folder, and for ever those that come, into the table at `to`.

    What the table holds already is not answered again. Raises WorkbenchError where the folder cannot be read or the
    table is none of ours.
    """
    table, looks = GrowingTable.at(to), dict[Path, Stamp]()
    skipped: dict[Path, Stamp] = {}
    while True:
        for path, stamp in _files(folder, to):
            if table.holds(path.name) or skipped.get(path) == stamp:
                continue
            if looks.get(path) != stamp:
                looks[path] = stamp
                continue
            event = yield from _answered(answer, path, stamp, table)
            if isinstance(event, FileSkipped):
                skipped[path] = stamp
            if event is not None:
                yield event
        count = len(table.files)
        yield Progress(done=0.0, message=sentence("Watching {folder}: {count} files", folder=folder.name, count=count))
        time.sleep(pause)


def _answered(
    answer: AnswerFile, path: Path, stamp: Stamp, table: GrowingTable
) -> Work[FileAnswered | FileSkipped | None]:
    try:
        answered = yield from answer(path)
    except WorkbenchError as error:
        return FileSkipped(file=path.name, reason=error.sentence)
    except OSError as error:
        reason = sentence("{file} cannot be read: {reason}", file=path, reason=error.strerror or error)
        return FileSkipped(file=path.name, reason=reason)
    if _stamp(path) != stamp:  # it has grown meanwhile
        return None
    grown = table.add(path.name, answered)
    notes = (*answered.dataset.notes, *answered.notes)
    return FileAnswered(file=path.name, rows=len(answered.rows), table=grown, answered=answered, notes=notes)


def _files(folder: Path, to: Path) -> list[tuple[Path, Stamp]]:
    """The files in the folder that may be whole, and what each is now."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        reason = error.strerror or error
        raise WorkbenchError("The folder {file} cannot be watched: {reason}.", file=folder, reason=reason) from error
    found = []
    for path in paths:
        own = path.parent.absolute() == to.parent.absolute() and path.name.startswith(to.name)
        stamp = None if own or path.name.startswith(".") or path.name.endswith(UNFINISHED) else _stamp(path)
        if stamp is not None:
            found.append((path, stamp))
    return found


def _cell_of(file: str) -> str:
    """How the table calls a file, whose name may be no text, or a formula."""
    return str(as_cell(as_text(Path(file))))


def _stamp(path: Path) -> Stamp | None:
    """Size and time of the last change; None where it is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _foreign(path: Path) -> WorkbenchError:
    return WorkbenchError(
        "{file} exists and is no table of a watched folder. Choose another place for the answers.", file=path
    )
