"""The navigation rail: one button per page, with a sign of how far that step is."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.gui.style import translation
from workbench.gui.style.icons import Tone, icon
from workbench.gui.style.theme import M, S
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP

State = Literal["empty", "ready", "problem", "running"]
PAGES: dict[str, tuple[str, str]] = {
    "data": (QT_TRANSLATE_NOOP("Rail", "Data"), "table"),
    "model": (QT_TRANSLATE_NOOP("Rail", "Model"), "vector-polyline"),
    "train": (QT_TRANSLATE_NOOP("Rail", "Train"), "chart-bell-curve-cumulative"),
    "runs": (QT_TRANSLATE_NOOP("Rail", "Runs"), "table-multiple"),
    "results": (QT_TRANSLATE_NOOP("Rail", "Results"), "chart-box-outline"),
    "inside": (QT_TRANSLATE_NOOP("Rail", "Inside"), "radiology-box-outline"),
    "use": (QT_TRANSLATE_NOOP("Rail", "Use"), "play-box-outline"),
    "export": (QT_TRANSLATE_NOOP("Rail", "Export"), "export-variant"),
}
"""Name of each page: its title and icon."""
SIGNS: dict[State, tuple[str, Tone]] = {
    "ready": ("check-circle", "success"),
    "problem": ("alert-circle", "error"),
    "running": ("progress-clock", "accent_text"),
}
STATE_NAMES: dict[State, str] = {
    "empty": QT_TRANSLATE_NOOP("Rail", "nothing here yet"),
    "ready": QT_TRANSLATE_NOOP("Rail", "ready"),
    "problem": QT_TRANSLATE_NOOP("Rail", "needs attention"),
    "running": QT_TRANSLATE_NOOP("Rail", "at work"),
}


class RailButton(QToolButton):
    """A page's button; a small sign in the corner shows its state."""

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: State = "empty"
        self.setCheckable(True)
        self.setIcon(icon(glyph, "muted"))
        self.setIconSize(QSize(24, 24))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State) -> None:
        """Show another sign."""
        self.state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the sign over the icon's corner."""
        super().paintEvent(event)
        if self.state in SIGNS:
            glyph, tone = SIGNS[self.state]
            icon(glyph, tone).paint(QPainter(self), QRect(self.width() // 2 + 9, 4, 14, 14))


class Rail(QFrame):
    """The eight steps of an experiment, top to bottom; Ctrl+1 to Ctrl+8 are the window's."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S, M, S, M)
        layout.setSpacing(S)
        for name, (_, glyph) in PAGES.items():
            button = RailButton(glyph)
            button.clicked.connect(lambda _=False, page=name: self.chosen.emit(page))
            self._group.addButton(button)
            self._buttons[name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self.retranslate()
        translation.follow(self.retranslate)

    def button(self, name: str) -> RailButton:
        """The button of one page."""
        return self._buttons[name]

    def set_current(self, name: str) -> None:
        """Mark a page's button; a page without one, such as the welcome page, marks none."""
        self._group.setExclusive(name in self._buttons)
        for page, button in self._buttons.items():
            button.setChecked(page == name)

    def set_state(self, name: str, state: State) -> None:
        """Show a page's state."""
        self._buttons[name].set_state(state)
        self._describe(name)

    def state(self, name: str) -> State:
        """The state that a page's button shows."""
        return self._buttons[name].state

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for name, (title, _) in PAGES.items():
            self._buttons[name].setText(QCoreApplication.translate("Rail", title))
            self._describe(name)
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setMinimumWidth(max(88, widest + 2 * S))

    def _describe(self, name: str) -> None:
        button = self._buttons[name]
        keys = QKeySequence(f"Ctrl+{list(PAGES).index(name) + 1}").toString(QKeySequence.SequenceFormat.NativeText)
        state = QCoreApplication.translate("Rail", STATE_NAMES[button.state])
        button.setToolTip(f"{button.text()} ({keys}): {state}")
        button.setAccessibleDescription(state)
