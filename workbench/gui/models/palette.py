"""BlockPalette: the blocks that can be added, to drag onto the canvas or to add by double click, Enter or button."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui import theme
from workbench.gui.icons import icon, paint_glyph
from workbench.gui.models.catalog import ENTRIES, GROUPS, CatalogEntry
from workbench.gui.models.look import hue, soft

TILE = 34
GLYPH = 18.0
NARROW = 180
"""Width of the palette below which its entries show only their names."""
GHOST_OFFSET = QPoint(12, 8)


class PaletteEntry(QWidget):
    """One kind of block. Dragging is plain mouse events with a picture inside the window, no system drag."""

    add_requested = Signal(str)
    drag_moved = Signal(str, QPoint)
    """(name, global position), again and again while the mouse moves with the button held."""
    dropped = Signal(str, QPoint)
    drag_cancelled = Signal()

    def __init__(self, entry: CatalogEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._press: QPoint | None = None
        self._ghost: QLabel | None = None
        self._title = QLabel()
        self._hint = theme.styled_label("", "small")
        self._hint.setWordWrap(True)
        for label in (self._title, self._hint):  # a label with rich text would swallow the press that starts a drag
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._add = QToolButton()
        self._add.setIcon(icon("plus", "muted"))
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the entry itself is the keyboard's stop, Enter adds
        self._add.clicked.connect(lambda: self.add_requested.emit(entry.name))
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        title, hint = self.entry.title(), self.entry.hint()
        self._title.setText(f"<b>{title}</b>")
        self._hint.setText(hint)
        adding = self.tr("Add {block} after the selected block").replace("{block}", title)
        self._add.setToolTip(adding)
        self._add.setAccessibleName(adding)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint + " " + self.tr("Enter adds it after the selected block."))
        how = self.tr("Drag it onto a wire, or double-click to add it after the selected block.")
        self.setToolTip(f"{hint}\n{how}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag might start."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Start or go on with a drag."""
        if self._press is None:
            return
        far = (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self._ghost is None and far:
            self._start_ghost()
        if self._ghost is not None:
            where = event.globalPosition().toPoint()
            self._ghost.move(self.window().mapFromGlobal(where) + GHOST_OFFSET)
            self.drag_moved.emit(self.entry.name, where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged."""
        dragging = self._ghost is not None
        self._end()
        if dragging:
            self.dropped.emit(self.entry.name, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add after the selected block."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.add_requested.emit(self.entry.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, arrows go to the neighbours, Escape cancels a drag."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.add_requested.emit(self.entry.name)
        elif key == Qt.Key.Key_Escape and self._ghost is not None:
            self._end()
            self.drag_cancelled.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Scroll into view and show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Leave out the one line about the block where there is no room for it."""
        self._hint.setVisible(not compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row's ground, its coloured tile and the icon."""
        colors, painter = theme.colors(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = colors.accent if self.hasFocus() else colors.border
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(colors.hover if self.underMouse() or self._ghost else colors.surface))
        painter.drawRoundedRect(box, 8, 8)
        tile = QRectF(theme.S, (self.height() - TILE) / 2, TILE, TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(self.entry.category, colors))
        painter.drawRoundedRect(tile, 6, 6)
        mark = QRectF(0, 0, GLYPH, GLYPH)
        mark.moveCenter(tile.center())
        paint_glyph(painter, mark, self.entry.icon, hue(self.entry.category, colors))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.S + TILE + theme.S, theme.XS + 1, theme.XS, theme.XS + 1)
        line.setSpacing(theme.XS)
        line.addLayout(texts, 1)
        line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)

    def _start_ghost(self) -> None:
        self._ghost = QLabel(self.window())
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.setPixmap(self.grab())
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _end(self) -> None:
        self._press = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        self.update()


class BlockPalette(QScrollArea):
    """All entries under the headings of their categories."""

    add_requested = Signal(str)
    drag_moved = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    drag_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, PaletteEntry] = {}
        self._headings: list[tuple[QLabel, Callable[[], str]]] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.XS, 0)
        column.setSpacing(theme.XS + 2)
        for category, title in GROUPS:
            self._add_heading(column, title)
            for entry in ENTRIES:
                if entry.category == category:
                    self._add_entry(column, entry)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for label, title in self._headings:
            label.setText(title())
        for entry in self.entries.values():
            entry.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow palette only the names stay; tooltips tell the rest."""
        super().resizeEvent(event)
        for entry in self.entries.values():
            entry.set_compact(self.width() < NARROW)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add_heading(self, column: QVBoxLayout, title: Callable[[], str]) -> None:
        label = theme.styled_label("", "small")
        if self._headings:
            column.addSpacing(theme.S)
        column.addWidget(label)
        self._headings.append((label, title))

    def _add_entry(self, column: QVBoxLayout, entry: CatalogEntry) -> None:
        row = PaletteEntry(entry)
        column.addWidget(row)
        self.entries[entry.name] = row
        row.add_requested.connect(self.add_requested)
        row.drag_moved.connect(self.drag_moved)
        row.dropped.connect(self.dropped)
        row.drag_cancelled.connect(self.drag_cancelled)
