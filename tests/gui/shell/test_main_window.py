import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QMessageBox, QPushButton

from workbench.data.samples import SAMPLES
from workbench.gui.session import settings
from workbench.gui.session.session import Message
from workbench.gui.shell import main_window
from workbench.gui.shell.command_palette import bare
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.shell.menus import give_mnemonics
from workbench.gui.style import translation
from workbench.gui.style.theme import Theme
from workbench.runs.project import Project
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec


@pytest.fixture
def window(qtbot, qapp, session):
    made = MainWindow(session, Theme(qapp))
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_closing", True))
    yield made
    made.documents.close()
    translation.install(qapp, "en")
    qapp.processEvents()


@pytest.fixture
def loaded(qtbot, window, session):
    window.open_sample(SAMPLES[0])
    qtbot.waitUntil(lambda: session.data.loaded is not None and session.project is not None, timeout=20_000)
    return window


def drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *none))


def answer(qtbot, window, text):
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    button = next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_start_shows_the_welcome_page(window):
    assert window._stack.currentWidget() is window.welcome
    assert len(window.welcome.sample_cards()) >= 3


def test_a_click_on_a_sample_opens_its_data(qtbot, window, session):
    qtbot.mouseClick(window.welcome.sample_cards()[0], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: session.data.loaded is not None, timeout=20_000)

    qtbot.waitUntil(lambda: window._stack.currentWidget() is window.page("data"))
    assert window._rail.state("data") == "ready"
    assert window.isWindowModified()


def test_a_wrong_file_says_which_types_work(qtbot, window, session, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_text("x")

    with qtbot.waitSignal(session.message) as reported:
        drop(window, [path])

    assert "paper.pdf" in str(reported.args[0].text) and ".csv" in str(reported.args[0].text)


def test_a_dropped_project_opens(qtbot, window, session, tmp_path):
    Project.create(tmp_path / "mine", ExperimentSpec())

    with qtbot.waitSignal(window.documents.opened):
        drop(window, [tmp_path / "mine"])

    assert window.windowTitle().startswith("mine[*]")
    assert settings.recent() == [tmp_path / "mine"]


def test_undo_names_the_step(loaded):
    assert "airline_passengers" in loaded.actions_["undo"].text()


def test_closing_with_unsaved_work_asks_and_cancel_stays(qtbot, loaded):
    loaded.show()

    assert not loaded.close()
    answer(qtbot, loaded, "Cancel")

    assert loaded.isVisible()


def test_an_empty_window_closes_without_a_question(qtbot, window):
    window.show()

    window.close()

    qtbot.waitUntil(lambda: not window.isVisible())


def test_discarding_closes_and_leaves_nothing_behind(qtbot, loaded):
    loaded.show()
    loaded.close()

    answer(qtbot, loaded, "Discard")

    assert not loaded.isVisible()
    assert list(settings.scratch_folder().iterdir()) == []
    assert list(settings.recovery_folder().glob("*.json")) == []


def test_every_menu_action_has_its_own_mnemonic(window):
    for name, menu in window.menus._menus.items():
        give_mnemonics(menu.actions())
        texts = [action.text().replace("&&", "") for action in menu.actions() if action.text()]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(set(letters)) == len(letters), (name, texts)


def test_no_shortcut_is_given_twice(window):
    window.prepare_pages()
    for page in main_window.PAGE_NAMES:
        window.page(page)
    shortcuts = [
        shortcut.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.menus.all_actions()
        for shortcut in action.shortcuts()
        if action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
    ]
    assert sorted(shortcuts) == sorted(set(shortcuts))


def test_the_language_switches_live(qtbot, window):
    window.set_language("zh_CN")
    qtbot.waitUntil(lambda: window.menus.menu("file").title() == "文件(&F)")

    assert window.actions_["save"].text() == "保存(&S)"
    assert "未命名" in window.windowTitle()
    assert window.log_window.windowTitle() == "日志"


def test_the_theme_is_remembered(window):
    window.actions_["theme_dark"].trigger()

    assert settings.settings().value("theme") == "dark"


def test_a_second_window_is_warned(qtbot, window, tmp_path):
    project = Project.create(tmp_path / "mine", ExperimentSpec())
    hold = "import sys; from PySide6.QtCore import QLockFile as L; l = L(sys.argv[1]); print(l.tryLock(0)); input()"
    command = [sys.executable, "-c", hold, str(project.folder / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "True\n"
        with qtbot.waitSignal(window.documents.locked) as locked:
            window.documents.open(project.folder)
        other.communicate("\n")

    assert locked.args[0] == project.folder and str(other.pid) in locked.args[1]


def test_the_layout_comes_back_and_can_be_reset(qapp, window):
    first = window.size()
    window.resize(window.width(), 700)
    window._layout.save()

    again = MainWindow(window.session, window._theme)
    assert again.height() == 700
    again.actions_["reset_layout"].trigger()

    assert again.size() == first
    again.documents.close()
    again._closing = True
    again.close()


def test_the_first_focus_lies_on_open_data(qtbot, window):
    window.show()

    qtbot.waitUntil(lambda: window.focusWidget() is window.welcome.open_data_button)


def test_an_ampersand_in_a_name_is_shown_as_one(window):
    settings.add_recent(Path("/tmp/R&D.csv"))
    training = window.session.spec.training
    window.session.edit_training("Make R&D target", training.model_copy(update={"epochs": 3}))
    recent = window.menus.menu("recent")
    recent.aboutToShow.emit()

    assert window.actions_["undo"].text() == "&Undo Make R&&D target"
    assert recent.actions()[0].text() == "&1  R&&D.csv"
    assert bare(window.actions_["undo"].text()) == "Undo Make R&D target"


def test_a_page_is_made_where_it_will_be_and_not_styled_again_by_a_move(window, qtbot):
    stack = window._stack

    stack.prepare("data", lambda: None)
    qtbot.waitUntil(lambda: "data" in stack._begun)
    begun = stack._begun["data"]

    assert begun.parentWidget() is stack and stack.indexOf(begun) < 0
    assert begun.isHidden()
    assert stack.page("data") is begun and stack.indexOf(begun) > 0


def test_what_the_page_in_sight_says_of_the_same_run_is_not_said_twice(window):
    verdict = Message(level="success", text=sentence("Run 1: better."), page="results", run="1")
    page = window.page("results")
    window._on_message(verdict)
    assert not window.message_bar.isHidden() and window.status.last.text() == "Run 1: better."
    window.show_page("results")
    assert window.message_bar.isHidden() and window.status.last.text() == "Ready"

    for run, told in (("1", False), ("", False), ("2", True)):
        page.setProperty("run", run)
        window._on_message(verdict)
        assert window.message_bar.isHidden() != told
        assert (window.status.last.text() == "Run 1: better.") == told
