"""The wheel over settings, as a mouse sends it: it scrolls the page and changes nothing that has no focus."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QScrollArea, QSlider, QSpinBox

from workbench.gui.shell.main_window import PAGE_NAMES
from workbench.gui.widgets.choices import DropDown

KINDS = (QComboBox, QSpinBox, QDoubleSpinBox, QSlider)
GUI = Path(__file__).parents[2] / "workbench" / "gui"
BARE = re.compile(r"\bQ(ComboBox|Slider|SpinBox|DoubleSpinBox|DateEdit|TimeEdit|DateTimeEdit|Dial)\(\w*=?\w*\)(?!:)")


def turn_wheel(widget, notches: int) -> None:
    """As the window system tells it where the widget is in sight, else straight to the widget."""
    middle, turned = QPointF(widget.rect().center()), QPoint(0, 120 * notches)
    if not widget.visibleRegion().isEmpty():
        window = widget.window()
        QTest.wheelEvent(window.windowHandle(), widget.mapTo(window, middle), turned)
        QApplication.processEvents()
        return
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(widget, QWheelEvent(middle, widget.mapToGlobal(middle), QPoint(), turned, *none, False))


def value_of(widget):
    return widget.currentIndex() if isinstance(widget, QComboBox) else widget.value()


def test_no_setting_of_any_page_takes_the_wheel_without_the_focus(whole_window, open_sample, train_run, qtbot):
    session = open_sample("sensors", epochs=1)
    train_run(session)
    for page in PAGE_NAMES:
        whole_window.show_page(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)
        spec = session.spec
        settings = [each for kind in KINDS for each in whole_window.page(page).findChildren(kind)]
        whole_window.setFocus()

        for widget in settings:
            before = value_of(widget)
            for notches in (1, -1, -1):
                turn_wheel(widget, notches)
            assert (value_of(widget), widget.hasFocus()) == (before, False), page
        assert session.spec == spec


def test_the_wheel_over_a_drop_down_scrolls_the_column_behind_it(whole_window, open_sample, qtbot):
    session = open_sample()
    whole_window.show_page("data")
    column = next(
        area
        for area in whole_window.page("data").findChildren(QScrollArea)
        if area.verticalScrollBar().maximum() > 0 and area.findChildren(DropDown)
    )
    box = next(box for box in column.findChildren(DropDown) if box.isVisible())

    turn_wheel(box, -1)

    assert column.verticalScrollBar().value() > 0
    assert not session.undo_stack.canUndo()


def test_the_wheel_over_a_focused_drop_down_chooses(qtbot):
    box = DropDown()
    qtbot.addWidget(box)
    box.addItems(["keep", "refuse"])
    box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)

    turn_wheel(box, -1)

    assert box.currentText() == "refuse"


def test_the_window_makes_only_editors_that_leave_the_wheel_alone():
    bare = [f"{path.name}: {found.group()}" for path in GUI.rglob("*.py") for found in BARE.finditer(path.read_text())]

    assert bare == []
