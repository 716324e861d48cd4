"""What a path is: a project, data of some kind, or something this program does not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from workbench.data.sources.formats import endings_of, holds

MOST_ENTRIES = 5000
"""So many entries of a dropped folder are looked at for data; the reading itself, in the background, sees all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Paths by what they are."""

    projects: tuple[Path, ...]
    data: tuple[Path, ...]
    wrong: tuple[Path, ...]


def sort_paths(paths: Iterable[Path]) -> Sorted:
    """Tell projects, data (files, or folders with data somewhere inside) and others apart by what lies on disk."""
    projects: list[Path] = []
    data: list[Path] = []
    wrong: list[Path] = []
    for path in paths:
        if path.name == "project.json" or (path / "project.json").is_file():
            projects.append(path)
        elif path.is_dir():
            (data if _holds_data(path) else wrong).append(path)
        elif holds(path, "table", "text", "sound") and path.is_file():
            data.append(path)
        else:
            wrong.append(path)
    return Sorted(projects=tuple(projects), data=tuple(data), wrong=tuple(wrong))


def name_filters() -> list[str]:
    """Kinds of files for a file dialog, in the language in force."""
    kinds = (
        (QCoreApplication.translate("Opening", "Data"), endings_of("table", "text", "sound")),
        (QCoreApplication.translate("Opening", "Tables and texts"), endings_of("table", "text")),
        (QCoreApplication.translate("Opening", "Recordings"), endings_of("sound")),
    )
    named = [f"{name} ({' '.join(f'*{ending}' for ending in endings)})" for name, endings in kinds]
    return [*named, QCoreApplication.translate("Opening", "All files") + " (*)"]


def endings_to_name() -> str:
    """Endings of data, to be named to people; rare ones are read too."""
    return ", ".join(endings_of("table", "sound", rare=False))


def _holds_data(folder: Path) -> bool:
    return any(_is_data(path) for path in islice(folder.rglob("*"), MOST_ENTRIES))


def _is_data(path: Path) -> bool:
    return holds(path, "table", "sound") and path.is_file()
