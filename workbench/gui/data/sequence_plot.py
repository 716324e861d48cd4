"""One sequence of the dataset, drawn with the parts it is cut into and one example's window."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.data.dataset import Examples, Part, SequenceDataset, Split
from workbench.data.gap_map import breaks_in, left_out_spans, range_of_rows, series_rows, step_numbers
from workbench.data.origins import told
from workbench.data.tasks import TASKS
from workbench.gui.data.category_bands import MOST_BANDS, banded
from workbench.gui.data.gap_strip import GapStrip, spans_of
from workbench.gui.data.place_mark import mark_place, short_names
from workbench.gui.data.range_brush import RangeBrush
from workbench.gui.plots.curve import Places
from workbench.gui.plots.date_axis import show_notation
from workbench.gui.plots.label_band import BAND, LabelBand
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import S, colors, follow, plot_colors
from workbench.gui.style.translation import value_name
from workbench.gui.style.turns import OwnTurn
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.choices import DropDown, Slider
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.gap_map import GapMap
    from workbench.experiment import Loaded

PARTS: tuple[Part, ...] = ("train", "val", "test")
PART_SERIES: dict[Part, int] = {"train": 0, "val": 4, "test": 2}
MOST_CURVES = 8
MOST_NAMES = 2000
LOWEST, LOWEST_STRIP = 120, 32
"""Pixels that a plot, and each of its strips, must have."""
SHADE, WINDOW_SHADE = 26, 50


class SequencePlot(QWidget):
    """Values over time, parts shaded and named, the window of the chosen example marked."""

    left_out = Signal(object)
    """RangeSpec: a range of the series shown was brushed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self._sequence = 0
        """Which series is shown: sequences, or stretches of one that lie together."""
        self._series: list[tuple[int, int]] = []
        """First row and end of each series."""
        self._gap_map: GapMap | None = None
        self._places = Places(range(0))
        """Where the steps of the shown sequence stand on the axis."""
        self._fit = False
        self._turn = OwnTurn(self._draw_data, self)
        self._marks: list[pg.GraphicsObject] = []
        self._window_marks: list[pg.GraphicsObject] = []
        self._plots = {False: Plot(session.save_points, self), True: Plot(session.save_points, self, dates=True)}
        self._bands = [LabelBand(row) for row in range(1 + MOST_BANDS)]
        self.gaps = GapStrip()
        self.brushes = {dates: RangeBrush(plot) for dates, plot in self._plots.items()}
        self.brush_button = QToolButton()
        self.brush_button.setIcon(icon("select-drag"))
        self.brush_button.setCheckable(True)
        self._pick = DropDown()
        self._pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._pick.setMinimumContentsLength(10)
        self._pick_label = QLabel()
        self._pick_label.setBuddy(self._pick)
        self._before, self._after = QToolButton(), QToolButton()
        self._before.setIcon(icon("chevron-left"))
        self._after.setIcon(icon("chevron-right"))
        self._slider = Slider(Qt.Orientation.Horizontal)
        self._example_text = styled_label("", "muted")
        self._build()
        self.retranslate()
        translation.follow(self.retranslate)
        translation.follow(self._draw)
        self.show_data(None)
        follow(self._draw)

    @property
    def plot(self) -> Plot:
        """The plot in use: with a date axis where the data has times."""
        return self._plots[self._has_dates()]

    @property
    def drawn(self) -> bool:
        """Whether the data shown last are on the plot; they get there in a turn of the event loop of their own."""
        return not self._turn.waiting and self.plot.drawn

    def show_data(self, loaded: "Loaded | None", found: "GapMap | None" = None) -> None:
        """Draw another dataset, or the same cut differently, and what was found in its times."""
        if loaded is not None and loaded is self._loaded:
            return
        before, self._loaded = self._loaded, loaded
        self._gap_map = found
        self._series = series_rows(loaded.dataset) if loaded is not None else []
        self.brush_button.setChecked(False)
        self.brush_button.setEnabled(loaded is not None)
        same = before is not None and loaded is not None and before.dataset.fingerprint == loaded.dataset.fingerprint
        self._sequence = self._sequence if same else 0
        self._fill_names()
        for dates, plot in self._plots.items():
            plot.setVisible(dates == self._has_dates())
        self._fit = self._fit or not same
        self._turn.start()

    def choose_sequence(self, index: int) -> None:
        """Draw that sequence."""
        if self._loaded is None or not 0 <= index < len(self._series):
            return
        self._sequence = index
        self._pick.setCurrentIndex(min(index, self._pick.count() - 1))
        self._draw()
        self.plot.reset()

    def show_place(self, first: int, end: int, ahead: int) -> None:
        """Draw the series that rows of the dataset are of, with them and what comes `ahead` steps on in sight."""
        for series, (start, stop) in enumerate(self._series):
            if start <= first < stop:
                self._turn.stop()
                self._fit = False
                self.choose_sequence(series)
                ends = [float(self._places[row - start]) for row in (first, end - 1, end + ahead - 1)]
                self._marks += mark_place(self.plot, *ends)

    def retranslate(self) -> None:
        """Set every text."""
        self._pick_label.setText(self.tr("Sequence"))
        self._pick.setAccessibleName(self.tr("Sequence shown"))
        self._before.setToolTip(self.tr("Previous sequence"))
        self._after.setToolTip(self.tr("Next sequence"))
        for button in (self._before, self._after):
            button.setAccessibleName(button.toolTip())
        self.brush_button.setText(self.tr("Leave out"))
        self.brush_button.setToolTip(self.tr("Drag over the plot to leave out a range of it; Escape gives up"))
        self.brush_button.setAccessibleName(self.tr("Leave out a range of the plot"))
        self._slider.setAccessibleName(self.tr("Example whose window is drawn"))
        self._slider.setToolTip(self.tr("Move the window through the examples of this sequence"))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(S)
        self._pick_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for widget in (self._pick_label, self._before, self._pick, self._after):
            line.addWidget(widget)
        line.addWidget(self._example_text)
        line.addWidget(self._slider, 1)
        line.addStretch(0)
        self.brush_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.addWidget(self.brush_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(line)
        for plot in self._plots.values():
            plot.setMinimumHeight(LOWEST)
            plot.setMouseEnabled(x=True, y=False)
            column.addWidget(plot, 1)
            self.gaps.follow_plot(plot)
        for brush in self.brushes.values():
            brush.chosen.connect(self._on_brushed)
            brush.given_up.connect(lambda: self.brush_button.setChecked(False))
        self.brush_button.toggled.connect(self._on_brush_toggled)
        column.addWidget(self.gaps)
        self._pick.activated.connect(self.choose_sequence)
        self._before.clicked.connect(lambda: self.choose_sequence(self._sequence - 1))
        self._after.clicked.connect(lambda: self.choose_sequence(self._sequence + 1))
        self._slider.valueChanged.connect(self._draw_window)

    def _has_dates(self) -> bool:
        return self._loaded is not None and self._loaded.dataset.times_N is not None

    def _fill_names(self) -> None:
        names = [self._loaded.dataset.series_S[s] for s in self._owners()] if self._loaded else []
        many = len(names) > 1
        for widget in (self._pick_label, self._before, self._pick, self._after):
            widget.setVisible(many)
        self._pick.clear()
        self._pick.addItems(short_names(names[:MOST_NAMES]))
        self._pick.setCurrentIndex(min(self._sequence, len(names) - 1))

    def _draw(self) -> None:
        plot = self.plot
        plot.remove_curves()
        self._clear(self._marks)
        self._clear(self._window_marks)
        for band in self._bands:
            band.clear()
        self._slider.setVisible(False)
        self._example_text.setText("")
        if self._loaded is None:
            self.gaps.hide()
            return
        dataset = self._loaded.dataset
        start, stop = self._rows(dataset)
        moments = self._steps(stop - start) if dataset.times_N is None else dataset.times_N[start:stop]
        self._places = x = Places(moments)
        show_notation(plot.getPlotItem(), dataset.notation)
        drawn = dataset.quantities[:MOST_CURVES] or dataset.inputs[:1]
        several, breaks = len(drawn) > 1, self._breaks(dataset, (start, stop))
        for f, name in enumerate(drawn):
            curve = plot.add_curve(name, color=f, width=1.0 if f and dataset.targets else 1.5, strip=several)
            curve.breaks = breaks
            plot.set_points(curve, moments, dataset.input_values(slice(start, stop), f))
        if several:
            plot.strips.head, plot.strips.foot = BAND, BAND * self._count_bands(dataset)
            plot.strips.fit()
        plot.setMinimumHeight(max(LOWEST, LOWEST_STRIP * len(plot.strips)))
        unit = "" if several else drawn[0]
        plot.set_names(self.tr("The series with its parts and one window"), "", unit)
        self._draw_parts(dataset, self._loaded.split, start, stop, x)
        self._draw_gaps(dataset, start, stop, x)
        self._draw_bands(dataset, slice(start, stop), x)
        self._offer_examples()

    def _breaks(self, dataset: SequenceDataset, rows: tuple[int, int]) -> "npt.NDArray[np.int64]":
        """The steps behind which the line ends: at gaps, and before what is left out."""
        spans = left_out_spans(self._loaded.spec, dataset, self._name()) if self._loaded else []
        before = [self._places.find(low) - 1 for low, _ in spans]
        return np.union1d(breaks_in(dataset, self._gap_map, rows), np.array(before, np.int64))

    def _count_bands(self, dataset: SequenceDataset) -> int:
        return bool(len(dataset.labels_N)) + len(banded(dataset))

    def _draw_bands(self, dataset: SequenceDataset, rows: slice, x: Places) -> None:
        """The labels of steps at the foot, and the words of the first categories above them."""
        bands = iter(self._bands)
        if len(dataset.labels_N):
            next(bands).draw(self.plot, x, dataset.labels_N[rows], dataset.classes)
        for name in banded(dataset):
            numbers_N = dataset.values_NF[rows, dataset.inputs.index(name)].astype(np.int64)
            next(bands).draw(self.plot, x, numbers_N - 1, dataset.categories[name], title=name)

    def _draw_data(self) -> None:
        self.plot.paint_apart()
        self._draw()
        if self._fit:
            self._fit = False
            self.plot.reset()

    def _rows(self, dataset: SequenceDataset) -> tuple[int, int]:
        return self._series[min(self._sequence, len(self._series) - 1)]

    def _owners(self) -> list[int]:
        """The first sequence of each series."""
        if self._loaded is None:
            return []
        owners: list[int] = self._loaded.dataset.owners_of([start for start, _ in self._series]).tolist()
        return owners

    def _name(self) -> str:
        """The series shown, by name."""
        dataset = self._loaded.dataset if self._loaded else None
        return "" if dataset is None else dataset.series_S[self._owners()[self._sequence]]

    def _steps(self, count: int) -> "range | npt.NDArray[np.int64]":
        """Where steps without times stand: at their numbers, where some are left out by number."""
        spec = self._loaded.spec if self._loaded else None
        if spec is None or not any(each.counted for each in spec.exclude):
            return range(count)
        return step_numbers(spec, self._name(), count) - 1

    def _draw_gaps(self, dataset: SequenceDataset, start: int, stop: int, x: Places) -> None:
        """The strip below the plot, and shades over what is left out."""
        found, spans = self._gap_map, left_out_spans(self._loaded.spec, dataset, self._name()) if self._loaded else []
        for low, high in spans:
            self._shade((low, high), colors().error, WINDOW_SHADE, self.tr("left out"), self._marks)
        self.gaps.setVisible(found is not None or bool(spans))
        holes, twice = spans_of(found, x, (start, stop))
        outside = np.array(spans, np.float64).reshape(-1, 2)
        self.gaps.show_spans(self.plot, (float(x[0]), float(x[stop - start - 1])), holes, twice, outside)

    def _on_brush_toggled(self, wanted: bool) -> None:
        for dates, brush in self.brushes.items():
            if wanted and dates == self._has_dates():
                brush.begin()
            else:
                brush.hide()

    def _on_brushed(self, low: float, high: float) -> None:
        self.brush_button.setChecked(False)
        if self._loaded is None:
            return
        dataset, (start, stop) = self._loaded.dataset, self._rows(self._loaded.dataset)
        first, last = self._places.find(low), self._places.find(np.nextafter(high, np.inf)) - 1
        if 0 <= first <= last < stop - start:
            chosen = range_of_rows(dataset, self._loaded.spec, (start, stop), start + first, start + last)
            self.left_out.emit(chosen)

    def _draw_parts(self, dataset: SequenceDataset, split: Split, start: int, stop: int, x: Places) -> None:
        series = plot_colors().series
        for part in PARTS:
            for first, last in split.rows[part]:
                low, high = max(first, start), min(last, stop)
                if low >= high:
                    continue
                ends = (float(x[low - start]), float(x[high - 1 - start]))
                self._shade(ends, series[PART_SERIES[part]], SHADE, value_name(part), self._marks)

    def _offer_examples(self) -> None:
        if self._loaded is None:
            return
        if TASKS[self._loaded.dataset.task].per_sequence:
            self._example_text.setText(self._whole_text(self._loaded.dataset))
            return
        count = len(self._here(self._loaded.split.train)[0])
        self._slider.setVisible(count > 1)
        self._slider.setRange(0, max(0, count - 1))
        self._draw_window()

    def _whole_text(self, dataset: SequenceDataset) -> str:
        owner = self._owners()[self._sequence]
        steps, part = int(np.diff(self._rows(dataset))[0]), value_name(self._part_of_sequence(owner))
        if TASKS[dataset.task].values_sequences:
            answers = enumerate(zip(dataset.targets, dataset.answers_SK[owner].tolist(), strict=True))
            listed = ", ".join(f"{name} {told(answer, dataset.answer_origin(k), 5)}" for k, (name, answer) in answers)
            text = self.tr("{answers}; {steps} steps, {part} part")
            return singular(text.format(answers=listed, steps=steps, part=part))
        label = dataset.labels_S[owner]
        name = dataset.classes[label] if label >= 0 else self.tr("unknown")
        return singular(self.tr("Class {name}, {steps} steps, {part} part").format(name=name, steps=steps, part=part))

    def _part_of_sequence(self, owner: int) -> str:
        split = self._loaded.split if self._loaded else None
        for part in PARTS:
            if split is not None and owner in split.part(part).sequences_E:
                return part
        return "ignore"

    def _here(self, examples: Examples) -> tuple[np.ndarray, np.ndarray]:
        if self._loaded is None or self._loaded.dataset.sequences == 1:
            return examples.starts_E, examples.lengths_E
        offsets, (start, stop) = self._loaded.dataset.offsets_S1, self._rows(self._loaded.dataset)
        low, high = np.searchsorted(offsets, [start, stop])
        own = (examples.sequences_E >= low) & (examples.sequences_E < high)
        return examples.starts_E[own], examples.lengths_E[own]

    def _draw_window(self) -> None:
        self._clear(self._window_marks)
        if self._turn.waiting or self._loaded is None or TASKS[self._loaded.dataset.task].per_sequence:
            return
        starts, lengths = self._here(self._loaded.split.train)
        if not len(starts):
            return
        index = min(self._slider.value(), len(starts) - 1)
        first, x = self._rows(self._loaded.dataset)[0], self._places
        begin = int(starts[index]) - first
        turn, end = begin + int(lengths[index]), begin + int(lengths[index]) + self._loaded.split.train.horizon
        now = colors()
        self._shade((x[begin], x[turn - 1]), now.muted, WINDOW_SHADE, "", self._window_marks)
        if end == turn:
            text = self.tr("Training piece {index} of {count}: {steps} steps (grey)")
            here = {"index": whole(index + 1), "count": whole(len(starts)), "steps": turn - begin}
            self._example_text.setText(singular(text.format(**here)))
            return
        self._shade((x[turn - 1], x[end - 1]), now.accent, WINDOW_SHADE + 40, "", self._window_marks)
        text = self.tr("Training window {index} of {count}: {context} steps in (grey), {horizon} ahead (accent)")
        values = {"context": turn - begin, "horizon": end - turn}
        self._example_text.setText(singular(text.format(index=whole(index + 1), count=whole(len(starts)), **values)))

    def _shade(
        self, ends: tuple[float, float], color: str, alpha: int, text: str, into: list[pg.GraphicsObject]
    ) -> None:
        tone = QColor(color)
        tone.setAlpha(alpha)
        region = pg.LinearRegionItem(ends, movable=False, brush=tone, pen=pg.mkPen(None))
        region.setZValue(-10 if text else -5)
        self.plot.addItem(region, ignoreBounds=True)
        into.append(region)
        if text:
            labelled = self._loaded is not None and self._count_bands(self._loaded.dataset) > 0
            # The foot belongs to the labels of steps, and the top of each strip to its name.
            place = 1 - BAND / 2 if labelled or self.plot.strips else 0.06
            label = pg.InfLineLabel(region.lines[0], text, position=place, anchors=[(0, 0.5), (0, 0.5)], color=color)
            label.setZValue(50)

    def _clear(self, marks: list[pg.GraphicsObject]) -> None:
        for mark in marks:
            for plot in self._plots.values():
                if mark in plot.getPlotItem().items:
                    plot.removeItem(mark)
        marks.clear()
