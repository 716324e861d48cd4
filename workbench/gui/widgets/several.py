"""Several: some of a few choices, in a menu that stays open while they are ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget


class Several(QPushButton):
    """A button that names what is chosen; its menu has a tick for each choice."""

    changed = Signal()

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._actions: dict[str, QAction] = {}
        self._none = ""
        for choice in choices:
            action = self._menu.addAction(choice)
            action.setCheckable(True)
            action.toggled.connect(self._on_toggled)
            self._actions[choice] = action
        self._menu.installEventFilter(self)
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order in which it is offered."""
        return tuple(choice for choice, action in self._actions.items() if action.isChecked())

    def choose(self, choices: Sequence[str]) -> None:
        """Tick these and no others, without telling."""
        for choice, action in self._actions.items():
            action.blockSignals(True)
            action.setChecked(choice in choices)
            action.blockSignals(False)
        self._show()

    def set_texts(self, texts: Sequence[str], none: str) -> None:
        """What the choices are called, in their order, and what is said where none is ticked."""
        for action, text in zip(self._actions.values(), texts, strict=True):
            action.setText(text)
        self._none = none
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick what is clicked, or chosen by the space bar, and leave the menu open for more."""
        action = self._menu.activeAction()
        clicked = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        pressed = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        )
        if watched is self._menu and action is not None and (clicked or pressed):
            action.trigger()
            return True
        return super().eventFilter(watched, event)

    def _on_toggled(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        names = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setText(", ".join(names) or self._none)
