"""Colours and measures of the canvas: one hue per category, from the palette of blocks to the cards."""

from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from workbench.gui.models.catalog import Category
from workbench.gui.style import theme

CARD_WIDTH = 330.0
MARGIN = 12.0
_HUES: dict[Category, int] = {"data": 2, "first": 4, "recurrent": 0, "pattern": 3, "layer": 5, "answer": 1}


def hue(category: Category, colors: theme.Colors) -> QColor:
    """The colour of a category; for icons and edges, with a contrast of 3 or more on its soft tone."""
    return QColor(colors.series[_HUES[category]])


def soft(category: Category, colors: theme.Colors) -> QColor:
    """The category's colour as a quiet background."""
    return mixed(hue(category, colors), QColor(colors.surface), 0.16 if colors.dark else 0.10)


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """`share` of one colour over another."""
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in pairs)
    return QColor(red, green, blue)


class Look:
    """What items paint with, measured once per theme and font."""

    def __init__(self, colors: theme.Colors) -> None:
        self.colors = colors
        self.text = QFont(QApplication.font())
        self.title = QFont(self.text)
        self.title.setWeight(QFont.Weight.Bold)
        self.small = QFont(self.text)
        self.small.setPointSizeF(self.text.pointSizeF() * 0.92)
        self.line = QFontMetricsF(self.title).height()
        self.small_line = QFontMetricsF(self.small).height()
        self.card_height = self.line + self.small_line + 2 * theme.S + 2
        self.chip_height = self.small_line + theme.S
        self.wire_height = self.small_line + theme.M + theme.XS
