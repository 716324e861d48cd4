"""Icons: glyphs of Material Design Icons (from qtawesome), painted in the theme's colour of the moment."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.style.theme import Colors, colors

Tone = Literal["text", "muted", "accent_text", "on_accent", "success", "warning", "error"]
_kept: list[QIconEngine] = []  # Python must own every engine for as long as Qt may paint it


class _GlyphEngine(QIconEngine):
    """Paints one glyph; asks for the colour each time, so that a theme switch needs no new icon."""

    def __init__(self, glyph: str, tone: Tone) -> None:
        super().__init__()
        self._glyph = glyph
        self._tone = tone
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(round(rect.height() * 0.96), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._color(colors(), mode, state)))
        # Buttons ask for more width than height: the rest keeps the glyph away from their text.
        side = Qt.AlignmentFlag.AlignLeft if rect.width() > rect.height() else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        known = self._drawn.get(key := (size.width(), size.height(), self._color(colors(), mode, state)))
        if known is not None:
            return known
        made = QPixmap(size)
        if made.isNull():  # as where a column is being squeezed
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        self._drawn[key] = made
        return made

    def clone(self) -> QIconEngine:
        twin = _GlyphEngine(self._glyph, self._tone)
        _kept.append(twin)
        return twin

    def _color(self, now: Colors, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return now.disabled
        if state == QIcon.State.On and self._tone != "on_accent":
            return now.accent_text
        return str(getattr(now, self._tone))


class IconLabel(QLabel):
    """An icon beside a text, always in the theme of the moment: a pixmap would keep the colour it was made in."""

    def __init__(self, name: str, tone: Tone = "text", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, tone)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        self._icon.paint(QPainter(self), self.rect())


@cache
def icon(name: str, tone: Tone = "text") -> QIcon:
    """An icon such as `icon("play")` or `icon("mdi6.play")`; raises KeyError for a name that does not exist."""
    engine = _GlyphEngine(chr(_glyphs()[name.removeprefix("mdi6.")]), tone)
    _kept.append(engine)
    return QIcon(engine)


def paint_glyph(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint an icon by name in any colour, sharp at every zoom; for what paints itself, such as a canvas."""
    font = QFont(_family())
    font.setPixelSize(max(round(rect.height() * 0.96), 1))
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(_glyphs()[name]))
    painter.restore()


@cache
def _fonts_folder() -> Path:
    # Loading through qtawesome's own functions would read ten fonts at start; only one is needed.
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome is not installed", name="qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _glyphs() -> dict[str, int]:
    path = next(_fonts_folder().glob("materialdesignicons6*charmap*.json"))
    return {name: int(code, 16) for name, code in json.loads(path.read_text()).items()}


@cache
def _family() -> str:
    path = next(_fonts_folder().glob("materialdesignicons6*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]
