"""ShortcutItem: the way around some blocks, from the wire before them to the block that adds what went into them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.gui.models.look import CARD_WIDTH, Look, hue

LANE = 14.0
"""Distance between two ways side by side."""
CORNER, ARROW, DOT = 9.0, 4.5, 3.0


class ShortcutItem(QGraphicsItem):
    """A line with round corners at the left of the cards; it begins with a dot and ends with an arrow."""

    def __init__(self, look: Look, start: float, end: float, lane: int) -> None:
        super().__init__()
        self._look = look
        self.start, self.end, self.lane = start, end, lane
        self.setZValue(-1)

    @property
    def left(self) -> float:
        """How far left the way runs."""
        return -LANE * (self.lane + 1)

    def boundingRect(self) -> QRectF:
        """From the middle of the cards to the lane."""
        return QRectF(self.left, self.start, CARD_WIDTH / 2 - self.left, self.end - self.start).adjusted(-4, -6, 6, 6)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw dot, line and arrow."""
        color = QColor(hue("layer", self._look.colors))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.6))
        painter.drawPath(self._path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(CARD_WIDTH / 2, self.start), DOT, DOT)
        tip = QPointF(0, self.end)
        corners = [tip, QPointF(-1.5 * ARROW, self.end - ARROW), QPointF(-1.5 * ARROW, self.end + ARROW)]
        painter.drawPolygon(QPolygonF(corners))

    def _path(self) -> QPainterPath:
        left, top, bottom = self.left, self.start, self.end
        path = QPainterPath(QPointF(CARD_WIDTH / 2, top))
        path.lineTo(left + CORNER, top)
        path.quadTo(left, top, left, top + CORNER)
        path.lineTo(left, bottom - CORNER)
        path.quadTo(left, bottom, left + CORNER, bottom)
        path.lineTo(-ARROW, bottom)
        return path


def lanes(spans: list[tuple[int, int]]) -> list[int]:
    """A lane for every (first, last) place, so that ways that pass the same place run side by side."""
    taken: list[list[tuple[int, int]]] = []
    found = []
    for first, last in spans:
        free = (lane for lane, others in enumerate(taken) if all(last < a or b < first for a, b in others))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        found.append(lane)
    return found
