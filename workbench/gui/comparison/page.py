"""RunsPage: all runs in one table that is filtered, sorted and written on, and the selected ones side by side."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from workbench.gui.comparison.changes import RunChanges
from workbench.gui.comparison.columns import ColumnChooser
from workbench.gui.comparison.curves_view import CurvesView
from workbench.gui.comparison.desk import RunsDesk
from workbench.gui.comparison.differences_view import DifferencesView
from workbench.gui.comparison.filter_line import FilterLine
from workbench.gui.comparison.parallel_view import ParallelView
from workbench.gui.comparison.remarks_view import RemarksView
from workbench.gui.comparison.scatter_view import ScatterView
from workbench.gui.comparison.table_model import RunsModel
from workbench.gui.comparison.table_view import RunsView
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page, primary
from workbench.gui.widgets.questions import ask_paths
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.runs.conditions import Test

CALM_MS = 60
"""What is drawn of the selected runs waits so long for a further selection."""


class RunsPage(Stepwise, QWidget):
    """The Runs page; `desk` reads and changes the runs, this shows them."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._whole = False
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self.desk = RunsDesk(session, self)
        self.model = RunsModel(self)
        self.view = RunsView(self.model)
        yield
        self.filter = FilterLine()
        self.columns = ColumnChooser()
        self.beside_button = QPushButton(icon("folder-open-outline"), "")
        self.rerun_button = QPushButton(icon("restore"), "")
        self.results_button = QPushButton(icon("chart-box-outline"), "")
        self.export_button = primary(QPushButton(icon("export-variant", "on_accent"), ""))
        self.delete_button = QPushButton(icon("delete-outline"), "")
        yield
        self.curves = CurvesView(session, self.desk)
        yield
        self.differences = DifferencesView(session)
        self.parallel = ParallelView()
        yield
        self.scatter = ScatterView(session)
        self.remarks = RemarksView(self.desk)
        yield
        self.tabs = QTabWidget()
        self.empty = EmptyRuns(session)
        self.changes = RunChanges(session, self.desk, self.view, self)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        for action in (self.changes.rename, self.filter.find_action):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        yield from self._lay_out()
        self._connect()
        yield
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self.model.repaint)
        self._show_runs()
        self._whole = True

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [*self.changes.actions, self.filter.find_action]

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the runs; another program may have trained or deleted some."""
        super().showEvent(event)
        self.desk.watch(True)
        self._on_selected()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was being written, and look no longer."""
        super().hideEvent(event)
        if self._whole:
            self.remarks.commit()
            self.desk.watch(False)
            self._on_selected()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._header.set_texts(self.tr("Runs"), self.tr("All runs of the project: find, compare, and go on from them."))
        self.view.setAccessibleName(self.tr("Table of runs"))
        self.beside_button.setText(self.tr("Beside…") if not self.desk.others else self.tr("Close others"))
        self.beside_button.setToolTip(
            self.tr("List the runs of another project as well, only to look at")
            if not self.desk.others
            else self.tr("List only the runs of this project")
        )
        for button, action in self.changes.buttons(self):
            button.setText(action.iconText())
            button.setToolTip(action.toolTip())
        titles = (
            self.tr("Learning curves"),
            self.tr("Differences"),
            self.tr("Parallel coordinates"),
            self.tr("Scatter"),
            self.tr("Remarks"),
        )
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, title)
        self.model.repaint()
        self._count()

    def _lay_out(self) -> Steps:
        self._header, self._stack = PageHeader(), QStackedWidget()
        lay_out_page(self, self._header, self._stack)
        for button in (self.rerun_button, self.results_button, self.export_button):
            self._header.add_action_widget(button)
        yield
        splitter = QSplitter(Qt.Orientation.Vertical)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)
        table = Card()
        table.body.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.filter, 1)
        for button in (self.columns, self.beside_button, self.delete_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        table.body.setSpacing(theme.S)
        table.body.addLayout(line)
        table.body.addWidget(self.view, 1)
        splitter.addWidget(table)
        yield
        below = Card()
        below.body.setContentsMargins(theme.M, theme.XS, theme.M, theme.M)
        self.tabs.setDocumentMode(True)
        below.body.addWidget(self.tabs)
        splitter.addWidget(below)
        splitter.setSizes([330, 300])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        for view in (self.curves, self.differences, self.parallel, self.scatter, self.remarks):
            yield
            self.tabs.addTab(view, "")

    def _connect(self) -> None:
        self.desk.changed.connect(self._show_runs)
        self.filter.found.connect(self._on_found)
        self.columns.changed.connect(self._show_runs)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.view.menu_wanted.connect(self._on_menu)
        self.view.opened.connect(self.changes.results.trigger)
        self.view.delete_wanted.connect(self.changes.delete.trigger)
        self.view.star_wanted.connect(lambda run: self.changes.star((run,)))
        self.model.renamed.connect(self.changes.rename_to)
        for view in (self.scatter, self.parallel):
            view.chosen.connect(lambda key: self.view.select((key,)))
        for button, action in self.changes.buttons(self):
            button.clicked.connect(action.trigger)
        self.changes.rename.triggered.connect(self._on_rename)
        self.beside_button.clicked.connect(self._on_beside)
        self._calm.timeout.connect(self._draw)
        self.tabs.currentChanged.connect(lambda _: self._draw())

    def _show_runs(self) -> None:
        runs = self.desk.runs
        self._stack.setCurrentIndex(0 if runs or self.desk.others else 1)
        self.columns.set_runs(runs, several_projects=bool(self.desk.others), names=self.desk.names)
        self.filter.set_names(self.desk.names)
        self.model.set_runs(runs, self.columns.columns)
        self._count()
        self._on_selected()

    def _on_found(self, test: Test) -> None:
        self.model.set_test(test)
        self._count()
        self._on_selected()

    def _count(self) -> None:
        self.filter.show_count(len(self.model.shown), len(self.desk.runs))

    def _on_selected(self) -> None:
        self.changes.follow(self.view.selected if self.isVisible() else ())  # nobody changes what is out of sight
        for button, action in self.changes.buttons(self):
            button.setEnabled(action.isEnabled())
        self.rerun_button.setVisible(bool(self.desk.runs))
        self.results_button.setVisible(bool(self.desk.runs))
        self.export_button.setVisible(bool(self.desk.runs))
        self._calm.start()

    def _draw(self) -> None:
        """Show the selected runs in the tab that is in sight."""
        view = self.tabs.currentWidget()
        views = (self.curves, self.differences, self.parallel, self.scatter, self.remarks)
        for each in views:
            if each is view:
                each.show_runs(self.view.selected, self.model.shown)
        if view is not self.remarks:
            self.remarks.show_runs(self.view.selected, ())

    def _on_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.changes.actions)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_rename(self) -> None:
        runs = self.view.selected
        if len(runs) == 1 and "run" in self.model.columns:
            self.view.edit(self.model.index(self.model.row(runs[0].key), self.model.columns.index("run")))

    def _on_beside(self) -> None:
        if self.desk.others:
            self.desk.close_beside()
        else:

            def open_(paths: list[Path]) -> None:
                self.desk.open_beside(paths[0])

            ask_paths(self, self.tr("Open a project's folder"), QFileDialog.FileMode.Directory, open_)
