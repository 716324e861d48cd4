"""Number tiles: the few numbers to watch while a run goes on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.runs import words
from workbench.gui.runs.live_run import LiveRun
from workbench.gui.style import theme, translation
from workbench.gui.style.numbers import number, whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.widgets.cards import styled_label

WIDE = 100
"""Characters that one row of tiles needs."""
NAMES = ("epoch", "left", "speed", "memory", "best", "device", "metric")


class Tile(QWidget):
    """A number above its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = styled_label("–", "heading")
        self.caption = styled_label("", "small")
        for label in (self.value, self.caption):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.value)
        layout.addWidget(self.caption)

    def show_value(self, value: str, caption: str, more: str = "") -> None:
        """Set both; a tooltip tells what a narrow window cuts off, and more that is rarely read."""
        self.value.setText(value)
        self.caption.setText(caption)
        self.value.setAccessibleDescription(more)
        self.setToolTip(plain_tip(f"{caption}: {value}\n{more}".strip()))


class TileRow(QWidget):
    """All tiles side by side, following a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = LiveRun()
        self._tiles = {name: Tile() for name in NAMES}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._arrange(len(NAMES))
        self.show_run(self._live)
        translation.follow(self._on_language_changed)

    def tile(self, name: str) -> QLabel:
        """The number of one tile, by name."""
        return self._tiles[name].value

    def show_run(self, live: LiveRun) -> None:
        """Show the run's numbers."""
        self._live = live
        last = live.history[-1] if live.history else None
        newest = live.step or last
        progress = (
            self.tr("{epoch} of {epochs}").replace("{epoch}", str(live.current)).replace("{epochs}", str(live.planned))
        )
        self._show("epoch", progress if live.planned else "–", self.tr("Epoch"))
        self._show("left", words.time_left(live), self.tr("Time left"))
        speed = self.tr("{count}/s").replace("{count}", whole(newest.sequences_per_second)) if newest else "–"
        self._show("speed", speed, self.tr("Sequences"))
        self._show("memory", words.memory(newest.memory_bytes) if newest else "–", self.tr("Memory in use"))
        best, what = "–", self.tr("Best validation loss")
        if live.best is not None:
            what = self.tr("Validation loss as solved") if live.best.stepless else what
            best = self.tr("{loss} (epoch {epoch})").replace("{loss}", number(live.best.val_loss))
            best = best.replace("{epoch}", str(live.best.epoch))
        self._show("best", best, what)
        self._show_metric(live)
        more = ""
        if live.start is not None:
            chosen = self.tr("Chosen by the program; each can be set below Speed, at the right")
            more = f"{words.how_it_steps(live)}\n{chosen}"
        self._show("device", words.device_name(live), self.tr("Device"), more)

    def _show_metric(self, live: LiveRun) -> None:
        scored = [end for end in live.history if end.val_metric is not None]
        self._tiles["metric"].setVisible(bool(scored))
        if scored:
            share, value = scored[-1].metric == "accuracy", scored[-1].val_metric or 0.0
            text = number(100 * value, 3) + " %" if share else number(value, 3)
            self._show("metric", text, self.tr("Validation accuracy") if share else self.tr("Validation perplexity"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where one would cut the numbers off."""
        super().resizeEvent(event)
        self._arrange(len(NAMES) if self.width() >= WIDE * self.fontMetrics().averageCharWidth() else 4)

    def _on_language_changed(self) -> None:
        self.show_run(self._live)

    def _show(self, name: str, value: str, caption: str, more: str = "") -> None:
        self._tiles[name].show_value(value, caption, more)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(NAMES)):
            wide = {"best": 5, "metric": 4, "device": 4}.get(NAMES[column], 3)
            self._grid.setColumnStretch(column, 0 if column >= columns else wide if columns > 3 else 1)
