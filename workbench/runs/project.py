"""A project: a folder that holds an experiment and its runs."""

import re
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.paths import sweep, write_whole
from workbench.project_files import AnyPath, OwnPath, own_path
from workbench.runs.loaded import relative, resolved
from workbench.runs.run import HeldRunError, Run
from workbench.runs.store import RunRow, RunStore
from workbench.spec import ExperimentSpec, as_one_run, from_json, to_json
from workbench.stored import read_bytes

FILE = "project.json"
RUN_ID = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{3,})", re.ASCII)

SETTLED_NS = 2_000_000_000
"""From so long ago on a change is told from any later one, whatever the disk."""


class Project:
    """An open project. Source paths in `spec` are absolute; in the file those inside the folder are relative."""

    def __init__(self, home: OwnPath, spec: ExperimentSpec) -> None:
        self.folder = home.path
        self.spec = spec
        self._home, self._runs, self._trash = home, home / "runs", home / "trash"
        for own in (self._runs, self._trash):
            own.named()
        self._store = RunStore(home / "runs.sqlite")
        try:
            if not self.read_only:
                self._runs.mkdir()
                sweep(home)
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    @classmethod
    def create(cls, folder: AnyPath, spec: ExperimentSpec) -> "Project":
        """Make a project of a folder, which may already hold other files. Raises WorkbenchError where one is."""
        home = _home_of(folder)
        try:
            home.home.mkdir(parents=True, exist_ok=True)
            home.mkdir()
            if (home / FILE).exists():
                raise WorkbenchError(
                    "{file} already holds a project. Open it, or choose another folder.", file=home.path
                )
            _write(home, spec)
        except OSError as error:
            raise _unwritable(home.path, error) from error
        return cls.open(home)

    @classmethod
    def open(cls, folder: AnyPath) -> "Project":
        """The project in a folder. Raises WorkbenchError where none is, or a damaged or newer one."""
        home = _home_of(folder)
        try:
            text = read_bytes(home / FILE)
        except OSError as error:
            raise WorkbenchError(
                "{file} is not a project: it holds no readable project.json. Choose a project's folder.", file=home.path
            ) from error
        spec = from_json(text, file=str(home / FILE))
        return cls(home, spec.model_copy(update={"data": resolved(spec.data, home.path)}))

    @property
    def read_only(self) -> bool:
        """Whether runs can be looked at and judged, but nothing be kept in the folder."""
        return self._store.read_only

    @property
    def cache(self) -> OwnPath:
        """A folder for what can be made again; it may be deleted any time."""
        folder = self._home / "cache"
        folder.mkdir()
        return folder

    def check_can_write(self) -> None:
        """Raise WorkbenchError where the project can only be read, or is gone."""
        self._check_there()
        if self.read_only:
            raise WorkbenchError("The project {file} can only be read. Save it elsewhere first.", file=self.folder)

    def save(self, spec: ExperimentSpec) -> None:
        """Make this the project's experiment, in memory and on disk."""
        self.check_can_write()
        _write(self._home, spec)
        self.spec = spec.model_copy(update={"data": resolved(spec.data, self.folder)})

    def rows(self) -> tuple[RunRow, ...]:
        """The run table, oldest first, from the index; others than it knows as ended are read."""
        found = self._ids()
        known = self._store.rows()
        for lost in known.keys() - set(found):
            self._store.remove(lost)
        return tuple(self._row(run, known.get(run)) for run in found)

    @property
    def store(self) -> RunStore:
        """The index of the runs."""
        return self._store

    def stamps(self) -> dict[str, str]:
        """All runs, oldest first, each with what changes whenever a file in its folder is put there or taken away.

        Empty for a folder that changed just now, and so may once more within the same tick of the disk's clock.
        """
        self._check_there()
        if not self._runs.is_dir():
            return {}
        now, found = time.time_ns(), {}
        with self._runs.entries() as entries:
            for entry in entries:
                if RUN_ID.fullmatch(entry.name) and (entry.is_symlink() or entry.is_dir()):
                    changed = entry.stat(follow_symlinks=False).st_mtime_ns
                    found[entry.name] = str(changed) if abs(now - changed) > SETTLED_NS else ""
        return {run: found[run] for run in sorted(found, key=_by_day)}

    def runs(self) -> tuple[Run, ...]:
        """All runs, newest last."""
        return tuple(self._run(run) for run in self._ids())

    def run(self, run: str | None = None) -> Run:
        """The run of that id; None gives the newest finished one, else the newest with weights."""
        if run is not None:
            if not (RUN_ID.fullmatch(run) and self._is_run(run)):
                known = ", ".join(self._ids()[-3:]) or "-"
                raise WorkbenchError(
                    "There is no run {run} in this project. Its newest: {known}.", run=run, known=known
                )
            return self._run(run)
        usable = [row for row in reversed(self.rows()) if row.best_epoch and self._run(row.id).best.exists()]
        if not usable:
            raise WorkbenchError("The project {file} has no trained run yet. Train it first.", file=self.folder)
        return self._run(next((row for row in usable if row.status == "finished"), usable[0]).id)

    def new_run(self, spec: ExperimentSpec | None = None, *, place: int = 0) -> Run:
        """A new run of the spec (the project's, when not given), marked as run by this process.

        With a `place` it waits in the queue instead.
        """
        self.check_can_write()
        run = self._new_folder()
        try:
            run.write_spec(as_one_run(spec or self.spec))
            run.mark("queued" if place else "running", place=place)
        except BaseException:
            run.delete()
            run.release()
            raise
        return run

    def remove_run(self, run: str) -> None:
        """Delete a run's folder for good. Raises WorkbenchError while the run is being trained."""
        self.check_can_write()
        doomed = self.cache / f"deleted-{run}"
        doomed.delete()
        self._take_out(run, doomed)
        doomed.delete()

    def discard_run(self, run: str) -> None:
        """Put a run's folder into the trash. Raises WorkbenchError while the run is being trained."""
        self.check_can_write()
        self._trash.mkdir()
        self._take_out(run, self._trash / run)

    def restore_run(self, run: str) -> None:
        """Take a run out of the trash again. Raises WorkbenchError where it is not there, or its name is taken."""
        self.check_can_write()
        if run not in self.discarded():
            raise WorkbenchError("Run {run} is not in the project's trash any more.", run=run)
        try:
            (self._trash / run).rename(self._runs / run)
        except OSError as error:
            raise WorkbenchError(
                "Run {run} cannot be restored: {reason}. Close other programs that use its folder {folder}.",
                run=run,
                reason=error.strerror or str(error),
                folder=self._trash / run,
            ) from error

    def discarded(self) -> tuple[str, ...]:
        """The runs in the trash, oldest first."""
        if not self._trash.is_dir():
            return ()
        with self._trash.entries() as entries:
            return tuple(sorted((entry.name for entry in entries if RUN_ID.fullmatch(entry.name)), key=_by_day))

    def empty_trash(self) -> None:
        """Delete for good what lies in the trash."""
        self.check_can_write()
        self._trash.delete()

    def _take_out(self, run: str, to: OwnPath) -> None:
        """Move a run's folder away, and forget it."""
        self.check_can_write()
        chosen = self.run(run)
        try:
            chosen.hold()  # A queue that is being trained does not take it any more.
        except HeldRunError as error:
            raise WorkbenchError(
                "Run {run} is being trained right now. Stop it before you delete it.", run=run
            ) from error
        try:
            (self._runs / run).rename(to)
        except OSError as error:
            raise WorkbenchError(
                "Run {run} cannot be deleted: {reason}. Close other programs that use its folder {folder}.",
                run=run,
                reason=error.strerror or str(error),
                folder=chosen.folder,
            ) from error
        finally:
            chosen.release()
        self._store.remove(run)

    def _new_folder(self) -> Run:
        """The folder of a new run, held; one that a killed process left without a run is taken over."""
        today = date.today().isoformat()
        number = (
            max((int(run[11:]) for run in (*self._ids(), *self.discarded()) if run.startswith(today)), default=0) + 1
        )
        while True:
            run = self._run(f"{today}-{number:03d}")
            try:
                (self._runs / run.id).mkdir()
            except WorkbenchError:  # It is a link, unless that is the folder of all runs.
                self._runs.stat()
                number += 1
                continue
            with suppress(HeldRunError):
                run.hold()
                if not run.file("state.json").exists():
                    return run
                run.release()
            number += 1  # Another process took the number.

    def _run(self, run: str) -> Run:
        return Run(self._runs / run, self.folder, self._store)

    def _row(self, run: str, known: RunRow | None) -> RunRow:
        try:
            found = self._run(run)
            ended = known is not None and known.status not in ("running", "queued")
            if known is not None and ended and known.stamp == found.stamp and not found.held:
                return known
            row = found.row
        except WorkbenchError:  # Its files say what is wrong when it is opened; the other runs are listed.
            return RunRow(
                id=run, created=run[:10], status="damaged", template="", epochs=0, best_epoch=0, val_loss=None
            )
        if row != known:
            self._store.put(row)
        return row

    def _check_there(self) -> None:
        if not (self._home / FILE).exists():
            raise WorkbenchError(
                "The project {file} is no longer there. Put its folder back, or open it where it is now.",
                file=self.folder,
            )

    def _ids(self) -> list[str]:
        self._check_there()
        if not self._runs.is_dir():
            return []
        with self._runs.entries() as entries:
            names = [entry.name for entry in entries if RUN_ID.fullmatch(entry.name)]
        return sorted(filter(self._is_run, names), key=_by_day)

    def _is_run(self, run: str) -> bool:
        """Whether it is a run's folder, if perhaps one that leads elsewhere and is refused when it is opened."""
        try:
            return (self._runs / run / "state.json").is_file()
        except WorkbenchError:
            return True


def _by_day(run: str) -> tuple[str, int]:
    return run[:10], int(run[11:])


def _home_of(folder: AnyPath) -> OwnPath:
    return folder if isinstance(folder, OwnPath) else own_path(folder.absolute())


def _unwritable(folder: Path, error: OSError) -> WorkbenchError:
    return WorkbenchError(
        "A project cannot be written to {file}: {reason}. Choose another folder.",
        file=folder,
        reason=error.strerror or str(error),
    )


def _write(home: OwnPath, spec: ExperimentSpec) -> None:
    inside = spec.model_copy(update={"data": relative(spec.data, home.path)})
    write_whole(home / FILE, to_json(inside))
