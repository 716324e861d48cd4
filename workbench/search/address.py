"""The address of the database over which many machines share a search: PostgreSQL, and never with a password."""

import re
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from sqlalchemy import URL

SHARED = ("postgresql", "postgresql+psycopg")
_AMONG_OPTIONS = re.compile(r"[?&](ssl)?password=", re.IGNORECASE)


def address(storage: str) -> "URL":
    """The database of that address. Raises WorkbenchError for another kind than PostgreSQL, or one with a password."""
    from sqlalchemy import URL, make_url  # the window needs no more than the question below
    from sqlalchemy.exc import ArgumentError

    if holds_password(storage):
        raise WorkbenchError(
            "The storage's address holds a password. Leave it out, so that no file or list of processes shows it, and "
            "put it into ~/.pgpass or the environment variable PGPASSWORD."
        )
    try:
        url = make_url(storage)
    except (ArgumentError, ValueError):  # the port is no number
        url = URL.create("none")
    if url.drivername not in SHARED:
        raise WorkbenchError(
            "A search is shared over PostgreSQL, at an address such as postgresql+psycopg://me@host/searches. Without "
            "--storage it is kept in the project."
        )
    return url.set(drivername="postgresql+psycopg")


def holds_password(text: str) -> bool:
    """Whether a text, however much it is an address by now, says a password; one may hold any sign."""
    user, at, _ = (text.partition("://")[2] or text).partition("@")
    return bool(at and ":" in user) or _AMONG_OPTIONS.search(text) is not None
