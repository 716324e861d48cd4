"""AnswerPicture: the chosen sequence as it is known, and what is forecast to come after, or what each step is."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.plots.band import DrawnBands
from workbench.gui.plots.curve import Places
from workbench.gui.plots.date_axis import show_notation
from workbench.gui.plots.label_band import BAND, LabelBand
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.moments import axis_name
from workbench.gui.widgets.catch_up import CatchUp

if TYPE_CHECKING:
    from workbench.answering.picture import Picture
    from workbench.data.dataset import Doubles
    from workbench.data.time.notation import Notation


class AnswerPicture(QWidget):
    """One plot, of dates or of steps."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self._notation: Notation | None = None
        self._before: Picture | None = None
        self._bands, self._classes = DrawnBands(), LabelBand()
        self.plots = {dates: Plot(session.save_points, dates=dates) for dates in (False, True)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for plot in self.plots.values():
            column.addWidget(plot)
        self._catch_up = CatchUp(self, session.turns, self._draw_all)
        self._draw_all()
        translation.follow(self.render_picture)
        theme.follow(self.render_picture)

    @property
    def plot(self) -> Plot:
        """The plot that is shown."""
        return self.plots[self.picture is not None and self.picture.dates]

    def show_picture(
        self, picture: "Picture | None", notation: "Notation | None" = None, before: "Picture | None" = None
    ) -> None:
        """Show another sequence; None shows nothing. `before` is what was forecast of the data as they are."""
        self.picture, self._notation, self._before = picture, notation, before
        self.render_picture()
        self.plot.reset()

    def render_picture(self) -> None:
        """Draw in the language and the colours in force, now or once it is seen."""
        if not self._catch_up.later():
            self._draw_all()

    def _draw_all(self) -> None:
        self._bands.remove()
        self._classes.clear()
        place = axis_name(sound=self.picture is not None and self.picture.sound)
        for dates, plot in self.plots.items():
            plot.setVisible(plot is self.plot)
            plot.remove_curves()
            plot.setMouseEnabled(x=True, y=True)
            plot.set_names(self.tr("The sequence and its answer"), self.tr("Time") if dates else place)
            plot.set_hint(self.tr("Drawn here once it is answered"))
        picture, plot = self.picture, self.plot
        if picture is None:
            return
        if self._notation is not None:
            show_notation(plot.getPlotItem(), self._notation)
        if picture.beside or picture.classes:
            self._draw_strips(picture, plot)
        else:
            self._draw(picture, plot)

    def _draw_strips(self, picture: "Picture", plot: Plot) -> None:
        """A strip for each column, one for how sure the classes of the steps are, and those at the foot."""
        curves = {picture.quantity: picture.y_T, **picture.beside}
        if picture.classes:
            curves[self.tr("Probability of the answer")] = picture.sureness_T
        for color, (name, values_T) in enumerate(curves.items()):
            plot.set_points(plot.add_curve(name, color=color, strip=True), picture.x_T, values_T)
        plot.strips.foot = BAND if picture.classes else 0.0
        plot.setMouseEnabled(x=True, y=False)
        plot.strips.fit()
        if picture.classes:
            self._classes.draw(plot, Places(picture.x_T), picture.answers_T, picture.classes)

    def _draw(self, picture: "Picture", plot: Plot) -> None:
        plot.getPlotItem().setLabel("left", self.tr("Amplitude") if picture.sound else picture.quantity)
        # What is ahead is drawn from the last known step on, so that no gap seems to be between them.
        x_H = np.concatenate([picture.x_T[-1:], picture.ahead_H])
        joined = {level: (self._joined(low), self._joined(high)) for level, (low, high) in picture.bands.items()}
        self._bands.draw(plot, x_H, joined)
        plot.set_points(plot.add_curve(self.tr("Known"), color=7, width=1.8), picture.x_T, picture.y_T)
        if self._before is not None and len(self._before.ahead_H):
            earlier = plot.add_curve(self.tr("Without the change"), color=7, style=Qt.PenStyle.DotLine, width=1.2)
            plot.set_points(earlier, x_H, self._joined(self._before.answer_H))
        if len(picture.ahead_H):
            forecast = plot.add_curve(self.tr("Forecast"), color=0, style=Qt.PenStyle.DashLine, width=2)
            plot.set_points(forecast, x_H, self._joined(picture.answer_H))

    def _joined(self, values_H: "Doubles") -> "Doubles":
        """Values ahead behind the last known one."""
        assert self.picture is not None
        return np.concatenate([self.picture.y_T[-1:], values_H])
