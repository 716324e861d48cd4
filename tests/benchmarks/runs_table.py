"""The table of runs over 10 to 10,000 runs: opening it, filtering it, scrolling through it, as by hand.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/runs_table.py --runs 10 100 1000 10000

Prints one JSON object per number of runs, times in milliseconds: reading all folders for the first time, opening the
page from the index until its rows are painted, the longest that the window's thread was held by that, the slowest of
several conditions typed into the filter until the rows are painted, sorting by a click, and the longest of 200 turns of
the wheel.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.evaluation.summaries import load_summaries
from workbench.gui.comparison.page import RunsPage
from workbench.gui.session.session import Session
from workbench.gui.style.theme import Theme
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec, to_json

CONDITIONS = ("gru", "dropout > .2", "val_loss < 0.25 and state = finished", "rmse > 1.5 or cell = lstm", "")
CELLS = ("GRU", "LSTM", "SimpleRNN")
TURNS = 200
EPOCH = {
    "train_loss": 0.5,
    "learning_rate": 0.01,
    "gradient_norm": 1.0,
    "seconds": 0.5,
    "sequences_per_second": 100.0,
    "memory_bytes": 1,
    "best": True,
}


def made(folder: Path, runs: int) -> Project:
    """A project of so many finished and judged runs."""
    folder.mkdir()
    (folder / "series.csv").write_text("year,level\n" + "".join(f"{1800 + year},{year % 7}\n" for year in range(120)))
    spec = ExperimentSpec(
        data=DataSpec(
            sources=(SourceSpec(path=str(folder / "series.csv")),),
            roles={"year": "time", "level": "target"},
            window=WindowSpec(context=8, horizon=2),
            split=SplitSpec(train=80, val=20, test=20),
        ),
        model=ModelSpec(template="small", layers=(RecurrentSpec(units=4),)),
    )
    project = Project.create(folder, spec)
    values = json.loads(to_json(spec))
    values["data"]["sources"][0]["path"] = "series.csv"
    for number in range(runs):
        day = f"2026-01-{1 + number // 1000:02d}"
        run = folder / "runs" / f"{day}-{1 + number % 1000:03d}"
        run.mkdir()
        values["training"]["seed"] = number
        values["model"]["layers"][0] |= {"dropout": number % 10 / 20, "cell": CELLS[number % 3]}
        losses = [1 / epoch + number % 97 / 500 for epoch in range(1, 6)]
        history = (json.dumps({"epoch": epoch, "val_loss": loss, **EPOCH}) for epoch, loss in enumerate(losses, 1))
        numbers = {"metrics": {"mae": 0.5, "rmse": 1 + number % 13 / 10}, "outcome": "better"}
        (run / "spec.json").write_text(json.dumps(values))
        (run / "history.jsonl").write_text("\n".join(history) + "\n")
        (run / "state.json").write_text(json.dumps({"status": "finished", "created": f"{day}T00:00:00"}))
        (run / "evaluation.json").write_text(json.dumps(numbers))
        os.utime(run, (1_700_000_000, 1_700_000_000))
    return project


def wait() -> None:
    """Sleep until there is something to do, as the program does: turning all the time would hold up the reading."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def took(act: Callable[[], object], done: Callable[[], bool]) -> float:
    """Milliseconds from an act until it is done and painted."""
    begun = time.perf_counter()
    act()
    while not done():
        wait()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - begun)


class Beat:
    """The longest time between two turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, 1000 * (now - self._last)), now


def measured(project: Project, runs: int) -> dict[str, float]:
    """All figures of one number of runs."""
    session = Session()
    begun = time.perf_counter()
    finish(load_summaries(project))
    first = 1000 * (time.perf_counter() - begun)
    page = RunsPage(session)
    page.resize(1280, 690)
    session.set_project(project, project.spec)
    while session.jobs.jobs or session.loading:
        QApplication.processEvents()
    beat = Beat()
    opening = took(page.show, lambda: page.model.rowCount() == runs)
    while page.desk.names is None:
        wait()
    held = beat.longest
    filters = [_filtered(page, text) for text in CONDITIONS]
    header = page.view.horizontalHeader()
    place = QPointF(header.sectionViewportPosition(page.model.columns.index("val_loss")) + 20, 8)
    sorting = took(lambda: _click(header.viewport(), place), lambda: True)
    scrolling = [took(lambda: _wheel(page.view.viewport()), lambda: True) for _ in range(TURNS)]
    session.jobs.stop_all(10)
    page.close()
    return {
        "first_reading": first,
        "opening": opening,
        "held_while_opening": held,
        "filter": max(filters),
        "sort": sorting,
        "scroll_median": sorted(scrolling)[TURNS // 2],
        "scroll_longest": max(scrolling),
    }


def _filtered(page: RunsPage, text: str) -> float:
    """From the moment when typing has paused."""
    found = []
    page.filter.found.connect(lambda _test: found.append(text))

    def act() -> None:
        page.filter.edit.setText(text)
        page.filter.edit.returnPressed.emit()

    return took(act, lambda: bool(found))


def _click(widget: object, place: QPointF) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QMouseEvent(kind, place, place, button, button, none))


def _wheel(widget: object) -> None:
    place, turn, none = QPointF(200, 100), QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, place, QPoint(), turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, nargs="+", default=[10, 100, 1000, 10_000])
    counts = parser.parse_args().runs
    app = QApplication([])
    Theme(app).apply("light")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_HOME"] = str(Path(folder) / "home")
        for runs in counts:
            found = measured(made(Path(folder) / f"project{runs}", runs), runs)
            line = {"runs": runs, **{name: round(value, 1) for name, value in found.items()}}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
