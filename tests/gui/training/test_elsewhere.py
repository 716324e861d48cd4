"""Running elsewhere from the window: a job is bundled as the experiment stands, and its runs come back."""

import json
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.cluster.results import write_result
from workbench.experiment import run_experiment
from workbench.gui.training.elsewhere import Elsewhere
from workbench.gui.training.job_dialog import JobDialog
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import set_key


@pytest.fixture
def opened(session, project):
    session.set_project(project, project.spec)
    return session


@pytest.fixture
def elsewhere(qtbot, opened):
    window = QWidget()
    qtbot.addWidget(window)
    return Elsewhere(opened, window)


@pytest.fixture
def messages(session):
    found = []
    session.message.connect(found.append)
    return found


def ask(qtbot, elsewhere):
    elsewhere.bundle_action.trigger()
    return elsewhere.parent().findChild(JobDialog)


def test_nothing_can_be_bundled_before_there_is_a_project(qtbot, session):
    window = QWidget()
    qtbot.addWidget(window)

    assert [action.isEnabled() for action in Elsewhere(session, window).actions()] == [False, False]


def test_a_click_writes_the_experiment_as_it_stands_in_the_window(qtbot, elsewhere, opened, messages, tmp_path):
    opened.edit("epochs", set_key(opened.spec, "training.epochs", "3"))
    dialog = ask(qtbot, elsewhere)
    dialog.place.setText(str(tmp_path / "mine"))

    qtbot.mouseClick(dialog.write_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(messages))
    with zipfile.ZipFile(tmp_path / "mine.zip") as zipped:
        assert json.loads(zipped.read("job/project.json"))["training"]["epochs"] == 3
        assert "job/data/series.csv" in zipped.namelist()
    assert (messages[0].level, messages[0].file) == ("success", tmp_path / "mine.zip")


def test_the_data_can_be_left_out(qtbot, elsewhere, messages, tmp_path):
    dialog = ask(qtbot, elsewhere)
    dialog.place.setText(str(tmp_path / "mine.zip"))
    dialog.with_data.setChecked(False)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(messages))
    with zipfile.ZipFile(tmp_path / "mine.zip") as zipped:
        assert "job/data/series.csv" not in zipped.namelist()


def test_a_job_without_a_name_cannot_be_written(qtbot, elsewhere):
    dialog = ask(qtbot, elsewhere)

    dialog.place.setText(" ")

    assert not dialog.write_button.isEnabled()
    dialog.reject()


def test_the_file_can_be_browsed_for(qtbot, elsewhere, tmp_path):
    dialog = ask(qtbot, elsewhere)
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)

    dialog.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "there.zip"))

    assert dialog.place.text() == str(tmp_path / "there.zip")
    dialog.reject()


def test_results_come_back_into_the_table(qtbot, elsewhere, opened, messages, tmp_path):
    other = Project.create(tmp_path / "other", set_key(opened.spec, "training.epochs", "1"))
    finish(run_experiment(other))
    finish(write_result(other, tmp_path / "result.zip"))

    with qtbot.waitSignal(opened.runs_changed):
        elsewhere.collect([tmp_path / "result.zip"])

    qtbot.waitUntil(lambda: elsewhere.job is None)
    assert [run.status for run in opened.project.runs()] == ["finished"]
    assert str(messages[-1].text) == "Taken over: 1 run."


def test_what_is_no_result_is_told_and_takes_nothing_over(qtbot, elsewhere, opened, messages, tmp_path):
    (tmp_path / "none.zip").write_text("no zip file")

    elsewhere.collect([tmp_path / "none.zip"])

    qtbot.waitUntil(lambda: bool(messages) and elsewhere.job is None)
    assert messages[0].level == "error" and "none.zip" in str(messages[0].text)
    assert opened.project.runs() == ()


def test_only_one_is_at_work_at_a_time(qtbot, elsewhere, tmp_path):
    elsewhere.write(tmp_path / "one.zip", True)
    first = elsewhere.job

    elsewhere.collect([tmp_path / "two.zip"])

    assert elsewhere.job is first and not elsewhere.bundle_action.isEnabled()
    qtbot.waitUntil(lambda: elsewhere.job is None)
    assert elsewhere.bundle_action.isEnabled()
