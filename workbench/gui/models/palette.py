"""BlockPalette: the blocks that suit the task, in groups, found by typing a few letters.

All blocks together are one stop of the Tab key; the arrow keys go from one to the other.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbench.data.spec import Task
from workbench.gui.models.catalog import GROUPS, Category, entries
from workbench.gui.models.palette_entry import PaletteEntry
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import styled_label

NARROW = 180
"""Width of the palette below which its entries show only their names."""
GAP = theme.XS


class BlockPalette(QWidget):
    """A search line above all entries, under the headings of their categories."""

    add_requested = Signal(str)
    drag_moved = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    drag_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, PaletteEntry] = {}
        self._stop: PaletteEntry | None = None
        self.search = QLineEdit(clearButtonEnabled=True)
        self._glass = QAction(icon("magnify", "muted"), "", self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._headings: dict[Category, tuple[QLabel, Callable[[], str]]] = {}
        self._nothing = styled_label("", "muted")
        self._nothing.setWordWrap(True)
        self._known = entries()
        self._fitting = frozenset(entry.name for entry in self._known)
        self._scroll = QScrollArea()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._add_first)
        self.setFocusProxy(self.search)
        self.retranslate()
        translation.follow(self.retranslate)

    def offer(self, task: Task, sound: bool | None) -> None:
        """Show only the blocks that can do something for the task; `sound` is None while there is no data."""
        self._fitting = frozenset(entry.name for entry in self._known if entry.fits(task, sound=sound))
        self._filter()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.search.setPlaceholderText(self.tr("Find a block"))
        self.search.setAccessibleName(self.tr("Find a block"))
        self.search.setToolTip(self.tr("Type a part of a name; Enter adds the first block that is found"))
        self._nothing.setText(self.tr("No block of that name suits this task."))
        for label, title in self._headings.values():
            label.setText(title())
        for entry in self.entries.values():
            entry.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small palette only the names stay; tooltips tell the rest."""
        super().resizeEvent(event)
        self._set_density()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search line, the arrow down goes to the first block."""
        shown = self._shown()
        if event.key() == Qt.Key.Key_Down and shown:
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.XS, 0)
        column.setSpacing(GAP)
        column.addWidget(self._nothing)
        for category, title in GROUPS:
            self._add_heading(column, category, title)
            for entry in self._known:
                if entry.category == category:
                    row = PaletteEntry(entry)
                    column.addWidget(row)
                    self._connect(row)
        column.addStretch(1)
        self._nothing.hide()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.S)
        whole.addWidget(self.search)
        whole.addWidget(self._scroll, 1)

    def _add_heading(self, column: QVBoxLayout, category: Category, title: Callable[[], str]) -> None:
        label = styled_label("", "small")
        column.addWidget(label)
        self._headings[category] = (label, title)

    def _connect(self, row: PaletteEntry) -> None:
        self.entries[row.entry.name] = row
        row.add_requested.connect(self.add_requested)
        row.drag_moved.connect(self.drag_moved)
        row.dropped.connect(self.dropped)
        row.drag_cancelled.connect(self.drag_cancelled)
        row.focused.connect(lambda: self._on_focused(row))
        row.step_requested.connect(lambda step: self._go(row, step))

    def _filter(self, *_: object) -> None:
        words = self.search.text()
        found = {name for name in self._fitting if self.entries[name].matches(words)}
        for name, row in self.entries.items():
            row.setVisible(name in found)
        filled = {self.entries[name].entry.category for name in found}
        for category, (label, _title) in self._headings.items():
            label.setVisible(category in filled)
        self._nothing.setVisible(not found)
        shown = self._shown()
        if shown and self._stop not in shown:
            self._make_stop(shown[0])
        self._set_density()

    def _add_first(self) -> None:
        shown = self._shown()
        if shown and self.search.text():
            self.add_requested.emit(shown[0].entry.name)
            self.search.clear()

    def _shown(self) -> list[PaletteEntry]:
        return [entry for entry in self.entries.values() if not entry.isHidden()]

    def _make_stop(self, row: PaletteEntry) -> None:
        """Let the Tab key stop at this entry and at no other."""
        self._stop = row
        for entry in self.entries.values():
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if entry is row else Qt.FocusPolicy.ClickFocus)

    def _on_focused(self, row: PaletteEntry) -> None:
        self._make_stop(row)
        self._scroll.ensureWidgetVisible(row, 0, theme.S)

    def _go(self, row: PaletteEntry, step: int) -> None:
        """Move the focus; up from the first entry lies the search line."""
        shown = self._shown()
        place = shown.index(row) + step
        if place == -1:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            shown[min(max(place, 0), len(shown) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_density(self) -> None:
        """Whether all blocks of the task would have room with two lines about each; typing changes nothing about it."""
        metrics = self.fontMetrics()
        groups = {self.entries[name].entry.category for name in self._fitting}
        rows = len(self._fitting) * (3 * metrics.height() + 2 * (theme.XS + 1) + GAP)
        needed = rows + len(groups) * (metrics.height() + GAP)
        compact = self.width() < NARROW or needed > self._scroll.viewport().height()
        for row in self.entries.values():
            row.set_compact(compact)
