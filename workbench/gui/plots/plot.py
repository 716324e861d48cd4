"""Plot: the one plot widget of the window, with theme, cross-hair, reset, and copying and saving of what it shows."""

import copy
import html
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.plots.axis import Axis
from workbench.gui.plots.cross_hair import CrossHair
from workbench.gui.plots.curve import MOST_POINTS, Curve, Places
from workbench.gui.plots.date_axis import DateAxis
from workbench.gui.plots.legend import LEGEND_HEIGHT, TITLE_ROW, legend_above
from workbench.gui.plots.plot_files import PointsSaver, picture_of, write_picture, write_points
from workbench.gui.plots.plot_item import PlotItem
from workbench.gui.plots.strips import StripAxis, Strips
from workbench.gui.style.theme import colors, follow, plot_colors, style_plot
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.questions import ask_new_file

TURN_SECONDS = 0.008
"""Time that one turn of the event loop spends on getting long curves ready."""


class Plot(pg.PlotWidget):
    """A plot with pan, zoom, double-click to reset, a value under the pointer and a menu to copy and save."""

    pointed = Signal(float, float)
    """x and y under the pointer, in the plot's own units: of a logarithmic axis the power of ten."""

    def __init__(
        self,
        save_points: PointsSaver,
        parent: QWidget | None = None,
        *,
        dates: bool = False,
        logarithmic: bool = False,
        legend: bool = True,
    ) -> None:
        below = DateAxis() if dates else Axis("bottom")
        axes = {"bottom": below, "left": StripAxis(), "top": Axis("top"), "right": Axis("right")}
        super().__init__(parent, plotItem=PlotItem(axisItems=axes))
        for side in ("top", "right"):
            self.getPlotItem().hideAxis(side)
        self._save_points = save_points
        self._logarithmic, self._dates, self._with_legend = logarithmic, dates, legend
        self.getPlotItem().getAxis("bottom").setLogMode(logarithmic)
        for axis in axes.values():
            axis.enableAutoSIPrefix(False)  # "Epoch (x0.001)" helps nobody
        self.strips = Strips(self.getPlotItem(), axes["left"])
        self._curves: list[Curve] = []
        self._sharpness = 1.0
        self._building: dict[Curve, Iterator[None]] = {}
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._build)
        self._legend = legend_above(self.getPlotItem())
        self.hint = styled_label("", "muted")
        self.hint.setObjectName("plotHint")
        self.hint.setParent(self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._mark: pg.InfiniteLine | None = None
        self.cross_hair = CrossHair(self.getPlotItem(), self.strips, logarithmic=logarithmic)
        self.getPlotItem().hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene().sigMouseMoved.connect(self._on_moved)
        self.sigXRangeChanged.connect(self._draw)
        self._paint_theme()
        follow(self._paint_theme)

    def paint_apart(self) -> None:
        """Paint what was changed in a turn of the event loop of its own: changing it may have taken long."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))

    def count_along(self) -> None:
        """Let ticks along the plot stand at whole numbers: what is counted there, such as epochs, has no parts."""
        self.getPlotItem().getAxis("bottom").whole = True

    def set_names(self, accessible: str, x: str = "", y: str = "") -> None:
        """What a screen reader calls the plot, and its axes."""
        self.setAccessibleName(accessible)
        self.getPlotItem().setLabel("bottom", html.escape(x, quote=False))
        self.getPlotItem().setLabel("left", html.escape(y, quote=False))

    def set_hint(self, text: str) -> None:
        """Say what will be drawn here, in place of numbers on the axes, as long as there is no point."""
        self.hint.setText(text)
        self._show_hint()

    def add_curve(
        self,
        name: str,
        *,
        color: int = 0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        width: float = 1.5,
        strip: bool = False,
        symbol: str = "o",
    ) -> Curve:
        """A line in the theme's series colour of that number; in a strip of its own below the others where asked."""
        called = None if strip or not self._with_legend else html.escape(name, quote=False) or None
        curve = Curve(self.plot([], [], name=called), name, color, style, width)
        curve.symbol = symbol
        self._curves.append(curve)
        if strip:
            self.strips.add(curve, plot_colors())
        self._show_legend()
        curve.paint(self._sharpness)
        return curve

    def rename(self, curve: Curve, name: str) -> None:
        """Call a named line something else, as in another language."""
        curve.name = name
        label = self._legend.getLabel(curve.item)
        if label is not None:
            label.setText(html.escape(name, quote=False), color=plot_colors().text)

    def remove_curves(self) -> None:
        """Take every line away."""
        for curve in self._curves:
            self.removeItem(curve.item)
        self._curves.clear()
        self._building.clear()
        self.strips.clear()
        self._legend.clear()
        self._show_legend()
        self._show_hint()

    def set_points(
        self,
        curve: Curve,
        x: Sequence[float] | npt.NDArray[Any] | range,
        y: Sequence[float] | npt.NDArray[Any],
    ) -> None:
        """Give a line its points; x must rise, and be above zero where its axis is logarithmic.

        Long lines appear when they have been looked through.
        """
        places = x if isinstance(x, range) else np.asarray(x)
        curve.set_points(Places(np.log10(x) if self._logarithmic else places), np.asarray(y))
        self._building.pop(curve, None)
        if curve.extremes is None:
            self._draw_curve(curve)
            return
        self._building[curve] = curve.extremes.build()
        self._turn.start()

    @property
    def drawn(self) -> bool:
        """Whether every line given is on the plot."""
        return not self._building

    def mark(self, x: float | None, text: str = "") -> None:
        """Mark one place with a dotted line and a word above it; None takes the mark away."""
        if self._mark is None:
            if x is None:
                return
            place = {"position": 0.94, "movable": False}
            self._mark = pg.InfiniteLine(angle=90, movable=False, label="", labelOpts=place)
            self.addItem(self._mark, ignoreBounds=True)
            self._paint_mark()
        self._mark.setVisible(x is not None)
        if x is not None:
            self._mark.setValue(x)
            self._mark.label.setFormat(text)

    def _paint_mark(self) -> None:
        if self._mark is not None:
            colors = plot_colors()
            self._mark.setPen(pg.mkPen(colors.axis, style=Qt.PenStyle.DashLine))
            self._mark.label.setColor(colors.text)

    def fit(self) -> None:
        """Fit the axes to the points now: left to the painting, which does the same, all is painted once more."""
        if self.isVisible():
            self.scene().prepareForPaint()

    def reset(self) -> None:
        """Show everything."""
        self.getPlotItem().enableAutoRange(axis="x" if self.strips else "xy")
        if self.strips:
            self.strips.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what changed while hidden."""
        super().showEvent(event)
        self._lay_out()
        self._fit_screen()
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint in the middle."""
        super().resizeEvent(event)
        if hasattr(self, "hint"):
            self._place_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame where the plot has the focus: a border would take room from the axes."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(colors().accent_text), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Show everything again."""
        super().mouseDoubleClickEvent(event)
        self.reset()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross-hair away."""
        self.cross_hair.hide()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        """Offer reset, copy and save."""
        menu = QMenu(self)
        for title, act in (
            (self.tr("Show everything"), self.reset),
            (self.tr("Copy as image"), self.copy_image),
            (self.tr("Save as image…"), self._ask_image),
            (self.tr("Save points as CSV…"), self._ask_csv),
        ):
            action = QAction(title, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def copy_image(self) -> None:
        """Put a picture of the plot on the clipboard."""
        QGuiApplication.clipboard().setPixmap(picture_of(self.size(), self._paint_on))

    def save_image(self, path: Path) -> None:
        """Write a PNG at twice the screen's size, or an SVG, by the path's ending."""
        write_picture(path, self.size(), self.accessibleName(), self._paint_on)

    def points(self) -> list[Curve]:
        """Every line as it stands, to be written beside the window."""
        return [copy.copy(curve) for curve in self._curves]

    def save_csv(self, path: Path) -> None:
        """Write every point of every line as curve,x,y: a job, for there may be millions."""
        curves, logarithmic, dates = self.points(), self._logarithmic, self._dates
        self._save_points(lambda: write_points(path, curves, logarithmic=logarithmic, dates=dates))

    def _ask_image(self) -> None:
        kinds = [self.tr("PNG or SVG image") + " (*.png *.svg)"]
        ask_new_file(self, self.tr("Save as image"), kinds, self.save_image)

    def _ask_csv(self) -> None:
        ask_new_file(self, self.tr("Save points as CSV"), ["CSV (*.csv)"], self.save_csv)

    def _show_legend(self) -> None:
        named = self._with_legend and sum(bool(curve.name) and curve.strip is None for curve in self._curves) > 1
        self._legend.setVisible(named)
        self.getPlotItem().layout.setRowFixedHeight(TITLE_ROW, LEGEND_HEIGHT if named else 0)
        if self.isVisible():  # else as it is shown
            self._lay_out()

    def _lay_out(self) -> None:
        """Lay legend and axes out at once: what changed while the plot was hidden would stay where it was."""
        for layout in (self._legend.layout, self.getPlotItem().layout):
            layout.invalidate()
            layout.activate()

    def _fit_screen(self) -> None:
        """Lines are measured in the screen's own pixels: on a finer screen they would be hairs."""
        if self.devicePixelRatioF() != self._sharpness:
            self._sharpen(self.devicePixelRatioF())

    def _paint_on(self, device: QPaintDevice) -> None:
        """Draw the plot as it stands on a picture."""
        self._sharpen(device.devicePixelRatioF())
        painter = QPainter(device)
        painter.fillRect(self.rect(), QColor(plot_colors().background))
        self.render(painter, QRectF(self.rect()), self.rect())
        painter.end()
        self._sharpen(self.devicePixelRatioF())

    def _sharpen(self, sharpness: float) -> None:
        self._sharpness = sharpness
        for curve in self._curves:
            curve.paint(sharpness)

    def _paint_theme(self) -> None:
        style_plot(self)
        colors = plot_colors()
        self._legend.setLabelTextColor(colors.text)
        for _, label in self._legend.items:
            label.setText(label.text, color=colors.text)  # the legend itself keeps the colour for later names only
        self.cross_hair.paint(colors)
        self.strips.paint(colors)
        self._paint_mark()
        self._sharpen(self.devicePixelRatioF())

    def _build(self) -> None:
        """Go on with the first of the long lines, and draw it when it is ready."""
        until = time.perf_counter() + TURN_SECONDS
        for curve, steps in self._building.items():
            while time.perf_counter() < until:
                if next(steps, self) is self:
                    del self._building[curve]
                    self._draw_curve(curve)
                    break
            break
        if self._building:
            self._turn.start()

    def _draw(self) -> None:
        for curve in self._curves:
            if len(curve) > MOST_POINTS and curve not in self._building and self._visible(curve) != curve.drawn:
                self._draw_curve(curve)

    def _draw_curve(self, curve: Curve) -> None:
        if curve.strip is not None and curve.ends is None:
            curve.find_ends()
            self.strips.show_numbers()
        curve.drawn = self._visible(curve) if len(curve) > MOST_POINTS else (0, len(curve))
        curve.item.setData(*curve.thinned(*curve.drawn), connect="finite")
        curve.dot()
        self._show_hint()

    def _show_hint(self) -> None:
        wanted = bool(self.hint.text()) and not any(len(curve) for curve in self._curves)
        if wanted == self.hint.isHidden():
            self.hint.setVisible(wanted)
            for side in ("bottom", "left"):
                self.getPlotItem().getAxis(side).setStyle(showValues=not wanted)
        self._place_hint()

    def _place_hint(self) -> None:
        self.hint.ensurePolished()  # its padding counts
        self.hint.adjustSize()
        self.hint.move(self.rect().center() - self.hint.rect().center())

    def _visible(self, curve: Curve) -> tuple[int, int]:
        """First and last point in sight, with one more on each side; all while the plot shows everything."""
        if self.getPlotItem().getViewBox().autoRangeEnabled()[0]:
            return 0, len(curve)
        low, high = self.getPlotItem().viewRange()[0]
        return max(0, curve.x.find(low) - 1), min(curve.x.find(high) + 1, len(curve))

    def _on_moved(self, position: QPointF) -> None:
        point = self.cross_hair.move(position, self._curves)
        if point is not None:
            self.pointed.emit(point.x(), point.y())
