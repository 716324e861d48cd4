"""The sheet of a bundle: what lies in it, of which hash, and what its runs depend on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Interval, MaxLen
from pydantic import TypeAdapter

from workbench.errors import WorkbenchError
from workbench.export.hashes import SEAL, is_sealed, sealed
from workbench.project_files import AnyPath
from workbench.stored import checked, open_file, parse

FILE = "bundle.json"
PIECE = 1 << 20
Hash = Annotated[str, MaxLen(64)]
Ended = Literal["finished", "stopped", "interrupted", "failed"]
"""How a run stands that is trained no longer."""
Size = Annotated[int, Interval(ge=0, le=1 << 50)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a file is known by."""

    sha256: Hash
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMark:
    """A run of a result."""

    created: str
    status: Ended
    files: Mapping[str, Mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a bundle says of itself; `job` names the job that a result is of, as long as it knows."""

    format: Literal[1] = 1
    kind: Literal["job", "result"]
    job: Annotated[str, MaxLen(64)]
    version: str
    """Of this program."""
    python: str
    packages: Mapping[str, str]
    """Versions as they are installed, by name."""
    seed: int
    data: Mapping[str, Mark]
    """The data's files by their place below the folder that holds them all."""
    places: Mapping[str, str]
    """Where files of the data lie that were not bundled, by the same names."""
    spec: Mark | None = None
    """Of a job's project.json."""
    runs: Mapping[str, RunMark]


_SHEETS = TypeAdapter(Sheet)


def to_text(sheet: Sheet) -> str:
    """The sheet as JSON, with its own hash in it."""
    return sealed(asdict(sheet))


def from_text(text: bytes, *, file: Path | str) -> Sheet:
    """The sheet from JSON. Raises WorkbenchError where it is damaged, changed, or of a later program."""
    values = parse(text, file=file)
    if not isinstance(values, dict) or not isinstance(values.get("format"), int) or values["format"] != 1:
        raise WorkbenchError(
            "{file} is no bundle that this version of the program knows. Update the program.", file=file
        )
    if not is_sealed(text, values.pop(SEAL, None)):
        raise WorkbenchError("{file} is not as it was written: a byte of it has changed. Bundle it again.", file=file)
    return checked(_SHEETS, values, file=file)


def mark_of(path: AnyPath) -> Mark:
    """Hash and size of a file."""
    digest, size = hashlib.sha256(), 0
    with open_file(path) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return Mark(sha256=digest.hexdigest(), size=size)


def digest_of(files: Mapping[str, Mark]) -> str:
    """One hash of them all, by which a run is known again."""
    return hashlib.sha256(json.dumps({name: mark.sha256 for name, mark in sorted(files.items())}).encode()).hexdigest()
