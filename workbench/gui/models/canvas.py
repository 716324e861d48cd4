"""ModelCanvas: the view of the chain; click selects, drag reorders or pans, Ctrl+wheel zooms."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from workbench.gui.models.card_item import BlockItem
from workbench.gui.models.editor import ModelEditor
from workbench.gui.models.look import MARGIN, Look
from workbench.gui.models.scene import ModelScene
from workbench.gui.style import theme, translation

ZOOM_STEP = 1.15
SMALLEST, LARGEST = 0.3, 2.5
READABLE = 0.8
"""Fitting by itself never shrinks the text below this share."""
SCROLL_ZONE, SCROLL_STEP = 28, 14


class ModelCanvas(QGraphicsView):
    """Draws the editor's blocks and turns mouse and arrow keys into selections and moves."""

    zoom_changed = Signal(float)
    menu_requested = Signal(QPoint)
    """Global position at which a context menu for the selected block was asked for."""

    def __init__(self, editor: ModelEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._chain = ModelScene(Look(theme.colors()), self)
        self._pressed: BlockItem | None = None
        self._grip = QPointF()
        self._press_point = QPoint()
        self._pan_from: QPoint | None = None
        self._moving = False
        self._fitting = True
        self.setScene(self._chain)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop for Tab, not two; this sets the view's too
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.blocks_changed.connect(self._on_blocks_changed)
        editor.selection_changed.connect(self._on_selection_changed)
        self.retranslate()
        translation.follow(self.retranslate)
        self._color()
        theme.follow(self._color)

    @property
    def chain(self) -> ModelScene:
        """The scene with the cards and wires."""
        return self._chain

    @property
    def zoom(self) -> float:
        """The scale at which the chain is drawn."""
        return self.transform().m11()

    def zoom_by(self, factor: float) -> None:
        """Draw larger or smaller; from now on the zoom stays as the user chose it."""
        self._fitting = False
        self._set_zoom(self.zoom * factor)

    def fit(self) -> None:
        """Show the whole chain, never larger than life."""
        self._fitting = True
        self._fit(SMALLEST)

    def hover(self, global_pos: QPoint, *, first: bool = False) -> int | None:
        """Mark the gap at which a block dragged here would land; None outside the canvas."""
        gap = self.gap_at(global_pos, first=first)
        self._chain.mark_target(gap)
        if gap is not None:
            self._scroll_at_edge(self.viewport().mapFromGlobal(global_pos))
        return gap

    def gap_at(self, global_pos: QPoint, *, first: bool = False) -> int | None:
        """The gap nearest to a global position, or the only one for a `first` block; None outside the canvas."""
        point = self.viewport().mapFromGlobal(global_pos)
        if not self.viewport().rect().contains(point):
            return None
        return 0 if first else self._chain.nearest_gap(self.mapToScene(point))

    def leave(self) -> None:
        """A drag from outside has ended or left."""
        self._chain.mark_target(None)

    def retranslate(self) -> None:
        """Texts for screen readers, which find the same model in the outline."""
        self.setAccessibleName(self.tr("Model canvas"))
        self.setAccessibleDescription(self.tr("The blocks of the model as a chain; the outline below lists the same."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_chain"):
            self._color()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the card under the mouse, or start to pan."""
        point = event.position().toPoint()
        card = self._chain.card_at(self.mapToScene(point))
        if card is not None and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._editor.select(card.block.key)
        if event.button() == Qt.MouseButton.LeftButton and card is not None:
            self._pressed = card
            self._press_point = point
            self._grip = self.mapToScene(point) - card.pos()
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pan_from = point
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a move or a pan."""
        point = event.position().toPoint()
        if self._pan_from is not None:
            self._pan(point)
        elif self._pressed is not None and self._pressed.block.is_layer:
            far = (point - self._press_point).manhattanLength() >= QApplication.startDragDistance()
            if self._moving or far:
                self._drag_card(point)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a move or a pan."""
        if self._pan_from is not None:
            self._pan_from = None
            self.viewport().unsetCursor()
        elif self._moving and self._pressed is not None:
            source, gap = self._pressed.block.key, self._chain.target
            self._stop_moving()
            if isinstance(source, int) and gap is not None:
                self._editor.move(source, gap)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys select, Escape leaves a move."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._moving:
            self._stop_moving()
            self._pressed = None
        elif key in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._editor.select_by(steps[key])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the menu of the selected block."""
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit until the user has zoomed."""
        super().resizeEvent(event)
        if self._fitting:
            self._fit(READABLE)

    def _color(self) -> None:
        colors = theme.colors()
        self._chain.look = Look(colors)
        self.setBackgroundBrush(QColor(colors.window))
        sheet = f"ModelCanvas {{ border: 2px solid {colors.window}; }}"
        sheet += f"ModelCanvas:focus {{ border-color: {colors.accent_text}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._on_blocks_changed()

    def _on_blocks_changed(self, *_: object) -> None:
        self._moving, self._pressed = False, None
        self._chain.show_blocks(self._editor.blocks, self._editor.selected)
        if self._fitting:
            self._fit(READABLE)

    def _on_selection_changed(self, *_: object) -> None:
        self._chain.select(self._editor.selected)
        card = self._chain.card(self._editor.selected)
        if card is not None and self._pressed is None:
            self.ensureVisible(card.sceneBoundingRect(), 0, round(MARGIN))

    def _fit(self, smallest: float) -> None:
        room, needed = self.viewport().size(), self.sceneRect()
        scale = min(room.width() / needed.width(), room.height() / needed.height(), 1.0)
        self._set_zoom(max(scale, min(smallest, room.width() / needed.width())))

    def _set_zoom(self, zoom: float) -> None:
        zoom = max(SMALLEST, min(zoom, LARGEST))
        if abs(zoom - self.zoom) > 1e-6:
            self.scale(zoom / self.zoom, zoom / self.zoom)
            self.zoom_changed.emit(zoom)

    def _pan(self, point: QPoint) -> None:
        if self._pan_from is not None:
            step = point - self._pan_from
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())
            self._pan_from = point

    def _drag_card(self, point: QPoint) -> None:
        if self._pressed is not None:
            self._moving = True
            self._scroll_at_edge(point)
            where = self.mapToScene(point)
            self._chain.lift(self._pressed, where - self._grip)
            self._chain.mark_target(self._chain.nearest_gap(where))
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _stop_moving(self) -> None:
        self._moving = False
        self._chain.drop()
        self.viewport().unsetCursor()

    def _scroll_at_edge(self, point: QPoint) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if point.y() < SCROLL_ZONE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif point.y() > height - SCROLL_ZONE:
            bar.setValue(bar.value() + SCROLL_STEP)
