"""What a path is: a project, data of some kind, or something this program does not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication

TABLES = (".csv", ".tsv", ".tab", ".txt", ".dat", ".parquet", ".pq", ".ts", ".npy", ".npz")
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".aif", ".au", ".caf", ".m4a", ".aac", ".wma")
RARE_SOUNDS = (".oga", ".aifc", ".snd", ".w64", ".rf64", ".webm", ".mp4", ".mka")
PROSE = (".text", ".md")
"""Texts that are read when they are given by name, but do not make a folder one of data."""
DATA_SUFFIXES = (*TABLES, *SOUNDS)
"""Endings to name to people; rare ones are read too."""
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
        elif _is_data(path) or (path.suffix.lower() in PROSE and path.is_file()):
            data.append(path)
        else:
            wrong.append(path)
    return Sorted(projects=tuple(projects), data=tuple(data), wrong=tuple(wrong))


def name_filters() -> list[str]:
    """Kinds of files for a file dialog, in the language in force."""
    kinds = (
        (QCoreApplication.translate("Opening", "Data"), (*TABLES, *PROSE, *SOUNDS, *RARE_SOUNDS)),
        (QCoreApplication.translate("Opening", "Tables and texts"), (*TABLES, *PROSE)),
        (QCoreApplication.translate("Opening", "Recordings"), (*SOUNDS, *RARE_SOUNDS)),
    )
    named = [f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in kinds]
    return [*named, QCoreApplication.translate("Opening", "All files") + " (*)"]


def _holds_data(folder: Path) -> bool:
    return any(_is_data(path) for path in islice(folder.rglob("*"), MOST_ENTRIES))


def _is_data(path: Path) -> bool:
    return path.suffix.lower() in (*DATA_SUFFIXES, *RARE_SOUNDS) and path.is_file()
