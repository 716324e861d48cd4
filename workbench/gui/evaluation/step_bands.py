"""StepBands: a sequence's true and answered class at every step, as two bands of named colours below its values."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.cell import Answered, Integers
from workbench.gui.plots.label_band import spans
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

MOST_SEQUENCES = 1000
MOST_NAMES = 60
MOST_CURVES = 6
AXIS_WIDTH = 64
ROOM = 10
"""Pixels around a name within its stretch."""
ROW_CENTRES = (1.5, 0.5)
"""Heights of the middle of the bands: truth above, answer below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """True and answered class at each step of an example, -1 where the truth is unknown."""

    start: int
    truth: Integers
    answer: Integers


def steps_of(answers: Answered, example: int) -> Steps:
    """The steps of one example."""
    examples = answers.evaluation.case.examples
    first, stop = np.searchsorted(answers.example, [example, example + 1])
    truth, answer = np.full((2, int(examples.lengths_E[example])), -1, np.int64)
    places = answers.step[first:stop]
    truth[places], answer[places] = answers.truth[first:stop], answers.answer[first:stop]
    return Steps(start=int(examples.starts_E[example]), truth=truth, answer=answer)


class StepBands(QWidget):
    """Values above, bands below; a line says what is under the pointer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answered | None = None
        self.steps: Steps | None = None
        self._names: list[tuple[float, float, pg.TextItem]] = []
        self._items: list[pg.BarGraphItem] = []
        self.sequence = DropDown()
        self.sequence.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._label, self.note = QLabel(), styled_label("", "muted")
        self._label.setBuddy(self.sequence)
        self.values, self.bands = Plot(session.save_points), Plot(session.save_points)
        self._lay_out()
        self.sequence.currentIndexChanged.connect(self._on_sequence)
        self.bands.pointed.connect(self._on_pointed)
        self.bands.sigXRangeChanged.connect(self._show_names)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._draw)

    @property
    def _evaluation(self) -> "Evaluation | None":
        return None if self._answers is None else self._answers.evaluation

    def show_answers(self, answers: Answered | None) -> None:
        """Show another run's answers; None shows nothing, and so do answers per sequence."""
        fits = answers is not None and TASKS[answers.evaluation.case.facts.task].labels_steps
        self._answers = answers if fits else None
        self.sequence.blockSignals(True)
        self.sequence.clear()
        if self._evaluation is not None:
            case = self._evaluation.case
            for e in range(min(len(case.examples), MOST_SEQUENCES)):
                self.sequence.addItem(self._named(e), e)
        self.sequence.blockSignals(False)
        self._on_sequence()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._label.setText(self.tr("Sequence"))
        self.sequence.setAccessibleName(self.tr("Sequence"))
        self.values.set_names(self.tr("Values of the sequence"), "", "")
        self.bands.set_names(self.tr("True and answered classes as two bands"), self.tr("Step"), "")
        ticks = [(ROW_CENTRES[0], self.tr("Truth")), (ROW_CENTRES[1], self.tr("Answer"))]
        self.bands.getPlotItem().getAxis("left").setTicks([ticks])
        self._on_sequence()

    def _lay_out(self) -> None:
        for plot in (self.values, self.bands):
            plot.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
            plot.setMouseEnabled(x=True, y=False)
            plot.setMinimumHeight(70)
        self.values.getPlotItem().getAxis("bottom").setStyle(showValues=False)
        self.values.setXLink(self.bands)
        self.bands.setYRange(0, 2, padding=0.02)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._label)
        line.addWidget(self.sequence)
        line.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.addLayout(line)
        column.addWidget(self.values, 3)
        column.addWidget(self.bands, 2)

    def _named(self, example: int) -> str:
        assert self._evaluation is not None
        case = self._evaluation.case
        s = int(case.examples.sequences_E[example])
        first = int(case.examples.starts_E[example] - case.dataset.offsets_S1[s])
        name = str(case.dataset.names_S[s])
        return self.tr("{name}, from step {step}").format(name=name, step=first + 1) if first else name

    def _on_sequence(self, *_: object) -> None:
        example = self.sequence.currentData()
        known = self._answers is not None and example is not None
        self.steps = steps_of(self._answers, example) if known else None  # type: ignore[arg-type]
        self._draw()
        self._show_share()
        self.bands.getPlotItem().enableAutoRange(x=True)

    def _draw(self) -> None:
        self.values.remove_curves()
        for item in [*self._items, *(name for *_, name in self._names)]:
            self.bands.removeItem(item)
        self._items, self._names = [], []
        self.values.set_hint(self.tr("Drawn here once the run is judged"))
        self.bands.setVisible(self.steps is not None)
        if self.steps is None or self._evaluation is None:
            return
        dataset, count = self._evaluation.case.dataset, len(self.steps.truth)
        rows = slice(self.steps.start, self.steps.start + count)
        for f, name in enumerate(dataset.quantities[:MOST_CURVES] or dataset.inputs[:1]):
            curve = self.values.add_curve(name, color=f, width=1.2)
            self.values.set_points(curve, np.arange(count), dataset.input_values(rows, f))
        for middle, classes in zip(ROW_CENTRES, (self.steps.truth, self.steps.answer), strict=True):
            self._draw_band(middle, classes)
        self._show_names()

    def _draw_band(self, middle: float, classes: Integers) -> None:
        found = spans(classes)
        if not found:
            return
        series, now = theme.plot_colors().series, theme.colors()
        starts, stops, kinds = (list(column) for column in zip(*found, strict=True))
        brushes = [QColor(series[kind % len(series)]) for kind in kinds]
        bars = pg.BarGraphItem(
            x0=starts, x1=stops, y0=middle - 0.4, y1=middle + 0.4, brushes=brushes, pen=pg.mkPen(now.surface)
        )
        self.bands.addItem(bars)
        self._items.append(bars)
        assert self._evaluation is not None
        for start, stop, kind in sorted(found, key=lambda one: one[0] - one[1])[:MOST_NAMES]:
            name = self._evaluation.case.facts.classes[kind]
            text = pg.TextItem(name, color=now.surface, anchor=(0.5, 0.5))
            text.setPos((start + stop) / 2, middle)
            self.bands.addItem(text, ignoreBounds=True)
            self._names.append((start, stop, text))

    def _show_names(self, *_: object) -> None:
        """A name is written where its stretch has room for it, so zooming in shows more."""
        (low, high), width = self.bands.getPlotItem().viewRange()[0], self.bands.width() - AXIS_WIDTH
        for start, stop, text in self._names:
            text.setVisible((stop - start) / max(high - low, 1e-12) * width > text.boundingRect().width() + ROOM)

    def _show_share(self) -> None:
        if self.steps is None:
            self.note.setText("")
            return
        known = self.steps.truth >= 0
        share = float((self.steps.truth == self.steps.answer)[known].mean()) if known.any() else 0.0
        self.note.setText(self.tr("{percent} % of its steps are right").replace("{percent}", number(100 * share, 3)))

    def _on_pointed(self, x: float, _y: float) -> None:
        if self.steps is None or self._evaluation is None or not 0 <= int(x) < len(self.steps.truth):
            return
        classes = self._evaluation.case.facts.classes
        truth, answer = (int(kinds[int(x)]) for kinds in (self.steps.truth, self.steps.answer))
        if truth >= 0:
            text = self.tr("Step {step}: {truth}, answered {answer}")
            self.note.setText(text.format(step=int(x) + 1, truth=classes[truth], answer=classes[answer]))
