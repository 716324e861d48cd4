"""Hands that do anything at all in the real window, and a heart that counts what its thread works meanwhile.

A timer measures how much processor time the window's own thread took since the turn before: what else runs on the
machine counts for nothing.
"""

import random
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSlider,
    QTabBar,
    QWidget,
)

from workbench.data.samples import SAMPLES
from workbench.gui.shell.actions import PAGE_NAMES
from workbench.gui.shell.main_window import MainWindow

BEAT_MS, SHORT_MS = 5, 30.0
CLICKABLE = (QAbstractButton, QComboBox, QTabBar, QSlider, QAbstractItemView, QLineEdit, QAbstractSpinBox)
LEFT_OUT = ("quit", "full_screen", "open_data", "open_folder", "open_project", "save_as", "save")
LETTERS = "aeiodlstr0123456789"
KINDS = {
    **{"menu": 4, "page": 6, "palette": 2, "theme": 2, "language": 1, "click": 12, "type": 3, "wheel": 3, "point": 3},
    **{"undo": 3, "sample": 1},
}
"""What is done how often, of all that is done."""
TRAINED_KINDS = {**KINDS, "page": 3, "look": 6, "click": 16, "point": 8, "sample": 0}
"""The same where a trained run is to be looked at."""
LOOKS = ("inside", "use")
Button, Key, Modifier = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier


class Heart(QObject):
    """Counts what this thread works from one turn to the next, and keeps the turns that were not short."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = "start"
        self.turns = 0
        self.long_turns: list[tuple[float, str]] = []
        self._since = time.thread_time()
        timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start()

    def beat(self) -> None:
        worked_ms = 1000 * (time.thread_time() - self._since)
        # A desktop shows a file dialog of its own; what Qt's takes to be built is no work of the window.
        if not isinstance(QApplication.activeModalWidget(), QFileDialog):
            self.turns += 1
            if worked_ms > SHORT_MS:
                self.long_turns.append((worked_ms, self.doing))
        self._since = time.thread_time()

    def leave_out(self) -> None:
        """What was worked since the last turn was not the window's work."""
        self._since = time.thread_time()

    def name(self, before: str, after: str) -> None:
        """Say better what was done in the newest turns."""
        for place in range(len(self.long_turns) - 1, -1, -1):
            if self.long_turns[place][1] != before:
                break
            self.long_turns[place] = (self.long_turns[place][0], after)
        self.doing = after


class Hands:
    """Whoever sits before the window and does anything at all."""

    def __init__(self, window: MainWindow, heart: Heart, seed: int) -> None:
        self._window, self._heart, self._chance = window, heart, random.Random(seed)
        self.kinds = KINDS
        self.left_out: tuple[str, ...] = LEFT_OUT

    def act(self) -> Callable[[], str]:
        act: Callable[[], str] = getattr(self, self._chance.choices(list(self.kinds), list(self.kinds.values()))[0])
        return act

    def menu(self) -> str:
        left_out = {self._window.actions_[name] for name in self.left_out}
        offered = [action for action in self._window.menus.all_actions() if action not in left_out]
        return self._trigger(self._chance.choice([action for action in offered if action.isEnabled()]))

    def page(self) -> str:
        name = self._chance.choice(PAGE_NAMES)
        QTest.mouseClick(self._window.rail_button(name), Button.LeftButton)
        return f"page {name}"

    def look(self) -> str:
        """Another page of those that look at a trained run, another example, another tab, files to answer."""
        name = self._chance.choice(LOOKS)
        page: Any = self._window.page(name)
        if not page.isVisible():
            QTest.mouseClick(self._window.rail_button(name), Button.LeftButton)
            return f"page {name}"
        if name == "use":
            files = [QUrl.fromLocalFile(source.path) for source in self._window.session.spec.data.sources]
            dropped = QMimeData()
            dropped.setUrls(files)
            copied, none = Qt.DropAction.CopyAction, Modifier.NoModifier
            page.dropEvent(QDropEvent(QPointF(), copied, dropped, Button.LeftButton, none))
            return "drop files to answer"
        if self._chance.random() < 0.5:
            page.tabs.setCurrentIndex(self._chance.randrange(page.tabs.count()))
            return f"tab {page.tabs.currentIndex()} of {name}"
        page.example_choice.step(self._chance.choice((-1, 1, 7)))
        return "another example"

    def point(self) -> str:
        """Move over a picture, and sometimes click there."""
        shown = [view for view in self._window.findChildren(QGraphicsView) if _can_be_clicked(view)]
        if not shown:
            return "point at nothing"
        view = self._chance.choice(shown)
        self._heart.leave_out()
        for _ in range(3):
            where = QPoint(self._chance.randrange(view.width()), self._chance.randrange(view.height()))
            QTest.mouseMove(view.viewport(), where)
        if self._chance.random() < 0.5:
            QTest.mouseClick(view.viewport(), Button.LeftButton, Modifier.NoModifier, where)
        return f"point at {_name(view)}"

    def palette(self) -> str:
        QTest.keyClick(self._window, Key.Key_P, Modifier.ControlModifier | Modifier.ShiftModifier)
        palette = self._window.palette_
        if palette.isVisible():
            QTest.keyClicks(palette.focusWidget() or palette, self._chance.choice(LETTERS[:9]))
            QTest.keyClick(palette.focusWidget() or palette, Key.Key_Escape)
        return "palette"

    def theme(self) -> str:
        return self._trigger(self._window.actions_[f"theme_{self._chance.choice(('light', 'dark'))}"])

    def language(self) -> str:
        return self._trigger(self._chance.choice(self._window.menus.languages.actions()))

    def click(self) -> str:
        shown = [widget for kind in CLICKABLE for widget in self._window.findChildren(kind) if _can_be_clicked(widget)]
        widget = self._chance.choice(shown)
        where = widget.rect().center()
        if isinstance(widget, QTabBar):
            where = widget.tabRect(self._chance.randrange(max(widget.count(), 1))).center()
        elif isinstance(widget, QAbstractItemView):
            widget = widget.viewport()
            where = QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))
        self._heart.leave_out()  # the search for something to click, that is
        QTest.mouseClick(widget, Button.LeftButton, Modifier.NoModifier, where)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            for key in (Key.Key_Down, Key.Key_Return):
                QTest.keyClick(popup, key)
        return f"click {_name(widget)}"

    def type(self) -> str:
        focus = QApplication.focusWidget() or self._window
        for letter in self._chance.choices(LETTERS, k=3):
            QTest.keyClicks(focus, letter)
        QTest.keyClick(focus, self._chance.choice((Key.Key_Return, Key.Key_Tab, Key.Key_Down, Key.Key_Backspace)))
        return f"type into {_name(focus)}"

    def wheel(self) -> str:
        place = QPointF(self._chance.randrange(self._window.width()), self._chance.randrange(self._window.height()))
        control = self._chance.choice((Modifier.NoModifier, Modifier.ControlModifier))
        turned = QPoint(0, self._chance.choice((-120, 120)))
        QTest.wheelEvent(self._window.windowHandle(), place, turned, QPoint(), control)
        return f"wheel over {_name(self._window.childAt(place.toPoint()))}"

    def undo(self) -> str:
        shift = self._chance.choice((Modifier.NoModifier, Modifier.ShiftModifier))
        QTest.keyClick(self._window, Key.Key_Z, Modifier.ControlModifier | shift)
        return "undo" if shift == Modifier.NoModifier else "redo"

    def sample(self) -> str:
        sample = self._chance.choice(SAMPLES)
        self._window.open_sample(sample)
        return f"sample {sample.name}"

    def leave_dialogs(self) -> str:
        """Answer what asks, close what is open; no file is chosen."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and isinstance(widget, QMessageBox):
                QTest.mouseClick(self._chance.choice(widget.buttons()), Button.LeftButton)
                return "answer"
            if widget.isVisible() and isinstance(widget, QDialog):
                widget.reject()
                return f"close {_name(widget)}"
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        return "close"

    def _trigger(self, action: QAction) -> str:
        action.trigger()
        return f"menu {action.text()}"


def _can_be_clicked(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    parent = widget.parentWidget()
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")
    return f"{type(widget).__name__} {words[:30]!r} in {type(parent).__name__}"
