import pytest

from workbench.data.spec import DataSpec, SourceSpec
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents
from workbench.gui.session.settings import recent
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
