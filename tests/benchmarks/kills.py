"""Processes killed at their changes of the disk: nothing is lost, nothing stays in the way, old files are whole.

.venv/bin/python tests/benchmarks/kills.py --kills 200 --seed 0

Trains, goes on with a run, trains a queue, exports over an earlier export, saves as and converts, each in a process
that kills itself at its n-th opening for writing, flush, renaming, linking or removing; n is drawn by chance. Then the
same is done again, to its end. Prints one JSON object a job and one for all, and exits with 1 where anything is wrong.
"""

import argparse
import hashlib
import json
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

from workbench import folders
from workbench.data.sources.convert import convert
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.experiment import run_experiment
from workbench.export import bundle
from workbench.export.report import Check
from workbench.gui.session.documents import _save_as
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.queue import run_queue
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.run_queue import RunQueue
from workbench.spec import ExperimentSpec
from workbench.training.events import EpochEnd
from workbench.training.spec import TrainingSpec

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
UNCOUNTED = ("runs.sqlite", "runs.sqlite-wal", "runs.sqlite-shm", ".claim")
"""May be made anew at any time."""
LOST, IN_THE_WAY, TORN = "lost", "left in the way", "old files not whole"
Fault = tuple[str, str]


class Killer:
    """Counts this process's changes of the disk and kills it before one of them."""

    def __init__(self, at: int) -> None:
        self.seen, self._at = 0, at
        flush = os.fsync

        def fsync(handle: int) -> None:
            self.count()
            flush(handle)

        os.fsync = fsync
        sys.addaudithook(self._heard)

    def count(self) -> None:
        """One more change is about to come."""
        self.seen += 1
        if self.seen == self._at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int):
            writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and str(arguments[0]) != os.devnull:
                self.count()
        elif event in CHANGES or (event == "ctypes.dlsym" and arguments[1] == "renameat2"):
            self.count()


OLD_EXPORT: dict[str, str] = {}
OLD_RUN: dict[str, str] = {}
PROJECT_LOSSES: list[tuple[int, float, float]] = []


@dataclass(frozen=True, slots=True)
class Job:
    """What is killed, in a copy of a folder that was prepared; and what is wrong with it afterwards."""

    name: str
    act: Callable[[Path], object]
    faults: Callable[[Path], Iterator[Fault]]


def prepare(folder: Path) -> None:
    """A project with a finished run, one that has stopped and two that wait; an export with notes; a converted file."""
    source = folder / "project" / "series.csv"
    source.parent.mkdir(parents=True)
    rows = [f"{1800 + year},{5 + math.sin(year / 5):.4f}" for year in range(120)]
    source.write_text("\n".join(["year,level", *rows]) + "\n")
    spec = ExperimentSpec(
        data=DataSpec(
            sources=(SourceSpec(path=str(source)),),
            roles={"year": "time", "level": "target"},
            window=WindowSpec(context=8, horizon=2),
            split=SplitSpec(train=80, val=20, test=20),
        ),
        model=ModelSpec(template="small", layers=(RecurrentSpec(units=4, dropout=0.2),)),
        training=TrainingSpec(epochs=3, batch_size=16, learning_rate=0.01, device="cpu"),
    )
    project = Project.create(source.parent, spec)
    finish(run_experiment(project))
    events = run_experiment(project)
    for event in events:
        if isinstance(event, EpochEnd):
            events.close()
    for _ in range(2):
        RunQueue(project).add()
    _export(folder, project.runs()[0])
    (folder / "out" / "notes.txt").write_text("mine")
    (folder / "out" / "more").mkdir()
    (folder / "out" / "more" / "notes.txt").write_text("mine too")
    (folder / "table.csv").write_text("old")
    first, stopped, *_ = project.runs()
    finish(bundle.export_run(stopped, None, "torch", folder / "reference"))
    OLD_EXPORT.update({key: value for key, value in digests(folder / "out").items() if "notes" not in key})
    OLD_RUN.update(digests(first.folder))
    PROJECT_LOSSES.extend(losses(first))


def _train(folder: Path) -> None:
    finish(run_experiment(Project.open(folder / "project")))


def _go_on(folder: Path) -> None:
    project = Project.open(folder / "project")
    finish(run_experiment(project, resume=project.runs()[1].id))


def _train_queue(folder: Path) -> None:
    for _ in run_queue(Project.open(folder / "project")):
        pass


def _export(folder: Path, run: Run) -> None:
    finish(bundle.export_run(run, None, "torch", folder / "out", replace=True))


def _export_another(folder: Path) -> None:
    _export(folder, Project.open(folder / "project").runs()[1])


def _copy(folder: Path) -> None:
    before = folder / "project"
    finish(_save_as(before, folder / "copy", Project.open(before).spec, False))


def _move(folder: Path) -> None:
    before = folder / "project"
    if before.exists() and not before.is_symlink():
        finish(_save_as(before, folder / "copy", Project.open(before).spec, True))


def _convert(folder: Path) -> None:
    finish(convert(folder / "project" / "series.csv", folder / "table.csv"))


def _runs_are_whole(folder: Path, again: Callable[[Path], object], trained: slice) -> Iterator[Fault]:
    """Whatever was not finished goes on and gives what the finished run of the same spec gave."""
    project = Project.open(folder / "project")
    project.rows()
    first, *others = project.runs()
    before = digests(first.folder)
    if again is _train and len(others) == 4:
        finish(run_experiment(project, resume=others[3].id))
    else:
        again(folder)
    project = Project.open(folder / "project")
    reference = losses(first)
    for run in project.runs()[1:][trained]:
        if run.status != "finished" or losses(run) != reference or not torch.equal(weights(run), weights(first)):
            yield LOST, f"run {run.id} {run.status} {losses(run)}"
    if digests(first.folder) != before:
        yield TORN, "the finished run has changed"


def train_faults(folder: Path) -> Iterator[Fault]:
    """The new run, if it was begun, goes on."""
    yield from _runs_are_whole(folder, _train, slice(3, None))


def resume_faults(folder: Path) -> Iterator[Fault]:
    """The run that had stopped goes on."""
    yield from _runs_are_whole(folder, _go_on, slice(0, 1))


def queue_faults(folder: Path) -> Iterator[Fault]:
    """Both runs of the queue are trained."""
    yield from _runs_are_whole(folder, _train_queue, slice(1, 3))


def export_faults(folder: Path) -> Iterator[Fault]:
    """The old export or the new one is there, with the user's own files; then it is exported once more."""
    folders.finish_exchanges()
    for again in (False, True):
        if again:
            _export_another(folder)
        out = folder / "out"
        if not out.is_dir():
            yield LOST, "the export"
            return
        notes = [out / "notes.txt", out / "more" / "notes.txt"]
        if [note.read_text() if note.exists() else "" for note in notes] != ["mine", "mine too"]:
            yield LOST, f"notes {again}"
        found = {name: digest for name, digest in digests(out).items() if "notes" not in name}
        known = (digests(folder / "reference"),) if again else (digests(folder / "reference"), OLD_EXPORT)
        if found not in known:
            yield TORN, f"the export {again} {sorted(found)}"


def copy_faults(folder: Path) -> Iterator[Fault]:
    """The copy is whole or not there, then it can be made."""
    if (folder / "copy").exists() and not any((folder / "copy").iterdir()):
        (folder / "copy").rmdir()
    if not (folder / "copy").exists():
        _copy(folder)
    yield from _is_whole(folder / "copy")
    yield from _is_whole(folder / "project")


def move_faults(folder: Path) -> Iterator[Fault]:
    """The project is at one of both places, then at the new one; from the old one a link leads there, or nothing."""
    _move(folder)
    before = folder / "project"
    if before.exists() and not (before.is_symlink() and before.samefile(folder / "copy")):
        yield IN_THE_WAY, "project"
    yield from _is_whole(folder / "copy")


def convert_faults(folder: Path) -> Iterator[Fault]:
    """The old table or the new one is there."""
    new = (folder / "project" / "series.csv").read_text()
    if (folder / "table.csv").read_text().replace("\r\n", "\n") not in ("old", new):
        yield TORN, "the table"
    _convert(folder)
    if (folder / "table.csv").read_text().replace("\r\n", "\n") != new:
        yield LOST, "the table"


def _is_whole(folder: Path) -> Iterator[Fault]:
    project = Project.open(folder)
    if len(project.runs()) != 4 or losses(project.runs()[0]) != PROJECT_LOSSES:
        yield LOST, f"runs of {folder.name}"
    if digests(project.runs()[0].folder) != OLD_RUN:
        yield TORN, f"the run of {folder.name}"


def losses(run: Run) -> list[tuple[int, float, float]]:
    """What a run's history tells."""
    return [(end.epoch, end.train_loss, end.val_loss) for end in run.history]


def weights(run: Run) -> torch.Tensor:
    """The last epoch's weights in one row."""
    return torch.cat([weight.reshape(-1) for weight in run.model("last").state_dict().values()])


def digests(folder: Path) -> dict[str, str]:
    """The content of every file in a folder."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in UNCOUNTED
    }


def left_over(folder: Path) -> Iterator[Fault]:
    """Temporary files and folders that are still there when all was done again."""
    for entry in folder.rglob(".*"):
        if entry.name not in (".claim", ".lock"):
            yield IN_THE_WAY, str(entry.relative_to(folder))


def _in_steps(act: Callable[[Path], object]) -> Callable[[Path], object]:
    """As on a disk that cannot exchange two names."""

    def changed(folder: Path) -> object:
        folders.exchange = lambda first, second: False
        return act(folder)

    return changed


JOBS = (
    Job("train", _train, train_faults),
    Job("resume", _go_on, resume_faults),
    Job("queue", _train_queue, queue_faults),
    Job("export", _export_another, export_faults),
    Job("export in steps", _in_steps(_export_another), export_faults),
    Job("save as", _copy, copy_faults),
    Job("save as, moved", _move, move_faults),
    Job("convert", _convert, convert_faults),
)


def killed(job: Job, folder: Path, at: int) -> tuple[bool, int]:
    """Do the job in a process of its own that kills itself; whether it did, and how many changes came before."""
    counted = folder / "counted"
    process = os.fork()
    if process == 0:
        status = 1
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            killer = Killer(at)
            job.act(folder)
            seen, status = killer.seen, 0
            counted.write_text(str(seen))
        except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0, job.name
        seen = int(counted.read_text())
        counted.unlink()
        return False, seen
    return True, at


@contextmanager
def copied(template: Path) -> Iterator[Path]:
    """A fresh copy, whose user has kept nothing elsewhere yet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "here"
        shutil.copytree(template, folder)
        os.environ["WORKBENCH_HOME"] = str(Path(name) / "home")
        yield folder


def trial(job: Job, template: Path, at: int) -> tuple[bool, list[Fault]]:
    """Kill the job at one change in a fresh copy, do it again and look."""
    with copied(template) as folder:
        ended, _ = killed(job, folder, at)
        try:
            return ended, [*job.faults(folder), *left_over(folder)]
        except Exception as error:  # noqa: BLE001 - whatever keeps the user from going on
            return ended, [(IN_THE_WAY, "".join(traceback.format_exception(error)))]


def _checked(*_: object) -> Iterator[object]:
    """Files are looked at here, not models: no process of its own is started for them."""
    yield from ()
    return bundle.Written(checks=(Check(file="torch", batch=1, length=1, difference=0.0),)), bundle.Twin()


def main() -> int:
    """Kill, look and print; the exit status tells whether anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    bundle._checked = _checked
    chance = random.Random(asked.seed)
    total = {"killed": 0, LOST: 0, IN_THE_WAY: 0, TORN: 0}
    with tempfile.TemporaryDirectory() as name:
        template = Path(name) / "template"
        os.environ["WORKBENCH_HOME"] = str(Path(name) / "home")
        prepare(template)
        for index, job in enumerate(JOBS):
            row = killed_often(job, template, asked.kills // len(JOBS) + (index < asked.kills % len(JOBS)), chance)
            for kind, _ in row["faults"]:
                total[kind] += 1
            total["killed"] += row["killed"]
            sys.stdout.write(json.dumps(row) + "\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps(total) + "\n")
    return int(any(count for kind, count in total.items() if kind != "killed"))


def killed_often(job: Job, template: Path, kills: int, chance: random.Random) -> dict[str, Any]:
    """What a job's kills left, at changes that are drawn by chance among those that it makes when nothing kills it."""
    with copied(template) as folder:
        _, changes = killed(job, folder, 0)
    row: dict[str, Any] = {"job": job.name, "changes": changes, "killed": 0, "faults": []}
    for at in sorted(chance.choices(range(1, changes + 1), k=kills)):
        ended, found = trial(job, template, at)
        row["killed"] += ended
        row["faults"] += [(kind, f"change {at}: {text}") for kind, text in found]
    return row


if __name__ == "__main__":
    sys.exit(main())
