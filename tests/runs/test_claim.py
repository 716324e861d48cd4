"""The claim on a run: one holder, seen by all, free when its process ends."""

import os
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import run as command
from workbench.errors import WorkbenchError
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.runs.claim import CLAIM
from workbench.runs.project import Project
from workbench.runs.run import HeldRunError
from workbench.runs.run_queue import RunQueue
from workbench.training.events import EpochEnd

HOLD = """
import sys
from pathlib import Path
from workbench.runs.project import Project
run = Project.open(Path(sys.argv[1])).run(sys.argv[2])
run.hold()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held_elsewhere(project, finished):
    """The finished run, held by another process until that is killed."""
    arguments = [sys.executable, "-c", HOLD, project.folder, finished.id]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_run_that_another_process_holds_is_running_for_all_until_that_is_killed(project, finished, held_elsewhere):
    assert [finished.status, project.rows()[0].status] == ["running", "running"]
    with pytest.raises(HeldRunError, match="right now"):
        finished.hold()

    os.kill(held_elsewhere.pid, signal.SIGKILL)
    held_elsewhere.wait()

    assert [finished.status, project.rows()[0].status] == ["finished", "finished"]
    finished.hold()


def test_a_second_resume_is_refused_with_a_sentence(project, finished):
    project.run(finished.id).hold()

    result = command("train", project.folder, "--resume", finished.id)

    assert result.exit_code == 2
    assert f"Run {finished.id} is being trained by another window or command right now." in result.stderr
    assert len(finished.history) == 3


def test_the_claim_is_taken_before_anything_is_read(project, finished):
    (project.folder / "series.csv").unlink()
    held = project.run(finished.id)
    held.hold()

    with pytest.raises(HeldRunError):
        finish(run_experiment(project, resume=finished.id))

    held.release()
    with pytest.raises(WorkbenchError, match=r"series\.csv"):
        finish(run_experiment(project, resume=finished.id))
    assert finished.status == "finished"


def test_a_training_holds_its_run_to_its_end(project):
    events = run_experiment(project)
    for event in events:
        if isinstance(event, EpochEnd):
            break
    other = project.runs()[0]

    with pytest.raises(HeldRunError):
        other.hold()

    events.close()
    assert other.status == "stopped"
    other.hold()


def test_a_held_run_is_not_deleted_and_not_marked_by_others(project, finished):
    project.run(finished.id).hold()

    with pytest.raises(WorkbenchError, match="Stop it before you delete it"):
        project.remove_run(finished.id)
    with pytest.raises(HeldRunError):
        finished.mark("failed")


def test_a_run_whose_turn_comes_meanwhile_keeps_it_when_another_moves_up(project, monkeypatch):
    queue = RunQueue(project)
    first, second = queue.add(), queue.add()
    waiting = queue.runs()
    monkeypatch.setattr(queue, "runs", lambda: waiting)
    first.claim()

    queue.move_up(second.id)

    assert (first.status, first._written().status) == ("running", "running")


def test_without_locks_the_process_number_tells(project, monkeypatch):
    monkeypatch.setattr("workbench.runs.claim.lock", lambda handle, **_: None)
    run = project.new_run()

    assert run.status == "running"
    with pytest.raises(HeldRunError):
        project.run(run.id).hold()
    run.mark("finished")
    project.run(run.id).hold()


def test_a_claim_that_is_a_link_is_refused_and_what_it_leads_to_stays(project, finished, tmp_path):
    (finished.folder / CLAIM).unlink(missing_ok=True)
    (finished.folder / CLAIM).symlink_to(tmp_path / "outside")

    with pytest.raises(WorkbenchError, match="is a link"):
        project.run(finished.id).hold()

    assert not (tmp_path / "outside").exists()


def test_a_folder_that_a_killed_process_left_without_a_run_is_taken_over(project, monkeypatch):
    first = project.new_run()
    (first.folder / "state.json").unlink()
    first.release()

    assert project.new_run().id == first.id
    assert [run.id for run in project.runs()] == [first.id]


def test_a_run_that_cannot_be_begun_leaves_no_folder(project, monkeypatch):
    monkeypatch.setattr("workbench.runs.run.Run.mark", lambda *_args, **_options: (_ for _ in ()).throw(OSError(5)))

    with pytest.raises(OSError, match="5"):
        project.new_run()

    assert list((project.folder / "runs").iterdir()) == []


def test_another_window_sees_the_rows_change_though_the_index_was_locked(project, finished, monkeypatch):
    other = Project.open(project.folder)
    assert other.rows()[0].status == "finished"
    finished._store._usable = False

    finished.mark("failed", "why")

    assert other.rows()[0].status == "failed"


def test_a_colleagues_claim_that_can_only_be_read_is_taken_all_the_same(project, finished, monkeypatch):
    opened = os.open

    def refusing(path, flags, *mode, **where):
        if str(path).endswith(CLAIM) and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, *mode, **where)

    monkeypatch.setattr(os, "open", refusing)
    finished.hold()

    with pytest.raises(HeldRunError):
        project.run(finished.id).hold()


@pytest.mark.parametrize("name", ["n" * 250, "图" * 83], ids=["letters", "signs"])
def test_a_project_with_a_long_name_is_trained_and_saved(name, spec, tmp_path):
    (tmp_path / name).mkdir()
    project = Project.create(tmp_path / name, spec)

    finish(run_experiment(project))

    assert command("queue", project.folder, "--add").exit_code == 0
    assert [run.status for run in Project.open(project.folder).runs()] == ["finished", "queued"]
