"""The window's start: application, language, theme, crash reports; heavy imports wait until data are opened."""

import gc
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.gui.session import settings
from workbench.gui.session.garbage import GarbageTimer
from workbench.gui.session.session import Session
from workbench.gui.shell.crash import CrashReporter, show_crashes
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.style import translation
from workbench.gui.style.theme import Mode, Theme
from workbench.memory import share_arenas
from workbench.paths import resources
from workbench.progress import Progress
from workbench.sentence import sentence

MEMORY_MS = 2000
SWITCH_SECONDS = 0.0005
"""How long a background thread may go on with Python once the window's thread wants to."""


def run(argv: list[str]) -> int:
    """Open the window with the projects or data files named in `argv`, and stay until it closes."""
    app = make_application(sys.argv[:1])
    _window = open_window(app, argv)
    return app.exec()


def open_window(app: QApplication, argv: list[str]) -> MainWindow:
    """The window on the screen; what it needs beyond its first picture is made and read once the event loop runs."""
    reporter = CrashReporter()
    reporter.install(settings.log_file())
    theme = Theme(app)
    theme.apply(_mode())
    translation.install(app, translation.language_of(str(settings.settings().value("language", ""))))
    session = Session()
    window = MainWindow(session, theme)
    reporter.user_error.connect(session.report_error)
    show_crashes(reporter, settings.log_file(), window)
    GarbageTimer(session.jobs, window)
    sys.setswitchinterval(SWITCH_SECONDS)
    window.show()
    paths = [Path(name).absolute() for name in argv]
    _warm_up_once(window)
    QTimer.singleShot(0, window, lambda: window.load_pages(lambda: _when_loaded(window, paths)))
    return window


def make_application(argv: list[str]) -> QApplication:
    """The application with its name, icon and style."""
    share_arenas()
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


def warm_up_training() -> Generator[Progress, None, None]:
    """Import what the first step of a training would."""
    yield Progress(done=0.8, message=sentence("Loading PyTorch"))
    import workbench.insight.gates
    import workbench.models.build
    import workbench.training.trainer  # noqa: F401
    from workbench.machine_code.compiler import has_compiler

    has_compiler()
    gc.freeze()


def _warm_up_once(window: MainWindow) -> None:
    """Begin to load what training needs when the first data are there: an idle window stays small."""
    jobs, title = window.session.jobs, QCoreApplication.translate("App", "Loading PyTorch")

    def begin(_state: object) -> None:
        if not window.session.spec.data.sources:
            return
        window.session.data_changed.disconnect(begin)
        job = jobs.run(title, warm_up)
        job.finished.connect(lambda found: _show_device(window, *found))
        job.finished.connect(lambda _found: jobs.run(title, warm_up_training))
        job.failed.connect(window.session.report_error)

    window.session.data_changed.connect(begin)


def _when_loaded(window: MainWindow, paths: list[Path]) -> None:
    gc.freeze()  # code that stays needs no look for garbage
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


def _mode() -> Mode:
    stored = str(settings.settings().value("theme", "system"))
    return next((mode for mode in ("system", "light", "dark") if mode == stored), "system")
