"""The index of a project's runs in SQLite: quick to list, and rebuilt from the runs' folders whenever it is lost."""

import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

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


class RunStore:
    """The rows of runs.sqlite; every call opens and closes the file, so any thread or process may make it.

    Where its folder can only be read the index is a file elsewhere, that goes with this object.
    """

    def __init__(self, path: Path) -> None:
        self.read_only = not can_write(path.parent)
        self._path = self._elsewhere(path.name) if self.read_only else path
        self._engine = _engine(self._path)
        try:
            with self._connected() as connection:
                _METADATA.create_all(connection)
            self.rows()
        except DatabaseError:  # Not a database: an index is made again, not repaired.
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            _METADATA.create_all(self._engine)

    def put(self, row: RunRow) -> None:
        """Add the row, or replace the one of the same run."""
        values = asdict(row)
        with self._connected() as connection:
            connection.execute(insert(_RUNS).values(values).on_conflict_do_update(index_elements=["id"], set_=values))

    def claim(self, run: str) -> bool:
        """Mark a run that waits as running; of several processes that try, one is told True."""
        waits = _RUNS.c.status.in_(("queued", "interrupted"))
        with self._connected() as connection:
            claimed = connection.execute(update(_RUNS).where(_RUNS.c.id == run, waits).values(status="running"))
            return claimed.rowcount == 1

    def remove(self, run: str) -> None:
        """Forget a run."""
        with self._connected() as connection:
            connection.execute(delete(_RUNS).where(_RUNS.c.id == run))

    def rows(self) -> dict[str, RunRow]:
        """All rows by run."""
        with self._connected() as connection:
            return {row.id: RunRow(**row._mapping) for row in connection.execute(select(_RUNS))}

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except OperationalError as error:
            raise WorkbenchError(
                "{file} cannot be written to: {reason}. Close other programs that use it, or copy the project.",
                file=self._path,
                reason=error.orig,
            ) from error

    def _elsewhere(self, name: str) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="workbench-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder / name


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=NORMAL").close()

    return engine
