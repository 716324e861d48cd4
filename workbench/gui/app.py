"""The window's start: application, language, theme, crash reports; heavy imports wait until it is on screen."""

import gc
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.gui import settings, translation
from workbench.gui.crash import CrashReporter, show_crashes
from workbench.gui.main_window import MainWindow
from workbench.gui.session import Session
from workbench.gui.theme import Mode, Theme
from workbench.paths import resources
from workbench.progress import Progress
from workbench.sentence import sentence

COLLECT_MS = 1000
FULL_COLLECTION_EVERY = 20
MEMORY_MS = 2000


def run(argv: list[str]) -> int:
    """Open the window with the projects or data files named in `argv`, and stay until it closes."""
    app = make_application(sys.argv[:1])
    reporter = CrashReporter()
    reporter.install(settings.log_file())
    theme = Theme(app)
    theme.apply(_mode())
    translation.install(app, translation.language_of(str(settings.settings().value("language", ""))))
    session = Session()
    window = MainWindow(session, theme)
    reporter.user_error.connect(session.tell_error)
    show_crashes(reporter, settings.log_file(), window)
    _collect_on_this_thread(app)
    window.show()
    paths = [Path(name).absolute() for name in argv]
    QTimer.singleShot(0, window, lambda: window.prepare_pages(lambda: _when_ready(window, paths)))
    return app.exec()


def make_application(argv: list[str]) -> QApplication:
    """The application with its name, icon and style."""
    QApplication.setApplicationName("sequence-workbench")
    QApplication.setApplicationDisplayName("Sequence Workbench")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("sequence-workbench")
    app = QApplication(argv)
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "workbench.svg")))
    return app


def warm_up() -> Generator[Progress, None, tuple[Any, Any]]:
    """Import what every later step needs; gives the torch.device that training will take, and all that were found."""
    yield Progress(done=0.0, message=sentence("Loading PyTorch"))
    from workbench.training.device import choose_device
    from workbench.training.presence import devices

    device, found = choose_device("auto"), devices()
    yield Progress(done=0.7, message=sentence("Loading PyTorch"))
    import pandas  # noqa: F401

    import workbench.runs.project  # noqa: F401

    gc.freeze()
    return device, found


def _when_ready(window: MainWindow, paths: list[Path]) -> None:
    job = window.session.jobs.run(QCoreApplication.translate("App", "Loading PyTorch"), warm_up)
    job.finished.connect(lambda found: _show_device(window, *found))
    job.failed.connect(window.session.tell_error)
    if paths:
        window.open_paths(paths)


def _show_device(window: MainWindow, device: Any, found: Any) -> None:
    from workbench.training.device import memory_in_use

    window.session.set_devices(found)
    titles = {each.name: each.title for each in found}
    window.status.set_device(titles.get(device.type) or device.type.upper())
    timer = QTimer(window, interval=MEMORY_MS)
    timer.timeout.connect(lambda: window.status.set_memory(memory_in_use(device)))
    timer.start()


def _collect_on_this_thread(app: QApplication) -> None:
    """Collect garbage by a timer only: a cycle that holds a widget must not be taken apart on another thread."""
    gc.disable()
    timer = QTimer(app, interval=COLLECT_MS)
    turns = iter(range(sys.maxsize))
    timer.timeout.connect(lambda: gc.collect(2 if next(turns) % FULL_COLLECTION_EVERY == 0 else 1))
    timer.start()


def _mode() -> Mode:
    stored = str(settings.settings().value("theme", "system"))
    return next((mode for mode in ("system", "light", "dark") if mode == stored), "system")
