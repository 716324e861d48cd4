"""The main window: rail, pages, message bar, menus and status bar around one session."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QChildEvent, Qt, QTimer
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QWidget,
)

from workbench.data.samples import Sample
from workbench.gui.session import settings
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents, Then
from workbench.gui.session.opening import endings_to_name, sort_paths
from workbench.gui.session.recovery import Snapshot
from workbench.gui.session.session import Message, Session
from workbench.gui.shell.about import AboutDialog, ShortcutsDialog
from workbench.gui.shell.actions import PAGE_NAMES, Actions
from workbench.gui.shell.command_palette import CommandPalette
from workbench.gui.shell.document_questions import DocumentQuestions
from workbench.gui.shell.log_window import LogWindow
from workbench.gui.shell.menus import Menus
from workbench.gui.shell.message_bar import MessageBar
from workbench.gui.shell.page_stack import PageStack
from workbench.gui.shell.progress_signs import states
from workbench.gui.shell.rail import Rail
from workbench.gui.shell.status_bar import StatusBar
from workbench.gui.shell.welcome_page import WelcomePage
from workbench.gui.shell.window_layout import WindowLayout
from workbench.gui.style import translation
from workbench.gui.style.theme import Mode, Theme
from workbench.gui.style.translation import install, language_of
from workbench.gui.style.turns import pictures_apart
from workbench.paths import resources

STOP_SECONDS = 5.0


class MainWindow(QMainWindow):
    """One experiment in one window."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self._theme = theme
        self.turns = session.turns
        self._closing = False
        self._visited: set[str] = set()
        self._current = self._wanted = "welcome"
        self.activity = Activity(session.jobs, self)
        self.documents = Documents(session, self.activity, self)
        self.questions = DocumentQuestions(self, session, self.documents, self.activity)
        self.actions_ = Actions(self)
        self.menus = Menus(self.menuBar(), self.actions_)
        self.log_window = LogWindow(settings.log_file(), self)
        self.palette_ = CommandPalette(self)
        self._assemble()
        self.setMinimumSize(1024, 640)
        self._layout = WindowLayout(self)
        self._connect()
        self._connect_actions()
        self.setAcceptDrops(True)
        self.setWindowIcon(QIcon(str(resources() / "icons" / "workbench.svg")))
        self.show_page("welcome")
        self.retranslate()
        translation.follow(self.retranslate)
        theme.take_turns(self.turns, self)

    def childEvent(self, event: QChildEvent) -> None:
        """Dialogs have no part of the window above them: they get the colours in force as they appear."""
        child = event.child()
        if event.polished() and isinstance(child, QWidget) and child.isWindow():
            self._theme.dress(child)
        super().childEvent(event)

    def page(self, name: str) -> QWidget:
        """A page by name; made when it is first asked for."""
        return self._stack.page(name)

    def rail_button(self, name: str) -> QWidget:
        """The button that shows a page."""
        return self._rail.button(name)

    def load_pages(self, then: Then) -> None:
        """Import the pages' modules between events; they are made when data are opened, or when first shown."""
        self._stack.load(then)

    def prepare_pages(self) -> None:
        """Make all pages between events."""
        self._stack.prepare_all()

    def show_page(self, name: str) -> None:
        """Bring a page to the front, once it is made and drawn."""
        self._wanted = name
        if not self._stack.ready(name):
            self._rail.set_current(name)
            self._stack.prepare(name, lambda: self.show_page(name) if self._wanted == name else None)
            return
        first = name not in self._visited
        self._bring_to_front(self.page(name))
        self._rail.set_current(name)
        for words in (self.message_bar, self.status):
            words.forget_page(name)
        self._current = name
        if first and name != "welcome":
            self._rail.button(name).setFocus()  # where Enter does nothing new, until there is something to go on with
        self._focus_first()
        if name == "welcome":
            self.welcome.set_recent(settings.recent())
            self.welcome.set_snapshots(self.documents.recovery.found())

    def _bring_to_front(self, page: QWidget) -> None:
        if page is not self._stack.currentWidget():
            self.turns.add(pictures_apart(page), next_=True)
            self._stack.setCurrentWidget(page)

    def _on_data(self, _: object) -> None:
        QTimer.singleShot(0, self, self._focus_first)  # once the pages have followed

    def _focus_first(self) -> None:
        """At a page's first visit begin at what people come for; later visits go on where they left off."""
        page, session = self.page(self._current), self.session
        if self._current in self._visited or page.isAncestorOf(self.focusWidget() or self):
            return
        if session.opening or session.loading:  # what people come for is not there yet
            return
        buttons = page.findChildren(QPushButton)
        able = (button for button in buttons if button.isEnabled() and button.isVisibleTo(page))
        first = next((button for button in able if button.property("primary")), None)
        if first is not None:
            self._visited.add(self._current)
            first.setFocus()

    def open_paths(self, paths: list[Path]) -> None:
        """Open what was dropped, given on the command line, or chosen from the recent list."""
        found = sort_paths(paths)
        if found.wrong:
            self.session.report(
                "warning",
                "{file} cannot be opened. These can: tables, texts and recordings ({suffixes}), folders of them, and "
                "project folders.",
                file=found.wrong[0].name,
                suffixes=endings_to_name(),
            )
        if found.projects:
            self.questions.when_safe(lambda: self.documents.open(found.projects[0]))
        elif found.data:
            self.questions.open_data(found.data)

    def open_sample(self, sample: Sample) -> None:
        """Begin a new experiment with a sample's data."""
        self.questions.open_anew([sample.path], task=sample.task, targets=sample.targets)

    def set_mode(self, mode: Mode) -> None:
        """Switch the theme and remember it."""
        settings.settings().setValue("theme", mode)
        self.actions_[f"theme_{mode}"].setChecked(True)
        self._theme.apply(mode)

    def set_language(self, name: str) -> None:
        """Switch the language and remember it."""
        settings.settings().setValue("language", name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            install(app, language_of(name), self.turns, self)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.actions_.retranslate()
        self.menus.retranslate()
        self._name_undo()
        self._show_title()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take anything that comes as files; what does not work is told on the drop."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open dropped files, once the other program is let go."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.open_paths(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about training and unsaved work first; the answers close the window again."""
        if not self._closing:
            event.ignore()
            # Not at once: Qt ignores a close within a close event.
            QTimer.singleShot(0, self, lambda: self.questions.when_safe(self.close_for_good))
            return
        self._layout.save()
        event.accept()

    def close_for_good(self) -> None:
        """Close without a question: jobs are stopped, what they wrote stays whole."""
        self._closing = True
        self.session.jobs.stop_all(STOP_SECONDS)
        self.session.undo_stack.blockSignals(True)  # it tells of its own end, when nobody is left to hear it
        self.documents.close()
        self.close()

    def _assemble(self) -> None:
        self._rail, self.welcome = Rail(), WelcomePage()
        self._stack = PageStack(self.session, self.welcome, self.turns, self._theme.dressing)
        centre = QWidget()
        line = QHBoxLayout(centre)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._rail)
        line.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.status = StatusBar(self.activity)
        self.setStatusBar(self.status)
        self.message_bar = MessageBar(self.status.last)

    def _connect(self) -> None:
        session = self.session
        self._rail.chosen.connect(self.show_page)
        self._stack.made.connect(lambda name, page: self.menus.add_page(name, page.actions()))
        self._stack.made.connect(self._layout.add_page)
        session.message.connect(self._on_message)
        session.opening_changed.connect(lambda begun: self.message_bar.forget_error() if begun else None)
        session.page_requested.connect(self.show_page)
        self.message_bar.page_requested.connect(self.show_page)
        for signal in (session.spec_changed, session.data_changed, session.loading_changed, session.project_changed):
            signal.connect(self._show_states)
        session.runs_changed.connect(self._show_states)
        session.data_changed.connect(self._on_data)
        self.activity.changed.connect(self._show_training)
        stack = session.undo_stack
        for signal in (stack.undoTextChanged, stack.redoTextChanged, stack.indexChanged):
            signal.connect(self._name_undo)
        self.documents.changed.connect(self._show_title)
        for words in (self.message_bar, self.status):
            self.documents.left.connect(words.forget)
        self.documents.opened.connect(lambda: self.show_page("data"))
        self.documents.locked.connect(self.questions.ask_anyway)
        self.menus.sample_chosen.connect(self.open_sample)
        self.menus.path_chosen.connect(lambda path: self.open_paths([path]))
        self.menus.language_chosen.connect(self.set_language)
        self.status.log_requested.connect(self.log_window.show)
        welcome = self.welcome
        welcome.open_data_requested.connect(self.questions.ask_data)
        welcome.open_folder_requested.connect(lambda: self.questions.ask_folder(self.open_paths))
        welcome.open_project_requested.connect(self.questions.ask_project)
        welcome.sample_chosen.connect(self.open_sample)
        welcome.path_chosen.connect(lambda path: self.open_paths([path]))
        welcome.restore_requested.connect(self._on_restore)
        welcome.discard_requested.connect(self._on_discard)

    def _connect_actions(self) -> None:
        themes = QActionGroup(self)
        for mode in ("system", "light", "dark"):
            themes.addAction(self.actions_[f"theme_{mode}"])
        self.actions_[f"theme_{self._theme.mode}"].setChecked(True)
        calls = {
            "new": lambda: self.questions.when_safe(self._new),
            "open_data": self.questions.ask_data,
            "open_folder": lambda: self.questions.ask_folder(self.open_paths),
            "open_project": self.questions.ask_project,
            "clear_recent": self._clear_recent,
            "save": self.questions.save,
            "save_as": self.questions.save_as,
            "quit": self.close,
            "undo": self.session.undo_stack.undo,
            "redo": self.session.undo_stack.redo,
            "theme_system": lambda: self.set_mode("system"),
            "theme_light": lambda: self.set_mode("light"),
            "theme_dark": lambda: self.set_mode("dark"),
            "reset_layout": self._layout.reset,
            "command_palette": lambda: self.palette_.ask(self.menus.all_actions()),
            "full_screen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "shortcuts": lambda: ShortcutsDialog(self.menus.all_actions(), self).show(),
            "log": self.log_window.show,
            "about": lambda: AboutDialog(self.session.jobs, self).show(),
        }
        calls |= {name: partial(self.show_page, name) for name in ("welcome", *PAGE_NAMES)}
        for name, call in calls.items():
            self.actions_[name].triggered.connect(lambda _=False, run=call: run())

    def _new(self) -> None:
        self.documents.new()
        self.show_page("welcome")

    def _clear_recent(self) -> None:
        settings.clear_recent()
        self.welcome.set_recent(())

    def _on_restore(self, snapshot: Snapshot) -> None:
        self.questions.when_safe(lambda: self.documents.restore(snapshot))

    def _on_discard(self, snapshot: Snapshot) -> None:
        self.questions.discard(snapshot, lambda: self.welcome.set_snapshots(self.documents.recovery.found()))

    def _on_message(self, message: Message) -> None:
        self.log_window.add(message)
        if not self._says(message):
            self.message_bar.show_message(message)
            self.status.show_last(message)

    def _says(self, message: Message) -> bool:
        """Whether the page in sight says that of the same run; one that shows no run yet chooses the new one."""
        in_sight = bool(message.run) and message.page == self._current
        return in_sight and self.page(self._current).property("run") in (None, "", message.run)

    def _show_states(self, *_: object) -> None:
        for name, state in states(self.session, self.activity).items():
            self._rail.set_state(name, state)

    def _show_training(self) -> None:
        if (self.activity.training is not None) != (self._rail.state("train") == "running"):
            self._show_states()

    def _name_undo(self, *_: object) -> None:
        stack = self.session.undo_stack
        undo = (stack.canUndo(), self.tr("&Undo"), stack.undoText())
        redo = (stack.canRedo(), self.tr("&Redo"), stack.redoText())
        for name, (able, verb, step) in {"undo": undo, "redo": redo}.items():
            self.actions_[name].setEnabled(able)
            self.actions_[name].setText(f"{verb} {step.replace('&', '&&')}".strip())

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.questions.name}[*] – Sequence Workbench")
        self.setWindowModified(self.documents.modified)
        language = settings.settings().value("language", "")
        for action in self.menus.languages.actions():
            action.setChecked(action.data() == language_of(str(language)))
