"""The window's own actions: name, icon and shortcut in one table; menus are made from them."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.gui.style.icons import icon

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One action as the table states it."""

    text: str
    glyph: str = ""
    keys: QKeySequence.StandardKey | str = ""
    checkable: bool = False


ENTRIES: dict[str, Entry] = {
    "new": Entry(QT_TRANSLATE_NOOP("Actions", "&New experiment"), "file-plus-outline", Key.New),
    "open_data": Entry(QT_TRANSLATE_NOOP("Actions", "Open &data files…"), "table-plus", Key.Open),
    "open_folder": Entry(QT_TRANSLATE_NOOP("Actions", "Open a &folder of data…"), "folder-music-outline"),
    "open_project": Entry(QT_TRANSLATE_NOOP("Actions", "Open &project…"), "folder-open-outline", "Ctrl+Alt+O"),
    "clear_recent": Entry(QT_TRANSLATE_NOOP("Actions", "&Clear this list")),
    "save": Entry(QT_TRANSLATE_NOOP("Actions", "&Save"), "content-save-outline", Key.Save),
    "save_as": Entry(QT_TRANSLATE_NOOP("Actions", "Save &as…"), "content-save-edit-outline", "Ctrl+Shift+S"),
    "quit": Entry(QT_TRANSLATE_NOOP("Actions", "&Quit"), "", "Ctrl+Q"),
    "undo": Entry(QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", Key.Undo),
    "redo": Entry(QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "Ctrl+Shift+Z"),
    "welcome": Entry(QT_TRANSLATE_NOOP("Actions", "&Welcome page"), "home-outline", "Alt+Home"),
    "data": Entry(QT_TRANSLATE_NOOP("Actions", "&Data"), "table", "Ctrl+1"),
    "model": Entry(QT_TRANSLATE_NOOP("Actions", "&Model"), "vector-polyline", "Ctrl+2"),
    "train": Entry(QT_TRANSLATE_NOOP("Actions", "&Train"), "chart-bell-curve-cumulative", "Ctrl+3"),
    "results": Entry(QT_TRANSLATE_NOOP("Actions", "&Results"), "chart-box-outline", "Ctrl+4"),
    "export": Entry(QT_TRANSLATE_NOOP("Actions", "&Export"), "export-variant", "Ctrl+5"),
    "theme_system": Entry(QT_TRANSLATE_NOOP("Actions", "Theme: as the &system"), "theme-light-dark", "", True),
    "theme_light": Entry(QT_TRANSLATE_NOOP("Actions", "Theme: &light"), "weather-sunny", "", True),
    "theme_dark": Entry(QT_TRANSLATE_NOOP("Actions", "Theme: &dark"), "weather-night", "", True),
    "reset_layout": Entry(QT_TRANSLATE_NOOP("Actions", "Reset la&yout"), "page-layout-sidebar-left"),
    "command_palette": Entry(QT_TRANSLATE_NOOP("Actions", "&Command palette…"), "magnify", "Ctrl+Shift+P"),
    "full_screen": Entry(QT_TRANSLATE_NOOP("Actions", "&Full screen"), "fullscreen", "F11", True),
    "shortcuts": Entry(QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "keyboard-outline", "F1"),
    "log": Entry(QT_TRANSLATE_NOOP("Actions", "&Open the log"), "text-box-outline"),
    "about": Entry(QT_TRANSLATE_NOOP("Actions", "&About Sequence Workbench"), "information-outline"),
}
PAGE_NAMES = ("data", "model", "train", "results", "export")


class Actions:
    """One QAction per entry, by name: `actions["save"]`."""

    def __init__(self, parent: QWidget) -> None:
        self._made = {name: self._make(name, entry, parent) for name, entry in ENTRIES.items()}
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action, in the table's order."""
        return tuple(self._made.values())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for name, action in self._made.items():
            action.setText(QCoreApplication.translate("Actions", ENTRIES[name].text))

    @staticmethod
    def _make(name: str, entry: Entry, parent: QWidget) -> QAction:
        action = QAction(parent)
        action.setObjectName(name)
        action.setCheckable(entry.checkable)
        if entry.glyph:
            action.setIcon(icon(entry.glyph))
        action.setShortcut(QKeySequence(entry.keys))
        roles = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}
        action.setMenuRole(roles.get(name, QAction.MenuRole.NoRole))
        parent.addAction(action)
        return action
