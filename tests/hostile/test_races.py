"""Another process that puts a link into a project between two steps of ours: nothing outside is read or changed."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.test_links import snapshot
from tests.runs.conftest import finished, keep_epochs  # noqa: F401 - a fixture
from workbench.errors import WorkbenchError
from workbench.folders import copy_folder
from workbench.runs.project import Project
from workbench.runs.remarks import Remarks, read_remarks, write_remarks
from workbench.runs.run import Run

STEPS = ("open", "stat", "lstat", "scandir", "listdir", "mkdir", "rename", "replace", "unlink", "rmdir", "utime")
THEIRS = "theirs"
RUN = "runs/{run}"
MOST_STEPS = 400


class Race:
    """Just before the step of this number, what lies at a place becomes a link to something else."""

    def __init__(self, patched: pytest.MonkeyPatch, project: Path, place: Path, outside: Path, number: int) -> None:
        self._project, self._place, self._outside, self._left = str(project), place, outside, number
        self._rename, self._link = os.rename, os.symlink
        for step in STEPS:
            patched.setattr(os, step, partial(self._taken, getattr(os, step)))

    @property
    def over(self) -> bool:
        """Whether all steps were taken before the link would have come."""
        return self._left > 0

    def _taken(self, step: Callable[..., Any], path: Any, *arguments: Any, **options: Any) -> Any:
        ours = options.keys() & {"dir_fd", "src_dir_fd"} or str(path).startswith(self._project)
        self._left -= bool(ours)
        if ours and self._left == 0:
            with suppress(OSError):
                self._rename(self._place, f"{self._place}.real")
            with suppress(OSError):
                self._link(self._outside, self._place)
        return step(path, *arguments, **options)


def read(run: Run, _project: Project) -> None:
    assert read_remarks(run.folder).note != THEIRS
    assert run.state.message != THEIRS
    assert len(run.history) != 1


def write(run: Run, _project: Project) -> None:
    write_remarks(run.folder, Remarks(note="ours"))


def keep(run: Run, _project: Project) -> None:
    keep_epochs(run, 0.4)


def log(run: Run, _project: Project) -> None:
    run.log("line")


def hold(run: Run, _project: Project) -> None:
    run.hold()


def save(_run: Run, project: Project) -> None:
    project.save(project.spec)


def make(_run: Run, project: Project) -> None:
    project.new_run()


def delete(run: Run, project: Project) -> None:
    project.remove_run(run.id)


def discard(run: Run, project: Project) -> None:
    project.discard_run(run.id)
    project.empty_trash()


def copy(_run: Run, project: Project) -> None:
    to = project.folder.parent / "copy"
    to.mkdir()
    copy_folder(project.folder, to)
    read = (path.read_text() for path in to.rglob("*.json") if not path.is_symlink())
    assert not any(THEIRS in text for text in read)


WAYS = (
    *((act, RUN, 1) for act in (read, write, hold)),
    *((act, "runs", 1) for act in (read, write)),
    *((act, RUN, 4) for act in (keep, delete, copy)),
    *((make, "runs", 5), (delete, "cache", 5), (discard, "trash", 5)),
    *((read, f"{RUN}/remarks.json", 2), (log, f"{RUN}/log.txt", 1), (hold, f"{RUN}/.claim", 2)),
    (save, "project.json", 2),
)
"""What is done, what becomes a link, and how many steps lie between two attempts: tests are to be quick."""


def theirs(run: Path, place: Path, folder: Path) -> Path:
    """What the place is to lead to: files of someone else, of the same names."""
    folder.mkdir()
    other = {"runs": folder / run.name, "trash": folder / run.name, "cache": folder / f"deleted-{run.name}"}
    inside = other.get(place.name, folder / "run")
    shutil.copytree(run, inside)
    state = json.loads((inside / "state.json").read_text())
    (inside / "state.json").write_text(json.dumps(state | {"message": THEIRS}))
    (inside / "remarks.json").write_text(json.dumps({"note": THEIRS}))
    (inside / "history.jsonl").write_text((inside / "history.jsonl").read_text().splitlines()[0] + "\n")
    return folder if place.name in other else inside if place == run else inside / place.name


@pytest.fixture
def noted(project, finished):  # noqa: F811
    """A project whose run has something of everything."""
    finished.log("line")
    write_remarks(finished.folder, Remarks(note="ours"))
    return project


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0].__name__} {way[1]}")
def test_a_link_that_comes_meanwhile_leads_nowhere(way, noted, tmp_path, monkeypatch):
    act, where, stride = way
    for number in range(1, MOST_STEPS, stride):
        case = tmp_path / f"case {number}"
        shutil.copytree(noted.folder, case / "project")
        project = Project.open(case / "project")
        run = project.run()
        place = case / "project" / where.format(run=run.id)
        outside = theirs(run.folder, place, case / "outside")
        before = snapshot(case / "outside")
        with monkeypatch.context() as patched, suppress(WorkbenchError, OSError):
            race = Race(patched, project.folder, place, outside, number)
            act(run, project)
        run.release()
        assert snapshot(case / "outside") == before, number
        shutil.rmtree(case)
        if race.over:
            return
    raise AssertionError
