"""MarkedText: a text whose letters are coloured by what they are worth."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.gui.style.theme import colors, follow

STRENGTH = 170
LARGER = 1.3
"""Than the font of a list: single letters are looked at here."""
SEEN = 0.02
"""Worth below which a letter is left as it is."""


class MarkedText(QTextEdit):
    """Letters on a ground of one colour or another, the stronger the more they are worth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(LARGER * font.pointSizeF())
        self.setFont(font)
        self._letters: Sequence[str] = ()
        self._worth_T: npt.NDArray[np.float64] = np.empty(0)
        follow(self._paint)

    def show_letters(self, letters: Sequence[str], worth_T: npt.NDArray[np.float64]) -> None:
        """Show a text, each letter with what it is worth, from -1 to 1."""
        self._letters, self._worth_T = letters, worth_T
        self._paint()

    def _paint(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for letter, worth in zip(self._letters, self._worth_T.tolist(), strict=True):
            look = QTextCharFormat()
            if abs(worth) > SEEN:
                color = QColor(colors().series[0 if worth > 0 else 1])
                color.setAlpha(round(STRENGTH * min(1.0, abs(worth))))
                look.setBackground(color)
            cursor.insertText(letter, look)
