"""AnswerBars: what the model answers, a line with a bar for each class, or with a number for each target."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.style import theme
from workbench.gui.style.plain import plain_tip

LINE = 22
MOST_LINES = 6
BAR = 8
BEFORE = 2
"""Width of the mark that tells what was answered before a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One class or target."""

    name: str
    text: str
    """Its value as people read it."""
    share: float | None = None
    """From 0 to 1; None where there is no bar."""
    before: float | None = None
    """The share before the input was changed."""
    true: bool = False
    """Whether it is what the data say."""


class AnswerBars(QWidget):
    """A few lines, the likeliest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[AnswerLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.update)

    def show_lines(self, lines: Sequence[AnswerLine]) -> None:
        """Show other ones."""
        self.lines = tuple(lines[:MOST_LINES])
        told = [f"{line.name} {line.text}" + (" ✓" if line.true else "") for line in self.lines]
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip(plain_tip("\n".join(told)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every line."""
        return QSize(200, LINE * max(1, len(self.lines)))

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, numbers and bars."""
        painter, now = QPainter(self), theme.colors()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self.lines):
            self._paint_line(painter, line, number * LINE, now)
        painter.end()

    def _paint_line(self, painter: QPainter, line: AnswerLine, top: int, now: theme.Colors) -> None:
        width = self.width()
        names = QRectF(0, top, width * (0.42 if line.share is not None else 0.62), LINE)
        painter.setPen(QColor(now.text))
        name = painter.fontMetrics().elidedText(
            ("✓ " if line.true else "") + line.name, Qt.TextElideMode.ElideRight, int(names.width()) - 4
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(now.muted))
        painter.drawText(
            QRectF(0, top, width, LINE), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.text
        )
        if line.share is None:
            return
        bar = QRectF(names.right(), top + (LINE - BAR) / 2, width * 0.36, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.border))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setBrush(QColor(now.series[0]))
        painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * line.share, BAR), BAR / 2, BAR / 2)
        if line.before is not None:
            painter.setBrush(QColor(now.text))
            painter.drawRect(QRectF(bar.x() + bar.width() * line.before - 1, bar.y() - 3, BEFORE, BAR + 6))
