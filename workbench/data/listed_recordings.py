"""Listed recordings: a table that names them by their places, and the folders they are in."""

from collections.abc import Sequence
from pathlib import Path

from workbench.data.sources.csv import read_table
from workbench.data.sources.formats import endings_of, format_of, holds
from workbench.data.spec import LabelsSpec
from workbench.data.table import Table
from workbench.progress import Work

MOST_LISTS, LARGEST_LIST = 4, 1 << 25
"""Tables beside others that are looked at, and their bytes, at most."""
_HEAD = 1 << 20
"""Bytes of a table in which the ending of a recording is looked for."""


def listed_recordings(paths: Sequence[Path], labels: LabelsSpec) -> Work[tuple[list[Path], Path] | None]:
    """The folders of the recordings that a single table lists by path, and that table; None when it lists none."""
    if len(paths) != 1 or not paths[0].is_file() or labels.table is not None:
        return None
    found = format_of(paths[0])
    if found is None or not found.lists or not _names_sounds(paths[0]):
        return None
    table = yield from read_table(paths[0], rows=100)
    for column in (column for column in table.columns if column.type == "text"):
        sounds = _sounds_in(table, column.name)
        if sounds and len(sounds) > 0.8 * table.rows:
            whole = yield from read_table(paths[0])
            return _folders_of(_sounds_in(whole, column.name), paths[0].resolve()), paths[0].resolve()
    return None


def _names_sounds(path: Path) -> bool:
    """Whether the beginning of a file has the ending of recordings in it: few tables need to be read for that."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).replace(b"\0", b"").lower()
    except OSError:
        return True
    return any(ending.encode() in head for ending in endings_of("sound"))


def _sounds_in(table: Table, column: str) -> list[Path]:
    """The cells of a column that are called like recordings."""
    cells = (Path(cell.replace("\\", "/")) for cell in table.frame[column].tolist() if isinstance(cell, str))
    return [cell for cell in cells if holds(cell, "sound")]


def _folders_of(sounds: Sequence[Path], table: Path) -> list[Path]:
    """Where the recordings of a table are: beside it, or the outermost folders of those it lists by their full path."""
    folders = {sound.parent for sound in sounds if sound.is_absolute()}
    return [folder for folder in sorted(folders) if folders.isdisjoint(folder.parents)] or [table.parent]


def tables_within(paths: Sequence[Path]) -> list[Path]:
    """Small tables in folders of recordings and in those within, the nearest first."""
    within = (found for folder in paths if folder.is_dir() for found in folder.rglob("*.csv"))
    small = (path for path in within if path.is_file() and path.stat().st_size <= LARGEST_LIST)
    return sorted(small, key=lambda path: (len(path.parts), path))[:MOST_LISTS]
