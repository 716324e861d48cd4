"""The pictures of a run: loss, validation forecast, learning rate and gradients over the epochs."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.plots.curve import Curve
from workbench.gui.plots.plot import Plot
from workbench.gui.runs.flow_picture import FlowPicture
from workbench.gui.runs.live_run import LiveRun
from workbench.gui.runs.words import best_mark
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.turns import OwnTurn
from workbench.gui.training.sample_texts import SampleTexts
from workbench.gui.widgets.cards import Card
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.training.events import ValidationForecast

Pen = Qt.PenStyle
BELOW_MS = 50
"""From a picture of the loss to that of the plots below it: less than to the next, more than a frame of the screen."""


class RunCurves(Stepwise, QSplitter):
    """Loss above; below, in tabs, what the validation part shows, learning rate, gradient norm and flow."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session, self._live = session, LiveRun()
        self._task = ""
        self._shares = False
        self._drawn: tuple[int, int, int, int] | None = None
        self._below = OwnTurn(self._draw_below, self)
        plots = []
        for dates in (False, False, True, False, False, False):
            plots.append(Plot(session.save_points, dates=dates))
            yield
        self._plots = tuple(plots)
        self.loss, by_row, by_time, self.score, self.rate, self.norm = self._plots
        for plot in (self.loss, self.score, self.rate, self.norm):
            plot.count_along()
        self.forecasts = {False: by_row, True: by_time}
        """The validation forecast along rows, and along times where the data have any."""
        self.forecast = QStackedWidget()
        for plot in self.forecasts.values():
            self.forecast.addWidget(plot)
        self.samples = SampleTexts(session)
        self.flow_tab = QWidget()
        self.flow: FlowPicture | None = None
        """What its tab shows, once that was in front."""
        self.logarithmic = QCheckBox()
        self.logarithmic.toggled.connect(self._on_logarithmic)
        self._loss_card = Card(" ")
        self._loss_card.header.addWidget(self.logarithmic)
        self._loss_card.body.setContentsMargins(theme.L, theme.S, theme.M, theme.S)
        self._loss_card.body.setSpacing(theme.XS)
        self._loss_card.body.addWidget(self.loss, 1)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.currentChanged.connect(lambda _index: self._draw_flow())
        for tab in (self.forecast, self.samples, self.score, self.rate, self.norm, self.flow_tab):
            self._tabs.addTab(tab, "")
        tab_card = Card()
        tab_card.body.setContentsMargins(theme.M, theme.XS, theme.M, theme.S)
        tab_card.body.addWidget(self._tabs, 1)
        self.addWidget(self._loss_card)
        self.addWidget(tab_card)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 4)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.S)
        self._floors = tuple(pg.PlotDataItem(pen=None) for _ in (self.score, self.rate, self.norm))
        for plot, floor in zip((self.score, self.rate, self.norm), self._floors, strict=True):
            plot.addItem(floor)  # so that the axis begins at zero, and a constant is not magnified
        for plot in self._plots:
            plot.setMinimumHeight(90)
        yield
        self._make_curves()
        self.set_task(session.spec.data.task)
        translation.follow(self.retranslate)

    def set_task(self, task: str) -> None:
        """Show the pictures that the task has; the first of them when it is another task."""
        if task == self._task:
            return
        self._task = task
        asks = TASKS[task]
        self._shares = asks.metric == "accuracy"
        fits: dict[QWidget, bool] = {
            self.forecast: asks.forecasts,
            self.samples: asks.text,
            self.score: asks.metric is not None,
        }
        for tab, fitting in fits.items():
            self._tabs.setTabVisible(self._tabs.indexOf(tab), fitting)
        first = next((index for index in range(self._tabs.count()) if self._tabs.isTabVisible(index)), 0)
        self._tabs.setCurrentIndex(first)
        self.retranslate()

    def show_run(self, live: LiveRun) -> None:
        """Draw the run; axes fit anew when it is another one."""
        if live is not self._live:
            self._live, self._drawn = live, None
            for plot in self._plots:
                plot.reset()
            if self.flow is not None:
                self.flow.reset()
        if bool(live.refits) != (self._refit is not None):
            self._make_losses()
            self._drawn = None
        self.samples.show_run(live)
        self.loss.set_points(self._running, live.steps_x, live.steps_y)
        drawn = (len(live.history), len(live.flows), len(live.refits), id(live.forecast))
        if drawn != self._drawn:  # between two epochs only the running loss moves
            self._drawn = drawn
            self._draw_losses(live)
            self._below.start(BELOW_MS)
        self.loss.fit()

    def _draw_below(self) -> None:
        """Draw what the tabs show, in a turn of the event loop of its own: each plot takes ten milliseconds."""
        live = self._live
        x = [end.epoch for end in live.history]
        self.rate.set_points(self._rate, x, [end.learning_rate for end in live.history])
        self.norm.set_points(self._norm, x, [end.gradient_norm for end in live.history])
        scored = [(end.epoch, end.val_metric) for end in live.history if end.val_metric is not None]
        values = [100 * value if self._shares else value for _, value in scored]
        self.score.set_points(self._metric, [epoch for epoch, _ in scored], values)
        for floor in self._floors:
            floor.setData(x[-1:], [0.0] * len(x[-1:]))
        self._draw_forecast(live.forecast)
        self._draw_flow()
        for plot in self._plots:
            plot.fit()

    def _draw_flow(self) -> None:
        """Four more plots: made when they first come to the front, and drawn only there."""
        if self._tabs.currentWidget() is not self.flow_tab:
            return
        if self.flow is None:
            self.flow = FlowPicture(self._session.save_points)
            column = QVBoxLayout(self.flow_tab)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.flow)
        self.flow.show_flows(self._live.flows)

    def _draw_forecast(self, found: ValidationForecast | None) -> None:
        dated = bool(found and found.times)
        x = () if found is None else found.times or found.steps
        plot, (truth, forecast) = self.forecasts[dated], self._forecast_curves[dated]
        self.forecast.setCurrentWidget(plot)
        plot.set_points(truth, x, found.truth if found else [])
        plot.set_points(forecast, x, found.forecast if found else [])

    def loss_points(self) -> tuple[Curve, Curve, Curve]:
        """The curves of the loss: as it runs, training, validation."""
        return self._running, self._train, self._val

    def refit_points(self) -> Curve | None:
        """The curve of the refit, where there is one."""
        return self._refit

    def retranslate(self) -> None:
        """Set every text."""
        self._loss_card.set_title(self.tr("Loss"))
        self.logarithmic.setText(self.tr("Logarithmic"))
        self.logarithmic.setToolTip(self.tr("Show losses by their order of magnitude, so that late progress is seen"))
        epoch = self.tr("Epoch")
        self.loss.set_names(self.tr("Loss over the epochs"), epoch, "")
        self.rate.set_names(self.tr("Learning rate over the epochs"), epoch, "")
        self.norm.set_names(self.tr("Norm of the gradients over the epochs"), epoch, "")
        beside = self.tr("Validation forecast beside the truth")
        self.forecasts[False].set_names(beside, self.tr("Row of the data"), "")
        self.forecasts[True].set_names(beside, self.tr("Time"), "")
        metric = self.tr("Validation accuracy in %") if self._shares else self.tr("Validation perplexity")
        self.score.set_names(metric, epoch, "")
        titles = (
            self.tr("Validation forecast"),
            self.tr("What it writes"),
            metric,
            self.tr("Learning rate"),
            self.tr("Gradient norm"),
            self.tr("Flow"),
        )
        for index, title in enumerate(titles):
            self._tabs.setTabText(index, title)
        for plot in self._plots:
            plot.set_hint(self.tr("Drawn here while a run is trained"))
        for plot, curve, name in self._named():
            plot.rename(curve, name)
        self._mark_best()

    def _named(self) -> list[tuple[Plot, Curve, str]]:
        names = [
            (self.loss, self._running, self.tr("Training, as it runs")),
            (self.loss, self._train, self.tr("Training")),
            (self.loss, self._val, self.tr("Validation")),
        ]
        for dated, (truth, forecast) in self._forecast_curves.items():
            plot = self.forecasts[dated]
            names += [(plot, truth, self.tr("Truth")), (plot, forecast, self.tr("Forecast"))]
        return [*names, (self.loss, self._refit, self.tr("Refit"))] if self._refit is not None else names

    def _make_curves(self) -> None:
        self._make_losses()
        self._forecast_curves: dict[bool, tuple[Curve, Curve]] = {
            dated: (
                plot.add_curve(self.tr("Truth"), color=7, width=1.5),
                plot.add_curve(self.tr("Forecast"), color=0, style=Pen.DashLine, width=2),
            )
            for dated, plot in self.forecasts.items()
        }
        self._metric: Curve = self.score.add_curve("", color=1, width=2)
        self._rate: Curve = self.rate.add_curve("", color=0, width=2)
        self._norm: Curve = self.norm.add_curve("", color=0, width=2)

    def _make_losses(self) -> None:
        self.loss.remove_curves()
        self._running: Curve = self.loss.add_curve(self.tr("Training, as it runs"), color=7, width=0.8)
        self._train: Curve = self.loss.add_curve(self.tr("Training"), color=0, width=2)
        self._val: Curve = self.loss.add_curve(self.tr("Validation"), color=1, style=Pen.DashLine, width=2)
        self._refit: Curve | None = None
        if self._live.refits:
            self._refit = self.loss.add_curve(self.tr("Refit"), color=2, style=Pen.DotLine, width=2)

    def _draw_losses(self, live: LiveRun) -> None:
        x = [end.epoch for end in live.history]
        self.loss.set_points(self._train, x, [end.train_loss for end in live.history])
        self.loss.set_points(self._val, x, [end.val_loss for end in live.history])
        if self._refit is not None:
            refits = live.refits
            self.loss.set_points(self._refit, [end.epoch for end in refits], [end.train_loss for end in refits])
        self._mark_best()

    def _mark_best(self) -> None:
        best = self._live.best
        self.loss.mark(best.epoch if best else None, best_mark(best))

    def _on_logarithmic(self, on: bool) -> None:
        self.loss.getPlotItem().setLogMode(x=False, y=on)
        self.loss.reset()
