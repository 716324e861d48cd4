"""StatesPicture: where the states of many examples live, on two axes, layer by layer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.insight.state_map import StateMap
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown

if TYPE_CHECKING:
    from workbench.insight.states import LayerPaths, States


class StatesPicture(QWidget):
    """A map of the chosen layer, coloured by class or by time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._states: States | None = None
        self.layer, self.color = DropDown(), DropDown()
        self.map = StateMap(desk.session.save_points)
        self._hint = styled_label("", "muted")
        for _ in range(2):
            self.color.addItem("")
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self.layer, self.color):
            line.addWidget(widget)
        line.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self.map, 1)
        self.layer.currentIndexChanged.connect(lambda _index: self._draw())
        self.color.currentIndexChanged.connect(lambda _index: self._draw())
        self.map.picked.connect(self._on_picked)
        desk.chosen.connect(lambda _asked: self._mark())
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "States | None") -> None:
        """Draw other examples; the last layer first, by class where there are any."""
        self._states = result
        layers = result.layers if result is not None else ()
        for box in (self.layer, self.color):
            box.blockSignals(True)
        self.layer.clear()
        self.layer.addItems([self._named(layer) for layer in layers])
        self.color.setCurrentIndex(0 if result is not None and result.classes else 1)
        for box in (self.layer, self.color):
            box.blockSignals(False)
        self.layer.setVisible(len(layers) > 1)
        self.color.setVisible(result is not None and bool(result.classes))
        self._draw()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.layer.setAccessibleName(self.tr("Layer"))
        self.color.setAccessibleName(self.tr("Colour"))
        for index, name in enumerate((self.tr("Coloured by class"), self.tr("Coloured by time"))):
            self.color.setItemText(index, name)
        for index, layer in enumerate(self._states.layers if self._states is not None else ()):
            self.layer.setItemText(index, self._named(layer))
        self._name()

    def _named(self, layer: "LayerPaths") -> str:
        text = self.tr("Block {block}, layer {layer}")
        text = text.replace("{block}", str(layer.block)).replace("{layer}", str(layer.depth))
        return ", ".join([text, *([layer.column] if layer.column else [])])

    def _draw(self) -> None:
        index, found = self.layer.currentIndex(), self._states
        if found is None or not 0 <= index < len(found.layers):
            self.map.show_paths((), (), ())
            return
        numbers = (found.places_E + 1).tolist()
        names = [f"{number_}: {name}" for number_, name in zip(numbers, found.sequences_E, strict=True)]
        groups = []
        if found.classes and self.color.currentIndex() == 0:
            members = [
                [e for e, own in enumerate(found.classes_E.tolist()) if own == c] for c in range(len(found.classes))
            ]
            groups = [(name, own) for name, own in zip(found.classes, members, strict=True) if own]
        self.map.show_paths(found.layers[index].paths, names, groups)
        self._name()
        self._mark()

    def _name(self) -> None:
        found, index = self._states, self.layer.currentIndex()
        shares = found.layers[index].shares if found is not None and 0 <= index < len(found.layers) else (0.0, 0.0)
        first = self.tr("First axis, {share} % of the variance").replace("{share}", number(100 * shares[0], 3))
        second = self.tr("Second axis, {share} %").replace("{share}", number(100 * shares[1], 3))
        self.map.set_names(self.tr("Paths of states on two axes"), first, second)
        by_time = self.color.currentIndex() == 1
        hint = self.tr("Each line is an example; a dot is where it ends. Click one to look at it everywhere.")
        if by_time:
            hint = self.tr(
                "Each line is an example, from its first step (orange) to its last (blue). Click one to look at it."
            )
        self._hint.setText(hint)

    def _mark(self) -> None:
        found, asked = self._states, self._desk.asked
        if found is None:
            return
        places = found.places_E.tolist()
        known = asked.part == found.part and asked.example in places
        self.map.mark_path(places.index(asked.example) if known else None)

    def _on_picked(self, place: int) -> None:
        if self._states is not None:
            self._desk.choose(part=self._states.part, example=int(self._states.places_E[place]), answer=None)
