import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.message_bar import MessageBar
from workbench.gui.session import Message
from workbench.sentence import sentence


def bar_with(qtbot, level, details=""):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message(level=level, text=sentence("{file} is empty.", file="a.csv"), details=details))
    return bar


def test_an_error_is_told_with_its_level_in_words(qtbot):
    bar = bar_with(qtbot, "error")

    assert bar.isVisible() and bar.text == "a.csv is empty."
    assert bar.accessibleName() == "Error: a.csv is empty."


def test_details_are_folded_and_can_be_copied(qtbot):
    bar = bar_with(qtbot, "error", details="ValueError(1)")
    assert not bar._details.isVisible()

    bar._more.click()
    bar._copy.click()

    assert bar._details.isVisible()
    assert QGuiApplication.clipboard().text() == "a.csv is empty.\nValueError(1)"


def test_escape_closes_it(qtbot):
    bar = bar_with(qtbot, "warning")

    qtbot.keyClick(bar, Qt.Key.Key_Escape)

    assert not bar.isVisible()


def test_only_quiet_messages_go_away_by_themselves(qtbot):
    assert bar_with(qtbot, "success")._timer.isActive()
    assert not bar_with(qtbot, "error")._timer.isActive()


def test_a_message_may_lead_to_its_page(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message(level="success", text=sentence("Trained."), page="results"))

    with qtbot.waitSignal(bar.page_requested) as asked:
        qtbot.mouseClick(bar.page_button, Qt.MouseButton.LeftButton)

    assert asked.args == ["results"]


@pytest.mark.parametrize(("level", "stays"), [("error", False), ("warning", True)])
def test_an_error_goes_when_something_new_begins(qtbot, level, stays):
    bar = bar_with(qtbot, level)

    bar.forget_error()

    assert bar.isVisible() == stays


def test_a_message_goes_when_the_page_it_leads_to_is_shown(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message(level="success", text=sentence("Done."), page="results"))

    bar.forget_page("train")
    assert bar.isVisible()

    bar.forget_page("results")
    assert not bar.isVisible()


def test_it_lies_upon_its_parent_at_the_bottom_and_moves_nothing(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    button = QPushButton("here", parent)
    bar = MessageBar(parent)
    parent.resize(900, 500)
    parent.show()
    before = button.geometry()

    bar.show_message(Message(level="error", text=sentence("So many words. " * 20)))
    qtbot.waitUntil(lambda: bar.height() > 3 * bar.fontMetrics().lineSpacing())
    assert (bar.x() + bar.width(), bar.y() + bar.height()) <= (900, 500)
    bar.show_message(Message(level="info", text=sentence("One.")))
    qtbot.waitUntil(lambda: bar.width() < 300 and bar.height() < 3 * bar.fontMetrics().lineSpacing())

    parent.resize(800, 400)
    assert bar.geometry().bottom() < 400
    assert button.geometry() == before
