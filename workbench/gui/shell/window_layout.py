"""Where the window and its splitters were last time, and their first sizes for a reset."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from workbench.gui.session.settings import settings

FIRST_SIZE = QSize(1360, 860)
FRAME = QSize(16, 48)
"""Room for the title bar and borders, which are not known before the window is on screen."""


class WindowLayout:
    """Restores sizes when the window and each page are made; saves them when it closes."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._pages: dict[str, QWidget] = {}
        self._first: dict[str, QByteArray] = {}
        stored = settings().value("geometry")
        if not (isinstance(stored, QByteArray) and window.restoreGeometry(stored)):
            self._first_size()

    def add_page(self, name: str, page: QWidget) -> None:
        """Give a new page's splitters the places they had."""
        self._pages[name] = page
        for key, splitter in self._splitters():
            if key not in self._first:
                self._first[key] = splitter.saveState()
                stored = settings().value(f"splitters/{key}")
                if isinstance(stored, QByteArray):
                    splitter.restoreState(stored)

    def save(self) -> None:
        """Remember everything for the next start."""
        stored = settings()
        stored.setValue("geometry", self._window.saveGeometry())
        for key, splitter in self._splitters():
            stored.setValue(f"splitters/{key}", splitter.saveState())

    def reset(self) -> None:
        """Go back to the first sizes."""
        for key in ("geometry", "splitters"):
            settings().remove(key)
        for key, splitter in self._splitters():
            splitter.restoreState(self._first[key])
        self._window.showNormal()
        self._first_size()

    def _splitters(self) -> list[tuple[str, QSplitter]]:
        return [
            (f"{name}/{index}", splitter)
            for name, page in self._pages.items()
            for index, splitter in enumerate(page.findChildren(QSplitter))
        ]

    def _first_size(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = FIRST_SIZE.boundedTo(room.size() - FRAME)
        self._window.resize(size)
        spare = room.size() - size - FRAME
        self._window.move(room.x() + spare.width() // 2, room.y() + spare.height() // 2)
