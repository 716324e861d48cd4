"""GatesPicture: a recurrent layer's gates and states while it reads an example, as heat maps over the steps."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.plots.heat_map import HeatMap
from workbench.gui.style import theme, translation
from workbench.gui.widgets.choices import DropDown

if TYPE_CHECKING:
    from workbench.insight.gates import Gates, LayerGates


class GatesPicture(QWidget):
    """One heat map for each gate and state of the chosen layer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gates: Gates | None = None
        self.layer = DropDown()
        self.maps: dict[str, HeatMap] = {}
        """By the name of the gate or state."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.XS)
        self._column.addWidget(self.layer)
        self.layer.currentIndexChanged.connect(lambda _index: self._draw())
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "Gates | None") -> None:
        """Draw other gates; the chosen layer stays where there is one of its place."""
        before = max(0, self.layer.currentIndex())
        self._gates = result
        self.layer.blockSignals(True)
        self.layer.clear()
        for found in result.layers if result is not None else ():
            self.layer.addItem(self._named(found))
        self.layer.setCurrentIndex(before if before < self.layer.count() else 0)
        self.layer.blockSignals(False)
        self._draw()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.layer.setAccessibleName(self.tr("Layer"))
        for index, found in enumerate(self._gates.layers if self._gates is not None else ()):
            self.layer.setItemText(index, self._named(found))
        self._name_maps()

    def _named(self, found: "LayerGates") -> str:
        text = self.tr("Block {block}, {cell}")
        text = text.replace("{block}", str(found.block)).replace("{cell}", found.cell.name)
        parts = [text]
        if found.depths > 1:
            parts.append(self.tr("layer {number}").replace("{number}", str(found.depth)))
        if found.backward:
            parts.append(self.tr("backwards"))
        return ", ".join([*parts, *([found.column] if found.column else [])])

    def _draw(self) -> None:
        index = self.layer.currentIndex()
        if self._gates is None or index < 0:
            return
        found = self._gates.layers[index]
        self._make_maps(tuple(found.values))
        for name, values_TU in found.values.items():
            units = [f"{name} {unit}" for unit in range(1, values_TU.shape[1] + 1)]
            signed = name not in found.cell.doors
            self.maps[name].set_values(values_TU, units, stride=found.stride, signed=signed)

    def _make_maps(self, names: tuple[str, ...]) -> None:
        if tuple(self.maps) == names:
            return
        for gone in self.maps.values():
            self._column.removeWidget(gone)
            gone.deleteLater()
        self.maps = {name: HeatMap(self._desk.session.save_points, self) for name in names}
        for made in self.maps.values():
            made.setMinimumHeight(48)
            self._column.addWidget(made, 1)
        self._name_maps()

    def _name_maps(self) -> None:
        for name, made in self.maps.items():
            made.set_names(self.tr("{name} of each unit at each step").replace("{name}", name), "", name)
