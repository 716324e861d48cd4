"""Which files a user means: given one by one or as folders, and whether they are recordings or tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.data.sources.formats import holds, is_shard_list
from workbench.errors import MissingError, WorkbenchError
from workbench.paths import as_text
from workbench.stored import check_ordinary

Kind = Literal["sounds", "tables"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file, and the folder that was given where it was found inside one."""

    path: Path
    root: Path | None = None

    @property
    def name(self) -> str:
        """Its place below the folder, or its own name, without the ending."""
        place = Path(self.path.name) if self.root is None else self.path.relative_to(self.root)
        return as_text(Path(place.as_posix().removesuffix(self.path.suffix)))

    @property
    def stem(self) -> str:
        """Its own name without the ending."""
        return as_text(Path(self.path.stem))

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders between the given one and the file."""
        return () if self.root is None else Path(as_text(self.path.relative_to(self.root))).parts[:-1]


def files_of(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """All files behind the paths, folders searched to their depths, in an order that counts 2 before 10.

    Of a folder that lists its files as the shards of one table, the list stands for them all.
    Raises WorkbenchError for a path that does not exist and a folder without files.
    """
    return tuple(file for path in paths for file in _files(path))


def placed(files: Sequence[Path], paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Files that were found behind the paths, each with the folder it was found in; they are not looked at again."""
    return tuple(SourceFile(file, next((path for path in paths if path in file.parents), None)) for file in files)


def shard_list_of(path: Path) -> Path | None:
    """The list of shards that stands for a folder; None for any other folder or file."""
    lists = [file for file in path.glob("*") if is_shard_list(file)] if path.is_dir() else []
    return lists[0] if len(lists) == 1 else None


def kind_of(paths: Sequence[Path]) -> Kind:
    """What the paths hold: recordings where any file is called like one, else tables."""
    return "sounds" if any(holds(file, "sound") for path in paths for file in _listed(path)) else "tables"


def table_files(paths: Sequence[Path]) -> tuple[tuple[SourceFile, ...], tuple[SourceFile, ...]]:
    """The files that may be tables: those given by name, and in folders those called like one; then all others."""
    files = files_of(paths)
    found: list[SourceFile] = []
    others: list[SourceFile] = []
    for file in files:
        (found if file.root is None or holds(file.path, "table") else others).append(file)
    if not found:
        raise WorkbenchError("{file} holds neither recordings nor tables. Choose another folder.", file=paths[0])
    return tuple(found), tuple(others)


def _files(path: Path) -> Iterator[SourceFile]:
    if not path.exists():
        raise MissingError("There is no file {file}. Choose where it is now, or remove it.", file=path)
    check_ordinary(path)
    if not path.is_dir():
        yield SourceFile(path)
        return
    inside = [file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path))]
    if not inside:
        raise WorkbenchError("The folder {file} holds no files. Choose another folder.", file=path)
    lists = [file for file in inside if is_shard_list(file)]
    shards = {file.parent for file in lists}
    inside = [*lists, *(file for file in inside if file.parent not in shards)]
    yield from (SourceFile(file, path) for file in sorted(inside, key=lambda file: _natural(file.relative_to(path))))


def _listed(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in path.rglob("*") if not _hidden(file.relative_to(path)))
    else:
        yield path


def _hidden(place: Path) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in place.parts)


def _natural(place: Path) -> list[tuple[int, int, str]]:
    """A sort key in which numbers count by their size."""
    pieces = re.split(r"(\d+)", place.as_posix().lower())
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces]
