"""RunChanges: what can be done with the selected runs, as actions for buttons, menus and the command palette."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from workbench.gui.comparison.desk import RunsDesk
from workbench.gui.comparison.table_view import RunsView
from workbench.gui.runs.taking import take_settings
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.widgets.questions import Role, ask
from workbench.runs.summary import RunSummary
from workbench.sentence import singular

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class RunChanges(QObject):
    """The actions follow what is selected in the table."""

    def __init__(self, session: Session, desk: RunsDesk, view: RunsView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._desk, self._view = session, desk, view
        self.rerun = QAction(icon("restore"), "", parent)
        self.results = QAction(icon("chart-box-outline"), "", parent)
        self.export = QAction(icon("export-variant"), "", parent)
        self.star_selected = QAction(icon("star-outline"), "", parent)
        self.rename = QAction(icon("rename-outline"), "", parent)
        self.delete = QAction(icon("delete-outline"), "", parent)
        self.rename.setShortcut(QKeySequence("F2"))
        self.empty_trash = QAction(icon("delete-empty-outline"), "", parent)
        self.actions = [
            self.rerun,
            self.results,
            self.export,
            self.star_selected,
            self.rename,
            self.delete,
            self.empty_trash,
        ]
        self.rerun.triggered.connect(self._on_rerun)
        self.results.triggered.connect(lambda: self._on_page("results"))
        self.export.triggered.connect(lambda: self._on_page("export"))
        self.star_selected.triggered.connect(lambda: self.star(self._view.selected))
        self.delete.triggered.connect(self._on_delete)
        self.empty_trash.triggered.connect(lambda: self._desk.discarded(self._ask_empty))
        self.retranslate()
        translation.follow(self.retranslate)
        self.follow(())

    def buttons(self, page: Any) -> "tuple[tuple[QPushButton, QAction], ...]":
        """The page's buttons, and the action of each."""
        return (
            (page.rerun_button, self.rerun),
            (page.results_button, self.results),
            (page.export_button, self.export),
            (page.delete_button, self.delete),
        )

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.rerun.setText(self.tr("Rerun with changes"))
        self.rerun.setToolTip(self.tr("Make the experiment what it was in this run, to change and train it; undoable"))
        self.results.setText(self.tr("See its results"))
        self.results.setToolTip(self.tr("Show the selected run on the page Results"))
        self.export.setText(self.tr("Export it"))
        self.export.setToolTip(self.tr("Show the selected run on the page Export"))
        self.star_selected.setText(self.tr("Star, or take the star away"))
        self.rename.setText(self.tr("Rename"))
        self.delete.setText(self.tr("Delete"))
        self.empty_trash.setText(self.tr("Empty the trash…"))
        self.delete.setToolTip(self.tr("Put the selected runs into the project's trash; undoable") + " (Del)")

    def _ask_empty(self, discarded: int) -> None:
        if not discarded:
            self._session.report("info", "The project's trash is empty.")
            return
        text = self.tr("Delete {count} runs in the trash for good?").replace("{count}", whole(discarded))
        more = self.tr("Their weights and results are gone then; this cannot be undone.")
        keep = (self.tr("Keep them"), Role.RejectRole, None)
        gone = (self.tr("&Delete for good"), Role.DestructiveRole, self._desk.empty_trash)
        self.question = ask(self._view.window(), singular(text), more, [keep, gone])

    def follow(self, selected: Sequence[RunSummary]) -> None:
        """Offer what fits these runs."""
        own = [run for run in selected if self._desk.own(run)]
        one = len(selected) == 1
        self.rerun.setEnabled(one and selected[0].state != "damaged")
        trained = one and bool(own) and bool(own[0].best_epoch)
        self.results.setEnabled(trained)
        self.export.setEnabled(trained)
        self.rename.setEnabled(one and bool(own))
        self.star_selected.setEnabled(bool(own))
        self.delete.setEnabled(bool(own) and all(run.state != "running" for run in own))

    def star(self, runs: Sequence[RunSummary]) -> None:
        """Star runs; where all have a star, take it away."""
        starred = not all(run.remarks.starred for run in runs)
        text = self.tr("Star the run") if starred else self.tr("Take the star away")
        self._desk.say(runs, lambda said: replace(said, starred=starred), text)

    def rename_to(self, run: RunSummary, name: str) -> None:
        """Call a run something else."""
        self._desk.say((run,), lambda said: replace(said, name=name), self.tr("Rename the run"))

    def _on_rerun(self) -> None:
        run = self._view.selected[0]
        project = self._desk.project(run)
        if project is not None:
            take_settings(self._session, project, run.run, lambda: self._session.page_requested.emit("train"))

    def _on_page(self, page: str) -> None:
        if self._view.selected and self.results.isEnabled():
            self._session.run_requested.emit(self._view.selected[0].run)
            self._session.page_requested.emit(page)

    def _on_delete(self) -> None:
        runs = [run for run in self._view.selected if self._desk.own(run)]
        if runs and self.delete.isEnabled():
            text = self.tr("Delete {count} runs").replace("{count}", whole(len(runs)))
            self._desk.discard(runs, singular(text))
