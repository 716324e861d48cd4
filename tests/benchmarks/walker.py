"""The walker: the real program with hands before it, and what goes wrong meanwhile."""

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from hands import Hands, Heart
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.data.samples import SAMPLES
from workbench.data.tasks import TASKS
from workbench.gui.app import make_application, open_window

ROOT = Path(__file__).parents[2]
SETTLE_MS = 25
LONGEST_WAIT_S, PATIENCE_S = 1.0, 120.0
RATE, CLIPS, LETTERS_OF_TEXT = 4000, 12, 30_000
MATERIALS = ("airline_passengers", "gestures", "sound", "text")
Button = Qt.MouseButton


class Walk:
    """The real program with hands before it; what goes wrong meanwhile is kept."""

    def __init__(self, app: QApplication, folder: Path, seed: int) -> None:
        self._app, self._folder = app, folder
        self.failures: list[str] = []
        self.window = open_window(app, [])
        self.window.resize(1366, 768)
        self.session = self.window.session
        logging.getLogger("workbench").addHandler(Failures(self.failures))
        self.wait(lambda: "workbench.gui.export.page" in sys.modules, 30)
        self.wait(lambda: False, 0.5)
        self.heart = Heart()
        self.hands = Hands(self.window, self.heart, seed)
        self.actions = 0

    @property
    def quiet(self) -> bool:
        """Whether nothing is in hand."""
        return not self.session.jobs.jobs and not self.session.loading and not self.window.turns.busy

    def wait(self, until: Callable[[], bool], seconds: float) -> bool:
        """Let the event loop run, waiting in it for events as it does by itself; whether it came.

        What was given up outside of its turns is taken apart first, which it does not do by itself.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return until()

    def expect(self, what: str, until: Callable[[], bool]) -> None:
        """Wait for what must come."""
        self.heart.beat()
        self.heart.doing = what
        if not self.wait(until, PATIENCE_S):
            raise TimeoutError(what)

    def play(self, actions: int) -> None:
        """Do so much by chance."""
        for _ in range(actions):
            self.heart.beat()
            act = self.hands.act()
            self.heart.doing = f"{self.actions}: {act.__name__}"
            self.heart.name(self.heart.doing, f"{self.actions}: {act()}")
            self.wait(lambda: False, SETTLE_MS / 1000)
            self.heart.doing += ", then " + self.hands.leave_dialogs()
            self.wait(lambda: False, SETTLE_MS / 1000)
            self.actions += 1
            if self.actions % 10 == 0:
                self._stop_training()
                self.wait(lambda: self.quiet, LONGEST_WAIT_S)

    def leave(self) -> None:
        """Begin an empty experiment once nothing is in hand."""
        self._stop_training()
        for _ in range(5):  # one question may follow another
            self.hands.leave_dialogs()
        for job in self.session.jobs.jobs:
            job.stop()
        self.expect("end", lambda: self.quiet)
        self.window.documents.new()
        self.window.show_page("welcome")
        self.expect("new", lambda: self.quiet)

    def train(self, material: str, epochs: int, units: int | None = None) -> None:
        """Open data and train what is proposed for so many epochs, or with layers that are smaller."""
        sample = next((sample for sample in SAMPLES if sample.name == material), None)
        if sample is not None:
            self.window.open_sample(sample)
        else:
            self.window.open_paths([write_material(material, self._folder)])
        self.expect(f"open {material}", lambda: self.session.data.loaded is not None and self.quiet)
        self._shape(epochs, units)
        self.window.show_page("train")
        page: Any = self.window.page("train")
        self.expect(f"prepare {material}", lambda: page.start_button.isEnabled() and self.quiet)
        page.start_button.click()
        self.expect(f"train {material}", lambda: page.desk.live.phase in ("finished", "failed") and self.quiet)

    def look_inside(self) -> float:
        """Open the page Inside; how many seconds until its first picture is there."""
        page: Any = self.window.page("inside")
        page.tabs.setCurrentWidget(page.views["gates"])
        begun = time.perf_counter()
        QTest.mouseClick(self.window.rail_button("inside"), Button.LeftButton)
        self.expect("first picture of Inside", lambda: page.views["gates"].result is not None)
        seconds = time.perf_counter() - begun
        self.expect("look inside", lambda: self.quiet)
        return seconds

    def answer(self) -> None:
        """Answer the run's own data on the page Use, or see why that cannot be: texts are written on elsewhere."""
        page: Any = self.window.page("use")
        QTest.mouseClick(self.window.rail_button("use"), Button.LeftButton)
        textual = TASKS[self.session.spec.data.task].text
        self.expect("answer", lambda: (textual or page.used is not None) and self.quiet)

    def export(self, folder: Path) -> None:
        """Export the run into a folder."""
        page: Any = self.window.page("export")
        QTest.mouseClick(self.window.rail_button("export"), Button.LeftButton)
        page.folder_edit.setText(str(folder))
        self.expect("prepare the export", page.export_button.isEnabled)
        page.export_button.click()
        self.expect("export", lambda: page.report_card.report is not None and self.quiet)

    def _stop_training(self) -> None:
        for job in self.session.jobs.jobs:
            if job.trains:
                job.stop()

    def _shape(self, epochs: int, units: int | None) -> None:
        spec = self.session.spec
        layers = spec.model.layers
        if units is not None:
            small = {"units": units, "depth": 1}
            layers = tuple(each.model_copy(update=small) if each.kind == "recurrent" else each for each in layers)
        few = {"epochs": epochs, "patience": 0, "device": "cpu"}
        model, training = spec.model.model_copy(update={"layers": layers}), spec.training.model_copy(update=few)
        self.session.edit("Short", spec.model_copy(update={"model": model, "training": training}))


class Failures(logging.Handler):
    """Keeps what the program logs as a bug: what nobody caught, and what a job failed with."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self._kept.append(logging.Formatter().format(record) + "\n")


@contextmanager
def walk(seed: int) -> Iterator[Walk]:
    """The program with a home of its own, closed at the end."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_HOME"] = str(Path(folder) / "home")
        walking = Walk(make_application(sys.argv[:1]), Path(folder), seed)
        try:
            yield walking
        finally:
            walking.window.close_for_good()


def write_material(name: str, folder: Path) -> Path:
    """Data of a kind that no sample has: a folder of two pitches, or a text; written once."""
    path = folder / name
    if name == "text":
        path = path.with_suffix(".txt")
        path.write_text((ROOT / "README.md").read_text(encoding="utf-8")[:LETTERS_OF_TEXT], encoding="utf-8")
    elif not path.exists():
        import soundfile

        noise = np.random.default_rng(0)
        for pitch in (200, 1200):
            (path / str(pitch)).mkdir(parents=True)
            for take in range(CLIPS):
                time_T = np.arange(RATE // 4 + 20 * take) / RATE
                samples_T = 0.4 * np.sin(2 * np.pi * pitch * time_T) + 0.02 * noise.normal(size=len(time_T))
                soundfile.write(path / str(pitch) / f"{pitch}_{take}.wav", samples_T, RATE)
    return path
