"""The recordings as rows: name, what is known of each, length, rate and the part it belongs to."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.data.dataset import Part
from workbench.gui.data.sequence_plot import PART_SERIES, PARTS
from workbench.gui.session.data_state import DataState
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import plot_colors
from workbench.gui.style.translation import value_name

if TYPE_CHECKING:
    from workbench.data.sources.audio import Recording, Recordings
    from workbench.experiment import Loaded

Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
SORT_AT = Qt.ItemDataRole.UserRole
SQUARE = 10


class RecordingsModel(QAbstractTableModel):
    """One row per recording; columns are the name, the facts with the label first, and what its header says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Recordings | None = None
        self._facts: tuple[str, ...] = ()
        self._label = ""
        self._places: list[int | None] = []
        self._parts: dict[int, Part] = {}

    def show_state(self, state: DataState, label: str) -> None:
        """Show what was found, and the parts once the data are loaded."""
        same = state.recordings is self._found and label == self._label
        if not same:
            self.beginResetModel()
        self._found, self._label = state.recordings, label
        self._facts = fact_names(self._found, label)
        self._places = places(self._found, state.loaded)
        self._parts = parts(state.loaded) if self._found is not None else {}
        if not same:
            self.endResetModel()
        elif self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def recording(self, row: int) -> "Recording | None":
        """The recording in a row."""
        inside = self._found is not None and 0 <= row < len(self._found.recordings)
        return self._found.recordings[row] if self._found is not None and inside else None

    def place(self, row: int) -> int | None:
        """Its place among the sequences of the dataset, once it is loaded and the recording is in use."""
        return self._places[row] if row < len(self._places) else None

    def row_of(self, place: int) -> int | None:
        """The row of the recording that has this place among the sequences of the dataset."""
        return self._places.index(place) if place in self._places else None

    def rowCount(self, parent: Index = TOP) -> int:
        """How many were found."""
        return len(self._found.recordings) if self._found is not None and not parent.isValid() else 0

    def columnCount(self, parent: Index = TOP) -> int:
        """Name, facts, length, rate, channels, part."""
        return 0 if parent.isValid() else len(self._facts) + 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's text, what it sorts by, and a square in the part's colour."""
        recording = self.recording(index.row())
        if recording is None:
            return None
        kind, fact = self._kind(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return recording.facts.get(fact) or "–" if kind == "fact" else self._text(recording, kind, index.row())
        if role == SORT_AT:
            return (
                _in_order(recording.facts.get(fact, "")) if kind == "fact" else self._key(recording, kind, index.row())
            )
        if role == Qt.ItemDataRole.ToolTipRole and kind == "name":
            return plain_tip(str(recording.file.path))
        if role == Qt.ItemDataRole.TextAlignmentRole and kind in ("seconds", "rate", "channels"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and fact and fact == self._label:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.DecorationRole and kind == "part":
            return self._square(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column names; a tag on the label."""
        if orientation == Qt.Orientation.Vertical:
            return None
        kind, fact = self._kind(section)
        label = bool(fact) and fact == self._label
        if role == Qt.ItemDataRole.DisplayRole:
            return fact or self._title(kind)
        if role == Qt.ItemDataRole.DecorationRole and label:
            return icon("tag-outline")
        if role == Qt.ItemDataRole.ToolTipRole and label:
            return self.tr("What is to be recognised")
        return None

    def _kind(self, column: int) -> tuple[str, str]:
        """One of the columns that are always there, or "fact" and its name."""
        facts = (("fact", name) for name in self._facts)
        kinds = (("name", ""), *facts, ("seconds", ""), ("rate", ""), ("channels", ""), ("part", ""))
        return kinds[column]

    def _title(self, kind: str) -> str:
        titles = {
            "name": self.tr("Recording"),
            "seconds": self.tr("Length"),
            "rate": self.tr("Rate"),
            "channels": self.tr("Channels"),
            "part": self.tr("Part"),
        }
        return titles[kind]

    def _text(self, recording: "Recording", kind: str, row: int) -> str:
        if kind == "part":
            part = self._part(row)
            return value_name(part) if part else "–"
        texts = {
            "name": recording.name,
            "seconds": self.tr("{seconds} s").format(seconds=f"{recording.sound.seconds:.2f}"),
            "rate": self.tr("{hertz} Hz").format(hertz=whole(recording.sound.sample_rate)),
            "channels": str(recording.sound.channels),
        }
        return texts[kind]

    def _key(self, recording: "Recording", kind: str, row: int) -> Any:
        keys = {
            "name": row,
            "seconds": recording.sound.seconds,
            "rate": recording.sound.sample_rate,
            "channels": recording.sound.channels,
            "part": PARTS.index(part) if (part := self._part(row)) else len(PARTS),
        }
        return keys[kind]

    def _part(self, row: int) -> Part | None:
        place = self.place(row)
        return None if place is None else self._parts.get(place)

    def _square(self, row: int) -> QPixmap | None:
        part = self._part(row)
        if part is None:
            return None
        square = QPixmap(SQUARE, SQUARE)
        square.fill(QColor(plot_colors().series[PART_SERIES[part]]))
        return square


def fact_names(found: "Recordings | None", label: str) -> tuple[str, ...]:
    """What is known of any recording, the label first."""
    recordings = found.recordings if found is not None else ()
    names = dict.fromkeys(name for recording in recordings for name in recording.facts)
    return (*(name for name in names if name == label), *(name for name in names if name != label))


def parts(loaded: "Loaded | None") -> dict[int, Part]:
    """The part of each sequence that has one."""
    if loaded is None:
        return {}
    split = loaded.split
    return {sequence: part for part in PARTS for sequence in np.unique(split.part(part).sequences_E).tolist()}


def places(found: "Recordings | None", loaded: "Loaded | None") -> list[int | None]:
    """Per recording its place in the dataset, which keeps their order but leaves out those that cannot be used."""
    recordings = found.recordings if found is not None else ()
    names = loaded.dataset.names_S if loaded is not None else ()
    made: list[int | None] = []
    at = 0
    for recording in recordings:
        used = at < len(names) and names[at] == recording.name
        made.append(at if used else None)
        at += used
    return made


def _in_order(value: str) -> str:
    """Numbers by size, before texts."""
    return f"{int(value):020d}" if value.isdecimal() else value.casefold()
