"""SignalPlot: an input of an example over its steps, and what is answered; it can be bent with the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.axis import Axis
from workbench.gui.plots.lines_plot import LinesPlot
from workbench.gui.plots.plot_files import PointsSaver

LETTER_PIXELS = 6
"""Room that a letter needs at least: of longer texts the letters appear when one zooms in."""


class LetterAxis(Axis):
    """The bottom axis of a text: its letters, each below its step."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.letters: Sequence[str] = ()
        self.enableAutoSIPrefix(False)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """The middle of every step in sight, where its letter has room."""
        if not self.letters or size / max(high - low, 1e-9) < LETTER_PIXELS:
            found: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return found
        steps = range(max(0, int(low)), min(len(self.letters), int(high) + 1))
        return [(1.0, [step + 0.5 for step in steps])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Letters, or numbers where these stand for them."""
        if self.letters and all(value % 1 == 0.5 for value in values):
            return [self.letters[int(value)] for value in values if value < len(self.letters)]
        found: list[str] = super().tickStrings(values, scale, spacing)
        return found


class SignalPlot(LinesPlot):
    """Lines by name; while it is `editing` a drag tells where it goes instead of moving the axes."""

    dragged = Signal(str, float, float)
    """press, move or release, and where."""
    stepped = Signal(float)
    """Where the pointer is on the axis of steps."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(save_points, parent)
        self.editing = False
        self._dragging = False
        self.pointed.connect(lambda x, _y: self.stepped.emit(x))
        self.setMouseEnabled(x=True, y=False)

    def show_letters(self, letters: Sequence[str]) -> None:
        """Write these letters below their steps; none takes numbers."""
        axis = self.getPlotItem().getAxis("bottom")
        if bool(letters) != isinstance(axis, LetterAxis):
            self.getPlotItem().setAxisItems({"bottom": LetterAxis() if letters else Axis("bottom")})
            axis = self.getPlotItem().getAxis("bottom")
            self._paint_theme()
        if isinstance(axis, LetterAxis):
            axis.letters = tuple(letters)
            axis.picture = None
            axis.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to bend."""
        if self.editing and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self._tell("press", event)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on bending."""
        if self._dragging:
            self._tell("move", event)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it bent."""
        if self._dragging:
            self._dragging = False
            self._tell("release", event)
        else:
            super().mouseReleaseEvent(event)

    def _tell(self, what: str, event: QMouseEvent) -> None:
        scene: QPointF = self.mapToScene(event.position().toPoint())
        point = self.getPlotItem().getViewBox().mapSceneToView(scene)
        self.dragged.emit(what, point.x(), point.y())
