"""Failures that nobody caught: logged, told in a report that can be copied, while the window goes on."""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from workbench import __version__
from workbench.errors import WorkbenchError
from workbench.gui.style.theme import L

log = logging.getLogger("workbench")
_kept: list[Any] = []  # faulthandler writes to a file that must stay open


class CrashReporter(QObject):
    """Takes uncaught exceptions of every thread to the GUI thread: `user_error` for a WorkbenchError, else `bug`."""

    bug = Signal(str)
    user_error = Signal(object)

    def install(self, log_file: Path) -> None:
        """Hook Python, its threads and Qt; write everything to the log file."""
        _log_to(log_file)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_on_qt_message)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, unraisable: Any) -> None:
        if unraisable.exc_value is not None:
            self._on_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, WorkbenchError):
            log.warning("%s", error)
            self.user_error.emit(error)
        elif not isinstance(error, KeyboardInterrupt | SystemExit):
            log.error("Uncaught", exc_info=(kind, error, trace))
            self.bug.emit("".join(traceback.format_exception(kind, error, trace)))


class CrashDialog(QDialog):
    """The report of a failure: it does not block, can be copied, and collects what follows while it is open."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        sentence = self.tr(
            "The program met an error it did not expect and goes on. Save your work. If it happens again, "
            "send this report to the developers; it is also in the log: {file}"
        )
        text = QLabel(sentence.replace("{file}", str(log_file)))
        text.setWordWrap(True)
        self._report = QPlainTextEdit(readOnly=True, minimumHeight=260)
        self._report.setAccessibleName(self.tr("Report"))
        self._report.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report.toPlainText()))
        details = buttons.addButton(self.tr("&Details"), QDialogButtonBox.ButtonRole.ActionRole)
        details.setCheckable(True)
        details.toggled.connect(self._show_details)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, L)
        layout.setSpacing(L)
        layout.addWidget(text)
        layout.addWidget(self._report, 1)
        layout.addWidget(buttons)
        self._report.setPlainText(f"Sequence Workbench {__version__}, Qt {qVersion()}, {platform.platform()}\n")

    def _show_details(self, shown: bool) -> None:
        self._report.setVisible(shown)
        self.adjustSize()

    def add(self, report: str) -> None:
        """Append a traceback."""
        if self._report.blockCount() < 500:
            self._report.appendPlainText(report)


def show_crashes(reporter: CrashReporter, log_file: Path, parent: QWidget) -> Callable[[str], None]:
    """Show a report in one dialog for all failures until it is closed; gives the slot for tests."""
    shown: list[CrashDialog] = []

    def show(report: str) -> None:
        if not shown:
            dialog = CrashDialog(log_file, parent)
            dialog.destroyed.connect(shown.clear)
            shown.append(dialog)
            dialog.show()
        shown[0].add(report)

    reporter.bug.connect(show)
    return show


def _log_to(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    crash_file = path.with_name("crash.log").open("a", encoding="utf-8")
    _kept.append(crash_file)
    faulthandler.enable(crash_file)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    logging.getLogger("qt").log(levels.get(kind, logging.ERROR), "%s %s", context.category or "", text)
