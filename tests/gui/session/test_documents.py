import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.data.spec import DataSpec, SourceSpec
from workbench.errors import WorkbenchError
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents, _holder, _save_as
from workbench.gui.session.settings import recent
from workbench.gui.shell.document_questions import DocumentQuestions
from workbench.paths import beside
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec


@pytest.fixture
def documents(session):
    made = Documents(session, Activity(session.jobs))
    yield made
    made.close()


@pytest.fixture
def started(qtbot, documents, session, tmp_path):
    """A new experiment that has got its scratch project."""
    (tmp_path / "a.csv").write_text("value\n" + "\n".join(str(row) for row in range(300)))
    data = DataSpec(sources=(SourceSpec(path=str(tmp_path / "a.csv")),), roles={"value": "target"})
    session.edit_data("Open a.csv", data)
    qtbot.waitUntil(lambda: session.project is not None, timeout=10_000)
    return documents


def test_a_new_experiment_gets_a_scratch_project_that_counts_as_unsaved(started):
    assert started.scratch and started.modified and started.name == ""


def test_the_scratch_project_that_is_left_goes_in_a_job(qtbot, started, session):
    scratch = started.folder

    started.new()

    assert scratch.exists() and session.jobs.jobs
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert not scratch.exists()


def test_a_window_that_closes_at_once_takes_the_scratch_project_along_that_was_left(started, session):
    scratch = started.folder
    started.new()

    assert session.jobs.stop_all(20)
    started.close()

    assert not scratch.exists()


def test_save_as_moves_the_scratch_project(qtbot, started, session, tmp_path):
    scratch = started.folder

    started.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: not started.modified, timeout=10_000)

    assert started.name == "mine" and not scratch.exists()
    assert Project.open(tmp_path / "mine").spec == session.spec
    assert recent()[0] == tmp_path / "mine"


def test_save_as_into_a_folder_with_files_is_refused(qtbot, started, session, tmp_path):
    with qtbot.waitSignal(session.message) as reported:
        started.save_as(tmp_path)

    assert "holds other files" in str(reported.args[0].text)
    assert started.scratch
    assert _holder(started.folder) is not None  # no other window may open it meanwhile


def test_saving_writes_the_edited_spec(qtbot, documents, session, tmp_path):
    Project.create(tmp_path / "mine", ExperimentSpec())
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "mine")
    session.edit_training("Change epochs", TrainingSpec(epochs=3))
    assert documents.modified

    documents.save()
    qtbot.waitUntil(lambda: not documents.modified)

    assert Project.open(tmp_path / "mine").spec.training.epochs == 3


def test_saving_that_ends_after_another_project_was_opened_is_told_with_its_own_folder(
    qtbot, documents, session, tmp_path
):
    first, second = (Project.create(tmp_path / name, ExperimentSpec()) for name in ("first", "second"))
    session.set_project(first, first.spec)
    said = []
    session.message.connect(lambda message: said.append(str(message.text)))

    documents.save()
    session.set_project(second, second.spec)
    session.edit_training("Epochs", TrainingSpec(epochs=3))
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)

    assert said == [f"Saved to {first.folder}."]
    assert documents.modified


def test_save_as_does_not_put_its_project_in_the_place_of_one_opened_meanwhile(qtbot, started, session, tmp_path):
    other = Project.create(tmp_path / "other", ExperimentSpec())
    started.save_as(tmp_path / "mine")
    session.set_project(other, other.spec)

    qtbot.waitUntil(lambda: recent()[:1] == [tmp_path / "mine"], timeout=10_000)

    assert session.project is other


def test_undo_outlives_saving(qtbot, started, session, tmp_path):
    started.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: not started.modified, timeout=10_000)

    session.undo_stack.undo()

    assert session.spec == ExperimentSpec() and started.modified


def test_unsaved_work_of_a_killed_window_comes_back(qtbot, started, session):
    qtbot.waitUntil(started.recovery._path.exists, timeout=10_000)
    started.recovery.close()  # what the end of a process does

    later = Documents(session, Activity(session.jobs))
    (snapshot,) = later.recovery.found()
    with qtbot.waitSignal(later.opened):
        later.restore(snapshot)

    assert later.modified and session.spec == snapshot.spec
    assert snapshot.path.exists()
    later.recovery.close()


def test_a_living_window_is_not_offered_for_recovery(started, session, qtbot):
    qtbot.waitUntil(started.recovery._path.exists, timeout=10_000)
    later = Documents(session, Activity(session.jobs))

    assert later.recovery.found() == ()
    later.close()


def test_a_project_renamed_by_another_program_can_be_opened_where_it_is_now(qtbot, documents, session, tmp_path):
    Project.create(tmp_path / "mine", ExperimentSpec())
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "mine")
    (tmp_path / "mine").rename(tmp_path / "ours")

    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "ours")

    assert session.project.folder == tmp_path / "ours"


def test_an_experiment_whose_folder_is_gone_can_be_saved_elsewhere(qtbot, documents, session, tmp_path):
    Project.create(tmp_path / "mine", ExperimentSpec())
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "mine")
    session.edit_training("Change epochs", TrainingSpec(epochs=3))
    (tmp_path / "mine").rename(tmp_path / "ours")

    with qtbot.waitSignal(session.message) as reported:
        documents.save()
    assert "is no longer there" in str(reported.args[0].text) and not reported.args[0].details
    documents.save_as(tmp_path / "new")
    qtbot.waitUntil(lambda: not documents.modified, timeout=10_000)

    assert Project.open(tmp_path / "new").spec.training.epochs == 3


def test_a_project_that_can_only_be_read_opens_and_says_so(qtbot, documents, session, tmp_path, monkeypatch):
    Project.create(tmp_path / "mine", ExperimentSpec())
    monkeypatch.setattr("workbench.runs.store.can_write", lambda folder: False)

    with qtbot.waitSignal(session.message) as reported:
        documents.open(tmp_path / "mine")

    assert "can only be read" in str(reported.args[0].text)


@pytest.fixture
def with_a_run(qtbot, started, session):
    """Recovered work of a window that was killed, with a run of its scratch project."""
    qtbot.waitUntil(started.recovery._path.exists)
    session.project.new_run().mark("stopped")
    started.recovery.close()
    later = Documents(session, Activity(session.jobs))
    yield later
    later.recovery.close()


def test_recovered_runs_are_discarded_only_when_the_user_says_so(qtbot, with_a_run, session):
    (snapshot,) = with_a_run.recovery.found()
    window, told = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    questions = DocumentQuestions(window, session, with_a_run, Activity(session.jobs))
    questions.discard(snapshot, lambda: told.append(True))

    for answer, there in (("Cancel", True), ("Delete", False)):
        if not there:
            questions.discard(snapshot, lambda: told.append(True))
        (question,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        button = next(each for each in question.buttons() if each.text().replace("&", "") == answer)
        button.click()
        qtbot.waitUntil(lambda asked=question: not asked.isVisible())
        assert (snapshot.folder.exists(), snapshot.path.exists(), bool(told)) == (there, there, not there)


def test_recovered_work_without_runs_is_discarded_at_once(qtbot, started, session):
    qtbot.waitUntil(started.recovery._path.exists)
    started.recovery.close()
    later = Documents(session, Activity(session.jobs))
    (snapshot,) = later.recovery.found()

    assert not later.takes_runs_along(snapshot)
    DocumentQuestions(QWidget(), session, later, Activity(session.jobs)).discard(snapshot, lambda: None)

    assert later.recovery.found() == ()
    later.recovery.close()


def test_a_copy_that_was_killed_does_not_stand_in_the_way(tmp_path, session):
    Project.create(tmp_path / "mine", ExperimentSpec())
    left = beside(tmp_path / "copy", 0)
    (left / "runs").mkdir(parents=True)
    (left / "project.json").write_text("half")

    finish(_save_as(tmp_path / "mine", tmp_path / "copy", ExperimentSpec(), False))

    assert Project.open(tmp_path / "copy").spec == ExperimentSpec()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["copy", "mine"]


def test_a_scratch_project_moves_to_another_disk(tmp_path, monkeypatch):
    project = Project.create(tmp_path / "mine", ExperimentSpec())
    project.new_run().mark("stopped")
    rename = Path.rename

    def between_disks(self, target):
        if self == tmp_path / "mine":
            raise OSError(18, "Invalid cross-device link", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", between_disks)
    finish(_save_as(tmp_path / "mine", tmp_path / "disk" / "copy", ExperimentSpec(), True))

    assert [run.status for run in Project.open(tmp_path / "disk" / "copy").runs()] == ["stopped"]
    assert (tmp_path / "mine").resolve() == tmp_path / "disk" / "copy"  # for what was begun there


def test_what_was_begun_in_a_scratch_project_goes_on_where_it_is_saved(qtbot, started, session, tmp_path):
    scratch, may, read = started.folder, threading.Event(), []

    def work():
        yield None
        may.wait()
        read.append((scratch / "project.json").read_text())
        (scratch / "found.txt").write_text("42")

    session.report_errors_of(session.jobs.run("Long", work))
    started.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: not started.modified)
    may.set()
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    assert read and (tmp_path / "mine" / "found.txt").read_text() == "42"
    assert not scratch.is_symlink() and (tmp_path / "mine" / "project.json").exists()


def test_what_fails_as_its_project_is_saved_elsewhere_says_so(qtbot, started, session, tmp_path):
    may, said = threading.Event(), []

    def work():
        yield None
        may.wait()
        raise WorkbenchError("It is gone.")

    session.report_errors_of(session.jobs.run("Long", work))
    started.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: not started.modified)
    session.message.connect(lambda message: said.append(str(message.text)))
    may.set()
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    assert said == ["It is gone."]


def test_saving_a_strangers_project_elsewhere_touches_nothing_outside(tmp_path):
    Project.create(tmp_path / "theirs", ExperimentSpec())
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "secret").chmod(0o400)
    (tmp_path / "theirs" / "notes").symlink_to(tmp_path / "secret")

    finish(_save_as(tmp_path / "theirs", tmp_path / "copy", ExperimentSpec(), False))

    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o400
    assert (tmp_path / "copy" / "notes").is_symlink()


def test_a_project_whose_lock_is_a_pipe_is_refused_and_waits_for_nobody(qtbot, documents, session, tmp_path):
    Project.create(tmp_path / "mine", ExperimentSpec())
    os.mkfifo(tmp_path / "mine" / ".lock")

    with qtbot.waitSignal(session.message) as reported:
        documents.open(tmp_path / "mine")

    assert "is no ordinary file" in str(reported.args[0].text)
