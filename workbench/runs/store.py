"""The index of a project's runs in SQLite: quick to list, and rebuilt from the runs' folders whenever it is lost."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable

from workbench.paths import can_write
from workbench.project_files import OwnPath, reached
from workbench.runs.summary import RunSummary

_METADATA = MetaData()
_RUNS = Table(
    "runs",
    _METADATA,
    Column("id", String, primary_key=True),
    Column("created", String, nullable=False),
    Column("status", String, nullable=False),
    Column("template", String, nullable=False),
    Column("epochs", Integer, nullable=False),
    Column("best_epoch", Integer, nullable=False),
    Column("val_loss", Float),
    Column("stamp", String, server_default=""),
)
_SUMMARIES = Table(
    "summaries",
    _METADATA,
    Column("run", String, primary_key=True),
    Column("form", String, nullable=False),
    Column("content", String, nullable=False),
)
_SCHEMA = {
    line
    for table in (_RUNS, _SUMMARIES)
    for line in (
        ("table", table.name, " ".join(str(CreateTable(table).compile(dialect=sqlite.dialect())).split())),
        ("index", f"sqlite_autoindex_{table.name}_1", ""),
    )
}
_UNUSABLE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
)
"""What is no fault of the file: another program has it, or the disk does not let us."""
MOST_RUNS = 100_000
LONGEST_SUMMARY = 1 << 20
"""Letters of a line's content that are read."""
WAIT_SECONDS = 2
"""For another process that writes its rows."""
Result = TypeVar("Result")


class _ForeignError(Exception):
    """The file holds other tables than ours."""


class _UnusableError(Exception):
    """The file cannot be used now, though it is not to blame."""


_DAMAGED = (DatabaseError, UnicodeError, ValidationError, _ForeignError)
_ENDS = ("", "-wal", "-shm", "-journal")
"""Of the names of the files that SQLite keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One line of the run table; `val_loss` is the best epoch's, None before the first epoch."""

    id: str
    created: str
    status: str
    template: str
    epochs: int
    best_epoch: int
    val_loss: float | None
    stamp: str = ""
    """Tells whether the run's files are still those that it was read from."""


_ROWS, _KEPT = TypeAdapter(RunRow), TypeAdapter(RunSummary)


def stamp_of(folder: OwnPath, *names: str) -> str:
    """Another text once one of these files in a folder has changed."""
    found = dict.fromkeys(names, "-")
    with suppress(FileNotFoundError), reached(folder / names[0]) as (first, handle):
        for name in names:
            with suppress(FileNotFoundError):
                status = os.stat(Path(first).with_name(name), dir_fd=handle, follow_symlinks=False)
                found[name] = f"{status.st_mtime_ns}:{status.st_size}"
    return " ".join(found.values())


class RunStore:
    """The rows of runs.sqlite; every call opens and closes the file, so any thread or process may make it.

    An index of what the runs' folders say: where it cannot be used (in a folder that can only be read, on a full disk,
    locked by another program) this object keeps the rows in memory from then on.
    """

    def __init__(self, path: OwnPath) -> None:
        self.read_only = not can_write(path.path.parent)
        self._path, self._engine = path, _engine(path.named())
        self._usable = not self.read_only
        self._kept: dict[str, RunRow] = {}
        self.rows()

    def put(self, row: RunRow) -> None:
        """Add the row, or replace the one of the same run."""
        values = asdict(row)
        put = insert(_RUNS).values(values).on_conflict_do_update(index_elements=["id"], set_=values)
        if self._connected(lambda connection: connection.execute(put)) is None:
            self._kept[row.id] = row

    def remove(self, run: str) -> None:
        """Forget a run."""
        if self._connected(lambda connection: connection.execute(delete(_RUNS).where(_RUNS.c.id == run))) is None:
            self._kept.pop(run, None)

    def rows(self) -> dict[str, RunRow]:
        """All rows by run."""

        def read(connection: Connection) -> dict[str, RunRow]:
            found = connection.execute(select(_RUNS).limit(MOST_RUNS))
            return {row.id: row for row in (_ROWS.validate_python(dict(each._mapping)) for each in found)}

        found = self._connected(read)
        return dict(self._kept) if found is None else found

    def summaries(self, form: str) -> dict[str, RunSummary]:
        """What was kept of runs in a line in this form, by run; stamps tell of which state of their folders."""

        def read(connection: Connection) -> dict[str, RunSummary]:
            short = func.length(_SUMMARIES.c.content) < LONGEST_SUMMARY
            wanted = select(_SUMMARIES.c.content).where(_SUMMARIES.c.form == form, short).limit(MOST_RUNS)
            return {each.run: each for each in map(_KEPT.validate_json, connection.scalars(wanted))}

        return self._connected(read) or {}

    def put_summaries(self, summaries: Iterable[RunSummary], form: str) -> None:
        """Keep runs in a line, in place of what was kept of them."""
        values = [
            {"run": each.run, "form": form, "content": _KEPT.dump_json(each, exclude_defaults=True).decode()}
            for each in summaries
        ]
        put = insert(_SUMMARIES)
        put = put.on_conflict_do_update(index_elements=["run"], set_={"form": form, "content": put.excluded.content})
        if values:
            self._connected(lambda connection: connection.execute(put, values))

    def remove_summaries(self, runs: Iterable[str]) -> None:
        """Forget runs that are gone."""
        lost = [{"lost": run} for run in runs]
        if lost:
            gone = delete(_SUMMARIES).where(_SUMMARIES.c.run == bindparam("lost"))
            self._connected(lambda connection: connection.execute(gone, lost))

    def _connected(self, work: Callable[[Connection], Result]) -> Result | None:
        """Work with the file; where it is damaged or another's, an index is made anew: its runs' folders know all.

        None where it cannot be used. Raises WorkbenchError where it leads out of the project.
        """
        if not self._usable:
            return None
        files = [self._path.with_name(self._path.name + end) for end in _ENDS]
        for file in files:
            file.named()
        try:
            for _ in range(2):  # Another process may have made the table at the same moment: that is no damage.
                with suppress(*_DAMAGED):
                    return self._tried(work)
            for file in files:
                file.unlink()
            return self._tried(work)
        except (_UnusableError, OSError, *_DAMAGED):
            self._usable = False
            return None

    def _tried(self, work: Callable[[Connection], Result]) -> Result:
        try:
            with self._engine.begin() as connection:
                _check_schema(connection)
                return work(connection)
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _UNUSABLE:
                raise
            raise _UnusableError from error


def _normal(sql: str | None) -> str:
    """A statement with single blanks, as versions of SQLAlchemy may lay it out otherwise."""
    return " ".join((sql or "").split())


def _check_schema(connection: Connection) -> None:
    """See that the file holds our table and nothing else, as a view or a trigger could compute without an end."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master LIMIT 9")
    found = {(kind, name, _normal(sql)) for kind, name, sql in rows}
    if found != _SCHEMA:
        if found:
            raise _ForeignError
        _METADATA.create_all(connection)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=OFF").close()  # what a loss of power damages is made anew

    return engine
