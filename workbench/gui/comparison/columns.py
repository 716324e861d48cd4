"""ColumnChooser: which fields, metrics and settings the table of runs shows; by itself those that tell runs apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from workbench.evaluation.metrics import METRICS
from workbench.gui.runs.metric_names import in_order
from workbench.gui.runs.run_values import column_name
from workbench.gui.session.settings import settings
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.menu_button import drop_down
from workbench.runs.summary import FIELDS, RunSummary, differing, keys_of, metrics_of

if TYPE_CHECKING:
    from workbench.runs.conditions import Names

KEPT = "runs/columns"
ALWAYS = ("starred", "run", "state")
USUAL = ("created", "epochs", "val_loss", "outcome")
MANY = 200
"""Runs that are looked at for a first choice of columns."""
MOST_SETTINGS = 8
"""Settings that are shown by themselves."""
Checked = Qt.CheckState
KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(QPushButton):
    """A button with a list of ticks; `changed` follows each tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon("view-column-outline"), "", parent)
        self._runs: Sequence[RunSummary] = ()
        self.columns: tuple[str, ...] = ALWAYS
        self.search = QLineEdit(clearButtonEnabled=True)
        self.list = QListWidget()
        self.reset_button = QPushButton()
        self.menu_ = QMenu(self)
        self._lay_out()
        drop_down(self, self.menu_)
        self.menu_.aboutToShow.connect(self._fill)
        self.search.textChanged.connect(self._seek)
        self.list.itemChanged.connect(lambda _: self._on_ticked())
        self.reset_button.clicked.connect(self._on_reset)
        self.retranslate()
        translation.follow(self.retranslate)

    def set_runs(self, runs: Sequence[RunSummary], *, several_projects: bool, names: "Names | None") -> None:
        """Choose among what these runs have."""
        self._runs = runs
        chosen = settings().value(KEPT)
        if chosen:
            known = {*FIELDS, *METRICS, *metrics_of(runs), *keys_of(runs)}
            named = [chosen] if isinstance(chosen, str) else list(chosen)
            self.columns = tuple(dict.fromkeys((*ALWAYS, *(key for key in named if key in known))))
        else:
            differ = differing(runs[:MANY]) if names is None else names.differing
            self.columns = by_themselves(runs, differ, several_projects=several_projects)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setText(self.tr("Columns"))
        self.setToolTip(self.tr("Choose which settings and metrics are columns"))
        self.search.setPlaceholderText(self.tr("Find a setting or a metric"))
        self.search.setAccessibleName(self.tr("Find a column"))
        self.list.setAccessibleName(self.tr("Columns of the table"))
        self.reset_button.setText(self.tr("Choose by itself"))
        self.reset_button.setToolTip(self.tr("Show the metrics and the settings in which the runs differ"))

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        layout.setSpacing(theme.S)
        for widget in (self.search, self.list, self.reset_button):
            layout.addWidget(widget)
        self.list.setMinimumSize(320, 320)
        action = QWidgetAction(self.menu_)
        action.setDefaultWidget(inside)
        self.menu_.addAction(action)

    def _fill(self) -> None:
        metrics = in_order({**dict.fromkeys(metrics_of(self._runs)), **dict.fromkeys(METRICS)})
        self.list.blockSignals(True)
        self.list.clear()
        for key in dict.fromkeys((*FIELDS, "better_than_baseline", *metrics, *keys_of(self._runs))):
            if key in ALWAYS:
                continue
            item = QListWidgetItem(f"{column_name(key)}  ({key})" if "." in key else column_name(key))
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Checked.Checked if key in self.columns else Checked.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._seek(self.search.text())

    def _seek(self, text: str) -> None:
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _on_ticked(self) -> None:
        items = [self.list.item(place) for place in range(self.list.count())]
        ticked = [item.data(KEY) for item in items if item.checkState() == Checked.Checked]
        kept = [key for key in self.columns if key in ticked]
        self.columns = (*ALWAYS, *kept, *(key for key in ticked if key not in kept))
        settings().setValue(KEPT, list(self.columns))
        self.changed.emit()

    def _on_reset(self) -> None:
        settings().remove(KEPT)
        self.menu_.close()
        self.changed.emit()


def by_themselves(runs: Sequence[RunSummary], differ: Sequence[str], *, several_projects: bool) -> tuple[str, ...]:
    """What tells runs apart: their project, the usual fields, the metrics that are compared, settings that differ."""
    metrics = in_order(name for name in metrics_of(runs) if name in METRICS and METRICS[name].compared)
    tags = ("tags",) if any(run.remarks.tags for run in runs) else ()
    project = ("project",) if several_projects else ()
    origin = ("updated_from",) if any(run.updated_from for run in runs) else ()
    told = [key for key in differ if not key.startswith("data.sources")]
    return (*ALWAYS, *project, *USUAL, *origin, *metrics, *told[:MOST_SETTINGS], *tags)
