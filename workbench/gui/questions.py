"""Questions that do not stop the program: a sheet over the window, answered by calling back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Answer = tuple[str, QMessageBox.ButtonRole, Callable[[], None] | None]
Role = QMessageBox.ButtonRole


def ask(parent: QWidget, text: str, more: str, answers: list[Answer]) -> QMessageBox:
    """Ask; the first answer is the default, Escape takes the one that rejects."""
    box = QMessageBox(QMessageBox.Icon.Question, parent.windowTitle().replace("[*]", ""), text, parent=parent)
    box.setInformativeText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for index, (label, role, then) in enumerate(answers):
        button = box.addButton(label, role)
        if then is not None:
            button.clicked.connect(then)
        if index == 0:
            box.setDefaultButton(button)
        if role == Role.RejectRole:
            box.setEscapeButton(button)
    box.open()
    return box
