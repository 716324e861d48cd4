import json
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from workbench.data.spec import DataSpec, SourceSpec
from workbench.export import bundle
from workbench.export.c import export as c_export
from workbench.gui.export.naming import proposed_name
from workbench.gui.export.page import ExportPage, _file_arguments
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents
from workbench.gui.session.session import Session
from workbench.gui.style.translation import install
from workbench.runs.project import Project
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec

Left = Qt.MouseButton.LeftButton
LONG = 60_000


def choose_folder(qtbot, page, folder) -> None:
    page.folder_edit.setFocus()
    page.folder_edit.selectAll()
    qtbot.keyClicks(page.folder_edit, str(folder))


def test_a_click_exports_and_shows_files_checks_and_the_command(qtbot, show_page, tmp_path):
    page, _ = show_page()
    choose_folder(qtbot, page, tmp_path / "out")

    qtbot.mouseClick(page.export_button, Left)
    qtbot.waitUntil(lambda: page.report_card.state == "done", timeout=LONG)

    card = page.report_card
    assert (tmp_path / "out" / "model.onnx").exists()
    assert card.files.item(0).text() == "model.onnx"
    assert all(row[-1] == "✓ agrees" for row in card.checks.texts())
    qtbot.mouseClick(card.copy_button, Left)
    assert QGuiApplication.clipboard().text().endswith("predict_onnx.py input.csv output.csv")


def test_the_report_stays_where_the_project_is_saved_elsewhere(qtbot, show_page, train_run, tmp_path):
    page, session = show_page()
    first = page.run_choice.run
    train_run(session, epochs=1)
    page.run_choice.select(first)
    page._told = session.experiment, first  # as of an export of it
    page.report_card.show_failure(sentence("Told."))
    shutil.copytree(session.project.folder, tmp_path / "elsewhere")

    session.adopt_project(Project.open(tmp_path / "elsewhere"))
    qtbot.waitUntil(lambda: not session.jobs.jobs and page.run_choice.run == first)
    assert page.report_card.state == "failed"

    session.set_project(Project.open(tmp_path / "elsewhere"), session.spec)
    qtbot.waitUntil(lambda: not session.jobs.jobs and page.run_choice.run not in ("", first))
    page.run_choice.select(first)
    assert page.report_card.state == "idle"


def test_an_export_ends_well_while_its_project_is_saved_elsewhere(qtbot, show_page, tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.gui.session.documents.scratch_folder", lambda: tmp_path)
    may, real = threading.Event(), bundle.export_run

    def export_run(*asked, **more):
        may.wait()
        return (yield from real(*asked, **more))

    monkeypatch.setattr(bundle, "export_run", export_run)
    page, session = show_page()
    documents = Documents(session, Activity(session.jobs))
    choose_folder(qtbot, page, tmp_path / "out")
    qtbot.mouseClick(page.export_button, Left)

    documents.save_as(tmp_path / "elsewhere" / "mine")
    qtbot.waitUntil(lambda: session.project.folder.name == "mine")
    may.set()
    qtbot.waitUntil(lambda: page.report_card.state != "working", timeout=LONG)

    assert page.report_card.state == "done" and (tmp_path / "out" / "model.onnx").exists()
    documents.close()


@pytest.fixture
def in_chinese(qapp):
    install(qapp, "zh_CN")
    yield
    install(qapp, "en")


def test_the_readme_is_written_in_the_language_of_the_window(qtbot, in_chinese, show_page, tmp_path):
    page, _ = show_page()
    choose_folder(qtbot, page, tmp_path / "out")

    qtbot.mouseClick(page.export_button, Left)
    qtbot.waitUntil(lambda: page.report_card.state == "done", timeout=LONG)

    text = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert "本说明" in text and "this text" not in text


def test_a_format_is_chosen_by_keyboard(qtbot, show_page):
    page, _ = show_page()
    page.formats.buttons["onnx"].setFocus()

    qtbot.keyClick(page.formats.buttons["onnx"], Qt.Key.Key_Down)

    assert page.formats.format == "torch"


def test_a_folder_with_other_files_is_refused_in_a_sentence(qtbot, show_page, tmp_path):
    page, _ = show_page()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    choose_folder(qtbot, page, tmp_path / "full")

    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.report_card.state == "failed", timeout=LONG)

    assert "Choose an empty or a new folder" in page.report_card.text.text()
    assert page.export_button.isEnabled()


def answer(qtbot, page, text):
    qtbot.waitUntil(lambda: page.window().findChild(QMessageBox) is not None, timeout=LONG)
    box = page.window().findChild(QMessageBox)
    button = next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text)
    qtbot.mouseClick(button, Left)


@pytest.fixture
def export_of_another(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    origin = {"project": "<b>sales</b>", "run": "2026-01-01-001", "created": "2026-01-01T00:00:00", "data": "x"}
    (folder / "export.json").write_text(json.dumps({"origin": origin}))
    (folder / "model.onnx").write_text("theirs")
    return folder


@pytest.mark.parametrize(("said", "replaced"), [("Replace", True), ("Keep it", False)])
def test_the_export_of_another_run_is_replaced_only_when_asked(qtbot, show_page, export_of_another, said, replaced):
    page, _ = show_page()
    choose_folder(qtbot, page, export_of_another)

    qtbot.mouseClick(page.export_button, Left)
    answer(qtbot, page, said)
    qtbot.waitUntil(lambda: page.report_card.state == ("done" if replaced else "failed"), timeout=LONG)

    assert ((export_of_another / "model.onnx").read_bytes() != b"theirs") is replaced


def test_the_same_run_is_exported_again_without_a_question(qtbot, show_page, tmp_path):
    page, _ = show_page()
    choose_folder(qtbot, page, tmp_path / "out")

    for _ in range(2):
        qtbot.mouseClick(page.export_button, Left)
        qtbot.waitUntil(lambda: page.report_card.state == "done" and page.export_button.isEnabled(), timeout=LONG)

    assert page.window().findChild(QMessageBox) is None


def test_the_proposed_folder_names_data_project_and_run(show_page):
    page, _ = show_page()

    assert Path(page.folder_edit.text()).name == f"airline_passengers-project-{page.run_choice.run}"


@pytest.mark.parametrize(
    ("source", "project", "name"),
    [
        ("a b/c:d.csv", "My: work?", "c_d-My_work-r"),
        ("数据.csv", "x" * 99, f"数据-{'x' * 24}-r"),
        ("...", "wave", "wave-r"),
    ],
)
def test_names_are_short_and_safe_for_every_file_system(source, project, name):
    data = DataSpec(sources=(SourceSpec(path=source),))

    assert proposed_name(ExperimentSpec(data=data), Path(project), "r") == name


def test_cancel_leaves_nothing_behind(qtbot, show_page, tmp_path):
    page, session = show_page()
    choose_folder(qtbot, page, tmp_path / "out")
    qtbot.mouseClick(page.export_button, Left)

    qtbot.mouseClick(page.report_card.cancel_button, Left)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    assert page.report_card.state == "idle"
    assert not (tmp_path / "out").exists()


def test_an_export_whose_project_was_discarded_blames_nobody(qtbot, show_page, tmp_path):
    page, session = show_page()
    reported = []
    session.message.connect(reported.append)
    choose_folder(qtbot, page, tmp_path / "out")

    page.export_action.trigger()
    shutil.rmtree(session.project.folder)
    session.set_project(None, session.spec)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)

    assert reported == [] and page.report_card.state == "idle"


def test_without_a_folder_the_button_says_why_it_waits(qtbot, show_page):
    page, _ = show_page()

    page.folder_edit.clear()

    assert not page.export_button.isEnabled()
    assert "Choose a folder first" in page.export_button.toolTip()


def test_without_a_run_the_page_shows_the_way_to_training(qtbot):
    session = Session()
    page = ExportPage(session)
    qtbot.addWidget(page)
    page.show()

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.empty.button, Left)

    assert asked.args == ["train"]


@pytest.mark.parametrize(
    ("facts", "roles", "arguments"),
    [
        ({"task": "classify", "sample_rate": 8000}, {}, "recording.wav answers.csv"),
        ({"task": "next-token", "sample_rate": None}, {}, "beginning.txt continued.txt"),
        ({"task": "forecast", "sample_rate": None}, {"x": "target"}, "input.csv output.csv"),
        ({"task": "classify", "sample_rate": None}, {"the id": "sequence"}, "input.csv output.csv --sequence 'the id'"),
    ],
)
def test_the_command_line_takes_what_the_model_takes(facts, roles, arguments):
    learned, data = SimpleNamespace(facts=SimpleNamespace(**facts)), SimpleNamespace(roles=roles)

    assert _file_arguments(SimpleNamespace(run_facts=learned, spec=SimpleNamespace(data=data))) == arguments


def test_further_formats_are_ticked_written_told_and_remembered(qtbot, show_page, tmp_path, monkeypatch):
    monkeypatch.setattr(c_export, "compiler", lambda: None)
    page, session = show_page()
    choose_folder(qtbot, page, tmp_path / "out")
    box = page.further.boxes["c"]
    assert not box.isChecked() and "microcontroller" in page.further.explanation.text()

    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(page.export_button, Left)
    qtbot.waitUntil(lambda: page.report_card.state == "done", timeout=LONG)

    assert (tmp_path / "out" / "model.c").exists()
    assert "no C compiler" in page.report_card.text.text()
    again = ExportPage(session)
    qtbot.addWidget(again)
    assert again.further.names == ("c",)
