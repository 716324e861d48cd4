"""A sparkline: the first rows of a data set as a small picture without axes."""

import csv
import math
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.style.theme import colors

MOST_ROWS = 320
CURVES = 3


class Sparkline(QWidget):
    """Curves over the widget's whole width, each scaled to its own range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._curves: tuple[tuple[float, ...], ...] = ()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(160, 52)

    def set_curves(self, curves: tuple[tuple[float, ...], ...]) -> None:
        """Show other curves."""
        self._curves = curves
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the curves in the theme's colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        series = colors().series
        for index, curve in enumerate(self._curves):
            painter.setPen(QPen(QColor(series[index]), 1.4))
            painter.drawPath(curve_path(curve, QRectF(self.rect()).adjusted(0, 3, 0, -3), min(curve), max(curve)))


def curve_path(curve: Sequence[float], area: QRectF, low: float, high: float) -> QPainterPath:
    """The curve over the whole width of an area, which is as high as from `low` to `high`."""
    across, path = area.width() / max(len(curve) - 1, 1), QPainterPath()
    for index, value in enumerate(curve):
        share = (value - low) / ((high - low) or 1)
        point = QPointF(area.left() + index * across, area.bottom() - area.height() * share)
        path.lineTo(point) if index else path.moveTo(point)
    return path


def first_curves(path: Path, targets: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    """The first rows of a sample's numeric targets, or, where the target is a class, of its first inputs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.DictReader(file), MOST_ROWS))
    names = list(rows[0]) if rows else []
    numeric = {name: values for name in names if (values := _numbers([row[name] for row in rows]))}
    chosen = [name for name in targets if name in numeric] or [
        name for name in numeric if name not in ("sequence_id", "t")
    ]
    if not any(name in numeric for name in targets):
        return tuple(numeric[name][:130] for name in chosen[:CURVES])
    return tuple(numeric[name] for name in chosen[:CURVES])


def _numbers(texts: list[str]) -> tuple[float, ...]:
    try:
        numbers = [float(text) for text in texts if text]
    except ValueError:
        return ()
    return tuple(number for number in numbers if math.isfinite(number))
