"""QueueRow: paints a run of the queue on two lines: name and state; what sets it apart, and its losses as a curve."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.style.theme import XS, S, colors
from workbench.gui.widgets.sparkline import curve_path

SETTINGS, STATE, CURVES = (Qt.ItemDataRole.UserRole + number for number in range(3))
"""Roles of what is painted beside the name and the sign."""
CURVE_WIDTH = 80
SIGN = 16
Index = QModelIndex | QPersistentModelIndex
Align = Qt.AlignmentFlag


class QueueRow(QStyledItemDelegate):
    """Every text is cut with an ellipsis where it does not fit; the tooltip has all."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, 2 * option.fontMetrics.height() + 3 * XS)  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as everywhere, then the parts."""
        style = QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        area = QRectF(option.rect).adjusted(S, XS, -S, -XS)  # type: ignore[attr-defined]
        half = area.height() / 2
        above, below = area.adjusted(SIGN + S, 0, 0, -half), area.adjusted(SIGN + S, half, 0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        sign.paint(painter, QRectF(area.left(), above.center().y() - SIGN / 2, SIGN, SIGN).toRect())
        now = colors()
        name = index.data()
        _write(painter, above, name, now.text)
        wide = painter.fontMetrics().horizontalAdvance(name) + S
        _write(painter, above.adjusted(wide, 0, 0, 0), index.data(STATE), now.muted, Align.AlignRight)
        curves = index.data(CURVES)
        _write(painter, below.adjusted(0, 0, -(CURVE_WIDTH + S) if curves else 0, 0), index.data(SETTINGS), now.muted)
        _draw(painter, QRectF(below.right() - CURVE_WIDTH, below.top() + 2, CURVE_WIDTH, below.height() - 4), curves)
        painter.restore()


def _write(painter: QPainter, area: QRectF, text: str, color: str, side: Align = Align.AlignLeft) -> None:
    painter.setPen(QColor(color))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, side | Align.AlignVCenter, fitting)


def _draw(painter: QPainter, area: QRectF, curves: tuple[tuple[float, ...], ...]) -> None:
    """Training and validation in the colours of the large curves, on one scale."""
    values = [value for curve in curves for value in curve]
    for color, curve in zip(colors().series, curves, strict=False):
        painter.setPen(QPen(QColor(color), 1.4))
        painter.drawPath(curve_path(curve, area, min(values), max(values)))
