"""CellFigure: what happens in a recurrent cell at one step, drawn as its record says."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.models.look import hue, soft
from workbench.gui.style.theme import Colors, colors
from workbench.models.cells.figure import Figure, Part, Wire

GATE = (14.0, 13.0)
"""Half the width and height of a gate; one with a longer text is wider."""
OPERATION = 9.0
DOT = 2.2
ARROW = 5.0
LARGEST = 1.25
"""A figure is drawn no larger than so many times its own size."""


class CellFigure(QWidget):
    """Gates are coloured boxes, operations circles, wires lines; hidden where a cell has no figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: Figure | None = None
        self._activation = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_figure(self, figure: Figure | None, activation: str = "") -> None:
        """Draw another figure, with the activation that is chosen."""
        self.figure, self._activation = figure, activation
        self.setVisible(figure is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The figure's own size."""
        return QSize(0, 0) if self.figure is None else QSize(*map(round, self.figure.size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle, as large as there is room for."""
        if self.figure is None:
            return
        painter, (width, height) = QPainter(self), self.figure.size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / width, self.height() / height, LARGEST)
        painter.translate((self.width() - scale * width) / 2, (self.height() - scale * height) / 2)
        painter.scale(scale, scale)
        _Drawing(painter, self.font(), colors(), self._activation).draw(self.figure)
        painter.end()


class _Drawing:
    """One painting, with its colours."""

    def __init__(self, painter: QPainter, font: QFont, now: Colors, activation: str) -> None:
        self._painter, self._activation = painter, activation
        self._text, self._line = QColor(now.text), QColor(now.muted)
        self._ground, self._surface, self._border = QColor(now.window), QColor(now.surface), QColor(now.border_strong)
        self._edge, self._fill = hue("recurrent", now), soft("recurrent", now)
        self._name = QColor(now.accent_text)
        self._font, self._small = QFont(font), QFont(font)
        self._font.setPixelSize(12)
        self._small.setPixelSize(9)
        self._italic = QFont(self._font)
        self._italic.setItalic(True)

    def draw(self, figure: Figure) -> None:
        """Frame, wires, parts."""
        self._painter.setPen(QPen(self._border, 1))
        self._painter.setBrush(self._ground)
        self._painter.drawRoundedRect(QRectF(*figure.frame), 10, 10)
        for wire in figure.wires:
            self._draw_wire(wire)
        for part in figure.parts:
            {"gate": self._draw_gate, "operation": self._draw_operation, "value": self._draw_value}[part.kind](part)

    def _draw_wire(self, wire: Wire) -> None:
        places = [QPointF(*place) for place in wire.along]
        path = QPainterPath(places[0])
        for place in places[1:]:
            path.lineTo(place)
        self._painter.setPen(QPen(self._line, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)
        self._painter.setBrush(self._line)
        if wire.branch:
            self._painter.drawEllipse(places[0], DOT, DOT)
        if wire.arrow:
            self._draw_arrow(places[-2], places[-1])

    def _draw_arrow(self, before: QPointF, tip: QPointF) -> None:
        ahead = tip - before
        ahead /= max(abs(ahead.x()) + abs(ahead.y()), 1e-9)  # wires are upright or level
        aside = QPointF(-ahead.y(), ahead.x()) * ARROW * 0.55
        foot = tip - ahead * ARROW
        self._painter.drawPolygon(QPolygonF([tip, foot + aside, foot - aside]))

    def _draw_gate(self, part: Part) -> None:
        text = part.text.replace("activation", self._activation)
        (half, tall), middle = GATE, QPointF(*part.at)
        half = max(half, QFontMetricsF(self._font).horizontalAdvance(text) / 2 + 5)
        box = QRectF(middle.x() - half, middle.y() - tall, 2 * half, 2 * tall)
        self._painter.setPen(QPen(self._edge, 1.3))
        self._painter.setBrush(self._fill)
        self._painter.drawRoundedRect(box, 4, 4)
        self._write(box, text, self._font, self._text)
        beside = QRectF(box.left() - 12, box.top() - 13, 14, 14)
        self._write(beside, part.name, self._italic, self._name)

    def _draw_operation(self, part: Part) -> None:
        middle = QPointF(*part.at)
        half = max(OPERATION, QFontMetricsF(self._small).horizontalAdvance(part.text) / 2 + 4)
        box = QRectF(middle.x() - half, middle.y() - OPERATION, 2 * half, 2 * OPERATION)
        self._painter.setPen(QPen(self._line, 1.2))
        self._painter.setBrush(self._surface)
        self._painter.drawRoundedRect(box, OPERATION, OPERATION)
        self._write(box, part.text, self._small if len(part.text) > 1 else self._font, self._text)

    def _draw_value(self, part: Part) -> None:
        letter, _, index = part.text.partition("_")
        wide = QFontMetricsF(self._italic).horizontalAdvance(letter)
        whole = wide + QFontMetricsF(self._small).horizontalAdvance(index)
        left, top = part.at[0] - whole / 2, part.at[1] - 9
        self._write(QRectF(left - 2, top, wide + 4, 18), letter, self._italic, self._text)
        self._write(QRectF(left + wide, top + 5, whole - wide + 3, 16), index, self._small, self._text)

    def _write(self, box: QRectF, text: str, font: QFont, color: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(color)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
