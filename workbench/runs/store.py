"""The index of a project's runs in SQLite: quick to list, and rebuilt from the runs' folders whenever it is lost."""

import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable
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
    create_engine,
    delete,
    event,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable

from workbench.errors import WorkbenchError
from workbench.paths import can_write

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
)


_SCHEMA = {
    ("table", "runs", " ".join(str(CreateTable(_RUNS).compile(dialect=sqlite.dialect())).split())),
    ("index", "sqlite_autoindex_runs_1", ""),
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
Result = TypeVar("Result")


class _ForeignError(Exception):
    """The file holds other tables than ours."""


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


_ROWS = TypeAdapter(RunRow)


class RunStore:
    """The rows of runs.sqlite; every call opens and closes the file, so any thread or process may make it.

    Where its folder can only be read the index is a file elsewhere, that goes with this object.
    """

    def __init__(self, path: Path) -> None:
        self.read_only = not can_write(path.parent)
        self._path = self._elsewhere(path.name) if self.read_only else path
        self._engine = _engine(self._path)
        self.rows()

    def put(self, row: RunRow) -> None:
        """Add the row, or replace the one of the same run."""
        values = asdict(row)
        put = insert(_RUNS).values(values).on_conflict_do_update(index_elements=["id"], set_=values)
        self._connected(lambda connection: connection.execute(put))

    def claim(self, run: str) -> bool:
        """Mark a run that waits as running; of several processes that try, one is told True."""
        waits = _RUNS.c.status.in_(("queued", "interrupted"))
        begun = update(_RUNS).where(_RUNS.c.id == run, waits).values(status="running")
        return self._connected(lambda connection: connection.execute(begun).rowcount == 1)

    def remove(self, run: str) -> None:
        """Forget a run."""
        self._connected(lambda connection: connection.execute(delete(_RUNS).where(_RUNS.c.id == run)))

    def rows(self) -> dict[str, RunRow]:
        """All rows by run."""

        def read(connection: Connection) -> dict[str, RunRow]:
            found = connection.execute(select(_RUNS).limit(MOST_RUNS))
            return {row.id: row for row in (_ROWS.validate_python(dict(each._mapping)) for each in found)}

        return self._connected(read)

    def _connected(self, work: Callable[[Connection], Result]) -> Result:
        """Work with the file; where it is damaged or another's, an index is made anew: its runs' folders know all."""
        for _ in range(2):  # Another process may have made the table at the same moment: that is no damage.
            with suppress(DatabaseError, UnicodeError, ValidationError, _ForeignError):
                return self._tried(work)
        for name in (self._path.name, f"{self._path.name}-wal", f"{self._path.name}-shm"):
            self._path.with_name(name).unlink(missing_ok=True)
        return self._tried(work)

    def _tried(self, work: Callable[[Connection], Result]) -> Result:
        try:
            with self._engine.begin() as connection:
                _check_schema(connection)
                return work(connection)
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _UNUSABLE:
                raise
            raise WorkbenchError(
                "{file} cannot be written to: {reason}. Close other programs that use it, or copy the project.",
                file=self._path,
                reason=error.orig,
            ) from error

    def _elsewhere(self, name: str) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="workbench-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder / name


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
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=NORMAL").close()

    return engine
