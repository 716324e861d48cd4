"""GatesPicture: what every unit of a layer does while an example is read, the answer, and what if it were otherwise."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from workbench.gui.insight.answer_bars import AnswerBars
from workbench.gui.insight.answer_lines import answer_lines
from workbench.gui.insight.desk import Desk
from workbench.gui.insight.example_signal import ExampleSignal
from workbench.gui.insight.heat_maps import HeatMaps
from workbench.gui.insight.step_cursor import StepCursor
from workbench.gui.insight.unit_panel import UnitPanel
from workbench.gui.insight.what_if import WhatIf
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.moments import moment
from workbench.gui.style.numbers import number
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.stepwise import Steps, Stepwise

if TYPE_CHECKING:
    from workbench.insight.gates import Gates, LayerGates

ORDERS = ("number", "likeness", "activity")
PANEL_WIDTH = 300
PREPARED_MAPS = 4
"""As many as a GRU has, the cell of most templates."""


class GatesPicture(Stepwise, QWidget):
    """The signal above, one heat map for each gate and state below; answer and chosen unit beside them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.begin(self._make(desk), in_steps=in_steps)

    def _make(self, desk: Desk) -> Steps:
        self._desk = desk
        self._own: Gates | None = None
        self._now: Gates | None = None
        self._unit: int | None = None
        self.step_cursor = StepCursor(self)
        self.what_if = WhatIf(desk, self)
        self.layer, self.order = DropDown(), DropDown()
        self.signal = ExampleSignal(desk)
        yield
        self.maps = HeatMaps(desk.session.save_points)
        for _ in range(PREPARED_MAPS):
            self.maps.prepare()
            yield
        self.answer = AnswerBars()
        self.unit = UnitPanel(desk)
        yield
        self.buttons = {name: QToolButton() for name in ("undo", "redo", "reset", "copy")}
        self._answer_title, self._where = styled_label("", "heading"), QLabel()
        self._lay_out()
        self._connect()
        yield
        self.retranslate()
        translation.follow(self.retranslate)

    def show_result(self, result: "Gates | None") -> None:
        """Draw another example; the chosen layer and unit stay where there are such ones."""
        again = result is not None and self._own is not None and result.values_TF is self._own.values_TF
        self._own = result
        if again and self.what_if.edited:  # how the answer formed has come in meanwhile
            return
        if not again:
            self.what_if.begin(result)
        self._now = result
        self._offer_layers()
        self._draw()

    def choose_unit(self, unit: int) -> None:
        """Look at one unit."""
        self._unit = unit
        self.maps.select(unit)
        self._draw_unit()
        self._draw_answer()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.layer.setAccessibleName(self.tr("Layer"))
        self.order.setAccessibleName(self.tr("Order of the units"))
        names = (self.tr("Units by number"), self.tr("Units by likeness"), self.tr("Units by activity"))
        for index, name in enumerate(names):
            self.order.setItemText(index, name)
        self.order.setToolTip(self.tr("Like units beside each other, or the busiest at the bottom"))
        tips = {
            "undo": self.tr("Undo the last change of the example"),
            "redo": self.tr("Redo"),
            "reset": self.tr("Back to the example as it is"),
            "copy": self.tr("Copy the example's inputs as a table"),
        }
        for name, button in self.buttons.items():
            button.setToolTip(tips[name])
            button.setAccessibleName(tips[name])
        self._answer_title.setText(self.tr("Answer"))
        self.answer.setAccessibleName(self.tr("Answer"))
        for index, found in enumerate(self._now.layers if self._now is not None else ()):
            self.layer.setItemText(index, self._named(found))
        self._draw_answer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in a plot: left and right move the cursor, up and down go to another unit."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            upright = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if sideways is not None:
                self.step_cursor.go((self.step_cursor.step or 0) + sideways)
                return True
            if upright is not None and watched is not self.signal.plot:
                self.choose_unit(self.maps.neighbour(self._unit, upright))
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        for order in ORDERS:
            self.order.addItem("", order)
        glyphs = {"undo": "undo", "redo": "redo", "reset": "restore", "copy": "content-copy"}
        for name, glyph in glyphs.items():
            self.buttons[name].setIcon(icon(glyph))
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self.layer, self.order, self.signal.input):
            line.addWidget(widget)
        self._where.setWordWrap(True)
        self._where.setFixedHeight(2 * self._where.fontMetrics().lineSpacing() + 2)
        line.addWidget(self._where, 1)
        for widget in (self.signal.bend_button, self.signal.width_edit, *self.buttons.values()):
            line.addWidget(widget)
        pictures = QSplitter(Qt.Orientation.Vertical)
        pictures.addWidget(self.signal)
        pictures.addWidget(self.maps)
        pictures.setSizes([170, 330])
        pictures.setStretchFactor(1, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        for part in (self._answer_title, self.answer):
            column.addWidget(part)
        column.addWidget(self.unit, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(pictures)
        both.addWidget(side)
        both.setSizes([900, PANEL_WIDTH])
        both.setStretchFactor(0, 1)
        for splitter in (pictures, both):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(theme.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.XS)
        whole.addLayout(line)
        whole.addWidget(both, 1)

    def _connect(self) -> None:
        self.layer.currentIndexChanged.connect(self._on_layer)
        self.order.currentIndexChanged.connect(lambda _index: self._draw())
        self.signal.stepped.connect(self.step_cursor.move_to)
        self.maps.stepped.connect(self.step_cursor.move_to)
        self.maps.clicked.connect(self.choose_unit)
        self.step_cursor.moved.connect(lambda _step: self._draw_answer())
        self.signal.previewed.connect(self.what_if.preview)
        self.signal.taken.connect(self.what_if.take)
        self.what_if.looked.connect(self._on_looked)
        self.what_if.changed.connect(self._show_buttons)
        calls = {
            "undo": lambda: self._step(-1),
            "redo": lambda: self._step(1),
            "reset": self._reset,
            "copy": self.copy_inputs,
        }
        for name, button in self.buttons.items():
            button.clicked.connect(calls[name])
        self.signal.plot.installEventFilter(self)
        self._show_buttons()

    def copy_inputs(self) -> None:
        """Put the inputs in hand on the clipboard, as a table with names above."""
        subject = self._desk.subject
        if self._now is None or subject is None:
            return
        dataset = subject.loaded.dataset
        origins = [dataset.origin(place) for place in range(len(dataset.inputs))]
        rows = ["\t".join(dataset.inputs)]
        for values in self._now.values_TF.tolist():
            rows.append("\t".join(f"{value + origin:.9g}" for value, origin in zip(values, origins, strict=True)))
        QGuiApplication.clipboard().setText("\n".join(rows))

    def _step(self, by: int) -> None:
        self.what_if.step(by)
        self.signal.show_text(self.what_if.values)

    def _reset(self) -> None:
        self.what_if.reset()
        self.signal.show_text(self.what_if.values)

    @Slot(object)
    def _on_looked(self, gates: "Gates") -> None:
        own = self._own is not None and gates.values_TF is self._own.values_TF
        self._now = self._own if own else gates
        self._draw()

    def _on_layer(self, _index: int) -> None:
        self._unit = None
        self.maps.select(None)
        self._draw()

    def _show_buttons(self) -> None:
        edited = self.what_if.edited
        states = {"undo": edited, "reset": edited, "redo": self.what_if.can_redo, "copy": self._own is not None}
        for name, able in states.items():
            self.buttons[name].setEnabled(able)

    def _offer_layers(self) -> None:
        names = [self._named(found) for found in (self._now.layers if self._now is not None else ())]
        if [self.layer.itemText(index) for index in range(self.layer.count())] == names:
            return
        self._unit = None
        self.layer.blockSignals(True)
        self.layer.clear()
        self.layer.addItems(names)
        self.layer.blockSignals(False)
        self.layer.setVisible(len(names) > 1)

    def _named(self, found: "LayerGates") -> str:
        text = self.tr("Block {block}, {cell}")
        parts = [text.replace("{block}", str(found.block)).replace("{cell}", found.cell.name)]
        if found.depths > 1:
            parts.append(self.tr("layer {number}").replace("{number}", str(found.depth)))
        if found.backward:
            parts.append(self.tr("backwards"))
        return ", ".join([*parts, *([found.column] if found.column else [])])

    def _draw(self) -> None:
        index = self.layer.currentIndex()
        self._show_buttons()
        self.signal.show_gates(self._own, self._now)
        if self._own is None or self._now is None or not 0 <= index < len(self._now.layers):
            return
        from workbench.insight.order import ORDERS as ORDERED

        layer, own = self._now.layers[index], self._own.layers[index]
        order = ORDERED[self.order.currentData()](own.values[own.cell.states[0]])
        unit_length = self.signal.unit_length
        before = tuple(self.maps.maps)
        self.maps.show_layer(layer, order, unit_length)
        self.step_cursor.set_steps(len(self._now.values_TF), unit_length)
        self.step_cursor.follow((self.signal.plot, self.signal.pitches, *self.maps.maps.values(), self.unit.trace))
        if tuple(self.maps.maps) != before:
            for made in self.maps.maps.values():
                made.installEventFilter(self)
        self._draw_unit()
        self._draw_answer()

    def _draw_unit(self) -> None:
        index = self.layer.currentIndex()
        if self._now is not None and 0 <= index < len(self._now.layers):
            self.unit.show_unit(self._now.layers[index], self._unit, self.signal.unit_length)

    def _draw_answer(self) -> None:
        if self._now is None:
            self.answer.show_lines(())
            self._where.setText("")
            return
        edited = self._own if self._now is not self._own else None
        step = self.step_cursor.step
        self.answer.show_lines(answer_lines(self._now, edited, step))
        self._where.setText("" if step is None else self._told(step))

    def _told(self, step: int) -> str:
        """The cursor's place, and what the chosen unit does there."""
        text = moment(step, self._desk.subject.loaded.dataset.sample_rate if self._desk.subject else None)
        index = self.layer.currentIndex()
        if self._unit is None or self._now is None or not 0 <= index < len(self._now.layers):
            return text
        layer = self._now.layers[index]
        at = int(step / layer.stride)
        values = [
            f"{name} {number(float(values_TU[at, self._unit]), 2)}"
            for name, values_TU in layer.values.items()
            if at < len(values_TU)
        ]
        unit = self.tr("unit {number}").replace("{number}", str(self._unit + 1))
        return f"{text}, {unit}: {', '.join(values)}"
