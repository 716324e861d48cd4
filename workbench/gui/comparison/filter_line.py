"""FilterLine: a condition on runs as people type it or take it from a menu, with what is wrong with it below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError, sentence_of
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.menu_button import drop_down
from workbench.runs.conditions import condition

if TYPE_CHECKING:
    from workbench.runs.conditions import Names

PAUSE_MS = 120
READY = (
    "starred = yes",
    "state = finished",
    "outcome = better",
    "tags ~ paper",
    "val_loss < 0.1",
    "dropout > .2 and state = finished",
)
"""Conditions to begin with, in the menu."""


class FilterLine(QWidget):
    """`found` carries what tells whether a run meets the condition; while it cannot be read the last one stays."""

    found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Names | None = None
        self.edit = QLineEdit(clearButtonEnabled=True)
        self.edit.addAction(icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.button = QToolButton()
        self.button.setIcon(icon("filter-variant"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self.button)
        for text in READY:
            self.menu.addAction(text, partial(self.edit.setText, text))
        drop_down(self.button, self.menu)
        self.problem = styled_label("", "small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.count = QLabel()
        self._completions = QStringListModel(self)
        self._wait = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._wait.timeout.connect(self._read)
        self._lay_out()
        self.edit.textChanged.connect(lambda _: self._wait.start())
        self.edit.returnPressed.connect(self._read)
        self.find_action = QAction(self)
        self.find_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self.find_action.triggered.connect(self._on_find)
        self.retranslate()
        translation.follow(self.retranslate)

    def set_names(self, names: "Names | None") -> None:
        """Conditions may speak of these; one that could not be read before is tried again."""
        if names is not self._names:
            self._names = names
            self._completions.setStringList(sorted(names.known) if names is not None else [])
            self._read()

    def show_count(self, shown_runs: int, all_runs: int) -> None:
        """Say how many runs meet the condition."""
        text = self.tr("{shown} of {all} runs") if shown_runs != all_runs else self.tr("{all} runs")
        self.count.setText(text.replace("{shown}", str(shown_runs)).replace("{all}", str(all_runs)))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.edit.setPlaceholderText(self.tr("Words, or a condition such as  dropout > .2 and state = finished"))
        self.edit.setAccessibleName(self.tr("Filter of the runs"))
        self.edit.setToolTip(
            self.tr("Settings, metrics and fields by name with = != < <= > >= and ~ (contains); and, or, not, brackets")
        )
        self.button.setAccessibleName(self.tr("Ready conditions"))
        self.button.setToolTip(self.tr("Ready conditions"))
        self.find_action.setText(self.tr("Filter the runs"))

    def _lay_out(self) -> None:
        completer = _WordCompleter(self._completions, self.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)
        self.count.setProperty("textStyle", "muted")
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.edit, 1)
        line.addWidget(self.button)
        line.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(line)
        layout.addWidget(self.problem)

    def _on_find(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()

    def _read(self) -> None:
        self._wait.stop()
        if self._names is None:
            return
        try:
            test = condition(self.edit.text(), self._names)
        except WorkbenchError as error:
            self.problem.setText(shown(sentence_of(error)))
            self.problem.show()
            return
        self.problem.hide()
        self.found.emit(test)


class _WordCompleter(QCompleter):
    """Completes the last word of a condition."""

    def splitPath(self, path: str) -> list[str]:
        """What is completed."""
        return [path.replace("(", " ").rpartition(" ")[2]]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The condition with its last word completed."""
        edit = self.widget()
        text = edit.text() if isinstance(edit, QLineEdit) else ""
        before = max(text.rfind(" "), text.rfind("(")) + 1
        return text[:before] + str(super().pathFromIndex(index))
