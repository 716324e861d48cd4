import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow

from workbench.gui.session.session import Message
from workbench.gui.shell.actions import PAGE_NAMES
from workbench.gui.shell.message_bar import MessageBar
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


def test_it_lies_upon_its_place_and_grows_upwards_as_the_words_need(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 500)
    place = QLabel("Ready")
    window.statusBar().addWidget(place, 1)
    bar = MessageBar(place)
    window.show()

    for words, least in (("One.", 0), ("So many words. " * 40, 3 * bar.fontMetrics().lineSpacing())):
        bar.show_message(Message(level="error", text=sentence(words)))
        qtbot.waitUntil(lambda least=least: bar.height() > least)
        assert bar.geometry().contains(QRect(place.mapTo(window, QPoint(0, 0)), place.size()))
    window.resize(700, 400)
    qtbot.waitUntil(lambda: bar.width() == place.width() < 700 and bar.geometry().bottom() < 400)


def test_a_message_that_stays_covers_no_more_of_any_page_than_its_margin(whole_window, qtbot):
    whole_window.session.report("warning", "Training writes into this project. Stop it or wait, then save elsewhere.")
    bar = whole_window.message_bar

    for page in PAGE_NAMES:
        whole_window.show_page(page)
        shown = whole_window.page(page)
        bottom = shown.mapTo(whole_window, shown.contentsRect().bottomLeft()).y()
        top = bottom - shown.layout().contentsMargins().bottom()
        qtbot.waitUntil(lambda top=top: bar.isVisible() and bar.y() > top)
