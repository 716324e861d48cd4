"""UnitPanel: one unit of a layer: its course through the example, and the examples in which it is most active."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.plots.plot import Plot
from workbench.gui.session.jobs import Job, telling
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number
from workbench.gui.style.plain import rich
from workbench.gui.widgets.cards import styled_label

if TYPE_CHECKING:
    from workbench.insight.activity import Activity
    from workbench.insight.gates import LayerGates

MOST_LISTED = 12


class UnitPanel(QWidget):
    """A plot of all gates and states of the unit, and a list to choose an example from."""

    wanted = Signal(int)
    """An example of the part, by its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._layer: LayerGates | None = None
        self._unit: int | None = None
        self._activity: Activity | None = None
        self._job: Job | None = None
        self._title = styled_label("", "heading")
        self._hint = styled_label("", "muted")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.trace = Plot(desk.session.save_points, self, legend=False)
        self._key = QLabel()
        rich(self._key)
        self.trace.setMinimumHeight(110)
        self.list = QListWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self._title)
        column.addWidget(self._key)
        column.addWidget(self.trace, 3)
        column.addWidget(self._hint)
        column.addWidget(self.list, 2)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        desk.opened.connect(lambda _subject: self._forget())
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._show_key)

    def show_unit(self, layer: "LayerGates", unit: int | None, unit_length: float) -> None:
        """Show another unit, or the same with other values; None asks for one."""
        self._layer, self._unit = layer, unit
        for part in (self._key, self.trace, self.list):
            part.setVisible(unit is not None)
        self.retranslate()
        if unit is None:
            return
        names = tuple(layer.values)
        if tuple(curve.name for curve in self.trace.points()) != names:
            self.trace.remove_curves()
            self._curves = [self.trace.add_curve(name, color=place, width=1.4) for place, name in enumerate(names)]
        for curve, values_TU in zip(self._curves, layer.values.values(), strict=True):
            x_T = (np.arange(len(values_TU)) + 0.5) * layer.stride * unit_length
            self.trace.set_points(curve, x_T, values_TU[:, unit])
        self._show_key()
        self._find_examples()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.trace.set_names(self.tr("Gates and states of the chosen unit"), "", "")
        self.list.setAccessibleName(self.tr("Examples in which the unit is most active"))
        unit = self._unit
        self._title.setText("" if unit is None else self.tr("Unit {number}").replace("{number}", str(unit + 1)))
        self._hint.setText(
            self.tr("Click a row of a heat map, or go there with the arrow keys, to see what one unit does.")
            if unit is None
            else self.tr("Most active in these examples of the part:")
        )
        self._list()

    def _show_key(self) -> None:
        """The names in the colours of their lines: six of them are too many for a legend so narrow."""
        series = theme.colors().series
        names = () if self._layer is None else tuple(self._layer.values)
        coloured = (f'<b style="color: {series[place % len(series)]}">{name}</b>' for place, name in enumerate(names))
        self._key.setText("&nbsp;&nbsp; ".join(coloured))

    def _forget(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job, self._activity = None, None

    def _find_examples(self) -> None:
        subject, part = self._desk.subject, self._desk.asked.part
        if subject is None or (self._activity is not None and self._activity.part == part):
            self._list()
            return
        self._forget()

        def work() -> Any:
            from workbench.insight.activity import activity

            return (yield from activity(subject, part))

        self._job = self._desk.session.jobs.run(self.tr("Looking for active examples"), work)
        self._job.finished.connect(self._on_found)
        self._desk.session.report_errors_of(self._job)

    @Slot(object)
    def _on_found(self, found: "Activity") -> None:
        if telling() is self._job:
            self._job, self._activity = None, found
            self._list()

    def _list(self) -> None:
        self.list.clear()
        subject, found = self._desk.subject, self._activity
        if self._layer is None or self._unit is None or found is None or subject is None or subject.data is None:
            return
        from workbench.insight.activity import place_of

        place = place_of(self._layer)
        names, examples = subject.data.dataset.names_S, subject.examples(found.part)
        for example, mean in found.most_active(place, self._unit, MOST_LISTED) if place in found.layers else ():
            name = str(names[int(examples.sequences_E[example])])
            text = self.tr("Example {number}").replace("{number}", str(example + 1))
            item = QListWidgetItem(f"{text}: {name}    {number(mean, 3)}")
            item.setData(Qt.ItemDataRole.UserRole, example)
            self.list.addItem(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        self._desk.choose(example=item.data(Qt.ItemDataRole.UserRole), answer=None)
