"""The index of a project's runs in SQLite: quick to list, and rebuilt from the runs' folders whenever it is lost."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
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
    """The rows of runs.sqlite; every call opens and closes the file, so any thread or process may make it."""

    def __init__(self, path: Path) -> None:
        self._engine = _engine(path)
        try:
            _METADATA.create_all(self._engine)
            self.rows()
        except OperationalError as error:
            raise WorkbenchError(
                "{file} cannot be written to: {reason}. Close other programs that use it, or copy the project.",
                file=path,
                reason=error.orig,
            ) from error
        except DatabaseError:  # Not a database: an index is made again, not repaired.
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            _METADATA.create_all(self._engine)

    def put(self, row: RunRow) -> None:
        """Add the row, or replace the one of the same run."""
        values = asdict(row)
        with self._engine.begin() as connection:
            connection.execute(insert(_RUNS).values(values).on_conflict_do_update(index_elements=["id"], set_=values))

    def claim(self, run: str) -> bool:
        """Mark a run that waits as running; of several processes that try, one is told True."""
        waits = _RUNS.c.status.in_(("queued", "interrupted"))
        with self._engine.begin() as connection:
            claimed = connection.execute(update(_RUNS).where(_RUNS.c.id == run, waits).values(status="running"))
            return claimed.rowcount == 1

    def remove(self, run: str) -> None:
        """Forget a run."""
        with self._engine.begin() as connection:
            connection.execute(delete(_RUNS).where(_RUNS.c.id == run))

    def rows(self) -> dict[str, RunRow]:
        """All rows by run."""
        with self._engine.connect() as connection:
            return {row.id: RunRow(**row._mapping) for row in connection.execute(select(_RUNS))}


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=NORMAL").close()

    return engine
