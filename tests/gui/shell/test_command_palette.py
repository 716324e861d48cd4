import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from workbench.gui.shell.command_palette import CommandPalette, bare, fuzzy


@pytest.fixture
def palette(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = CommandPalette(window)
    made.window_actions = [QAction(text, window) for text in ("&Save", "Save &as…", "&Keyboard shortcuts")]
    made.ask(made.window_actions)
    yield made
    made.close()


def test_names_lose_mnemonic_and_dots():
    assert bare("Save &as…") == "Save as"
    assert bare("保存(&S)") == "保存"


def test_letters_match_in_order():
    assert fuzzy("kbs", "Keyboard shortcuts") is not None
    assert fuzzy("sbk", "Keyboard shortcuts") is None
    assert fuzzy("save", "Save as") < fuzzy("sas", "Save as")


def test_typing_narrows_the_list(palette):
    palette._line.setText("kbs")

    assert palette.names() == ["Keyboard shortcuts"]


def test_the_other_language_finds_it_too(palette):
    palette._line.setText("键盘")

    assert palette.names() == ["Keyboard shortcuts"]


def test_enter_runs_the_chosen_action(qtbot, palette):
    palette._line.setText("save")
    qtbot.keyClick(palette._line, Qt.Key.Key_Down)

    with qtbot.waitSignal(palette.window_actions[1].triggered):
        qtbot.keyClick(palette._line, Qt.Key.Key_Return)

    assert not palette.isVisible()


def test_the_palette_is_as_high_as_what_it_lists(qtbot, palette):
    three = palette.height()

    palette._line.setText("kbs")

    qtbot.waitUntil(lambda: palette.height() < three)
    assert not palette._nothing.isVisible()


def test_no_match_is_said(palette):
    palette._line.setText("qqq")

    assert palette._nothing.isVisible()
    assert palette.names() == []
