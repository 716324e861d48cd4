"""One recording: its samples over time, its pitches over time, and buttons to hear it."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.gui.plots.plot import Plot
from workbench.gui.plots.plot_item import PlotItem
from workbench.gui.plots.spectrogram import RANGE_DB, SoundPicture, picture
from workbench.gui.session.audio_player import AudioPlayer
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.theme import S, colors, follow, style_plot
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label

if TYPE_CHECKING:
    from workbench.data.sources.audio import Recording
    from workbench.experiment import Loaded

MOST_SECONDS = 600
"""So much of a long recording is drawn and played."""
DRAW_AFTER_MS = 80
AXIS_WIDTH = 62
COLOR_MAP = "magma"


class SoundView(QWidget):
    """Waveform above, spectrogram below, with one time axis; what is in sight is what is played."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Recording, int | None, Loaded | None] | None = None
        self._job: Job | None = None
        self.picture: SoundPicture | None = None
        self._from = 0.0
        self.player = AudioPlayer(session, self)
        self.play_button = QPushButton(icon("play"), "")
        self.zooms = {name: QToolButton() for name in ("in", "out", "all")}
        self._title = styled_label("", "heading")
        self._facts = styled_label("", "muted")
        self.wave = Plot(session.save_points, self)
        self.pitches = pg.PlotWidget(self, plotItem=PlotItem())
        self._image = pg.ImageItem()
        self._heads = [pg.InfiniteLine(angle=90, movable=False) for _ in range(2)]
        self._later = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._later.timeout.connect(self._draw)
        self._build()
        self.retranslate()
        translation.follow(self.retranslate)
        self._paint_theme()
        follow(self._paint_theme)

    def show_recording(self, recording: "Recording | None", place: int | None, loaded: "Loaded | None") -> None:
        """Show a recording: as the model hears it where it is in the dataset, else as its file has it."""
        asked = None if recording is None else (recording, place, loaded)
        if asked is not None and self._asked is not None and _key(*asked) == _key(*self._asked):
            return
        self.player.stop()
        self._forget_job()
        self._asked, self.picture = asked, None
        self._show_title()
        self._show_player()
        self._later.start()

    def zoom(self, factor: float) -> None:
        """Show a shorter (below 1) or longer time around the middle; 0 shows everything."""
        if factor == 0:
            self.wave.reset()
            return
        low, high = self.wave.getPlotItem().viewRange()[0]
        middle, half = (low + high) / 2, (high - low) / 2 * factor
        self.wave.setXRange(middle - half, middle + half, padding=0)

    def toggle(self) -> None:
        """Play what is in sight, or stop."""
        if self.player.playing:
            self.player.stop()
            return
        if self.picture is None:
            return
        low, high = self.wave.getPlotItem().viewRange()[0]
        self._from = max(0.0, low)
        rate = self.picture.rate
        self.player.play(self.picture.samples_N[int(self._from * rate) : max(0, round(high * rate))], rate)

    def hideEvent(self, event: Any) -> None:
        """Be silent on another page."""
        self.player.stop()
        super().hideEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        texts = {"in": self.tr("Zoom in"), "out": self.tr("Zoom out"), "all": self.tr("Show everything")}
        for name, button in self.zooms.items():
            button.setToolTip(texts[name])
            button.setAccessibleName(texts[name])
        self.wave.set_names(self.tr("Samples of the recording over time"), "", self.tr("Amplitude"))
        self.pitches.setAccessibleName(self.tr("Spectrogram of the recording"))
        self.pitches.setLabel("bottom", self.tr("Time"), units="s")
        self.pitches.setLabel("left", self.tr("Frequency"), units="Hz")
        text = self.tr("Brightness is loudness: from {low} dB (dark) to 0 dB (bright), the loudest moment.")
        self.pitches.setToolTip(text.format(low=f"{-RANGE_DB:.0f}"))
        self._show_player()
        self._show_title()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.play_button)
        line.addWidget(self._title)
        line.addWidget(self._facts, 1)
        for name, glyph, factor in (("in", "magnify-plus-outline", 0.5), ("out", "magnify-minus-outline", 2.0)):
            self.zooms[name].setIcon(icon(glyph))
            self.zooms[name].clicked.connect(lambda _=False, factor=factor: self.zoom(factor))
        self.zooms["all"].setIcon(icon("fit-to-page-outline"))
        self.zooms["all"].clicked.connect(lambda: self.zoom(0))
        for button in self.zooms.values():
            line.addWidget(button)
        self._image.setColorMap(pg.colormap.get(COLOR_MAP))
        self.pitches.addItem(self._image)
        self.pitches.getPlotItem().hideButtons()
        self.pitches.setXLink(self.wave)
        for plot, head in zip((self.wave, self.pitches), self._heads, strict=True):
            plot.getPlotItem().getAxis("left").setWidth(AXIS_WIDTH)
            plot.setMouseEnabled(x=True, y=False)
            plot.setMinimumHeight(70)
            plot.addItem(head, ignoreBounds=True)
            head.setVisible(False)
            head.setZValue(60)
        self.wave.getPlotItem().getAxis("bottom").setStyle(showValues=False)
        self._curve = self.wave.add_curve("", width=1.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(line)
        column.addWidget(self.wave, 2)
        column.addWidget(self.pitches, 3)
        self.play_button.clicked.connect(self.toggle)
        self.player.changed.connect(self._show_player)
        self.player.position.connect(self._on_position)

    def _forget_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _draw(self) -> None:
        self._forget_job()
        if self._asked is None:
            self._show_picture(None)
            return
        asked = self._asked
        job = self._session.jobs.run(self.tr("Drawing the recording"), lambda: _pictured(*asked))
        self._job = job
        job.finished.connect(self._on_drawn)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_drawn(self, made: SoundPicture) -> None:
        if telling() is self._job:
            self._show_picture(made)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if telling() is not self._job:
            return
        self._show_picture(None)
        said = getattr(error, "sentence", None)
        self._facts.setText(shown(said) if said is not None else self.tr("This recording cannot be drawn."))

    def _show_picture(self, made: SoundPicture | None) -> None:
        self._job = None
        self.picture = made
        self._image.setVisible(made is not None)
        self.wave.set_points(self._curve, made.seconds_P if made else (), made.values_P if made else ())
        if made is not None:
            self._image.setImage(made.image_TF, levels=(0, 255), autoLevels=False)
            self._image.setRect(QRectF(0, 0, made.seconds, made.rate / 2))
            self.pitches.setYRange(0, made.rate / 2, padding=0)
            self.wave.setLimits(xMin=0, xMax=made.seconds)
        self.wave.reset()
        self._show_player()

    def _show_title(self) -> None:
        if self._asked is None:
            self._title.setText("")
            self._facts.setText("")
            return
        recording, place, _ = self._asked
        self._title.setText(recording.name)
        known = ", ".join(f"{name} {value}" for name, value in recording.facts.items())
        if place is None:
            known = " · ".join(text for text in (known, self.tr("as in the file")) if text)
        self._facts.setText(known)

    def _show_player(self) -> None:
        playing = self.player.playing
        self.play_button.setIcon(icon("stop" if playing else "play"))
        self.play_button.setText(self.tr("Stop") if playing else self.tr("Play"))
        reason = self.player.reason
        self.play_button.setEnabled(reason is None and self.picture is not None)
        self.play_button.setToolTip(shown(reason) if reason is not None else self.tr("Play what is in sight"))
        if not playing:
            for head in self._heads:
                head.setVisible(False)

    def _on_position(self, seconds: float) -> None:
        for head in self._heads:
            head.setVisible(True)
            head.setValue(self._from + seconds)

    def _paint_theme(self) -> None:
        style_plot(self.pitches)
        self.pitches.showGrid(x=False, y=False)
        self._heads[0].setPen(pg.mkPen(colors().accent, width=2))
        self._heads[1].setPen(pg.mkPen("w", width=2, style=Qt.PenStyle.DashLine))


def _key(recording: "Recording", place: int | None, loaded: "Loaded | None") -> tuple[object, ...]:
    return recording.file, recording.cut, place, None if loaded is None else loaded.dataset.fingerprint


def _pictured(
    recording: "Recording", place: int | None, loaded: "Loaded | None"
) -> Generator[float, None, SoundPicture]:
    if loaded is not None and place is not None and loaded.dataset.sample_rate:
        rate = loaded.dataset.sample_rate
        start, stop = (int(row) for row in loaded.dataset.offsets_S1[place : place + 2])
        samples_N = np.array(loaded.dataset.values_NF[start : min(stop, start + MOST_SECONDS * rate), 0])
    else:
        rate = recording.sound.sample_rate
        samples_N = yield from _decoded(recording, rate)
    return (yield from picture(samples_N, rate))


def _decoded(recording: "Recording", rate: int) -> Generator[float, None, npt.NDArray[np.float32]]:
    from workbench.data.sources.audio_cache import samples_of

    blocks, steps = [], 0
    for block_N in samples_of(recording, rate):
        blocks.append(block_N)
        steps += len(block_N)
        yield 0.0
        if steps >= MOST_SECONDS * rate:
            break
    return np.concatenate(blocks) if blocks else np.empty(0, np.float32)
