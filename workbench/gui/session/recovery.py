"""Recovery: unsaved work is written to a folder of its own every minute, and offered again after a crash."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from workbench.errors import WorkbenchError
from workbench.gui.session.settings import recovery_folder
from workbench.paths import write_whole
from workbench.spec import ExperimentSpec, from_values, to_json
from workbench.stored import read_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Unsaved work of a window that did not close: its project's folder, if it had one, and its experiment."""

    path: Path
    name: str
    folder: Path | None
    saved: datetime
    spec: ExperimentSpec


class Recovery:
    """This window's own snapshot, locked for as long as the window lives, and those that others left behind."""

    def __init__(self) -> None:
        self._folder = recovery_folder()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._take(self._folder / f"{uuid.uuid4().hex}.json")

    def write(self, name: str, folder: Path | None, spec: ExperimentSpec) -> None:
        """Put the work as it stands into this window's snapshot."""
        values = {
            "name": name,
            "folder": None if folder is None else str(folder),
            "saved": datetime.now(UTC).isoformat(),
            "spec": json.loads(to_json(spec)),
        }
        write_whole(self._path, json.dumps(values))

    def clear(self) -> None:
        """Forget this window's snapshot: its work is saved or discarded."""
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the lock; a snapshot that is still there will be offered at the next start."""
        self._lock.unlock()

    def found(self) -> tuple[Snapshot, ...]:
        """Snapshots whose window is gone, newest first; damaged ones are left alone."""
        paths = [path for path in self._folder.glob("*.json") if path != self._path and _abandoned(path)]
        snapshots = [snapshot for path in paths if (snapshot := _read(path)) is not None]
        return tuple(sorted(snapshots, key=lambda snapshot: snapshot.saved, reverse=True))

    def adopt(self, snapshot: Snapshot) -> None:
        """Go on with a snapshot as this window's own, so that it survives a second crash."""
        self.clear()
        self._lock.unlock()
        self._take(snapshot.path)

    def discard(self, snapshot: Snapshot) -> None:
        """Delete a snapshot for good."""
        snapshot.path.unlink(missing_ok=True)

    def _take(self, path: Path) -> None:
        self._path = path
        self._lock = QLockFile(str(path.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)


def _abandoned(path: Path) -> bool:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    free = lock.tryLock(0)
    lock.unlock()
    return free


def _read(path: Path) -> Snapshot | None:
    try:
        values = read_json(path)
        return Snapshot(
            path=path,
            name=values["name"],
            folder=Path(values["folder"]) if values["folder"] else None,
            saved=datetime.fromisoformat(values["saved"]),
            spec=from_values(values["spec"], file=str(path)),
        )
    except (OSError, ValueError, KeyError, TypeError, WorkbenchError):
        return None
