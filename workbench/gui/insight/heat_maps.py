"""HeatMaps: one heat map for each gate and state of a layer, below each other over the same steps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.plots.heat_map import HeatMap
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.style import theme, translation

if TYPE_CHECKING:
    from workbench.data.dataset import Integers
    from workbench.insight.gates import LayerGates

AXIS_WIDTH = 52
"""Of every left axis, so that the same step is at the same place in all plots."""
LEAST_HEIGHT = 44


class HeatMaps(QWidget):
    """The maps of one layer; rows are units in a given order."""

    clicked = Signal(int)
    """A unit, by its number from 0."""
    stepped = Signal(float)

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save_points = save_points
        self._order: Integers | None = None
        self._unit: int | None = None
        self._made: list[HeatMap] = []
        self.maps: dict[str, HeatMap] = {}
        """By the name of the gate or state."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        translation.follow(self._name)

    def show_layer(self, layer: "LayerGates", order: "Integers", unit_length: float) -> None:
        """Draw another layer, or the same with other values."""
        self._order = order
        self._make(tuple(layer.values))
        for name, values_TU in layer.values.items():
            names = [f"{name} {unit + 1}" for unit in order.tolist()]
            signed = name not in layer.cell.doors
            self.maps[name].set_values(values_TU[:, order], names, stride=layer.stride * unit_length, signed=signed)
        self.select(self._unit)

    def select(self, unit: int | None) -> None:
        """Mark a unit's row in all maps."""
        self._unit = unit
        rows = {} if self._order is None else {number: row for row, number in enumerate(self._order.tolist())}
        for made in self.maps.values():
            made.mark_row(rows.get(unit) if unit is not None else None)

    def neighbour(self, unit: int | None, by: int) -> int:
        """The unit that is shown so many rows above another one."""
        order = [] if self._order is None else self._order.tolist()
        row = order.index(unit) + by if unit in order else 0
        return int(order[min(max(row, 0), len(order) - 1)]) if order else 0

    def prepare(self) -> None:
        """Make one map more, unseen until a layer has something for it: one takes longer than most widgets."""
        made = HeatMap(self._save_points, self)
        made.hide()
        made.setMinimumHeight(LEAST_HEIGHT)
        for side in ("left", "bottom"):
            made.getPlotItem().getAxis(side).setStyle(showValues=False)
        made.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
        made.getPlotItem().getAxis("bottom").setHeight(theme.XS)
        made.clicked.connect(self._on_clicked)
        made.stepped.connect(self.stepped)
        self._column.addWidget(made, 1)
        self._made.append(made)

    def _make(self, names: tuple[str, ...]) -> None:
        if tuple(self.maps) == names:
            return
        while len(self._made) < len(names):
            self.prepare()
        self.maps = dict(zip(names, self._made, strict=False))
        for place, made in enumerate(self._made):
            made.setVisible(place < len(names))
        self._name()

    def _on_clicked(self, row: int) -> None:
        if self._order is not None:
            self.clicked.emit(int(self._order[row]))

    def _name(self) -> None:
        for name, made in self.maps.items():
            made.set_names(self.tr("{name} of each unit over time").replace("{name}", name), "", name)
