"""Walks over the whole window, every page with data and a run in it, as a screen reader and the keyboard do."""

import re

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


def focusable(window):
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.StrongFocus and widget.focusProxy() is None
    ]


def test_everything_that_takes_the_focus_has_a_name(qtbot, window):
    nameless = [
        f"{page}: {type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for page in shown_pages(qtbot, window)
        for widget in focusable(window)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_no_label_shows_tags_as_they_are_written(qtbot, window):
    # Also what stands in menus that nobody has opened.
    written = [
        f"{page}: {label.text()}"
        for page in shown_pages(qtbot, window)
        for label in window.findChildren(QLabel)
        if TAG.search(label.text()) and label.textFormat() != Qt.TextFormat.RichText
    ]
    assert written == []


def test_no_shortcut_or_mnemonic_is_given_twice_on_a_page(qtbot, window):
    for page in shown_pages(qtbot, window):
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
        given = sorted(key for key in keys if key)
        assert given == sorted(set(given)), page


def test_no_label_is_cut(qtbot, window):
    cut = [
        f"{page}: {label.text()!r} has {label.width()} of {label.minimumSizeHint().width()} pixels"
        for page in shown_pages(qtbot, window)
        for label in window.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.text() and label.pixmap().isNull()
        if label.width() + 1 < label.minimumSizeHint().width()
    ]
    assert cut == []
