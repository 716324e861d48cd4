"""BlockItem: one block as a rounded card; deep blocks look like a stack of cards."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.gui.models.blocks import Block, counted
from workbench.gui.models.look import CARD_WIDTH, Look, hue, mixed, soft
from workbench.gui.style import theme
from workbench.gui.style.icons import paint_glyph
from workbench.sentence import singular

RADIUS = 9.0
STACK = 5.0
ICON = 18.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BlockItem(QGraphicsItem):
    """Paints a Block; the scene places it, the canvas handles the mouse."""

    def __init__(self, block: Block, look: Look) -> None:
        super().__init__()
        self.block = block
        self.look = look
        self.chosen = False
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.show_block(block, look)

    @property
    def height(self) -> float:
        """Height of the card with its problem chip, without the stack behind it."""
        return self.look.card_height + (self.look.chip_height if self.block.problems else 0)

    def show_block(self, block: Block, look: Look) -> None:
        """Take over new content or colours."""
        self.prepareGeometryChange()
        self.block = block
        self.look = look
        self.setCursor(Qt.CursorShape.OpenHandCursor if block.is_layer else Qt.CursorShape.PointingHandCursor)
        self.setToolTip(block.tooltip)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Draw the card as the selected one."""
        self.chosen = chosen
        self.update()

    def boundingRect(self) -> QRectF:
        """The card, the stack behind it, and the pen."""
        return self._card().adjusted(-2, -2, 2 * STACK + 2, 2 * STACK + 2)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the stack, the card, its texts and its problem chip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in range(min(self.block.depth - 1, 2), 0, -1):
            self._paint_box(painter, self._card().translated(layer * STACK, layer * STACK), behind=True)
        self._paint_box(painter, self._card(), behind=False)
        self._paint_tile(painter)
        self._paint_texts(painter)
        if self.block.problems:
            self._paint_chip(painter)

    def _card(self) -> QRectF:
        return QRectF(0, 0, CARD_WIDTH, self.height)

    def _paint_box(self, painter: QPainter, box: QRectF, *, behind: bool) -> None:
        colors, tone = self.look.colors, hue(self.block.category, self.look.colors)
        edge = mixed(tone, QColor(colors.surface), 0.45)
        if self.chosen and not behind:
            painter.setPen(QPen(QColor(colors.accent), 2))
        else:
            painter.setPen(QPen(edge, 1))
        painter.setBrush(soft(self.block.category, colors) if behind else QColor(colors.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _tile(self) -> QRectF:
        side = self.look.card_height - 2 * theme.S
        return QRectF(theme.S, theme.S, side, side)

    def _paint_tile(self, painter: QPainter) -> None:
        tile, colors = self._tile(), self.look.colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(self.block.category, colors))
        painter.drawRoundedRect(tile, 6, 6)
        icon_box = QRectF(0, 0, ICON, ICON)
        icon_box.moveCenter(tile.center())
        paint_glyph(painter, icon_box, self.block.icon, hue(self.block.category, colors))

    def _paint_texts(self, painter: QPainter) -> None:
        look, left = self.look, self._tile().right() + theme.M
        right = CARD_WIDTH - theme.M
        top = QRectF(left, theme.S + 1, right - left, look.line)
        below = QRectF(left, top.bottom(), right - left, look.small_line)
        count = self._count_text()
        taken = _text(painter, top, count, (look.small, look.colors.muted), RIGHT) + theme.M if count else 0.0
        taken_title = _text(
            painter, top.adjusted(0, 0, -taken, 0), self.block.title, (look.title, look.colors.text), LEFT
        )
        if self.block.depth > 1:
            self._paint_badge(painter, QPointF(left + taken_title + theme.S, top.top()))
        _text(painter, below, self.block.detail, (look.small, look.colors.muted))

    def _count_text(self) -> str:
        if not self.block.parameters or self.block.key in ("input", "preprocess", "output"):
            return ""
        text = QCoreApplication.translate("BlockItem", "{count} parameters")
        return singular(text.replace("{count}", counted(self.block.parameters)))

    def _paint_badge(self, painter: QPainter, corner: QPointF) -> None:
        look, text = self.look, f"×{self.block.depth}"
        width = QFontMetricsF(look.small).horizontalAdvance(text) + 2 * theme.S
        box = QRectF(corner.x(), corner.y(), width, look.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(self.block.category, look.colors))
        painter.drawRoundedRect(box, look.line / 2, look.line / 2)
        _text(painter, box, text, (look.small, look.colors.text), Qt.AlignmentFlag.AlignCenter)

    def _paint_chip(self, painter: QPainter) -> None:
        look, serious = self.look, bool(self.block.errors)
        tone = look.colors.error if serious else look.colors.warning
        ground = look.colors.error_soft if serious else look.colors.warning_soft
        box = QRectF(theme.S, look.card_height - 3, CARD_WIDTH - 2 * theme.S, look.chip_height - theme.XS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 5, 5)
        mark = QRectF(box.left() + 6, box.center().y() - 7, 14, 14)
        paint_glyph(painter, mark, problem_icon(serious), QColor(tone))
        _text(painter, box.adjusted(26, 0, -6, 0), self.block.problems[0], (look.small, tone))


def problem_icon(serious: bool) -> str:
    """The icon of an error or a warning; shapes differ, not only colours."""
    return "alert-circle" if serious else "alert"


def _text(painter: QPainter, box: QRectF, text: str, style: tuple[QFont, str], flags: Qt.AlignmentFlag = LEFT) -> float:
    """Draw one elided line and give its width."""
    font, color = style
    metrics = QFontMetricsF(font)
    line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(box, flags, line)
    return metrics.horizontalAdvance(line)
