"""The window's own actions: name, icon and shortcut in one table; menus are made from them."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.gui.style.icons import icon
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action as the table states it."""

    text: str
    glyph: str = ""
    keys: QKeySequence.StandardKey | str = ""
    checkable: bool = False


ENTRIES: dict[str, ActionEntry] = {
    "new": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&New experiment"), "file-plus-outline", Key.New),
    "open_data": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Open &data files…"), "table-plus", Key.Open),
    "open_folder": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Open a &folder of data…"), "folder-music-outline"),
    "open_project": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Open &project…"), "folder-open-outline", "Ctrl+Alt+O"),
    "clear_recent": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Clear this list")),
    "save": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Save"), "content-save-outline", Key.Save),
    "save_as": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Save &as…"), "content-save-edit-outline", "Ctrl+Shift+S"),
    "quit": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Quit"), "", "Ctrl+Q"),
    "undo": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", Key.Undo),
    "redo": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "Ctrl+Shift+Z"),
    "welcome": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Welcome page"), "home-outline", "Alt+Home"),
    "data": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Data"), "table", "Ctrl+1"),
    "model": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Model"), "vector-polyline", "Ctrl+2"),
    "train": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Train"), "chart-bell-curve-cumulative", "Ctrl+3"),
    "runs": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Ru&ns"), "table-multiple", "Ctrl+4"),
    "results": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Results"), "chart-box-outline", "Ctrl+5"),
    "inside": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Inside"), "radiology-box-outline", "Ctrl+6"),
    "use": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Use"), "play-box-outline", "Ctrl+7"),
    "export": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Export"), "export-variant", "Ctrl+8"),
    "theme_system": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Theme: as the &system"), "theme-light-dark", "", True),
    "theme_light": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Theme: &light"), "weather-sunny", "", True),
    "theme_dark": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Theme: &dark"), "weather-night", "", True),
    "reset_layout": ActionEntry(QT_TRANSLATE_NOOP("Actions", "Reset la&yout"), "page-layout-sidebar-left"),
    "command_palette": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Command palette…"), "magnify", "Ctrl+Shift+P"),
    "full_screen": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Full screen"), "fullscreen", "F11", True),
    "shortcuts": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "keyboard-outline", "F1"),
    "log": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&Open the log"), "text-box-outline"),
    "about": ActionEntry(QT_TRANSLATE_NOOP("Actions", "&About Sequence Workbench"), "information-outline"),
}
PAGE_NAMES = ("data", "model", "train", "runs", "results", "inside", "use", "export")


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
    def _make(name: str, entry: ActionEntry, parent: QWidget) -> QAction:
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
