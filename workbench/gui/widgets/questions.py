"""Questions that do not stop the program: a sheet over the window, answered by calling back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from workbench.gui.session.settings import recent

Answer = tuple[str, QMessageBox.ButtonRole, Callable[[], None] | None]
Role = QMessageBox.ButtonRole


def ask(parent: QWidget, text: str, more: str, answers: list[Answer]) -> QMessageBox:
    """Ask; the first answer is the default, Escape takes the one that rejects."""
    box = QMessageBox(QMessageBox.Icon.Question, parent.windowTitle().replace("[*]", ""), text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names in it may be a stranger's
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


def ask_paths(
    parent: QWidget,
    title: str,
    mode: QFileDialog.FileMode,
    then: Callable[[list[Path]], None],
    *,
    filters: Sequence[str] = (),
) -> None:
    """Ask for files or a folder that exist."""
    dialog = QFileDialog(parent, title, start_folder())
    dialog.setFileMode(mode)
    if filters:
        dialog.setNameFilters(filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()


def ask_new_folder(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Ask for a folder that is to be made; `name` is a suggestion."""
    dialog = QFileDialog(parent, title, start_folder())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_new_file(
    parent: QWidget,
    title: str,
    kinds: Sequence[str],
    then: Callable[[Path], object],
    *,
    name: str = "",
    folder: str = "",
    goes_on: bool = False,
) -> None:
    """Ask for a file that is to be written, of a kind such as "CSV (*.csv)"; `name` is a suggestion.

    Whether it may be replaced is asked as well, unless what it holds stays and is gone on with.
    """
    dialog = QFileDialog(parent, title, folder or start_folder())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, goes_on)
    dialog.setNameFilters(kinds)
    dialog.setDefaultSuffix(_ending(kinds[0]))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def _ending(kind: str) -> str:
    """The first ending of a kind of files."""
    return kind.partition("*.")[2].rstrip(")").partition(" ")[0]


def start_folder() -> str:
    """Where the newest project or file lies, else the user's documents."""
    last = recent()
    if last and last[0].parent.is_dir():
        return str(last[0].parent)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
