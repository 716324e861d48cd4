"""A preview of what a choice about repeats, gaps and steps would do, with a small picture before and after."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.errors import sentence_of
from workbench.gui.style import translation
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import S, colors, follow
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.pace_preview import Glimpse, PacePreview

HEIGHT = 84
DOT = 1.6
CHOICES: tuple[tuple[str, str], ...] = (
    ("repeats", "mean"),
    ("repeats", "last"),
    ("repeats", "sum"),
    ("gaps", "split"),
    ("resample", "mean"),
    ("resample", "last"),
    ("resample", "interpolate"),
    ("leave", ""),
)
"""What may be tried: a field of the pace and its value; the last one leaves all as in the file."""


class GlimpsePicture(QWidget):
    """Two pieces of a series, the one before above the one after, at the same moments and heights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glimpses: tuple[Glimpse, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(self.update)

    def sizeHint(self) -> QSize:
        """As high as two rows of text each."""
        return QSize(200, HEIGHT)

    def show_glimpses(self, glimpses: "tuple[Glimpse, ...]") -> None:
        """Draw these."""
        self.glimpses = glimpses
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines with a dot for each step, broken where the series is."""
        if not self.glimpses:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.height() / len(self.glimpses)
        for place, glimpse in enumerate(self.glimpses):
            color = QColor(colors().muted if place == 0 else colors().accent)
            self._draw(painter, self._points(glimpse, place * half, half), color)
        painter.end()

    def _points(self, glimpse: "Glimpse", top: float, height: float) -> np.ndarray:
        """Where the steps stand on the picture, NaN between those that no line joins."""
        every_x, every_y = (np.concatenate([getattr(each, name) for each in self.glimpses]) for name in ("x_P", "y_P"))
        low_x, high_x = np.nanmin(every_x), np.nanmax(every_x)
        known = every_y[np.isfinite(every_y)]
        low_y, high_y = (known.min(), known.max()) if len(known) else (0.0, 1.0)
        x = (glimpse.x_P - low_x) / max(high_x - low_x, 1e-9) * (self.width() - 2 * S) + S
        y = top + height - S / 2 - (glimpse.y_P - low_y) / max(high_y - low_y, 1e-9) * (height - S)
        return np.stack([x, y], axis=1)

    @staticmethod
    def _draw(painter: QPainter, points: np.ndarray, color: QColor) -> None:
        broken = np.flatnonzero(~np.isfinite(points).all(axis=1))
        for run in np.split(points, broken):
            found = [QPointF(x, y) for x, y in run.tolist() if np.isfinite(x) and np.isfinite(y)]
            painter.setPen(QPen(color, 1.2))
            painter.drawPolyline(QPolygonF(found))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for point in found:
                painter.drawEllipse(point, DOT, DOT)


class PaceTrial(QWidget):
    """A drop-down of choices, what the chosen one would make of the data, and a button that takes it."""

    wanted = Signal(str, str)
    """A field of the pace and the value to try for it."""
    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: PacePreview | None = None
        self.choice, self._label = DropDown(), QLabel()
        self._label.setBuddy(self.choice)
        self.picture, self.told = GlimpsePicture(), styled_label("", "muted")
        self.apply = QPushButton()
        self.told.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self._label)
        line.addWidget(self.choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(line)
        column.addWidget(self.picture)
        column.addWidget(self.told)
        column.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignLeft)
        for _ in range(1 + len(CHOICES)):
            self.choice.addItem("")
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.apply.clicked.connect(self._on_apply)
        self.retranslate()
        translation.follow(self.retranslate)
        self.clear()

    def clear(self) -> None:
        """Show nothing tried."""
        self._preview = None
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(0)
        self.choice.blockSignals(False)
        for widget in (self.picture, self.told, self.apply):
            widget.hide()

    def show_preview(self, preview: "PacePreview") -> None:
        """Show what was found out."""
        self._preview = preview
        self.picture.show_glimpses(preview.glimpses)
        self.retranslate()
        for widget in (self.picture, self.told, self.apply):
            widget.show()

    def show_error(self, error: Exception) -> None:
        """Say why the choice cannot be made."""
        self._preview = None
        self.told.setText(shown(sentence_of(error)))
        self.told.show()
        self.picture.hide()
        self.apply.hide()

    def retranslate(self) -> None:
        """Every text."""
        self._label.setText(self.tr("Try"))
        self.choice.setAccessibleName(self.tr("Choice to be tried before it is taken"))
        self.apply.setText(self.tr("Take it"))
        self.picture.setAccessibleName(self.tr("A piece of the series before (grey, above) and after (accent, below)"))
        self.picture.setToolTip(self.picture.accessibleName())
        for place, text in enumerate((self.tr("Choose…"), *self._titles())):
            self.choice.setItemText(place, text)
        if self._preview is not None:
            self.told.setText(self._outcome(self._preview))

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Merge repeats by mean"),
            self.tr("Merge repeats, the last counts"),
            self.tr("Merge repeats by sum"),
            self.tr("Split at gaps"),
            self.tr("Resample by mean"),
            self.tr("Resample, the last counts"),
            self.tr("Resample between two rows"),
            self.tr("Leave all as in the file"),
        )

    def _outcome(self, preview: "PacePreview") -> str:
        texts = (
            (self.tr("{before} steps become {after} in {sequences} sequences."), preview.rows),
            (self.tr("Gaps that examples cross: {before}, then {after}."), preview.gaps),
            (self.tr("Times that repeat: {before}, then {after}."), preview.repeats),
        )
        values = {"sequences": whole(preview.sequences[1])}
        lines = [text.format(before=whole(pair[0]), after=whole(pair[1]), **values) for text, pair in texts]
        if preview.aliased:
            lines.append(self.tr("Fast changes will look like slow waves (aliasing): the mean is safer."))
        return singular("\n".join(lines))

    def _on_chosen(self, index: int) -> None:
        for widget in (self.picture, self.told, self.apply):
            widget.hide()
        if index > 0:
            self.wanted.emit(*CHOICES[index - 1])

    def _on_apply(self) -> None:
        if self._preview is not None:
            self.applied.emit(self._preview.pace)
