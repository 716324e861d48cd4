"""ParallelView: parallel coordinates; each run is a line over an axis per setting and one for what it reached."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.comparison.scale import Scale, scale
from workbench.gui.runs.run_values import column_name
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.runs.summary import RunSummary, differing, metrics_of

MOST_RUNS, MOST_AXES = 500, 7
WIDEST = 90
"""Pixels of a value beside its axis."""
NEAR = 8.0
"""Pixels within which a click means a line."""
Key = tuple[str, str]


class ParallelPlot(QWidget):
    """The picture; `chosen` carries the key of a run whose line was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[RunSummary, ...] = ()
        self._selected: frozenset[Key] = frozenset()
        self.scales: tuple[Scale, ...] = ()
        self.setMinimumHeight(120)
        theme.follow(self.update)

    def show_runs(self, runs: Sequence[RunSummary], scales: Sequence[Scale], selected: frozenset[Key]) -> None:
        """Draw other lines; those of the selected runs are strong."""
        self._runs, self.scales, self._selected = tuple(runs), tuple(scales), selected
        self.update()

    def line(self, row: int) -> QPolygonF:
        """Where a run's line goes; it leaves out axes of which the run has no value."""
        area = self._area()
        step = area.width() / max(len(self.scales) - 1, 1)
        points = [
            QPointF(area.left() + axis * step, area.bottom() - place * area.height())
            for axis, each in enumerate(self.scales)
            if (place := each.places[row]) is not None
        ]
        return QPolygonF(points)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Axes, then faint lines, then those that are selected."""
        now = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self._runs) < 200)
        rows = range(len(self._runs))
        chosen = [row for row in rows if self._runs[row].key in self._selected]
        faint = QColor(now.series[0])
        faint.setAlpha(60 if chosen else 130)
        painter.setPen(QPen(faint, 1.2))
        for row in rows:
            painter.drawPolyline(self.line(row))
        for place, row in enumerate(chosen):
            painter.setPen(QPen(QColor(now.series[place % len(now.series)]), 2.4))
            painter.drawPolyline(self.line(row))
        self._paint_axes(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the run whose line is nearest."""
        place = event.position()
        near = ((_distance(self.line(row), place), row) for row in range(len(self._runs)))
        distance, row = min(near, default=(NEAR + 1, -1))
        if distance <= NEAR:
            self.chosen.emit(self._runs[row].key)

    def _area(self) -> QRectF:
        height = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(80, height + theme.L, -100, -height / 2 - 2)

    def _paint_axes(self, painter: QPainter) -> None:
        now, area = theme.colors(), self._area()
        step = area.width() / max(len(self.scales) - 1, 1)
        height = self.fontMetrics().height()
        ground = QColor(now.surface)  # so that numbers can be read over a hundred lines
        ground.setAlpha(215)
        for axis, each in enumerate(self.scales):
            x = area.left() + axis * step
            painter.setPen(QPen(QColor(now.border_strong), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(now.text))
            room = min(step, 180.0) if len(self.scales) > 1 else 180.0
            title = self.fontMetrics().elidedText(column_name(each.key), Qt.TextElideMode.ElideMiddle, int(room - 8))
            box = QRectF(x - room / 2, 0, room, height + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, title)
            painter.setPen(QColor(now.muted))
            for place, text in each.ticks:
                y = area.bottom() - place * area.height()
                shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
                wide = self.fontMetrics().horizontalAdvance(shown)
                plate = QRectF(x + 3, y - height / 2, wide + 6, height)
                painter.fillRect(plate, ground)
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)


class ParallelView(QWidget):
    """The picture with a choice of what the last axis shows."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RunSummary, ...] = ()
        self._selected: frozenset[Key] = frozenset()
        self._offered: tuple[str, ...] = ()
        self.box, self._label = DropDown(), QLabel()
        self.note = styled_label("", "muted")
        self.plot = ParallelPlot()
        self.plot.chosen.connect(self.chosen)
        line = QHBoxLayout()
        line.addWidget(self._label)
        line.addWidget(self.box)
        line.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.plot, 1)
        self._label.setBuddy(self.box)
        self.box.currentIndexChanged.connect(self._draw)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_runs(self, selected: Sequence[RunSummary], shown: Sequence[RunSummary]) -> None:
        """Draw the runs of the table, the selected ones strong."""
        self._shown, self._selected = tuple(shown[:MOST_RUNS]), frozenset(run.key for run in selected)
        offered = ("val_loss", *metrics_of(self._shown), "epochs")
        if offered != self._offered:
            self._offered, key = offered, self.box.currentData()
            self.box.blockSignals(True)
            self.box.clear()
            for each in offered:
                self.box.addItem(column_name(each), each)
            self.box.setCurrentIndex(max(self.box.findData(key), 0))
            self.box.blockSignals(False)
        self._draw()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._label.setText(self.tr("Reached"))
        self.box.setAccessibleName(self.tr("What the last axis shows"))
        self.plot.setAccessibleName(self.tr("Parallel coordinates of the settings in which the runs differ"))
        for place in range(self.box.count()):
            self.box.setItemText(place, column_name(self.box.itemData(place)))
        self._draw()

    def _draw(self, *_: object) -> None:
        settings = [key for key in differing(self._shown) if not key.startswith("data.sources.")]
        scales = [each for each in (scale(self._shown, key) for key in settings) if each.tells_apart]
        reached = scale(self._shown, self.box.currentData() or "val_loss")
        self.note.setText(self._said(len(scales)))
        self.plot.show_runs(self._shown, (*scales[:MOST_AXES], reached) if scales else (), self._selected)

    def _said(self, axes: int) -> str:
        if not axes:
            return self.tr("The runs in the table do not differ in their settings yet.")
        if len(self._shown) == MOST_RUNS:
            return self.tr("The first {most} runs of the table.").replace("{most}", str(MOST_RUNS))
        return self.tr("A click on a line selects its run.")


def _distance(line: QPolygonF, place: QPointF) -> float:
    """How far a point lies from a line, straight above or below it."""
    points = line.toList()
    for one, other in pairwise(points):
        if one.x() <= place.x() <= other.x():
            share = (place.x() - one.x()) / max(other.x() - one.x(), 1e-9)
            return abs(one.y() + share * (other.y() - one.y()) - place.y())
    return float("inf")
