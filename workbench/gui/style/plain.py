"""Names are a stranger's: what Qt could read as rich text is shown as it is written.

Labels are plain by the stylesheet; one that is to show rich text says so by `rich`. Tips pass through `plain_tip`.
"""

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel

RICH = "rich"
"""The property by which the stylesheet knows a label whose text is rich."""


def rich(label: QLabel) -> None:
    """Let a label show rich text, in which names must be escaped."""
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setProperty(RICH, True)


def plain_tip(text: str) -> str:
    """The text of a tip, which Qt would read as rich text where it looks so."""
    looks_rich = GuiQt.mightBeRichText(text)  # type: ignore[attr-defined]
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if looks_rich else text
