"""TrialModel: the trials of a search in a table: how they stand, what they reached, and with which settings."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.live_search import LiveSearch, LiveTrial
from workbench.gui.search.words import state_name, value_text
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown

Role = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FIXED = ("trial", "state", "value", "spread", "epoch")


class TrialModel(QAbstractTableModel):
    """One row per trial in order; the best is bold and has a sign. UserRole gives values to sort by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LiveTrial, ...] = ()
        self._columns: tuple[str, ...] = FIXED
        self._best: LiveTrial | None = None
        self._told: list[tuple[LiveTrial, bool]] = []
        """Each row as it was told last, and whether it was the best."""

    def show(self, live: LiveSearch, keys: tuple[str, ...], *, spread: bool) -> None:
        """Show the trials as they stand; rows that were there stay, so that a selection does."""
        rows, columns = live.ordered(), (*(name for name in FIXED if spread or name != "spread"), *keys)
        before, self._best = self._told, live.best
        told = self._told = [(replace(trial), trial is self._best) for trial in rows]
        if columns != self._columns or rows[: len(self._rows)] != self._rows:
            self.beginResetModel()
            self._rows, self._columns = rows, columns
            self.endResetModel()
            return
        if len(rows) > len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        for row, (old, new) in enumerate(zip(before, told, strict=False)):
            if old != new:  # else all would be sorted and measured anew
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(columns) - 1))

    def trial(self, row: int) -> LiveTrial:
        """The trial of a row."""
        return self._rows[row]

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many trials."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """What is told of every trial, then the settings."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        name = self._columns[section]
        if role == Role.TextAlignmentRole:
            return RIGHT if name in ("trial", "value", "spread", "epoch") else LEFT
        if role == Role.ToolTipRole and name == "value":
            return _tr("The lowest validation loss of its epochs; of several seeds their mean")
        return _title(name) if role == Role.DisplayRole else None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        """Text, values to sort by, the sign of the best, and why a trial failed."""
        trial, name = self._rows[index.row()], self._columns[index.column()]
        if role == Role.DisplayRole:
            return _text(trial, name)
        if role == Role.UserRole:
            return _value(trial, name)
        if role == Role.TextAlignmentRole and name in ("trial", "value", "spread", "epoch"):
            return RIGHT
        if role == Role.ToolTipRole:
            return plain_tip(shown(trial.message)) or None
        if trial is self._best:
            return self._of_best(name, role)
        return None

    def _of_best(self, name: str, role: int) -> Any:
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.DecorationRole and name == "value":
            return icon("trophy-outline", "success")
        if role == Role.AccessibleDescriptionRole and name == "value":
            return _tr("best so far")
        return None


def _title(name: str) -> str:
    own = {
        "trial": _tr("Trial"),
        "state": _tr("State"),
        "value": _tr("Validation loss"),
        "spread": _tr("± seeds"),
        "epoch": _tr("Epoch"),
    }
    return own.get(name) or setting_name(name)


def _value(trial: LiveTrial, name: str) -> Any:
    if name in FIXED:
        value = {"trial": trial.number, "state": trial.state}.get(name)
        return value if value is not None else getattr(trial, name, None)
    return trial.settings.get(name)


def _text(trial: LiveTrial, name: str) -> str:
    value = _value(trial, name)
    if name == "trial":
        return str(trial.number + 1)
    if name == "state":
        return state_name(trial.state)
    if name == "epoch":
        return str(trial.epoch) if trial.epoch else "–"
    if name in FIXED:
        return "–" if value is None else number(value)
    return value_text(value) if name in trial.settings else "–"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
