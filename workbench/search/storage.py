"""Where a search is kept: SQLite in the project's folder for one process, or PostgreSQL for any number of them."""

import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import optuna
from alembic.util.exc import CommandError
from optuna.exceptions import StorageInternalError
from optuna.storages import RDBStorage
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from workbench.errors import WorkbenchError
from workbench.paths import write_whole
from workbench.project_files import own_path
from workbench.runs.claim import Claim, take_claim
from workbench.search.address import address

FILE, CLAIM = "search.sqlite", "search.claim"
BEAT_SECONDS, GRACE_SECONDS = 10, 120
"""A worker says this often that it lives; one that has not for so long is taken for dead, and its trial tried again."""
WAIT_SECONDS = 10
SCHEMA_LOCK = 0x5EA2C4
_ENDS = ("", "-wal", "-shm", "-journal")

optuna.logging.set_verbosity(optuna.logging.ERROR)


class Storage:
    """An open storage, and who may write to it."""

    def __init__(self, database: RDBStorage, claim: Claim | None, locks: Engine | None) -> None:
        self.database = database
        self._claim, self._locks = claim, locks

    @property
    def shared(self) -> bool:
        """Whether other processes may use it meanwhile."""
        return self._locks is not None

    @contextmanager
    def alone(self, number: int) -> Iterator[None]:
        """Keep all other workers from doing the same that is called by a number."""
        with nullcontext() if self._locks is None else _locked(self._locks, number):
            yield

    def close(self) -> None:
        """Let others have it."""
        self.database.remove_session()
        self.database.engine.dispose()
        if self._claim is not None:
            self._claim.release()


@contextmanager
def opened(
    folder: Path, storage: str | None, *, write: bool, beat: int = BEAT_SECONDS, grace: int = GRACE_SECONDS
) -> Iterator[Storage]:
    """The storage of a project, or at an address; to `write` into a project's claims it for this process.

    Raises WorkbenchError where another process has it, and where the database cannot be used.
    """
    with told(folder / FILE if storage is None else "PostgreSQL"):
        found = _own(folder, write=write) if storage is None else _shared(address(storage), beat, grace)
        try:
            yield found
        finally:
            found.close()


def is_kept(folder: Path) -> bool:
    """Whether a project holds a search of its own."""
    return own_path(folder, FILE).exists()


@contextmanager
def told(place: Path | str) -> Iterator[None]:
    """What a database says is one sentence; passwords are in none of its texts."""
    try:
        yield
    except (SQLAlchemyError, StorageInternalError, sqlite3.Error, CommandError) as error:
        cause: BaseException = error
        while not isinstance(cause, sqlite3.Error) and (inner := getattr(cause, "orig", None) or cause.__cause__):
            cause = inner
        lines = str(cause).strip().splitlines()
        raise WorkbenchError(
            "The search's database {place} cannot be used: {reason}. What was finished is kept; start the search again "
            "when it can.",
            place=place,
            reason=lines[0].rstrip(".") if lines else type(cause).__name__,
        ) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Optuna calls heartbeats and retries experimental, and to ask and tell with them unusual: we mean to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _own(folder: Path, *, write: bool) -> Storage:
    files = [own_path(folder, FILE + end).named() for end in _ENDS]
    claim = take_claim(own_path(folder, CLAIM)) if write else None
    if write and claim is None:
        raise WorkbenchError(
            "This project's search goes on in another window or command. Stop it there first, or share it among many "
            "with --storage."
        )
    try:
        if write and not is_kept(folder):
            _make(folder)
        _check_plain(files[0])
        return Storage(_in_file(files[0]), claim, None)
    except BaseException:
        if claim is not None:
            claim.release()
        raise


def _make(folder: Path) -> None:
    """Put a database without a search into a project, whole at once: who reads meanwhile finds none, or all its tables,
    and makes none of them as well."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as scratch:
        made = Path(scratch) / FILE
        database = _in_file(made)
        database.remove_session()
        database.engine.dispose()
        write_whole(own_path(folder, FILE), made.read_bytes())


def _in_file(path: Path) -> RDBStorage:
    return _database("sqlite://", {"creator": lambda: _connect(path), "poolclass": QueuePool})


def _check_plain(path: Path) -> None:
    """See that the file holds tables alone, as a stranger's view or trigger could compute without an end."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')").fetchone()
    if found:
        raise WorkbenchError("{file} holds more than a search keeps. Remove it to search anew.", file=path)


def _shared(url: URL, beat: int, grace: int) -> Storage:
    try:
        locks = create_engine(url, poolclass=NullPool)
    except ImportError as error:
        raise WorkbenchError(
            "PostgreSQL needs the package psycopg. Install it: pip install 'sequence-workbench[cluster]'."
        ) from error
    with _locked(locks, SCHEMA_LOCK):  # Two workers must not make the same tables.
        database = _database(str(url), {"pool_pre_ping": True}, heartbeat_interval=beat, grace_period=grace)
    return Storage(database, None, locks)


def _database(url: str, options: dict[str, Any], **beats: int) -> RDBStorage:
    with quiet():
        try:
            return RDBStorage(url, options, **beats)  # type: ignore[arg-type]
        except RuntimeError as error:
            raise WorkbenchError(
                "The search was kept by another version of optuna: {reason}", reason=str(error).strip()
            ) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL").close()
    connection.execute("PRAGMA synchronous=NORMAL").close()  # whole after a loss of power, if perhaps a trial shorter
    return connection


@contextmanager
def _locked(engine: Engine, number: int) -> Iterator[None]:
    """PostgreSQL gives the lock up however this process ends."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
        yield
