"""The whole job without a mouse: from the first focus to exported files, by keys sent to whatever has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workbench.gui.models.outline import ModelOutline
from workbench.gui.models.palette_entry import PaletteEntry
from workbench.gui.shell.welcome_page import SampleCard
from workbench.gui.widgets.number_edits import FloatEdit, IntEdit

LONG = 60_000
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_TABS = 80


class Keyboard:
    """Ten fingers: they know only keys, and what has the focus."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def focus(self):
        return QApplication.focusWidget()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.press(Key.Key_A, CTRL)
        self.qtbot.keyClicks(self.focus, text)
        self.press(Key.Key_Return)

    def tab_to(self, wanted) -> None:
        for _ in range(MOST_TABS):
            if wanted(self.focus):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"The tab key never comes there, but last to {self.focus}")

    def arrow_to(self, wanted) -> None:
        for _ in range(MOST_TABS):
            if wanted(self.focus):
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"The arrow key never comes there, but last to {self.focus}")

    def go(self, page: str, number: int) -> None:
        self.press(getattr(Key, f"Key_{number}"), CTRL)
        self.qtbot.waitUntil(self.window.page(page).isVisible)


@pytest.fixture
def keys(qtbot, shown_window):
    shown_window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown_window.welcome.open_data_button)
    return Keyboard(qtbot, shown_window)


def test_from_the_first_focus_to_exported_files_by_keys_alone(qtbot, whole_window, session, keys, tmp_path):
    keys.tab_to(lambda widget: isinstance(widget, SampleCard) and widget.sample.name == "airline_passengers")
    keys.press(Key.Key_Space)
    qtbot.waitUntil(lambda: session.data.loaded is not None and session.project is not None, timeout=LONG)

    keys.go("model", 2)
    keys.tab_to(lambda widget: isinstance(widget, PaletteEntry))
    keys.arrow_to(lambda widget: "GRU" in widget.accessibleName())
    keys.press(Key.Key_Return)
    assert len(session.spec.model.layers) == 2
    keys.tab_to(lambda widget: isinstance(widget, ModelOutline))
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Down)
    keys.tab_to(lambda widget: isinstance(widget, IntEdit) and widget is model_form(whole_window).editor("units"))
    keys.type("8")
    keys.tab_to(lambda widget: isinstance(widget, FloatEdit))
    keys.type("0.1")
    assert any(layer.units == 8 and layer.dropout == 0.1 for layer in session.spec.model.layers)

    keys.go("train", 3)
    train = whole_window.page("train")
    keys.tab_to(lambda widget: widget is train.settings.form("epochs").editor("epochs"))
    keys.type("3")
    keys.press(Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: train.desk.live.phase == "finished" and not session.jobs.jobs, timeout=LONG)

    keys.go("results", 5)
    keys.go("inside", 6)
    keys.go("use", 7)
    keys.go("export", 8)
    export = whole_window.page("export")
    keys.tab_to(lambda widget: widget is export.folder_edit)
    keys.type(str(tmp_path / "model"))
    keys.press(Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: export.report_card.report is not None, timeout=LONG)
    assert export.report_card.report.verified


@pytest.mark.parametrize(("typed", "page"), [("results", "results"), ("模型", "model")])
def test_the_palette_runs_an_action_by_its_name_in_either_language(qtbot, shown_window, keys, typed, page):
    keys.press(Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(shown_window.palette_.isVisible)

    shown_window.palette_._line.setText(typed)
    qtbot.keyClick(shown_window.palette_._line, Key.Key_Return)

    qtbot.waitUntil(shown_window.page(page).isVisible)


def model_form(window):
    return window.page("model").inspector.form
