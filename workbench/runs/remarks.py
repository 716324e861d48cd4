"""What people say of a run: a name, tags, a note and a star, in a file of its own in the run's folder."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from annotated_types import MaxLen
from pydantic import TypeAdapter

from workbench.errors import WorkbenchError
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.stored import DamagedError, read_as

FILE = "remarks.json"
Short = Annotated[str, MaxLen(200)]
Long = Annotated[str, MaxLen(20_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """remarks.json; a run of which nobody has said anything has none."""

    name: Short = ""
    tags: Annotated[tuple[Short, ...], MaxLen(50)] = ()
    note: Long = ""
    starred: bool = False

    def with_tag(self, tag: str) -> "Remarks":
        """The same with one tag more."""
        return replace(self, tags=tags_of(",".join((*self.tags, tag))))

    def without_tag(self, tag: str) -> "Remarks":
        """The same without a tag, however it is written."""
        return replace(self, tags=tuple(each for each in self.tags if each.casefold() != tag.strip().casefold()))


_REMARKS = TypeAdapter(Remarks)
NONE = Remarks()


def tags_of(text: str) -> tuple[str, ...]:
    """The tags that a text names, between commas, each once."""
    found: dict[str, str] = {}
    for tag in (" ".join(part.split()) for part in text.replace("，", ",").split(",")):
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def read_remarks(folder: Path) -> Remarks:
    """What is said of the run in a folder; nothing where the file is missing or damaged, as the run itself is whole."""
    try:
        return read_as(_REMARKS, run_file(folder, FILE))
    except (FileNotFoundError, NotADirectoryError, DamagedError):
        return NONE


def write_remarks(folder: Path, remarks: Remarks) -> None:
    """Keep what is said of a run. Raises WorkbenchError where it is too long, or the run is gone."""
    if not folder.is_dir():
        raise WorkbenchError("Run {run} is no longer there.", run=folder.name)
    try:
        _REMARKS.validate_python(asdict(remarks))
    except ValueError as error:
        raise WorkbenchError(
            "That is too long: names and tags have 200 characters at most, notes 20,000, and a run 50 tags."
        ) from error
    write_whole(run_file(folder, FILE), json.dumps(asdict(remarks), ensure_ascii=False, indent=2) + "\n")
