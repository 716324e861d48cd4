"""Documents: new, open, save, save as; who else has the project open; what would be lost; snapshots meanwhile."""

import os
import shutil
import stat
import uuid
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer, Signal

from workbench.errors import WorkbenchError
from workbench.folders import building, copy_folder, put_in_place
from workbench.gui.session.activity import Activity
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.recovery import Recovery, Snapshot
from workbench.gui.session.session import Session
from workbench.gui.session.settings import add_recent, scratch_folder
from workbench.gui.session.ways import Ways
from workbench.paths import writing
from workbench.project_files import own_path
from workbench.runs.claim import CLAIM
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.runs.project import Project

AUTOSAVE_MS = 60_000
LOCK = ".lock"
"""Whoever has this file locked has the project open in a window."""
NEVER_COPIED = (LOCK, CLAIM)
Then = Callable[[], None]


class Documents(QObject):
    """The session's experiment as a folder on disk; a new one lives in a scratch folder until "Save as"."""

    changed = Signal()
    """Name, folder or the unsaved state changed."""
    locked = Signal(object, str)
    """(folder, who): another window has this project open."""
    opened = Signal()
    """A project is in the session now."""
    left = Signal()
    """The experiment in hand gives way to another."""

    def __init__(self, session: Session, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity = activity
        self._unsaved = False
        self._left: list[Path] = []
        """Scratch projects that are still to be removed."""
        self._creating = False
        self._lock: QLockFile | None = None
        self.recovery = Recovery()
        self._ways = Ways(session.jobs, self)
        self._autosave = QTimer(self, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.autosave)
        self._autosave.start()
        session.undo_stack.cleanChanged.connect(self._on_clean_changed)
        session.spec_changed.connect(self._ensure_project)

    @property
    def folder(self) -> Path | None:
        """Where the project lies, scratch or not."""
        return None if self._session.project is None else self._session.project.folder

    @property
    def scratch(self) -> bool:
        """Whether this experiment was never saved by the user."""
        return self.folder is None or _is_scratch(self.folder)

    @property
    def name(self) -> str:
        """The project's name; empty for one that was never saved."""
        return "" if self.scratch or self.folder is None else self.folder.name

    @property
    def modified(self) -> bool:
        """Whether closing now would lose something."""
        return self._unsaved or not self._session.undo_stack.isClean() or (self.scratch and self._has_runs())

    def new(self) -> None:
        """Start an empty experiment."""
        self._leave()
        self._session.set_project(None, ExperimentSpec())
        self.changed.emit()

    def open(self, folder: Path, *, anyway: bool = False) -> None:
        """Open a project's folder (or its project.json) in place of the one in hand."""
        folder = (folder.parent if folder.name == "project.json" else folder).absolute()
        holder = None if anyway or folder == self.folder else _holder(folder)
        moved = self.folder is not None and not self.folder.exists()  # by another program, and its lock with it
        if holder is not None and not (moved and holder == (QSysInfo.machineHostName(), os.getpid())):
            self.locked.emit(folder, f"{holder[0]}, {holder[1]}")
            return
        self._run(self.tr("Opening the project"), lambda: _open(folder), self._on_opened)

    def restore(self, snapshot: Snapshot) -> None:
        """Go on where a window that did not close left off."""

        folder = snapshot.folder
        if folder is not None and folder.is_symlink():  # it ended while the project was saved elsewhere
            folder = folder.resolve()

        def done(project: "Project | None") -> None:
            self._leave()
            self.recovery.adopt(snapshot)
            if folder != snapshot.folder:
                _remove_scratch(snapshot.folder)
            self._hold(None if project is None else project.folder)
            self._session.set_project(project, snapshot.spec)
            self._unsaved = True
            self._ensure_project()
            self.changed.emit()
            self.opened.emit()

        if folder is not None and (folder / "project.json").exists():
            self._run(self.tr("Opening the project"), lambda: _open(folder), done)
        else:
            done(None)

    def save(self, then: Then | None = None) -> bool:
        """Save into the project's folder; False where there is none yet, so that `save_as` must ask for one."""
        project, spec = self._session.project, self._session.spec
        if self.scratch or project is None:
            return False
        self._run(self.tr("Saving"), lambda: _save(project, spec), lambda _: self._on_saved(project, spec, then))
        return True

    def save_as(self, folder: Path, then: Then | None = None) -> None:
        """Move a scratch project, or copy a saved one, to a folder that is new or empty."""
        if self.busy_with_training():
            return
        before, spec, scratch = self.folder, self._session.spec, self.scratch
        self._unlock()

        def done(project: "Project") -> None:
            if scratch and before is not None:
                self._ways.keep(before, but=telling())
            if self.folder == before:  # else another project was opened meanwhile
                self._session.adopt_project(project)
                self._hold(project.folder)
            self._on_saved(project, spec, then)

        def failed(_: Exception) -> None:
            if self.folder == before:
                self._hold(before)

        job = self._run(self.tr("Saving"), lambda: _save_as(before, folder.absolute(), spec, scratch), done)
        job.failed.connect(failed)

    def busy_with_training(self) -> bool:
        """Whether the project cannot move now because a run is written into it; says so."""
        if self._activity.training is None:
            return False
        self._session.report("warning", "Training writes into this project. Stop it or wait, then save elsewhere.")
        return True

    def autosave(self) -> None:
        """Write a snapshot where there is unsaved work."""
        if self.modified:
            name, folder, spec = self.name, self.folder, self._session.spec
            job = self._run(self.tr("Saving a snapshot"), lambda: _snapshot(self.recovery, name, folder, spec))
            job.finished.connect(lambda _: None if self.modified else self.recovery.clear())

    def takes_runs_along(self, snapshot: Snapshot) -> bool:
        """Whether discarding the recovered work deletes runs, which lie nowhere else."""
        folder = snapshot.folder
        return folder is not None and _is_scratch(folder) and not folder.is_symlink() and _has_runs(folder)

    def discard_snapshot(self, snapshot: Snapshot) -> None:
        """Delete recovered work, and its scratch project with it."""
        self.recovery.discard(snapshot)
        _remove_scratch(snapshot.folder)

    def close(self) -> None:
        """The window closes; what was not saved by now is not to be kept."""
        self._release()
        for folder in (*self._left, self.folder):
            _remove_scratch(folder)
        self._ways.close()
        self.recovery.close()

    def _on_clean_changed(self, _: bool) -> None:
        self.changed.emit()

    def _ensure_project(self, *_: object) -> None:
        if self._session.project is None and self._session.spec.data.sources and not self._creating:
            self._creating = True
            folder, spec = scratch_folder() / uuid.uuid4().hex[:12], self._session.spec
            job = self._run(self.tr("Making room for runs"), lambda: _create(folder, spec), self._on_scratch)
            job.ended.connect(lambda: setattr(self, "_creating", False))

    def _on_scratch(self, project: "Project") -> None:
        if self._session.project is None:
            self._hold(project.folder)
            self._session.adopt_project(project)
            self.autosave()
            self.changed.emit()

    def _on_opened(self, project: "Project") -> None:
        self._leave()
        self._hold(project.folder)
        add_recent(project.folder)
        self._session.set_project(project, project.spec)
        if project.read_only:
            self._session.report(
                "info",
                "{file} can only be read: look at its runs; to train or to change it, save it elsewhere first.",
                file=project.folder,
            )
        self.changed.emit()
        self.opened.emit()

    def _on_saved(self, project: "Project", spec: ExperimentSpec, then: Then | None) -> None:
        if self._session.project is project and self._session.spec == spec:
            self._unsaved = False
            self._session.undo_stack.setClean()
            self.recovery.clear()
        add_recent(project.folder)
        self._session.report("success", "Saved to {folder}.", folder=project.folder)
        self.changed.emit()
        if then is not None:
            then()

    def _run(
        self, title: str, work: Callable[[], Generator[Any, None, Any]], done: Callable[[Any], None] | None = None
    ) -> Job:
        job = self._session.jobs.run(title, work)
        if done is not None:
            job.finished.connect(done)
        job.failed.connect(self._session.report_error)
        return job

    def _has_runs(self) -> bool:
        return _has_runs(self.folder)

    def _hold(self, folder: Path | None) -> None:
        if folder is not None:
            self._lock = QLockFile(str(folder / LOCK))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _leave(self) -> None:
        self.left.emit()
        self._release()
        folder = self.folder
        if folder is not None and _is_scratch(folder):  # many files may lie there
            self._left.append(folder)
            job = self._run(self.tr("Tidying up"), lambda: _tidy_up(folder))
            job.finished.connect(lambda _: self._left.remove(folder))

    def _release(self) -> None:
        self._unlock()
        self._unsaved = False
        self.recovery.clear()


def _holder(folder: Path) -> tuple[str, int] | None:
    """The computer and the process that have the project open; opening it tells what is no ordinary lock."""
    try:
        own_path(folder, LOCK).named()
    except WorkbenchError:
        return None
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)
    lock.tryLock(0)
    failure = lock.error()
    lock.unlock()
    if failure != QLockFile.LockError.LockFailedError:  # free, or in a folder that can only be read
        return None
    process, host, _ = lock.getLockInfo()
    return host, process


def _has_runs(folder: Path | None) -> bool:
    return folder is not None and any((folder / "runs").glob("*/state.json"))


def _is_scratch(folder: Path) -> bool:
    return folder.absolute().parent == scratch_folder().absolute()


def _remove_scratch(folder: Path | None) -> None:
    """Of a project that was saved elsewhere meanwhile, only the link that leads there."""
    if folder is None or not _is_scratch(folder):
        return
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _tidy_up(folder: Path) -> Generator[Any, None, None]:
    yield from ()
    _remove_scratch(folder)


def _open(folder: Path) -> Generator[Any, None, "Project"]:
    from workbench.runs.project import Project

    yield from ()
    own_path(folder, LOCK).named()
    return Project.open(folder)


def _create(folder: Path, spec: ExperimentSpec) -> Generator[Any, None, "Project"]:
    from workbench.runs.project import Project

    yield from ()
    return Project.create(folder, spec)


def _save(project: "Project", spec: ExperimentSpec) -> Generator[Any, None, None]:
    yield from ()
    project.save(spec)


def _save_as(before: Path | None, folder: Path, spec: ExperimentSpec, scratch: bool) -> Generator[Any, None, "Project"]:
    from workbench.runs.project import Project

    yield from ()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkbenchError("{file} holds other files. Choose a new or an empty folder.", file=folder)
    if before is None or not (before / "project.json").exists():  # gone meanwhile: what is at hand is kept
        return Project.create(folder, spec)
    try:
        with writing(folder):
            _move(before, folder) if scratch else _copy(before, folder, without=("cache", *NEVER_COPIED))
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkbenchError(
            "{file} cannot be written: {reason}. Choose another folder.", file=folder, reason=reason
        ) from error
    project = Project.open(folder)
    project.save(spec)
    return project


def _move(before: Path, folder: Path) -> None:
    """Jobs that read and write there are led to the new place."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        before.rename(folder)
    except OSError:  # to another disk
        _copy(before, folder, without=NEVER_COPIED)
        shutil.rmtree(before, ignore_errors=True)
    with suppress(OSError):  # where the system makes no links, those jobs fail, and say so
        before.symlink_to(folder, target_is_directory=True)


def _copy(before: Path, folder: Path, *, without: Sequence[str]) -> None:
    """A copy that is there as a whole or not at all."""
    with building(folder) as partial:
        copy_folder(before, partial, without=without)
        partial.chmod(before.stat().st_mode | stat.S_IRWXU)
        put_in_place(partial, folder)


def _snapshot(recovery: Recovery, name: str, folder: Path | None, spec: ExperimentSpec) -> Generator[Any, None, None]:
    yield from ()
    recovery.write(name, folder, spec)
