import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.shell.crash import CrashDialog, CrashReporter, show_crashes


@pytest.fixture
def reporter(monkeypatch):
    made = CrashReporter()
    monkeypatch.setattr(sys, "excepthook", made._on_exception)
    monkeypatch.setattr(threading, "excepthook", made._on_thread_exception)
    return made


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_a_bug_in_any_thread_is_reported(qtbot, reporter):
    def fail():
        raise ValueError("broken")

    with qtbot.waitSignal(reporter.bug) as bug:
        threading.Thread(target=fail).start()

    assert "ValueError: broken" in bug.args[0]


def test_what_a_user_can_mend_is_no_bug(qtbot, reporter):
    with qtbot.waitSignal(reporter.user_error), qtbot.assertNotEmitted(reporter.bug):
        reporter._on_exception(*raised(WorkbenchError("{file} is empty.", file="a.csv")))


def test_reports_gather_in_one_dialog_that_does_not_block(qtbot, reporter, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    show_crashes(reporter, tmp_path / "log", window)

    reporter._on_exception(*raised(ValueError("one")))
    reporter._on_exception(*raised(ValueError("two")))

    (dialog,) = window.findChildren(CrashDialog)
    assert not dialog.isModal()
    assert "one" in dialog._report.toPlainText() and "two" in dialog._report.toPlainText()


def test_the_traceback_is_folded_until_it_is_asked_for(qtbot, tmp_path):
    dialog = CrashDialog(tmp_path / "log")
    qtbot.addWidget(dialog)
    dialog.show()
    details = next(button for button in dialog.findChildren(QPushButton) if button.isCheckable())
    folded = dialog._report.isVisible()

    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)

    assert (folded, dialog._report.isVisible()) == (False, True)
