"""The demo: the real window driven through the whole job on a sample, leaving pictures, the run and its files."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.app import make_application
from workbench.gui.session.session import Session
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.style.theme import Mode, Theme
from workbench.gui.style.translation import Language, install

Condition = Callable[[], bool]
Script = Iterator[Condition]
SAMPLE = "airline_passengers"
POLL_MS = 30
SETTLE_MS = 400
PATIENCE_SECONDS = 300
LEFT = Qt.MouseButton.LeftButton


def run_demo(folder: Path) -> int:
    """Do the whole job on a sample, write everything into `folder`, say where, and give the exit status."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = make_application(sys.argv[:1])
        stage = Stage(app, folder)
        status = stage.play(whole_job(stage, folder))
    if status == 0:
        sys.stdout.write(f"The demo is done. Screenshots, the project with its run and the exported model: {folder}\n")
    return status


class Stage:
    """A window, and hands that click, drag and take pictures while its event loop runs."""

    def __init__(self, app: QApplication, pictures: Path, *, mode: Mode = "light", language: Language = "en") -> None:
        self._app = app
        self._pictures = pictures
        self._waiting: Condition = lambda: True
        self._since = QElapsedTimer()
        self.theme = Theme(app)
        self.theme.apply(mode)
        install(app, language)
        self.session = Session()
        self.window = MainWindow(self.session, self.theme)
        self.window.resize(1366, 768)
        self.window.show()

    def play(self, script: Script) -> int:
        """Run a script to its end: it yields what to wait for. Status 1 where that never comes."""
        timer = QTimer(self.window, interval=POLL_MS)
        timer.timeout.connect(lambda: self._advance(script))
        self._since.start()
        timer.start()
        status = self._app.exec()
        timer.stop()
        self.window.close_for_good()
        return status

    def settle(self) -> Condition:
        """Waits until nothing is in hand and the last changes are painted."""
        quiet, asked = QElapsedTimer(), QElapsedTimer()
        quiet.start()
        asked.start()

        def settled() -> bool:
            busy = asked.restart() > 2 * POLL_MS  # the loop had much to do: what that changed is not painted yet
            if busy or self.session.jobs.jobs or self.session.loading:
                quiet.restart()
            return quiet.elapsed() > SETTLE_MS

        return settled

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, widget.rect().center())

    def go(self, page: str) -> Condition:
        """Show a page by its button on the rail."""
        self.click(self.window.rail_button(page))
        return self.settle()

    def drag_block(self, name: str, gap: int) -> None:
        """Drag a block from the Model page's palette onto a wire."""
        page: Any = self.window.page("model")
        entry, canvas = page.palette_view.entries[name], page.canvas
        wire = canvas.viewport().mapToGlobal(canvas.mapFromScene(canvas.chain.gap_center(gap)))
        target = entry.mapFromGlobal(wire)
        QTest.mousePress(entry, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, 10))
        QTest.mouseMove(entry, QPoint(90, 30))
        QTest.mouseMove(entry, target)
        QTest.mouseRelease(entry, LEFT, Qt.KeyboardModifier.NoModifier, target)

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        self.window.grab().save(str(self._pictures / f"{name}.png"))

    def _advance(self, script: Script) -> None:
        if not self._waiting():
            if self._since.elapsed() > PATIENCE_SECONDS * 1000:
                sys.stderr.write("The demo waited too long for a step and ends here.\n")
                self._app.exit(1)
            return
        self._since.restart()
        try:
            following = next(script, None)
        except Exception:
            self._app.exit(1)
            raise
        if following is None:
            self._app.exit(0)
            return
        self._waiting = following


def whole_job(stage: Stage, folder: Path) -> Script:
    """From a click on a sample to verified files, with a picture of each step."""
    window, session = stage.window, stage.session
    window.prepare_pages()
    yield stage.settle()
    stage.picture("1-welcome")
    cards = window.welcome.sample_cards()
    stage.click(next(card for card in cards if card.sample.name == SAMPLE))
    yield lambda: session.data.loaded is not None
    yield stage.settle()
    stage.picture("2-data")
    yield stage.go("model")
    stage.drag_block("Dropout", 1)
    yield stage.settle()
    stage.picture("3-model")
    yield stage.go("train")
    train: Any = window.page("train")
    stage.click(train.start_button)
    yield lambda: train.desk.live.epoch >= 10
    stage.picture("4-training")
    yield lambda: train.desk.live.phase == "finished"
    yield stage.settle()
    stage.picture("5-trained")
    yield stage.go("results")
    stage.picture("6-results")
    window.documents.save_as(_free(folder, "project"))
    yield stage.settle()
    yield stage.go("export")
    export: Any = window.page("export")
    export.folder_edit.setText(str(_free(folder, "model")))
    stage.click(export.export_button)
    yield lambda: export.report_card.report is not None
    yield stage.settle()
    stage.picture("7-exported")


def _free(folder: Path, name: str) -> Path:
    """A path in the folder that nothing has yet."""
    numbers = (folder / (name if n == 1 else f"{name}-{n}") for n in range(1, 10_000))
    return next(path for path in numbers if not path.exists())
