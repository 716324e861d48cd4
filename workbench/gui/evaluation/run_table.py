"""RunTable: all runs side by side; choose one to show, take over its settings, or delete it after asking inline."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.evaluation.run_table_model import RunTableModel
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import styled_label

if TYPE_CHECKING:
    from workbench.evaluation.compare import RunComparison
    from workbench.runs.project import Project


class RunTable(QWidget):
    """The table with its buttons; `activated` asks to show a run, `settings_wanted` to take over its settings."""

    activated = Signal(str)
    settings_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._doomed = ""
        self.model = RunTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(Qt.ItemDataRole.UserRole)
        self.view = QTableView()
        self.view.setModel(self._sorted)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._hint = styled_label("", "muted")
        self._hint.setWordWrap(True)
        self.show_button = QPushButton(icon("eye-outline"), "")
        self.settings_button = QPushButton(icon("restore"), "")
        self.delete_button = QPushButton(icon("delete-outline"), "")
        self.question = QFrame()
        self._question_text = QLabel(wordWrap=True)
        self.confirm_button, self.keep_button = QPushButton(icon("delete-outline", "error"), ""), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def run(self) -> str:
        """The run of the selected row, empty for none."""
        rows = self.view.selectionModel().selectedRows()
        return self.model.run(self._sorted.mapToSource(rows[0]).row()) if rows else ""

    def refresh(self) -> None:
        """Read and compare all runs."""
        project = self._session.project
        if project is None:
            self.model.set_comparison(None)
            self._on_selected()
            return
        job = self._session.jobs.run(self.tr("Comparing the runs"), lambda: _compare(project))
        job.finished.connect(self._on_compared)
        self._session.report_errors_of(job)

    def set_shown(self, run: str) -> None:
        """Mark what differs from the run that the page shows, and select it."""
        self.model.set_selected(run)
        self._select(run)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.view.setAccessibleName(self.tr("All runs"))
        self._hint.setText(
            self.tr("Columns at the right are the settings in which runs differ; bold: other than in the run shown.")
        )
        self.show_button.setText(self.tr("Show this run"))
        self.settings_button.setText(self.tr("Use its settings"))
        self.settings_button.setToolTip(self.tr("Make data, model and training what they were in this run; undoable"))
        self.delete_button.setText(self.tr("Delete…"))
        self.confirm_button.setText(self.tr("Delete for good"))
        self.keep_button.setText(self.tr("Keep"))
        self._ask(self._doomed)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.model.columnCount() - 1, 0))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self._hint, 1)
        for button in (self.show_button, self.settings_button, self.delete_button):
            buttons.addWidget(button)
        asking = QHBoxLayout(self.question)
        asking.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        self.question.setProperty("card", True)
        asking.addWidget(self._question_text, 1)
        asking.addWidget(self.confirm_button)
        asking.addWidget(self.keep_button)
        self.question.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(buttons)
        layout.addWidget(self.question)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.activated.connect(lambda _index: self.activated.emit(self.run))
        self.show_button.clicked.connect(lambda: self.activated.emit(self.run))
        self.settings_button.clicked.connect(lambda: self.settings_wanted.emit(self.run))
        self.delete_button.clicked.connect(lambda: self._ask(self.run))
        self.keep_button.clicked.connect(lambda: self._ask(""))
        self.confirm_button.clicked.connect(self._on_confirmed)
        self._session.project_changed.connect(self._on_project)

    def _ask(self, run: str) -> None:
        self._doomed = run
        text = self.tr("Delete run {run} with its weights and results? This cannot be undone.")
        self._question_text.setText(text.replace("{run}", run))
        self.question.setVisible(bool(run))
        if run:
            self.keep_button.setFocus()

    def _on_confirmed(self) -> None:
        run, project = self._doomed, self._session.project
        self._ask("")
        if project is None or not run:
            return

        def work() -> Generator[Any, None, None]:
            yield from ()
            project.remove_run(run)

        job = self._session.jobs.run(self.tr("Deleting the run"), work)
        job.finished.connect(self._on_deleted)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_deleted(self, _result: object) -> None:
        self._session.runs_changed.emit()

    @Slot(object)
    def _on_project(self, _project: object) -> None:
        """The question was about a run of the project before: one here may have its name."""
        self._ask("")
        self.model.set_comparison(None)
        self._on_selected()

    @Slot(object)
    def _on_compared(self, compared: "tuple[Project, RunComparison]") -> None:
        project, found = compared
        if project is not self._session.project:
            return
        chosen = self.run or self.model.selected
        self.model.set_comparison(found)
        self._select(chosen)
        self._on_selected()

    def _select(self, run: str) -> None:
        for row in range(self._sorted.rowCount()):
            if self.model.run(self._sorted.mapToSource(self._sorted.index(row, 0)).row()) == run:
                self.view.selectRow(row)

    def _on_selected(self, *_: object) -> None:
        for button in (self.show_button, self.settings_button, self.delete_button):
            button.setEnabled(bool(self.run))


def _compare(project: "Project") -> "Generator[Any, None, tuple[Project, RunComparison]]":
    from workbench.evaluation.compare import compare
    from workbench.evaluation.summaries import load_summaries

    return project, compare((yield from load_summaries(project)))
