"""Cards, page headers, and labels and buttons of the style's kinds."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.style.theme import XL, L, M, S


class Card(QFrame):
    """A quiet box with a thin border and round corners; put content into `body`, a vertical layout."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(L, L, L, L)
        self.body.setSpacing(M)
        self._title = heading(title)
        self._title.setVisible(bool(title))
        self.header = QHBoxLayout()
        self.header.setSpacing(S)
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.body.addLayout(self.header)

    def set_title(self, title: str) -> None:
        """Change the heading; empty hides it. More widgets may be added to `header`, right of it."""
        self._title.setText(title)
        self._title.setVisible(bool(title))


class PageHeader(QWidget):
    """The first line of a page: title, one sentence below it, and actions at the right (`add_action_widget`)."""

    def __init__(self, title: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = styled_label(title, "title")
        self._hint = styled_label(hint, "muted")
        self._hint.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._hint)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(S)
        self._line.addLayout(texts, 1)

    def set_texts(self, title: str, hint: str) -> None:
        """Set both texts, for example in another language."""
        self._title.setText(title)
        self._hint.setText(hint)

    def add_action_widget(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def lay_out_page(page: QWidget, header: PageHeader, body: QWidget) -> None:
    """A page's header above what the page is about, which takes all room that is left."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(XL, L, L, L)
    layout.setSpacing(M)
    layout.addWidget(header)
    layout.addWidget(body, 1)


def styled_label(text: str, kind: Literal["title", "heading", "strong", "muted", "small", "number"]) -> QLabel:
    """A label in one of the theme's text styles."""
    label = QLabel(text)
    label.setProperty("textStyle", kind)
    return label


def heading(text: str) -> QLabel:
    """A heading inside a card."""
    return styled_label(text, "heading")


def primary(button: QPushButton) -> QPushButton:
    """Mark the one button of a page that people came for."""
    button.setProperty("primary", True)
    return button
