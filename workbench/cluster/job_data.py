"""The files behind an experiment's data: by which names a bundle knows them, and where each of its sources goes."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.cluster.sheet import Mark, mark_of
from workbench.data.sources.files import files_of
from workbench.data.sources.shard_set import shard_paths
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.paths import as_path
from workbench.progress import Progress, Work
from workbench.sentence import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class JobData:
    """Files by name, and the name of each source, which may be a folder of them, and of the table of labels."""

    files: Mapping[str, Path]
    sources: tuple[str, ...]
    table: str | None = None

    def check_apart(self, to: Path) -> None:
        """Raise WorkbenchError where what is written `to` a place would take that of one of the files."""
        if to.resolve() in {path.resolve() for path in self.files.values()}:
            raise WorkbenchError("{file} would overwrite itself. Choose another place with --to.", file=to)


def find_data(spec: DataSpec) -> JobData:
    """All files of a spec whose paths are absolute, named by their place below the folder that holds them all.

    Raises WorkbenchError where one is not there, or has a name that is no text.
    """
    paths = [as_path(source.path) for source in spec.sources]
    if not paths:
        raise WorkbenchError("No file is loaded yet. Add a file or folder first.")
    table = None if spec.labels.table is None else as_path(spec.labels.table)
    top = _top([*paths, *([table] if table else [])])
    found = [file.path for file in files_of([*paths, *([table] if table else [])])]
    files = [part for file in found for part in (file, *shard_paths(file))]
    return JobData(
        files={_name(path, top): path for path in files},
        sources=tuple(_name(path, top) for path in paths),
        table=None if table is None else _name(table, top),
    )


def marks_of(files: Mapping[str, Path]) -> Work[dict[str, Mark]]:
    """Hash and size of each file."""
    marks: dict[str, Mark] = {}
    for place, (name, path) in enumerate(files.items()):
        yield Progress(done=place / len(files), message=sentence("Checking {file}", file=path.name))
        marks[name] = mark_of(path)
    return marks


def moved(spec: DataSpec, places: Iterable[str], table: str | None) -> DataSpec:
    """The spec with its sources, in their order, and its table of labels at other places."""
    sources = tuple(
        source.model_copy(update={"path": place}) for source, place in zip(spec.sources, places, strict=True)
    )
    labels = spec.labels.model_copy(update={"table": table})
    return spec.model_copy(update={"sources": sources, "labels": labels})


def _top(paths: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath([path.parent for path in paths]))
    except ValueError as error:  # on Windows, of two disks
        raise WorkbenchError(
            "The data lie on several disks, of which no one folder can be made. Put them beside each other, or bundle "
            "the job without its data."
        ) from error


def _name(path: Path, top: Path) -> str:
    name = PurePosixPath(*path.relative_to(top).parts).as_posix()
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise WorkbenchError(
            "The name of {file} is no text, so that it cannot be bundled. Rename the file.", file=path
        ) from error
    return name
