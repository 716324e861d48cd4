"""QueueModel: one row per run of the queue: its name, how it stands, what sets it apart, and its losses."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from workbench.gui.runs.live_run import LiveRun
from workbench.gui.runs.setting_names import setting_name, setting_value, settings_in_short
from workbench.gui.runs.signs import sign
from workbench.gui.runs.words import phase_name
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.training.queue_list import QueueEntry
from workbench.gui.training.queue_row import CURVES, SETTINGS, STATE

Role = Qt.ItemDataRole
MOST_POINTS = 120
Curves = tuple[tuple[float, ...], ...]


class QueueModel(QAbstractListModel):
    """Rows of `entries`; `lives` are those among them that are being trained or were."""

    def __init__(self, lives: Mapping[str, LiveRun], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lives = lives
        self._entries: tuple[QueueEntry, ...] = ()

    def set_entries(self, entries: tuple[QueueEntry, ...], lives: Mapping[str, LiveRun]) -> None:
        """Show other runs; the same rows stay selected where there are as many."""
        self._lives = lives
        if [entry.run for entry in entries] == [entry.run for entry in self._entries]:
            self._entries = entries
            self.refresh()
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def refresh(self) -> None:
        """Follow the runs that are being trained, the language and the theme."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry(self, row: int) -> QueueEntry:
        """The run in a row."""
        return self._entries[row]

    def row(self, run: str) -> int:
        """Where a run is; -1 for nowhere."""
        return next((row for row, entry in enumerate(self._entries) if entry.run == run), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many runs."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        """Name, sign, what the row is painted from, and all of it for tooltips and screen readers."""
        entry = self._entries[index.row()]
        live = self._lives.get(entry.run)
        if role == Role.DisplayRole:
            return entry.run
        if role == Role.DecorationRole:
            return icon(*sign(_phase(entry, live)))
        if role == SETTINGS:
            return settings_in_short(entry.settings)
        if role == STATE:
            return _state(entry, live)
        if role == CURVES:
            return _curves(entry, live)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            told = "\n".join(part for part in (entry.run, _state(entry, live), _best(live), _settings(entry)) if part)
            return plain_tip(told) if role == Role.ToolTipRole else told
        return None


def _settings(entry: QueueEntry) -> str:
    return ", ".join(f"{setting_name(key)}: {setting_value(value)}" for key, value in entry.settings)


def _state(entry: QueueEntry, live: LiveRun | None) -> str:
    phase = _phase(entry, live)
    done = len(entry.losses) if live is None else live.current
    planned = entry.planned if live is None else live.planned
    values = {"state": phase_name(phase), "epoch": str(done), "epochs": str(planned)}
    if live is not None and phase == "failed":
        text, values["reason"] = _tr("{state}: {reason}"), shown(live.failure)
    elif live is not None and phase == "finished" and live.best is not None:
        text, values["loss"] = _tr("{state}, {loss}"), number(live.best.val_loss)
    elif live is not None and phase == "running" and live.refit is not None:
        values |= {"epoch": str(live.refit.epoch), "epochs": str(live.refit.epochs)}
        text = _tr("{state}, refit {epoch} of {epochs}")
    else:
        text = _tr("{state}, {epoch} of {epochs}") if done else "{state}"
    return text.format(**values)


def _phase(entry: QueueEntry, live: LiveRun | None) -> str:
    """As its events tell; else as its folder does, where one whose process died waits again."""
    if live is not None:
        return live.phase
    return "queued" if entry.status == "interrupted" else entry.status


def _best(live: LiveRun | None) -> str:
    if live is None or live.best is None:
        return ""
    return _tr("Best validation loss {loss} in epoch {epoch}").format(
        loss=number(live.best.val_loss), epoch=live.best.epoch
    )


def _curves(entry: QueueEntry, live: LiveRun | None) -> Curves:
    """Losses per epoch; in the first epochs those of the steps."""
    losses = entry.losses if live is None else [(end.train_loss, end.val_loss) for end in live.history]
    if live is not None and len(losses) < 2:
        return (_thinned(live.steps_y),) if live.steps_y else ()
    return tuple(_thinned(curve) for curve in zip(*losses, strict=True))


def _thinned(curve: Sequence[float]) -> tuple[float, ...]:
    return tuple(curve[:: -(-len(curve) // MOST_POINTS) or 1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainPage", text)
