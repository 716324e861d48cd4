"""How long the window's event loop goes without a turn while it trains flat out on the CPU and draws its live plots.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/event_loop.py --cases A B C D epochs
xvfb-run -s "-screen 0 1366x768x24" .venv/bin/python tests/benchmarks/event_loop.py --seconds 20
QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/event_loop.py --cases epochs --search

The real program with a series of its own making for each case of `workbench bench` (`epochs`: A with so few examples
that epochs follow each other at once; `large`: B with 200 MB to read), trained by the Start button. A timer ticks once
per frame of a screen of 60 Hz. Prints one JSON object per phase: `opening` the window, `reading` the series,
`preparing` the first step, with loops compiled where a kind of cell is met for the first time (always anew, unless
`--cache DIR` names what an earlier run left), `training`, `ending`, with `--search` `searching` over three settings
with the table of trials and each picture of it in front in turn, going through the `pages`, and `exporting`. Gaps
between ticks in milliseconds; `cores` is what all other threads took.
Where `halted` is not 0, somebody else let the process rest so often: then the longest gaps are not the window's.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from workbench.gui.app import make_application, open_window
from workbench.gui.shell.main_window import PAGE_NAMES, MainWindow
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.space import Parameter, SearchSpec

FRAME_MS = 16
ROWS, FEW_ROWS, MANY_ROWS = 20_000, 400, 3_000_000
SETTLE_SECONDS = 1.0
PATIENCE_SECONDS = 300.0
LIMITS_MS = {"p99": 33, "longest": 100}


class Heart(QObject):
    """Ticks, and how much all other threads worked meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start()
        signal.signal(signal.SIGCONT, self._on_halted)

    def begin(self) -> None:
        """Forget what was."""
        self._beats = [time.perf_counter()]
        self._others, self.halted = _worked_by_others(), 0

    def reported(self) -> dict[str, float]:
        """Of the time since it began."""
        self._beat()
        gaps = 1000 * np.diff(self._beats)
        seconds = self._beats[-1] - self._beats[0]
        return {
            "seconds": round(seconds, 1),
            "ticks": len(gaps),
            "p50": round(float(np.quantile(gaps, 0.5)), 1),
            "p99": round(float(np.quantile(gaps, 0.99)), 1),
            "longest": round(float(gaps.max()), 1),
            "longest_at": round(self._beats[int(gaps.argmax())] - self._beats[0], 1),
            "cores": round((_worked_by_others() - self._others) / seconds, 2),
            "halted": self.halted,
        }

    def _on_halted(self, *_: object) -> None:
        self.halted += 1

    def _beat(self) -> None:
        self._beats.append(time.perf_counter())


def _worked_by_others() -> float:
    return time.process_time() - time.thread_time()


class Player:
    """Goes through a script that yields what to wait for, while the event loop runs."""

    def __init__(self, app: QApplication, heart: Heart) -> None:
        self._app, self._heart = app, heart

    def play(self, script: Iterator[Callable[[], bool]]) -> int:
        self._script, self._waiting, self._since = script, lambda: True, time.perf_counter()
        timer = QTimer(self._heart, interval=FRAME_MS)
        timer.timeout.connect(self._advance)
        timer.start()
        return self._app.exec()

    def _advance(self) -> None:
        if time.perf_counter() - self._since > PATIENCE_SECONDS:
            sys.stderr.write("The window waited too long for a step.\n")
            self._app.exit(1)
        elif self._waiting():
            self._since = time.perf_counter()
            self._waiting = next(self._script, None) or self._end

    def _end(self) -> bool:
        self._app.exit(0)
        return False


def cases() -> dict[str, Any]:
    from workbench.bench.cases import CASES

    found = {case.name: (case, ROWS) for case in CASES if case.shortest is None}
    few, large = replace(found["A"][0], name="epochs"), replace(found["B"][0], name="large")
    return found | {"epochs": (few, FEW_ROWS), "large": (large, MANY_ROWS)}


def write_series(path: Path, case: Any, rows: int) -> None:
    values_NF = np.random.default_rng(0).standard_normal((rows, case.inputs)).cumsum(axis=0)
    names = ",".join(f"x{number}" for number in range(case.inputs))
    np.savetxt(path, values_NF, fmt="%.4f", delimiter=",", header=names, comments="")


def script(
    window: MainWindow, heart: Heart, names: list[str], folder: Path, seconds: float, *, searches: bool
) -> Iterator[Any]:
    session = window.session

    def quiet() -> bool:
        return not session.jobs.jobs and not session.loading

    def tell(case: str, phase: str) -> None:
        line = {"case": case, "phase": phase, **heart.reported(), "load_average": os.getloadavg()[0]}
        if phase == "training":
            live = window.page("train").desk.live
            line |= {"threads": live.start.threads, "epochs": live.epoch, "steps": live.step and live.step.step}
        if phase == "searching":
            line["trials"] = window.page("train").search.desk.live.ended
        if phase in ("training", "searching"):
            line["within_limits"] = all(line[name] <= limit for name, limit in LIMITS_MS.items())
        line["platform"] = QApplication.platformName()
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        heart.begin()

    yield after(SETTLE_SECONDS, quiet)
    tell("", "opening")
    for name in names:
        case, rows = cases()[name]
        series = folder / f"{name}.csv"
        writer = threading.Thread(target=write_series, args=(series, case, rows))
        writer.start()
        yield lambda writer=writer: not writer.is_alive()
        heart.begin()
        window.documents.new()
        window.open_paths([series])
        yield after(SETTLE_SECONDS, lambda: session.data.loaded is not None and quiet())
        shape(window, case)
        yield after(SETTLE_SECONDS, quiet)
        window.show_page("train")
        train: Any = window.page("train")
        yield after(SETTLE_SECONDS, lambda train=train: quiet() and train.start_button.isEnabled())
        tell(name, "reading")
        train.start_button.click()
        yield lambda train=train: train.desk.live.step is not None or bool(train.desk.live.history)
        tell(name, "preparing")
        yield after(seconds, lambda: True)
        tell(name, "training")
        train.desk.stop()
        yield after(SETTLE_SECONDS, quiet)
        tell(name, "ending")
        if searches:
            yield from searching(window, seconds)
            tell(name, "searching")
            train.search.desk.stop()
            yield after(SETTLE_SECONDS, quiet)
            heart.begin()
        for page in PAGE_NAMES:
            window.show_page(page)
            yield after(SETTLE_SECONDS, quiet)
        tell(name, "pages")
        export, target = cast("Any", window.page("export")), folder / f"{name}-export"
        export.folder_edit.setText(str(target))
        yield after(SETTLE_SECONDS, export.export_button.isEnabled)
        export.export_button.click()
        yield after(SETTLE_SECONDS, lambda target=target: (target / "model.onnx").exists() and quiet())
        tell(name, "exporting")


def after(seconds: float, done: Callable[[], bool]) -> Callable[[], bool]:
    """Whether so long has passed and it is done."""
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= until and done()


def shape(window: MainWindow, case: Any) -> None:
    """Give the experiment the case's model, window and batch."""
    session = window.session
    data, training = session.spec.data, session.spec.training
    cut = data.window.model_copy(update={"context": case.steps, "horizon": 1})
    session.edit_data("Window", data.model_copy(update={"window": cut}))
    layer = RecurrentSpec(cell=case.cell, units=case.units, depth=case.layers)
    session.edit_model("Model", ModelSpec(layers=(layer,)))
    long = {"batch_size": case.batch, "epochs": 100_000, "patience": 0, "device": "cpu"}
    session.edit_training("Training", training.model_copy(update=long))


def searching(window: MainWindow, seconds: float) -> Iterator[Any]:
    """Short trials one after another, looked at in every way."""
    session = window.session
    parameters = (
        Parameter(key="training.learning_rate", low=1e-4, high=1e-2, log=True),
        Parameter(key="model.layers.0.units", low=4, high=64, log=True, integer=True),
        Parameter(key="model.head.dropout", choices=("0", "0.1", "0.3")),
    )
    short = session.spec.training.model_copy(update={"epochs": 3})
    search = SearchSpec(parameters=parameters, trials=10_000)
    session.edit("Search", session.spec.model_copy(update={"search": search, "training": short}))
    train: Any = window.page("train")
    train.tabs.setCurrentWidget(train.search)
    yield after(SETTLE_SECONDS, lambda: train.search.panel is not None and train.search.panel.start_button.isEnabled())
    train.search.panel.start_button.click()
    tabs = train.search.panel.tabs
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        yield after(seconds / tabs.count(), lambda: train.search.desk.live.ended > 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", nargs="+", default=["A", "B", "C", "D", "epochs"])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--search", action="store_true", help="Also search over settings.")
    parser.add_argument("--cache", help="A folder with compiled loops, to begin with those.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_HOME"] = str(Path(folder) / "home")
        os.environ["NUMBA_CACHE_DIR"] = asked.cache or str(Path(folder) / "compiled")
        app = make_application(sys.argv[:1])
        heart = Heart()
        window = open_window(app, [])
        window.resize(1366, 768)
        played = script(window, heart, asked.cases, Path(folder), asked.seconds, searches=asked.search)
        status = Player(app, heart).play(played)
        window.close_for_good()
    sys.exit(status)


if __name__ == "__main__":
    main()
