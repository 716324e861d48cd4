"""PaletteEntry: one kind of block, to drag onto the canvas or to add by double click, Enter or button."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from workbench.gui.models.catalog import CatalogEntry
from workbench.gui.models.look import hue, soft
from workbench.gui.style import theme
from workbench.gui.style.icons import icon, paint_glyph
from workbench.gui.widgets.cards import styled_label

TILE, SMALL_TILE = 34, 24
GLYPH = 18.0
GHOST_OFFSET = QPoint(12, 8)
FAR = 1000
STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_End: FAR, Qt.Key.Key_Home: -FAR}


class PaletteEntry(QWidget):
    """One kind of block. Dragging is plain mouse events with a picture inside the window, no system drag."""

    add_requested = Signal(str)
    drag_moved = Signal(str, QPoint)
    """(name, global position), again and again while the mouse moves with the button held."""
    dropped = Signal(str, QPoint)
    drag_cancelled = Signal()
    focused = Signal()
    step_requested = Signal(int)
    """The arrow keys want the entry so many further down, Home and End the first and the last."""

    def __init__(self, entry: CatalogEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._press: QPoint | None = None
        self._ghost: QLabel | None = None
        self._tile = TILE
        self._title = styled_label("", "strong")
        self._hint = styled_label("", "small")
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
        self._title.setText(title)
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

    def matches(self, words: str) -> bool:
        """Whether all words are found in the entry's name or line."""
        text = f"{self.entry.name} {self.entry.title()} {self.entry.hint()}".casefold()
        return all(word in text for word in words.casefold().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, arrows and Home and End go to other entries, Escape cancels a drag."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.add_requested.emit(self.entry.name)
        elif key == Qt.Key.Key_Escape and self._ghost is not None:
            self._end()
            self.drag_cancelled.emit()
        elif key in STEPS:
            self.step_requested.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame, and ask to be scrolled into view."""
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Leave out the one line about the block where there is no room for it."""
        self._tile = SMALL_TILE if compact else TILE
        self._hint.setVisible(not compact)
        self._line.setContentsMargins(theme.S + self._tile + theme.S, self._edge(), theme.XS, self._edge())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row's ground, its coloured tile and the icon."""
        colors, painter = theme.colors(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colors.accent_text if self.hasFocus() else colors.border), width))
        painter.setBrush(QColor(colors.hover if self.underMouse() or self._ghost else colors.surface))
        painter.drawRoundedRect(box, 8, 8)
        tile = QRectF(theme.S, (self.height() - self._tile) / 2, self._tile, self._tile)
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
        self._line = QHBoxLayout(self)
        self._line.setSpacing(theme.XS)
        self._line.addLayout(texts, 1)
        self._line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_compact(False)

    def _edge(self) -> int:
        return 0 if self._tile == SMALL_TILE else theme.XS + 1

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
