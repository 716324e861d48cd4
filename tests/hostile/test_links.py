"""Links in a stranger's project: nothing outside of it is changed, deleted or listed, whatever is done with it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import run as command
from tests.runs.conftest import LEARNED, finished, keep_epochs  # noqa: F401 - a fixture
from workbench.errors import WorkbenchError
from workbench.evaluation.store import load_evaluation
from workbench.progress import finish
from workbench.runs.loaded import load_experiment
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.run_queue import RunQueue

FOLDERS = ("runs", "cache", "runs/{run}")
FILES = ("project.json", "runs.sqlite", "runs.sqlite-wal", "runs.sqlite-shm", "runs.sqlite-journal")
OF_RUN = (
    *("state.json", "spec.json", "facts.json", "history.jsonl", "log.txt", "evaluation.json", "bands.json", ".claim"),
    *("last.safetensors", "best.safetensors", "refit.safetensors"),
)
PLACES = (*FILES, *(f"runs/{{run}}/{name}" for name in OF_RUN))
ATTACKS = [
    *((place, "link") for place in (*FOLDERS, *PLACES)),
    *((place, "hard link") for place in PLACES),
    *((place, "link to nothing") for place in ("runs", "cache", "runs.sqlite", "runs/{run}/log.txt")),
]


def snapshot(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """All that lies in a folder: content, time of the last change and number of names."""
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns, path.stat().st_mode)
        for path in (folder, *sorted(folder.rglob("*")))
    }


def attacked(place: Path, kind: str, outside: Path) -> None:
    """Let a place of the project lead out of it; what was there lies outside now."""
    outside.mkdir()
    theirs = outside / place.name
    if kind == "link to nothing":
        theirs = outside / "none"
    if place.exists():
        place.rename(outside / place.name)
    elif kind != "link to nothing":
        theirs.mkdir() if place.name == "cache" else theirs.write_text('{"precious": 1}')
    place.hardlink_to(theirs) if kind == "hard link" else place.symlink_to(theirs)


def uses(folder: Path) -> Iterator[None]:
    """Everything that a user can do with the project; each may be refused."""
    for act in (list_runs, go_on, judge, add_and_train, keep, delete):
        with suppress(WorkbenchError):
            act(Project.open(folder))
        yield


def list_runs(project: Project) -> None:
    project.rows()
    RunQueue(project).runs()


def go_on(project: Project) -> None:
    run = first(project)
    run.hold()
    run.resume()
    run.mark("running")
    for change in (lambda: keep_epochs(run, 0.9), lambda: run.log("line"), lambda: run.write_facts(LEARNED)):
        with suppress(WorkbenchError):
            change()
    run.release()


def judge(project: Project) -> None:
    load_evaluation(first(project).folder)
    first(project).model()


def add_and_train(project: Project) -> None:
    run = RunQueue(project).add()
    run.claim()
    run.release()


def keep(project: Project) -> None:
    project.save(project.spec)
    finish(load_experiment(project.spec.data, project.folder))
    _ = project.cache


def delete(project: Project) -> None:
    project.remove_run(first(project).id)


def first(project: Project) -> Run:
    return project._run(sorted(path.name for path in (project.folder / "runs").iterdir())[0])


@pytest.mark.parametrize(("place", "kind"), ATTACKS)
def test_a_link_leads_nowhere(place, kind, project, finished, tmp_path):  # noqa: F811
    finished.log("line")
    outside = tmp_path / "outside"
    attacked(project.folder / place.format(run=finished.id), kind, outside)
    before = snapshot(outside)

    for _ in uses(project.folder):
        assert snapshot(outside) == before


@pytest.mark.parametrize("place", ["runs", "runs.sqlite", "project.json"])
def test_a_project_that_leads_elsewhere_is_refused_with_a_sentence(place, project, finished, tmp_path):  # noqa: F811
    attacked(project.folder / place, "link", tmp_path / "outside")

    result = command("runs", project.folder)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{place} is a link" in result.stderr


def test_one_run_that_leads_elsewhere_hides_no_other(project, finished, tmp_path):  # noqa: F811
    other = project.new_run()
    attacked(other.folder, "link", tmp_path / "outside")

    assert [row.status for row in project.rows()] == ["finished", "damaged"]
    assert other.id in command("runs", project.folder).stdout


def test_the_database_of_another_program_stays_as_it_is(project, tmp_path):
    theirs = tmp_path / "theirs.sqlite"
    with sqlite3.connect(theirs) as connection:
        connection.execute("create table bookmarks (url)")
    connection.close()
    before = theirs.read_bytes()
    (project.folder / "runs.sqlite").unlink()
    os.link(theirs, project.folder / "runs.sqlite")

    result = command("queue", project.folder, "--add")

    assert result.exit_code == 2 and "a hard link" in result.stderr
    assert theirs.read_bytes() == before


def test_a_project_named_by_a_link_and_data_elsewhere_are_fine(project, finished, tmp_path):  # noqa: F811
    (project.folder / "series.csv").rename(tmp_path / "series.csv")
    (project.folder / "series.csv").symlink_to(tmp_path / "series.csv")
    (tmp_path / "named").symlink_to(project.folder)

    opened = Project.open(tmp_path / "named")

    assert opened.run().id == finished.id
    assert len(finish(load_experiment(opened.spec.data, opened.folder)).dataset.values_NF) == 120
