"""The pace form: what is done about repeats, gaps and steps of time, with what becomes of it, and what is left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from workbench.data.spec import DataSpec, PaceSpec, RangeSpec
from workbench.gui.data.pace_preview import PaceTrial
from workbench.gui.session.data_state import DataState
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import S
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.forms import SpecForm
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.gap_map import GapMap
    from workbench.experiment import Loaded


class PaceForm(QWidget):
    """Drop-downs for repeats, gaps and steps, shown where there is something to choose, and the outcome below."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self._map: GapMap | None = None
        self._pace = PaceSpec()
        self.found, self.outcome = styled_label("", "muted"), styled_label("", "muted")
        self.form, self.trial = SpecForm(PaceSpec()), PaceTrial()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for label in (self.found, self.outcome):
            label.setWordWrap(True)
        for widget in (self.found, self.form, self.outcome, self.trial):
            column.addWidget(widget)
        self.form.edited.connect(self._on_edited)
        translation.follow(self.retranslate)

    def show_pace(self, data: DataSpec, state: DataState) -> None:
        """Show what is chosen, and of the data what there is to choose about."""
        self._loaded, self._map = state.loaded, state.gap_map
        pace = data.pace
        if pace != self._pace or state.loaded is None:
            self._pace = pace
            self.trial.clear()
        self.trial.setVisible(state.loaded is not None)
        self.form.set_spec(pace)
        for name, visible in (
            ("longest", pace.gaps == "split"),
            ("step", pace.resample != "none" and pace.calendar is None),
            ("calendar", pace.resample != "none"),
        ):
            self.form.set_row_visible(name, visible)
        self.retranslate()

    def retranslate(self) -> None:
        """What was found in the times, and what the choices make of it."""
        self.found.setVisible(self._map is not None)
        self.outcome.setVisible(self._loaded is not None)
        if self._map is not None:
            text = self.tr("{gaps} gaps and {repeats} times that repeat.")
            counts = {"gaps": whole(len(self._map.gaps_G)), "repeats": whole(len(self._map.repeats_R))}
            self.found.setText(singular(text.format(**counts)))
        if self._loaded is not None:
            dataset = self._loaded.dataset
            steps, sequences = whole(len(dataset.values_NF)), whole(dataset.sequences)
            text = self.tr("The model sees {steps} steps in {sequences} sequences.")
            self.outcome.setText(singular(text.format(steps=steps, sequences=sequences)))

    def _on_edited(self, pace: PaceSpec, name: str) -> None:
        """Resampling begins with the usual step of the data."""
        if name == "resample" and pace.resample != "none" and pace.step is None and self._loaded is not None:
            pace = pace.model_copy(update={"step": self._usual_step()})
        self.edited.emit(pace, name)

    def _usual_step(self) -> float | None:
        from workbench.data.pacing import usual_step

        times_N = None if self._loaded is None else self._loaded.dataset.times_N
        return None if times_N is None else usual_step(times_N) or None


class ExcludedList(QWidget):
    """The ranges that are left out, each with a way to take it back, and one more by its ends."""

    removed = Signal(object)
    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranges: tuple[RangeSpec, ...] = ()
        self.buttons: list[QToolButton] = []
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(S)
        self._rows.setColumnStretch(0, 1)
        self.start, self.end, self.add = QLineEdit(), QLineEdit(), QToolButton()
        self.add.setIcon(icon("plus"))
        line = QHBoxLayout()
        for widget in (self.start, self.end, self.add):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(self._rows)
        column.addLayout(line)
        self.add.clicked.connect(self._on_add)
        self.end.returnPressed.connect(self._on_add)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_ranges(self, ranges: tuple[RangeSpec, ...]) -> None:
        """List these."""
        if ranges != self._ranges:
            self._ranges = ranges
            self.retranslate()

    def retranslate(self) -> None:
        """Every text, and a row for each range."""
        self.start.setPlaceholderText(self.tr("From"))
        self.end.setPlaceholderText(self.tr("To"))
        self.start.setAccessibleName(self.tr("Leave out from"))
        self.end.setAccessibleName(self.tr("Leave out to"))
        self.add.setToolTip(self.tr("Leave out this range of time or steps"))
        self.add.setAccessibleName(self.add.toolTip())
        while (item := self._rows.takeAt(0)) is not None:
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        self.buttons = []
        for row, each in enumerate(self._ranges):
            self._rows.addWidget(QLabel(self.told(each), wordWrap=True), row, 0)
            self._rows.addWidget(self._remove_button(each), row, 1)

    def told(self, each: RangeSpec) -> str:
        """A range in words."""
        text = self.tr("{start} to {end}") if not each.counted else self.tr("steps {start} to {end}")
        said = text.format(start=each.start, end=each.end)
        return said if each.sequence is None else f"{each.sequence}: {said}"

    def _remove_button(self, each: RangeSpec) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("close"))
        text = self.tr("Take back {range}").replace("{range}", self.told(each))
        button.setToolTip(plain_tip(text))
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.removed.emit(each))
        self.buttons.append(button)
        return button

    def _on_add(self) -> None:
        start, end = self.start.text().strip(), self.end.text().strip()
        if start and end:
            self.start.clear()
            self.end.clear()
            self.added.emit(RangeSpec(start=start, end=end))
