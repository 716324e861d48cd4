"""RunChoice: a combo box of the project's runs, newest first, read from the folder in a job."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.numbers import number, whole
from workbench.gui.widgets.choices import DropDown
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.runs.project import Project
    from workbench.runs.store import RunRow


MOST = 200
"""Runs on the list; the page Runs shows all."""


class RunChoice(DropDown):
    """The runs to choose from. `chosen` carries a run's id, empty for none.

    A run that is new is chosen by itself; where only trained ones are on offer, not in place of one that somebody is
    looking at, nor of one `in_use`. Where the project is saved elsewhere, its run is chosen there once more.
    """

    chosen = Signal(str)
    listed = Signal()
    """The runs were read again."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, trained_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._trained_only = trained_only
        self._rows: tuple[RunRow, ...] = ()
        self._known: frozenset[str] = frozenset()
        self._run = ""
        self.in_use: Callable[[], bool] = lambda: False
        """Whether the chosen run is at work."""
        self._experiment = session.experiment
        self._moved = False
        self._reading = self._again = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(self._on_index)
        session.runs_changed.connect(self.refresh)
        session.project_changed.connect(self._on_project)
        session.run_requested.connect(self.select)
        self.retranslate()
        translation.follow(self.retranslate)
        self.refresh()

    @property
    def run(self) -> str:
        """The chosen run, empty for none."""
        return self._run

    @property
    def rows(self) -> "tuple[RunRow, ...]":
        """The runs on offer, oldest first."""
        return self._rows

    def follow(self, listener: Callable[[str], object]) -> None:
        """Tell a listener the run that is chosen, also where it was chosen before, and every other after it."""
        self.chosen.connect(listener)
        if self._run:
            listener(self._run)

    def select(self, run: str) -> None:
        """Choose a run, if it is on offer; one that is too old to be listed is listed then."""
        index = self.findData(run)
        if index < 0 and any(row.id == run for row in self._rows):
            self._list(run)
            index = self.findData(run)
        if index >= 0:
            self.setCurrentIndex(index)

    def refresh(self) -> None:
        """Read the runs again."""
        project = self._session.project
        if project is None:
            self._show(())
        elif self._reading:
            self._again = True
        else:
            self._reading = True
            job = self._session.jobs.run(self.tr("Listing the runs"), lambda: _rows(project))
            job.finished.connect(self._on_rows)
            self._session.report_errors_of(job)
            job.ended.connect(self._on_read)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setAccessibleName(self.tr("Run"))
        self.setToolTip(self.tr("The run that this page shows"))
        self.setPlaceholderText(self.tr("No run yet"))
        self._list(self._run)

    def _on_project(self, project: "Project | None") -> None:
        """List the runs of another project; where one was saved elsewhere, the chosen run is chosen there again."""
        self._moved, self._experiment = self._experiment == self._session.experiment, self._session.experiment
        if not self._moved:
            self._known = frozenset()
            self._show(())
        self.refresh()

    @Slot(object)
    def _on_rows(self, found: "tuple[Project, tuple[RunRow, ...]]") -> None:
        if found[0] is self._session.project:
            self._show(found[1])

    @Slot()
    def _on_read(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()

    def _on_index(self, index: int) -> None:
        run = self.itemData(index) or ""
        if run != self._run:
            self._run = run
            self.chosen.emit(run)

    def _show(self, rows: "tuple[RunRow, ...]") -> None:
        begun = (row for row in rows if row.epochs or row.status != "queued")
        self._rows = tuple(row for row in begun if row.best_epoch or not self._trained_only)
        found = frozenset(row.id for row in self._rows)
        looked_at = (self._trained_only and self.isVisible()) or self.in_use() or not found - self._known
        wanted = self._run if self._run in found and looked_at else self._newest()
        moved, self._moved = self._moved and wanted == self._run, False
        self._known = found
        self._list(wanted)
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(wanted))
        self.blockSignals(False)
        self.setEnabled(bool(self._rows))
        self._on_index(self.currentIndex())
        if moved and self._run:
            self.chosen.emit(self._run)
        self.listed.emit()

    def _list(self, wanted: str) -> None:
        """List the newest runs, and the wanted one however old it is; none is chosen by that."""
        chosen = self.currentData()
        listed = [row for row in self._rows[:-MOST] if row.id in (wanted, chosen)] + list(self._rows[-MOST:])
        self.blockSignals(True)
        self.clear()
        for row in reversed(listed):
            self.addItem(self._describe(row), row.id)
        self.setCurrentIndex(self.findData(chosen))
        self.blockSignals(False)

    def _newest(self) -> str:
        return self._rows[-1].id if self._rows else ""

    def _describe(self, row: "RunRow") -> str:
        from workbench.gui.runs.words import phase_name

        if not row.epochs:
            return f"{row.id}: {phase_name(row.status)}"
        text = (
            self.tr("{run}: {state}, {epochs} epochs")
            if row.val_loss is None
            else self.tr("{run}: {state}, {epochs} epochs, validation {loss}")
        )
        loss = "" if row.val_loss is None else number(row.val_loss)
        return singular(
            text.replace("{run}", row.id)
            .replace("{state}", phase_name(row.status))
            .replace("{epochs}", whole(row.epochs))
            .replace("{loss}", loss)
        )


def _rows(project: "Project") -> Generator[Any, None, "tuple[Project, tuple[RunRow, ...]]"]:
    yield from ()
    return project, project.rows()
