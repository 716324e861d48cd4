"""Frames a second of the Data page's plot over ten million steps, panned and zoomed as by mouse and wheel.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/plot_frames.py --curves 1 4
xvfb-run -s "-screen 0 1366x768x24" .venv/bin/python tests/benchmarks/plot_frames.py

Every gesture is a real event, answered by the event loop and painted before the next. Prints one JSON object per number
of curves: frames a second at the median and at the slowest of twenty, the longest frame, and how long the first drawing
kept the event loop from answering at most.
"""

import argparse
import json
import os
import sys
import time

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from workbench.data.dataset import SequenceDataset
from workbench.data.spec import DataSpec
from workbench.gui.data.sequence_plot import SequencePlot
from workbench.gui.session.session import Session
from workbench.gui.style.theme import Theme
from workbench.runs.loaded import Loaded, cut

STEPS = 10_000_000
SIZE = (1366, 768)
GESTURES = 200
NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
SETTLE_SECONDS = 20.0


def made(curves: int, *, dates: bool) -> Loaded:
    """Walks with noise, as a forecast's inputs."""
    chance = np.random.default_rng(0)
    values_NF = np.empty((STEPS, curves), np.float32)
    for curve in range(curves):
        walk_N = chance.standard_normal(STEPS, np.float32).cumsum()
        values_NF[:, curve] = walk_N + 20 * chance.standard_normal(STEPS, np.float32)
    names = tuple(f"x{curve}" for curve in range(curves))
    start = np.datetime64("2000-01-01T00:00:00", "us")
    dataset = SequenceDataset(
        task="forecast",
        values_NF=values_NF,
        offsets_S1=np.array([0, STEPS]),
        inputs=names,
        targets_NK=values_NF[:, :1],
        targets=names[:1],
        labels_S=np.empty(0, np.int64),
        classes=(),
        times_N=start + np.arange(STEPS) * np.timedelta64(60_000_000, "us") if dates else None,
        names_S=("series",),
        missing={},
        missing_policy="interpolate",
        season=1,
        fingerprint=f"{curves} {dates}",
    )
    return cut(dataset, DataSpec(roles={names[0]: "target"}))


def first_draw(app: QApplication, plot: SequencePlot, loaded: Loaded) -> tuple[float, float]:
    """Seconds until everything is drawn, and the longest time in which the event loop answered nothing."""
    beats = [time.perf_counter()]
    heart = QTimer(interval=1)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    began = time.perf_counter()
    plot.show_data(loaded)
    while not plot.drawn and time.perf_counter() - began < SETTLE_SECONDS:
        app.processEvents()
    drawn = time.perf_counter()
    for _ in range(50):
        app.processEvents()
        time.sleep(0.002)
    heart.stop()
    return drawn - began, float(np.diff(beats).max())


def wheel(target, place: QPointF, notches: int) -> None:
    event = QWheelEvent(
        place,
        QPointF(target.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        NO_BUTTON,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def mouse(target, kind, place: QPointF, button, buttons) -> None:
    where = QPointF(target.mapToGlobal(place.toPoint()))
    QApplication.sendEvent(target, QMouseEvent(kind, place, where, button, buttons, Qt.KeyboardModifier.NoModifier))


class Paints(QObject):
    """Counts how often a widget was painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def frames(app: QApplication, plot: SequencePlot) -> list[tuple[float, float]]:
    """Seconds of each gesture: the event, the loop's answer, the painting; and of the thread's work."""
    target, chance = plot.plot.viewport(), np.random.default_rng(1)
    width, height = target.width(), target.height()
    paints = Paints()
    target.installEventFilter(paints)
    seconds, place, held = [], QPointF(width / 2, height / 2), False
    for gesture in range(GESTURES):
        began, busy = time.perf_counter(), time.thread_time()
        if gesture % 4 < 2:  # two turns of the wheel, then two steps of a drag
            if held:
                mouse(target, QMouseEvent.Type.MouseButtonRelease, place, LEFT, NO_BUTTON)
                held = False
            place = QPointF(width * chance.uniform(0.3, 0.7), height * 0.5)
            wheel(target, place, 1 if gesture % 40 < 20 else -1)
        else:
            if not held:
                mouse(target, QMouseEvent.Type.MouseButtonPress, place, LEFT, LEFT)
                held = True
            place = place + QPointF(chance.uniform(-60, 60), 2)
            mouse(target, QMouseEvent.Type.MouseMove, place, NO_BUTTON, LEFT)
        before = paints.count
        app.processEvents()
        if paints.count == before:
            target.repaint()
        seconds.append((time.perf_counter() - began, time.thread_time() - busy))
    if held:
        mouse(target, QMouseEvent.Type.MouseButtonRelease, place, LEFT, NO_BUTTON)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curves", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--dates", action="store_true")
    asked = parser.parse_args()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    Theme(app).apply("light")
    for curves in asked.curves:
        plot = SequencePlot(Session())
        plot.resize(*SIZE)
        plot.show()
        app.processEvents()
        until_drawn, blocked = first_draw(app, plot, made(curves, dates=asked.dates))
        seconds, busy = np.array(frames(app, plot)).T
        line = {
            "curves": curves,
            "steps": STEPS,
            "platform": app.platformName(),
            "median_fps": round(1 / float(np.median(seconds)), 1),
            "p95_fps": round(1 / float(np.quantile(seconds, 0.95)), 1),
            "median_work_ms": round(1000 * float(np.median(busy)), 1),
            "p95_work_ms": round(1000 * float(np.quantile(busy, 0.95)), 1),
            "worst_ms": round(1000 * float(seconds.max())),
            "first_draw_ms": round(1000 * until_drawn),
            "longest_block_ms": round(1000 * blocked),
            "load_average": os.getloadavg()[0],
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        plot.close()


if __name__ == "__main__":
    main()
