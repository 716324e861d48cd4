"""What the files of an export were when it was written, so that a later change of any byte shows.

This tells accidents and careless changes, not a forger: whoever rewrites the files can hash them anew.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.errors import WorkbenchError
from workbench.export.origin import LARGEST, MARKER
from workbench.stored import open_file, parse, read_bytes

HASHES, SEAL = "sha256", "seal"
"""Of export.json: the hash of every other file, and of export.json itself as it is with an empty seal."""
_PIECE = 1 << 20
_RUN_BY_PYTHON = (".py", ".pyc", ".pyd", ".so")
"""Endings of what Python may run instead of a library that a script asks for, where it lies beside the script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An export that is as it was written: its files, and what else lies in the folder."""

    files: tuple[str, ...]
    others: tuple[str, ...]


class _Marked:
    """What export.json says of the files beside it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / MARKER
        try:
            self.content = read_bytes(self.path, LARGEST)
        except OSError as error:
            raise WorkbenchError(
                "{file} holds no export.json. Choose a folder that was exported.", file=folder
            ) from error
        about = parse(self.content, file=self.path)
        if not isinstance(about, dict) or HASHES not in about:
            raise WorkbenchError(
                "{file} does not say what its files were: it is of an older version. Export the run again.",
                file=folder,
            )
        try:
            self.hashes = TypeAdapter(dict[str, str]).validate_python(about[HASHES])
            self.seal = TypeAdapter(str).validate_python(about.get(SEAL))
        except ValidationError:
            self.hashes, self.seal = {}, ""

    @property
    def is_whole(self) -> bool:
        """Whether export.json itself is as it was written."""
        return is_sealed(self.content, self.seal)


def hashes_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each of a folder's files, in hexadecimal."""
    return {name: _hash(folder / name) for name in names}


def sealed(about: Mapping[str, Any]) -> str:
    """The text of an export.json, or of a bundle's, with its own hash in it."""
    empty = json.dumps({**about, SEAL: ""}, indent=2) + "\n"
    return json.dumps({**about, SEAL: hashlib.sha256(empty.encode()).hexdigest()}, indent=2) + "\n"


def is_sealed(content: bytes, seal: object) -> bool:
    """Whether a text that `sealed` gave is as it was, by the hash that it says."""
    mark = seal.encode("utf-8", "replace") if isinstance(seal, str) else b""
    if len(mark) != hashlib.sha256().digest_size * 2 or content.count(mark) != 1:
        return False
    return hashlib.sha256(content.replace(mark, b"")).hexdigest() == seal


def check_unchanged(folder: Path) -> Unchanged:
    """Compare every file of an export with what it was when it was written.

    Raises WorkbenchError, naming the files, where one is changed or gone, or where something lies beside the scripts
    that Python would run in place of a library.
    """
    marked = _Marked(folder)
    changed = [] if marked.is_whole else [MARKER]
    changed += [name for name, hashed in marked.hashes.items() if _now(folder, name) != hashed]
    if changed:
        raise WorkbenchError(
            "{file} is not as it was exported: {names} changed or gone. Do not rely on it; export the run again.",
            file=folder,
            names=", ".join(sorted(changed)),
        )
    others = tuple(sorted(path.name for path in folder.iterdir() if path.name not in {MARKER, *marked.hashes}))
    run = [name for name in others if _is_run(folder / name)]
    if run:
        raise WorkbenchError(
            "{file} holds {names} beside its own files: Python would run that in place of a library of the same "
            "name. Move it elsewhere.",
            file=folder,
            names=", ".join(run),
        )
    return Unchanged(files=(*marked.hashes, MARKER), others=others)


def _now(folder: Path, name: str) -> str:
    """The hash of a file as it is; empty where it is gone, or where a stranger's name leads elsewhere."""
    path = folder / name
    if Path(name).name != name or path.is_symlink():
        return ""
    try:
        return _hash(path)
    except (OSError, WorkbenchError):
        return ""


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with open_file(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _is_run(path: Path) -> bool:
    """Whether an import could find it: a module, or a folder that is no cache of compiled ones."""
    return path.suffix in _RUN_BY_PYTHON or (path.is_dir() and path.name.isidentifier() and path.name != "__pycache__")
