"""Walks over the whole window, every page with data and a run in it, as a screen reader and the keyboard do."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from workbench.gui.shell import main_window
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.style import translation
from workbench.gui.style.theme import Theme

TAG = re.compile(r"</?[a-z]+>")
EVERYTHING = (*main_window.PAGE_NAMES, "welcome")


@pytest.fixture(params=translation.LANGUAGES)
def window(qtbot, qapp, open_sample, train_run, request):
    session = open_sample(epochs=1)
    train_run(session)
    translation.install(qapp, request.param)
    made = MainWindow(session, Theme(qapp))
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_closing", True))
    made.resize(1366, 768)
    made.show()
    for name in EVERYTHING:
        made.page(name)
    yield made
    made.documents.close()
    translation.install(qapp, "en")
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)


def shown_pages(qtbot, window):
    for name in EVERYTHING:
        window.show_page(name)
        qtbot.waitUntil(lambda: not window.session.jobs.jobs, timeout=20_000)
        QApplication.processEvents()
        yield name


def test_all_has_a_name_no_tag_is_written_no_key_is_given_twice_and_no_label_is_cut(qtbot, window):
    looks = (nameless, tagged, given_twice, cut)
    found = [(page, fault) for page in shown_pages(qtbot, window) for look in looks for fault in look(window)]

    assert found == []


def nameless(window):
    """What takes the focus and would be read aloud as nothing."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} has no name"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.StrongFocus and widget.focusProxy() is None
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def tagged(window):
    """Labels that show tags as they are written, also in menus that nobody has opened."""
    return [
        f"tags: {label.text()}"
        for label in window.findChildren(QLabel)
        if TAG.search(label.text()) and label.textFormat() != Qt.TextFormat.RichText
    ]


def given_twice(window):
    """Shortcuts and mnemonics of more than one thing in sight."""
    keys = [
        key.toString()
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
        if action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
    ]
    keys += [
        QKeySequence.mnemonic(widget.text()).toString()
        for kind in (QAbstractButton, QLabel)
        for widget in window.findChildren(kind)
        if widget.isVisible()
    ]
    keys += [QKeySequence.mnemonic(action.text()).toString() for action in window.menuBar().actions()]
    return [f"{key} is given {count} times" for key, count in Counter(filter(None, keys)).items() if count > 1]


def cut(window):
    """Labels with less room than their text needs."""
    return [
        f"{label.text()!r} has {label.width()} of {label.minimumSizeHint().width()} pixels"
        for label in window.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.text() and label.pixmap().isNull()
        if label.width() + 1 < label.minimumSizeHint().width()
    ]
