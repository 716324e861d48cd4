"""Pictures of a search: what each trial reached, and that against each setting."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_files import PointsSaver
from workbench.gui.runs.setting_names import setting_name
from workbench.gui.search.live_search import LiveTrial, best_so_far
from workbench.gui.search.words import as_text, value_text
from workbench.gui.style import theme, translation
from workbench.space import Parameter

DOTS = Qt.PenStyle.NoPen
COMPLETE, EARLY, BEST = 0, 7, 2
"""Series colours."""
CROSS = "x"
LOWEST = 190
"""Height of the picture of one setting at least."""
TICKS = 3
MARGIN = 0.3
"""Share of a range that is left free at both of its ends, also for their names."""
COLUMNS = 2


class TrialsPlot(Plot):
    """Trials as dots by where `_place` puts them; those that ended early are crosses."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None, **how: bool) -> None:
        super().__init__(save_points, parent, **how)
        self._trials: Sequence[LiveTrial] = ()

    def show_trials(self, trials: Sequence[LiveTrial]) -> None:
        """Draw the trials as they stand."""
        self._trials = trials
        for curve, state in zip(self._curves, ("complete", "pruned"), strict=False):
            points = sorted((self._place(each), each.value or 0.0) for each in trials if self._is_drawn(each, state))
            self.set_points(curve, [x for x, _ in points], [y for _, y in points])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.remove_curves()
        self.add_curve(_tr("Complete"), color=COMPLETE, style=DOTS)
        self.add_curve(_tr("Ended early"), color=EARLY, style=DOTS, symbol=CROSS)

    def _is_drawn(self, trial: LiveTrial, state: str) -> bool:
        return trial.state == state and trial.value is not None

    def _place(self, trial: LiveTrial) -> float:
        return trial.number + 1


class CoursePlot(TrialsPlot):
    """What each trial reached, and the best value up to each."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(save_points, parent)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_trials(self, trials: Sequence[LiveTrial]) -> None:
        """Draw the trials as they stand."""
        super().show_trials(trials)
        numbers, lowest = best_so_far(trials)
        # As stairs: between two trials nothing better was known.
        self.set_points(self._curves[-1], np.repeat(np.array(numbers) + 1, 2)[1:], np.repeat(lowest, 2)[:-1])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        super().retranslate()
        self.set_names(_tr("Validation loss of each trial"), _tr("Trial"), _tr("Validation loss"))
        self.set_hint(_tr("Drawn here once a trial has ended"))
        self.add_curve(_tr("Best so far"), color=BEST, width=2)
        self.show_trials(self._trials)


class SlicePlot(TrialsPlot):
    """What trials reached against the value of one setting."""

    def __init__(self, parameter: Parameter, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(save_points, parent, logarithmic=parameter.log, legend=False)
        self.parameter = parameter
        self.setMinimumHeight(LOWEST)
        self.retranslate()
        translation.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        super().retranslate()
        name = setting_name(self.parameter.key)
        self.set_names(_tr("Validation loss by {setting}").format(setting=name), name, _tr("Validation loss"))
        ticks = [(self._at(text), value_text(text)) for text in self.parameter.levels(TICKS)]
        self.getPlotItem().getAxis("bottom").setTicks([ticks])
        self.show_trials(self._trials)
        self.reset()

    def reset(self) -> None:
        """Show the whole range of the setting."""
        super().reset()
        first, last = (self._at(text) for text in (self.parameter.ends[0], self.parameter.ends[-1]))
        self.getPlotItem().setXRange(first, last, padding=MARGIN)

    def _is_drawn(self, trial: LiveTrial, state: str) -> bool:
        return super()._is_drawn(trial, state) and self.parameter.key in trial.settings

    def _place(self, trial: LiveTrial) -> float:
        value = trial.settings[self.parameter.key]
        return self._choice(as_text(value)) if self.parameter.choices else float(value or 0)

    def _at(self, text: str) -> float:
        """Where a value is drawn, in the axis' own units."""
        if self.parameter.choices:
            return self._choice(text)
        return math.log10(float(text)) if self.parameter.log else float(text)

    def _choice(self, text: str) -> float:
        known = self.parameter.choices
        return float(next((place for place, choice in enumerate(known) if _alike(choice, text)), len(known)))


class SlicePictures(QScrollArea):
    """One picture for each setting that is searched over, beside each other."""

    def __init__(self, save_points: PointsSaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save_points = save_points
        self._parameters: list[Parameter] = []
        self._trials: Sequence[LiveTrial] = ()
        self.plots: list[SlicePlot] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.S)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_trials(self, trials: Sequence[LiveTrial], parameters: Sequence[Parameter]) -> None:
        """Draw the trials, in other pictures where other settings are searched over."""
        self._trials = trials
        for plot in self.plots:
            plot.show_trials(trials)
        if list(parameters) != self._parameters:
            self._parameters = list(parameters)
            for plot in self.plots:
                plot.hide()
                plot.deleteLater()
            self.plots = []
            QTimer.singleShot(0, self, self._add)

    def _add(self) -> None:
        """Make one more picture: all in one turn of the event loop would hold the window up."""
        place, columns = len(self.plots), min(COLUMNS, len(self._parameters))
        if place < len(self._parameters):
            plot = SlicePlot(self._parameters[place], self._save_points, self._inside)
            plot.show_trials(self._trials)
            self.plots.append(plot)
            self._grid.addWidget(plot, place // columns, place % columns)
            plot.show()
            QTimer.singleShot(0, self, self._add)


def _alike(first: str, second: str) -> bool:
    """Whether two texts set the same value."""
    try:
        return float(first) == float(second)
    except ValueError:
        return first == second


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
