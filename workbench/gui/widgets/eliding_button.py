"""A button as narrow as it must be: its text ends in an ellipsis where it does not fit."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

FEWEST_LETTERS = 8
ICON_GAP = 4
"""What styles leave between a button's icon and its text."""


class ElidingButton(QPushButton):
    """A push button on one line; whoever makes it says the whole text in its tool tip."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # others are never narrower

    def fitting(self) -> str:
        """What of its text is drawn."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + ICON_GAP
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )

    def minimumSizeHint(self) -> QSize:
        """Room for its icon and some letters."""
        whole, metrics = self.sizeHint(), self.fontMetrics()
        spare = metrics.horizontalAdvance(self.text()) - FEWEST_LETTERS * metrics.averageCharWidth()
        return QSize(whole.width() - max(0, spare), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as every button, but for the text."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fitting()  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
