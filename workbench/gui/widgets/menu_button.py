"""A menu below a button, opened by a click or by keys; the window goes on while it is open."""

from PySide6.QtWidgets import QAbstractButton, QMenu


def drop_down(button: QAbstractButton, menu: QMenu) -> None:
    """Have a button open a menu below it: Qt's own way would wait in the click until the menu is closed."""
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
