"""ScatterView: any setting against any metric, a point per run of the table; a click on a point selects its run."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.comparison.scale import scale
from workbench.gui.plots.plot import Plot
from workbench.gui.runs.run_values import column_name
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.choices import DropDown
from workbench.runs.summary import RunSummary, differing, metrics_of

POINT, CHOSEN = 8, 12
MOST = 2000
"""Runs drawn, from the top of the table."""
REACHED = ("val_loss", "epochs", "best_epoch", "created", "outcome")


class ScatterView(QWidget):
    """`chosen` carries the key of a run that was clicked."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: frozenset[tuple[str, str]] = frozenset()
        self._shown: tuple[RunSummary, ...] = ()
        self._offered: tuple[str, ...] = ()
        self.x_box, self.y_box = DropDown(), DropDown()
        self._labels = QLabel(), QLabel()
        self.plot = Plot(session.save_points, legend=False)
        self.points = pg.ScatterPlotItem(pxMode=True, size=POINT)
        self.plot.addItem(self.points)
        self.points.sigClicked.connect(lambda _item, points, _event: self.chosen.emit(points[0].data()))
        self._lay_out()
        for box in (self.x_box, self.y_box):
            box.currentIndexChanged.connect(self._draw)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._draw)

    def show_runs(self, selected: Sequence[RunSummary], shown: Sequence[RunSummary]) -> None:
        """Draw the runs of the table, the selected ones large."""
        self._selected, self._shown = frozenset(run.key for run in selected), tuple(shown[:MOST])
        self._offer()
        self._draw()

    def choose(self, x: str, y: str) -> None:
        """Draw these against each other."""
        for box, key in ((self.x_box, x), (self.y_box, y)):
            box.setCurrentIndex(box.findData(key))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        boxes, texts = (self.x_box, self.y_box), (self.tr("Across"), self.tr("Up"))
        for label, box, text in zip(self._labels, boxes, texts, strict=True):
            label.setText(text)
            box.setAccessibleName(text)
            for place in range(box.count()):
                box.setItemText(place, column_name(box.itemData(place)))
        self._draw()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for label, box in zip(self._labels, (self.x_box, self.y_box), strict=True):
            label.setBuddy(box)
            line.addWidget(label)
            line.addWidget(box)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.plot, 1)

    def _offer(self) -> None:
        """Offer settings that differ first, then what was reached; keep what is chosen."""
        settings = tuple(key for key in differing(self._shown) if not key.startswith("data.sources."))
        reached = (*metrics_of(self._shown), *REACHED)
        offered = (*settings, *reached)
        if offered == self._offered:
            return
        self._offered = offered
        first = {self.x_box: next(iter(settings), "created"), self.y_box: "val_loss"}
        for box, usual in first.items():
            key = box.currentData() if box.currentData() in offered else usual
            box.blockSignals(True)
            box.clear()
            for each in offered if box is self.x_box else (*reached, *settings):
                box.addItem(column_name(each), each)
            box.setCurrentIndex(max(box.findData(key), 0))
            box.blockSignals(False)

    def _draw(self, *_: object) -> None:
        x_key, y_key = self.x_box.currentData() or "created", self.y_box.currentData() or "val_loss"
        x, y = scale(self._shown, x_key), scale(self._shown, y_key)
        tone = pg.mkColor(theme.plot_colors().series[0])
        ring = pg.mkPen(theme.colors().text, width=2)
        faint = pg.mkColor(tone)
        faint.setAlpha(130)
        spots = [
            {
                "pos": (across, up),
                "data": run.key,
                "size": CHOSEN if run.key in self._selected else POINT,
                "brush": tone if run.key in self._selected else faint,
                "pen": ring if run.key in self._selected else pg.mkPen(None),
            }
            for run, across, up in zip(self._shown, x.places, y.places, strict=True)
            if across is not None and up is not None
        ]
        self.points.setData(spots)
        item = self.plot.getPlotItem()
        item.getAxis("bottom").setTicks([list(x.ticks)])
        item.getAxis("left").setTicks([list(y.ticks)])
        item.setRange(xRange=(-0.05, 1.05), yRange=(-0.05, 1.05), padding=0)
        title = self.tr("{y} against {x}").replace("{x}", column_name(x_key)).replace("{y}", column_name(y_key))
        self.plot.set_names(title, column_name(x_key), column_name(y_key))
        self.plot.setCursor(Qt.CursorShape.CrossCursor)
