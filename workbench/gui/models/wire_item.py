"""WireItem: the wire below a block with the shape of what flows through it; the place where a block can be dropped."""

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.gui.models.look import CARD_WIDTH, Look
from workbench.gui.style import theme

ARROW = 4.0
MIDDLE = CARD_WIDTH / 2


class WireItem(QGraphicsItem):
    """A vertical line with an arrow and a label; `gap` is the index a layer dropped here would get, if one may."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.show_wire("", None, look)

    def show_wire(self, shape: str, gap: int | None, look: Look, *, inviting: bool = False) -> None:
        """Take over new content or colours; an inviting wire asks for a block."""
        self.prepareGeometryChange()
        self.label = shape
        self.gap = gap
        self.inviting = inviting
        self.look = look
        self.target = False
        self.update()

    @property
    def height(self) -> float:
        """Height between two cards."""
        return self.look.wire_height

    def set_target(self, target: bool) -> None:
        """Draw the wire as the place where a dragged block would land."""
        if target != self.target:
            self.target = target
            self.update()

    def boundingRect(self) -> QRectF:
        """As wide as a card, for the label."""
        return QRectF(-2, -2, CARD_WIDTH + 4, self.height + 4)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the wire with its label, or the landing place."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.target:
            self._paint_target(painter)
        else:
            self._paint_wire(painter)

    def _paint_wire(self, painter: QPainter) -> None:
        colors, bottom = self.look.colors, self.height - 1
        painter.setPen(QPen(QColor(colors.border_strong), 1.5))
        painter.drawLine(QLineF(MIDDLE, 1, MIDDLE, bottom - ARROW))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.border_strong))
        points = [QPointF(MIDDLE - ARROW, bottom - 1.5 * ARROW), QPointF(MIDDLE + ARROW, bottom - 1.5 * ARROW)]
        painter.drawPolygon(QPolygonF([*points, QPointF(MIDDLE, bottom)]))
        painter.setFont(self.look.small)
        painter.setPen(QColor(colors.muted))
        label = QRectF(MIDDLE + theme.M, 0, CARD_WIDTH - MIDDLE - theme.M, self.height)
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.label)

        if self.inviting:
            text = QCoreApplication.translate("WireItem", "Drag a block here")
            left = QRectF(0, 0, MIDDLE - theme.M, self.height)
            painter.setPen(QColor(colors.accent_text))
            painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_target(self, painter: QPainter) -> None:
        colors = self.look.colors
        painter.setPen(QPen(QColor(colors.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colors.accent_soft))
        painter.drawRoundedRect(QRectF(0.5, 2, CARD_WIDTH - 1, self.height - 4), 8, 8)
        painter.setFont(self.look.small)
        painter.setPen(QColor(colors.accent_text))
        text = QCoreApplication.translate("WireItem", "Drop here")
        painter.drawText(QRectF(0, 0, CARD_WIDTH, self.height), Qt.AlignmentFlag.AlignCenter, text)
