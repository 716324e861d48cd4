"""The menu bar: made from the window's actions, and lists that are filled when they open."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from workbench.data.samples import SAMPLES
from workbench.gui.session.settings import recent
from workbench.gui.shell.actions import PAGE_NAMES, Actions
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP
from workbench.gui.style.translation import LANGUAGES, shown

TITLES = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "edit": QT_TRANSLATE_NOOP("Menus", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "run": QT_TRANSLATE_NOOP("Menus", "&Run"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
    "samples": QT_TRANSLATE_NOOP("Menus", "Sa&mples"),
    "recent": QT_TRANSLATE_NOOP("Menus", "Open &recent"),
    "theme": QT_TRANSLATE_NOOP("Menus", "T&heme"),
    "language": QT_TRANSLATE_NOOP("Menus", "&Language"),
    "edit_data": QT_TRANSLATE_NOOP("Menus", "&Data"),
    "edit_model": QT_TRANSLATE_NOOP("Menus", "&Model"),
    "runs": QT_TRANSLATE_NOOP("Menus", "Ru&ns"),
    "results": QT_TRANSLATE_NOOP("Menus", "Re&sults"),
    "inside": QT_TRANSLATE_NOOP("Menus", "&Inside"),
    "use": QT_TRANSLATE_NOOP("Menus", "&Use"),
    "export": QT_TRANSLATE_NOOP("Menus", "&Export"),
}
NONE = "-"
LAYOUT: dict[str, tuple[str, ...]] = {
    "file": (
        "new",
        "open_data",
        "open_folder",
        "open_project",
        "#samples",
        "#recent",
        NONE,
        "save",
        "save_as",
        NONE,
        "quit",
    ),
    "edit": ("undo", "redo", NONE, "#edit_data", "#edit_model"),
    "view": (
        "welcome",
        *PAGE_NAMES,
        NONE,
        "#theme",
        "#language",
        NONE,
        "reset_layout",
        "full_screen",
        "command_palette",
    ),
    "run": ("#runs", "#results", "#inside", "#use", "#export"),
    "help": ("shortcuts", "log", "about"),
    "theme": ("theme_system", "theme_light", "theme_dark"),
}
"""Menu to its lines: an action's name, a separator, or `#` and the name of a menu inside."""
PAGE_MENUS = {
    "data": "edit_data",
    "model": "edit_model",
    "train": "run",
    "runs": "runs",
    "results": "results",
    "inside": "inside",
    "use": "use",
    "export": "export",
}


class Menus(QObject):
    """Fills a menu bar; pages add their actions when they are made."""

    sample_chosen = Signal(object)
    path_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self._actions = actions
        self._menus = {name: QMenu(bar) for name in TITLES}
        self._page_actions: dict[str, tuple[QAction, ...]] = {}
        for name, lines in LAYOUT.items():
            for line in lines:
                self._add_line(self._menus[name], line)
        for name in ("file", "edit", "view", "run", "help"):
            bar.addMenu(self._menus[name])
        for menu in self._menus.values():
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(lambda shown_menu=menu: give_mnemonics(shown_menu.actions()))
        self._menus["recent"].aboutToShow.connect(self._fill_recent)
        self._samples = self._make_samples()
        self.languages = self._make_languages()
        for name in ("edit_data", "edit_model", "runs", "results", "inside", "use", "export"):
            self._menus[name].menuAction().setVisible(False)
        self._menus["run"].menuAction().setEnabled(False)  # it has only what pages bring
        self.retranslate()

    def menu(self, name: str) -> QMenu:
        """One menu by name."""
        return self._menus[name]

    def add_page(self, page: str, actions: Sequence[QAction]) -> None:
        """Put a page's actions into the menu that is theirs."""
        menu = self._menus[PAGE_MENUS[page]]
        first = menu.actions()[0] if menu.actions() else None
        menu.insertActions(first, list(actions)) if first else menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(menu.actions()))
        menu.menuAction().setEnabled(True)
        self._page_actions[page] = tuple(actions)

    def all_actions(self) -> tuple[QAction, ...]:
        """Everything that the command palette can run."""
        pages = [action for actions in self._page_actions.values() for action in actions]
        return (*self._actions.all(), *pages, *self._samples, *self.languages.actions())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Menus", TITLES[name]))
        for sample, action in zip(SAMPLES, self._samples, strict=True):
            action.setText(QCoreApplication.translate("Menus", "Sample: {name}").replace("{name}", shown(sample.title)))
        self._fill_recent()

    def _add_line(self, menu: QMenu, line: str) -> None:
        if line == NONE:
            menu.addSeparator()
        elif line.startswith("#"):
            menu.addMenu(self._menus[line[1:]])
        else:
            menu.addAction(self._actions[line])

    def _make_samples(self) -> tuple[QAction, ...]:
        made = []
        for sample in SAMPLES:
            action = QAction(self)
            action.triggered.connect(lambda _=False, chosen=sample: self.sample_chosen.emit(chosen))
            made.append(action)
        self._menus["samples"].addActions(made)
        return tuple(made)

    def _make_languages(self) -> QActionGroup:
        group = QActionGroup(self)
        for language, name in LANGUAGES.items():
            action = QAction(name, group)
            action.setCheckable(True)
            action.setData(language)
            action.triggered.connect(lambda _=False, chosen=language: self.language_chosen.emit(chosen))
        self._menus["language"].addActions(group.actions())
        return group

    def _fill_recent(self) -> None:
        menu = self._menus["recent"]
        menu.clear()
        for number, path in enumerate(recent(), 1):
            action = menu.addAction(
                f"&{number % 10}  {path.name.replace('&', '&&')}", _calling(self.path_chosen.emit, path)
            )
            action.setToolTip(plain_tip(str(path)))
            action.setEnabled(path.exists())
        menu.addSeparator()
        menu.addAction(self._actions["clear_recent"])
        self._actions["clear_recent"].setEnabled(bool(recent()))


def give_mnemonics(actions: Iterable[QAction]) -> None:
    """Underline a free letter in every text of a menu that has none; Chinese gets it in brackets."""
    todo, taken = [], set()
    for action in actions:
        text = action.text().replace("&&", "")
        if "&" in text:
            taken.add(text[text.index("&") + 1].casefold())
        elif text:
            todo.append(action)
    for action in todo:
        text = action.text()
        letters = [letter for letter in text if letter.isascii() and letter.isalnum()]
        spare = "abcdefghijklmnopqrstuvwxyz0123456789"
        free = next((letter for letter in [*letters, *spare] if letter.casefold() not in taken), None)
        if free is not None:
            taken.add(free.casefold())
            action.setText(text.replace(free, f"&{free}", 1) if free in letters else f"{text}(&{free.upper()})")


def _calling(call: Callable[[Path], object], path: Path) -> Callable[[], None]:
    def run() -> None:
        call(path)

    return run
