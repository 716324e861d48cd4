"""DifferencesView: the settings in which the selected runs differ, and only those; of one run, from the experiment."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from workbench.gui.runs.run_values import column_name, value_text
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.number_table import NumberTable
from workbench.runs.summary import RunSummary, differing, other_than_at_first

MOST = 30
REACHED = ("val_loss", "epochs", "outcome")


class DifferencesView(QWidget):
    """A row per setting, a column per run."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runs: tuple[RunSummary, ...] = ()
        self.note = styled_label("", "muted")
        self.note.setWordWrap(True)
        self.table = NumberTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        session.spec_changed.connect(lambda *_: self._render())
        self.retranslate()
        translation.follow(self.retranslate)

    def show_runs(self, selected: Sequence[RunSummary], _shown: Sequence[RunSummary]) -> None:
        """Compare other runs."""
        self._runs = tuple(selected[:MOST])
        self._render()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.table.setAccessibleName(self.tr("Settings in which the selected runs differ"))
        self._render()

    def _render(self) -> None:
        runs = list(self._runs)
        titles = [run.remarks.name or run.run for run in runs]
        if len(runs) == 1:
            spec = self._session.spec
            # Where its sources lie is told from the run's project, so that is no difference.
            settings = {**other_than_at_first(spec), **_sources(runs[0].settings)}
            runs.append(RunSummary(run="", state="", created="", settings=settings))
            titles.append(self.tr("The experiment now"))
        keys = differing(runs)
        self.note.setText(self._said(len(self._runs), len(keys)))
        self.table.setVisible(bool(self._runs) and bool(keys))
        reached = [key for key in REACHED if len(self._runs) > 1 and any(run.value(key) for run in runs)]
        rows = [*keys, *reached]
        cells = [[value_text(key, run.value(key)) for run in runs] for key in rows]
        self.table.set_content(titles, [column_name(key) for key in rows], cells, tips=rows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _said(self, runs: int, keys: int) -> str:
        if not runs:
            return self.tr("Select one run or several to see what their settings differ in.")
        if runs == 1:
            return (
                self.tr("What this run did otherwise than the experiment as it stands.")
                if keys
                else self.tr("This run has the settings of the experiment as it stands.")
            )
        if not keys:
            return self.tr("These runs have the same settings.")
        return self.tr("What the settings of these runs differ in; all others are the same.")


def _sources(settings: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key.startswith("data.sources.")}
