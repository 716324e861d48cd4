"""LossHistory: the learning curves of a run, from its folder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.runs.live_run import StoredRun
from workbench.gui.runs.words import best_mark
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.widgets.catch_up import CatchUp
from workbench.runs.history import best_of


class LossHistory(Plot):
    """Training and validation loss per epoch, the best epoch marked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.save_points, parent)
        self.count_along()
        self._stored: StoredRun | None = None
        self._catch_up = CatchUp(self, session.turns, self._draw_history)
        self._draw_history()
        translation.follow(self._render)

    def show_stored(self, stored: StoredRun) -> None:
        """Show another run."""
        self._stored = stored
        self._render()
        self.reset()

    def _render(self) -> None:
        if not self._catch_up.later():
            self._draw_history()

    def _draw_history(self) -> None:
        self.remove_curves()
        self.set_names(self.tr("Learning curves"), self.tr("Epoch"), self.tr("Loss"))
        history = self._stored.history if self._stored else ()
        x = [end.epoch for end in history]
        train = self.add_curve(self.tr("Training"), color=0, width=2)
        val = self.add_curve(self.tr("Validation"), color=1, style=Qt.PenStyle.DashLine, width=2)
        self.set_points(train, x, [end.train_loss for end in history])
        self.set_points(val, x, [end.val_loss for end in history])
        best = best_of(history)
        self.mark(best.epoch if best else None, best_mark(best))
