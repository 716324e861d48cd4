"""What a path is: a project, a data file, or something this program does not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DATA_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".dat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Paths by what they are."""

    projects: tuple[Path, ...]
    data: tuple[Path, ...]
    wrong: tuple[Path, ...]


def sort_paths(paths: Iterable[Path]) -> Sorted:
    """Tell projects, data files and others apart by what lies on disk; a folder's data files count as dropped."""
    projects, data, wrong = [], [], []
    for path in paths:
        if path.name == "project.json" or (path / "project.json").is_file():
            projects.append(path)
        elif path.is_dir() and (inside := [file for file in sorted(path.iterdir()) if _is_data(file)]):
            data.extend(inside)
        elif _is_data(path):
            data.append(path)
        else:
            wrong.append(path)
    return Sorted(projects=tuple(projects), data=tuple(data), wrong=tuple(wrong))


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in DATA_SUFFIXES
