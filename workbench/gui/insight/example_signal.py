"""ExampleSignal: an input of an example as a curve, a sound or a text, with the answer; it can be changed."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.gui.insight.answer_lines import SPACES, letter
from workbench.gui.insight.desk import Desk
from workbench.gui.insight.heat_maps import AXIS_WIDTH
from workbench.gui.insight.signal_plot import SignalPlot
from workbench.gui.plots.heat_map import HeatMap
from workbench.gui.plots.lines_plot import Band, Line
from workbench.gui.session.jobs import Job, telling
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.moments import axis_name, step_width
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.number_edits import IntEdit

if TYPE_CHECKING:
    from workbench.data.dataset import Floats
    from workbench.gui.plots.spectrogram import SoundPicture
    from workbench.insight.gates import Gates

BOX = 0.4
"""Half of a step, nearly: the width of the band around one alone."""
LETTERS = {mark: character for character, mark in SPACES.items() if character != " "}
"""What a line of text shows in place of characters that it cannot hold."""


class ExampleSignal(QWidget):
    """The signal, an input to choose where there are several, and what makes another input of it."""

    stepped = Signal(float)
    previewed = Signal(object)
    """Inputs that are still being changed, as the dataset holds them."""
    taken = Signal(object)
    """Inputs that were changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: Gates | None = None
        self._now: Gates | None = None
        self._grip: tuple[int, Floats] | None = None
        self._job: Job | None = None
        self.plot = SignalPlot(desk.session.save_points, self)
        self.pitches = HeatMap(desk.session.save_points, self)
        self.input, self.width_edit, self.text_edit = DropDown(), IntEdit(), QLineEdit()
        self.bend_button = QPushButton(icon("gesture"), "", checkable=True)
        self._problem = styled_label("", "small")
        self._lay_out()
        self.bend_button.toggled.connect(self._on_bend)
        self.plot.dragged.connect(self._on_dragged)
        self.plot.stepped.connect(self.stepped)
        self.pitches.stepped.connect(self.stepped)
        self.input.activated.connect(lambda _index: self._draw())
        self.text_edit.textEdited.connect(self._on_text)
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def unit_length(self) -> float:
        """How wide a step is on the axis: of sound its seconds."""
        return step_width(self._desk.subject.loaded.dataset.sample_rate if self._own and self._desk.subject else None)

    def show_gates(self, own: "Gates | None", now: "Gates | None") -> None:
        """Show an example, and what its input was changed to."""
        fresh = own is not None and (self._own is None or own.example != self._own.example)
        self._own, self._now = own, now
        if own is None or now is None or self._desk.subject is None:
            self.plot.remove_curves()
            return
        if fresh:
            self._begin()
        self._draw()
        if fresh:
            self._fit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.input.setAccessibleName(self.tr("Input"))
        self.input.setToolTip(self.tr("The input that is drawn, and bent"))
        self.bend_button.setText(self.tr("What if…"))
        self.bend_button.setToolTip(
            self.tr(
                "Drag the curve with the mouse, or mute a stretch of sound by dragging along it; the answer follows"
            )
        )
        self.width_edit.setAccessibleName(self.tr("Width of a bend"))
        self.width_edit.setPrefix("± ")
        self.width_edit.setSuffix(" " + self.tr("steps"))
        self.width_edit.setToolTip(self.tr("How many steps on either side follow when the curve is bent"))
        self.text_edit.setAccessibleName(self.tr("Text that the model reads"))
        self.text_edit.setToolTip(
            self.tr("Change letters and see what the model makes of them; ⏎ is the end of a line")
        )
        self.pitches.set_names(self.tr("Spectrogram of the example"), "", self.tr("kHz"))
        self._draw()

    def _lay_out(self) -> None:
        self.width_edit.setRange(0, 9999)
        self.plot.setMinimumHeight(96)
        self.pitches.setMinimumHeight(60)
        for plot in (self.plot, self.pitches):
            plot.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
        self.pitches.getPlotItem().getAxis("bottom").setStyle(showValues=False)
        self.pitches.getPlotItem().getAxis("bottom").setHeight(theme.XS)
        line = QHBoxLayout()
        line.addWidget(self.text_edit, 1)
        line.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.plot, 3)
        column.addWidget(self.pitches, 2)

    def _begin(self) -> None:
        """Another example: offer its inputs, and hear its sound."""
        assert self._desk.subject is not None and self._own is not None
        dataset = self._desk.subject.loaded.dataset
        text, sound = self._is_text(), dataset.sample_rate is not None
        names = () if text else dataset.quantities
        if [self.input.itemText(index) for index in range(self.input.count())] != list(names):
            self.input.clear()
            self.input.addItems(list(names))
        self.input.setVisible(len(names) > 1)
        self.width_edit.setVisible(not text and not sound)
        self.width_edit.setValue(max(1, self._own.example.length // 12))
        self.text_edit.setVisible(text)
        self.bend_button.setVisible(not text)
        self._problem.setVisible(text)
        self.pitches.setVisible(sound)
        if text:
            self.text_edit.setText("".join(self._letters(self._own.values_TF)))
            self._problem.setText("")
        if sound:
            self._listen()

    def _listen(self) -> None:
        """The spectrogram, in a job."""
        assert self._desk.subject is not None and self._own is not None
        rate, samples = self._desk.subject.loaded.dataset.sample_rate, self._own.values_TF[:, 0]

        def work() -> Any:
            from workbench.gui.plots.spectrogram import picture

            return (yield from picture(samples, int(rate or 1)))

        self._job = self._desk.session.jobs.run(self.tr("Drawing the recording"), work)
        self._job.finished.connect(self._on_heard)

    @Slot(object)
    def _on_heard(self, made: "SoundPicture") -> None:
        if telling() is not self._job:
            return
        kilohertz = made.rate / 2000
        names = [f"{place * kilohertz / made.image_TF.shape[1]:.3g} kHz" for place in range(made.image_TF.shape[1])]
        shades = made.image_TF.astype(np.float32) / 255
        stride = made.seconds / max(1, len(shades))
        self.pitches.set_values(shades, names, stride=stride, signed=False, height=kilohertz)

    def _is_text(self) -> bool:
        return self._own is not None and TASKS[self._own.answer.task].text

    def _letters(self, values_TF: "Floats") -> list[str]:
        assert self._own is not None
        return [
            character if character == " " else letter(character)
            for character in (self._own.answer.names[int(place)] for place in values_TF[:, 0])
        ]

    def _draw(self) -> None:
        if self._own is None or self._now is None or self._desk.subject is None:
            return
        text = self._is_text()
        sound = self._desk.subject.loaded.dataset.sample_rate is not None
        self.plot.show_letters(self._letters(self._now.values_TF) if text else [])
        self.plot.show_lines(*((self._text_lines(), None) if text else (self._curves(), self._band())))
        name = self.tr("Share of what came") if text else self.input.currentText()
        x = "" if text else axis_name(sound=sound)
        self.plot.set_names(self.tr("The example's input and the answer"), x, name if not sound else "")

    def _text_lines(self) -> list[Line]:
        found: list[Line] = []
        pairs = [(self.tr("Share of what came"), self._now, 0, False)]
        if self._now is not self._own:
            pairs.append((self.tr("Before"), self._own, 7, True))
        for name, gates, color, dashed in pairs:
            assert gates is not None and gates.answer.truth is not None
            truth_T = np.asarray(gates.answer.truth, np.int64)
            shares_T = gates.answer.values[np.arange(len(truth_T)), np.maximum(truth_T, 0)]
            x_T = np.arange(len(truth_T)) + 0.5
            known_T = np.where(truth_T < 0, np.nan, shares_T)
            found.append(Line(name=name, x=x_T, y=known_T, color=color, dashed=dashed))
        return found

    def _curves(self) -> list[Line]:
        own, now, subject = self._own, self._now, self._desk.subject
        assert own is not None and now is not None and subject is not None
        dataset, place, unit = subject.loaded.dataset, max(0, self.input.currentIndex()), self.unit_length
        name, origin = dataset.inputs[place], dataset.origin(place)
        x_T = (np.arange(len(own.values_TF)) + 0.5) * unit
        found = [Line(name=name, x=x_T, y=now.values_TF[:, place].astype(np.float64) + origin)]
        edited = now is not own
        if edited:
            before = own.values_TF[:, place].astype(np.float64) + origin
            found.append(Line(name=self.tr("Before"), x=x_T, y=before, color=7, dashed=True))
        if TASKS[own.answer.task].forecasts and name in own.answer.names:
            k = own.answer.names.index(name)
            x_H = (len(own.values_TF) + np.arange(len(own.answer.values)) + 0.5) * unit
            found.append(Line(name=self.tr("Forecast"), x=x_H, y=now.answer.values[:, k], color=1))
            if edited:
                earlier = own.answer.values[:, k]
                found.append(Line(name=self.tr("Forecast before"), x=x_H, y=earlier, color=1, dashed=True))
            if own.answer.truth is not None:
                truth = own.answer.truth[:, k]
                found.append(Line(name=self.tr("What came"), x=x_H, y=truth, color=2, dashed=True))
        return found

    def _band(self) -> Band | None:
        """What lies around the forecast, where the run was judged."""
        own, now, subject = self._own, self._now, self._desk.subject
        assert own is not None and now is not None and subject is not None
        name = subject.loaded.dataset.inputs[max(0, self.input.currentIndex())]
        if not now.answer.offsets or name not in now.answer.names:
            return None
        k = now.answer.names.index(name)
        x_H = (len(own.values_TF) + np.arange(len(now.answer.values)) + 0.5) * self.unit_length
        ends = {level: (low_HK[:, k], high_HK[:, k]) for level, (low_HK, high_HK) in now.answer.ends.items()}
        if len(x_H) == 1:  # around a single step it is a box
            x_H = x_H[0] + BOX * self.unit_length * np.array([-1, 1])
            ends = {level: (np.repeat(low, 2), np.repeat(high, 2)) for level, (low, high) in ends.items()}
        return Band(x=x_H, ends=ends, color=1)

    def _fit(self) -> None:
        assert self._own is not None
        ahead = len(self._own.answer.values) if TASKS[self._own.answer.task].forecasts else 0
        self.plot.setXRange(0, (len(self._own.values_TF) + ahead) * self.unit_length, padding=0)
        self.plot.getPlotItem().enableAutoRange(axis="y")

    @Slot(bool)
    def _on_bend(self, on: bool) -> None:
        """A drag changes the input instead of moving the axes."""
        self.plot.editing = on
        self.plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    @Slot(str, float, float)
    def _on_dragged(self, what: str, x: float, y: float) -> None:
        if self._now is None or self._desk.subject is None or self._is_text():
            return
        step = min(max(int(x / self.unit_length), 0), len(self._now.values_TF) - 1)
        if what == "press":
            self._grip = (step, self._now.values_TF)
            self.plot.getPlotItem().disableAutoRange(axis="y")  # what is bent must not move under the pointer
        if self._grip is None:
            return
        values_TF = self._changed(step, y)
        if what != "release":
            self.previewed.emit(values_TF)
            return
        self._grip = None
        self.plot.getPlotItem().enableAutoRange(axis="y")
        self.taken.emit(values_TF)

    def _changed(self, step: int, y: float) -> "Floats":
        """The inputs with a stretch of sound silent, or the curve bent to where the pointer is."""
        from workbench.insight.bending import bent, silent

        assert self._grip is not None and self._desk.subject is not None
        first, before_TF = self._grip
        dataset, place = self._desk.subject.loaded.dataset, max(0, self.input.currentIndex())
        changed = before_TF.copy()
        if dataset.sample_rate is not None:
            low, high = sorted((first, step))
            changed[:, place] = silent(before_TF[:, place], low, high + 1)
        else:
            to = y - dataset.origin(place)
            changed[:, place] = bent(before_TF[:, place], first, to, self.width_edit.value())
        return changed

    @Slot(str)
    def _on_text(self, text: str) -> None:
        from workbench.insight.bending import lettered

        assert self._own is not None
        raw = "".join(LETTERS.get(character, character) for character in text)
        try:
            values_TF = lettered(raw, self._own.answer.names)
        except WorkbenchError as error:
            self._problem.setText(shown(error.sentence))
            return
        self._problem.setText("")
        self.taken.emit(values_TF)

    def show_text(self, values_TF: "Floats") -> None:
        """Write a text that was brought back."""
        if self._is_text():
            self.text_edit.setText("".join(self._letters(values_TF)))
