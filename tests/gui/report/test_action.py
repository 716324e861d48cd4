"""The report from the window: asked for, written in a job, told with where it lies."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.report import action as module
from workbench.gui.report.action import ReportAction
from workbench.gui.session.session import Message, Session
from workbench.gui.shell.message_bar import MessageBar
from workbench.gui.style import translation
from workbench.progress import Progress
from workbench.runs.project import Project
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec


def quick(project, run, to: Path, language, loaded):
    """A report that takes two turns and says its run and its language."""
    yield Progress(done=0.5, message=sentence("Writing the report"))
    to.write_text(f"{run} {language}")
    return to


def endless(project, run, to, language, loaded):
    while True:
        yield Progress(done=0.5, message=sentence("Writing the report"))


def failing(project, run, to, language, loaded):
    yield Progress(done=0.5, message=sentence("Writing the report"))
    raise WorkbenchError("The disk is full.")


@pytest.fixture
def opened(session, tmp_path) -> Session:
    spec = ExperimentSpec()
    session.set_project(Project.create(tmp_path / "load", spec), spec)
    return session


@pytest.fixture
def action(qtbot, opened, monkeypatch) -> ReportAction:
    monkeypatch.setattr(module, "_write", quick)
    window = QWidget()
    qtbot.addWidget(window)
    return ReportAction(opened, lambda: "run 1", window)


@pytest.fixture
def messages(session) -> list:
    found = []
    session.message.connect(found.append)
    return found


def test_a_runs_report_is_printed_on_the_jobs_thread(qtbot, open_sample, train_run, messages, tmp_path):
    session, window = open_sample(), QWidget()
    qtbot.addWidget(window)
    train_run(session)
    action = ReportAction(session, lambda: session.project.run(None).id, window)
    messages.clear()

    action.write(tmp_path / "report.pdf")
    qtbot.waitUntil(lambda: bool(messages))

    assert messages[-1].level == "success"
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_is_told_with_its_file(qtbot, action, messages, tmp_path):
    action.write(tmp_path / "report.html")
    qtbot.waitUntil(lambda: bool(messages))

    assert messages[-1].level == "success"
    assert messages[-1].file == tmp_path / "report.html"
    assert messages[-1].file.read_text() == "run 1 en"


def test_a_report_can_be_cancelled(qtbot, action, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_write", endless)
    action.write(tmp_path / "report.pdf")

    action.job.stop()
    qtbot.waitUntil(lambda: action.job is None)

    assert list(tmp_path.glob("*.pdf")) == []


def test_one_report_is_written_at_a_time(qtbot, action, messages, tmp_path):
    action.write(tmp_path / "first.html")
    first = action.job

    action.write(tmp_path / "second.html")

    assert action.job is first
    qtbot.waitUntil(lambda: bool(messages))
    assert not (tmp_path / "second.html").exists()


def test_what_keeps_it_from_being_written_is_told(qtbot, action, messages, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_write", failing)

    action.write(tmp_path / "report.pdf")
    qtbot.waitUntil(lambda: bool(messages))

    assert messages[-1].level == "error"
    assert str(messages[-1].text) == "The disk is full."


def test_without_a_run_nothing_is_asked(qtbot, session):
    window = QWidget()
    qtbot.addWidget(window)
    action = ReportAction(session, lambda: "", window)

    action.trigger()

    assert window.findChildren(QFileDialog) == []


def test_the_dialog_proposes_a_pdf_of_the_projects_name(qtbot, action):
    action.trigger()
    (dialog,) = action.parent().findChildren(QFileDialog)

    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "pdf"
    assert Path(dialog.selectedFiles()[0]).name == "load run 1.pdf"
    dialog.close()


def test_choosing_html_changes_the_ending(qtbot, action):
    action.trigger()
    (dialog,) = action.parent().findChildren(QFileDialog)

    dialog.filterSelected.emit("HTML (*.html)")

    assert dialog.defaultSuffix() == "html"
    dialog.close()


def test_a_report_is_in_the_language_of_the_window(qtbot, qapp, action, messages, tmp_path):
    translation.install(qapp, "zh_CN")
    try:
        action.write(tmp_path / "report.html")
        qtbot.waitUntil(lambda: bool(messages))
    finally:
        translation.install(qapp, "en")

    assert (tmp_path / "report.html").read_text() == "run 1 zh_CN"


@pytest.mark.parametrize(("button", "place"), [("open_button", "report.pdf"), ("folder_button", "")])
def test_the_message_opens_the_file_or_its_folder(qtbot, monkeypatch, tmp_path, button, place):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message(level="success", text=sentence("Writing"), file=tmp_path / "report.pdf"))

    qtbot.mouseClick(getattr(bar, button), Qt.MouseButton.LeftButton)

    assert opened == [tmp_path / place]


def test_a_message_with_a_file_stays(qtbot, tmp_path):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message(level="success", text=sentence("Writing"), file=tmp_path / "report.pdf"))
    assert not bar._timer.isActive()

    bar.show_message(Message(level="success", text=sentence("Writing")))

    assert bar._timer.isActive()
    assert not bar.open_button.isVisible()
