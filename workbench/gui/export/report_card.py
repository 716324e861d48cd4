"""ReportCard: how an export goes, what it wrote, how it was checked, and how to run it."""

import shlex
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.export.further import FURTHER
from workbench.export.report import TOLERANCE, ExportReport
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import Tone, icon
from workbench.gui.style.numbers import number
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, heading
from workbench.gui.widgets.number_table import NumberTable
from workbench.progress import Progress
from workbench.sentence import Sentence

FILE_NAMES = {
    **{"onnx": "model.onnx", "torch": "model.safetensors", "stream": "model_stream.onnx"},
    **{name: next(iter(each.files)) for name, each in FURTHER.items()},
}


class ReportCard(Card):
    """Idle, working, done or failed; always in words."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._state = "idle"
        self._sentence: Sentence | None = None
        self._arguments = ""
        self.report: ExportReport | None = None
        self._sign, self.text = QLabel(), QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar(textVisible=False)
        self.cancel_button = QPushButton(icon("close"), "")
        self.cancel_button.clicked.connect(self.cancelled)
        self.checks = NumberTable()
        self.files = QListWidget()
        self.command = QLineEdit(readOnly=True)
        self.copy_button = QPushButton(icon("content-copy"), "")
        self.open_button = QPushButton(icon("folder-open-outline"), "")
        self._titles = {name: heading("") for name in ("checks", "files", "command")}
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self.open_button.clicked.connect(self._on_open)
        self._lay_out()
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self._render)

    @property
    def state(self) -> str:
        """idle, working, stopping, done or failed."""
        return self._state

    def show_idle(self, note: Sentence | None = None) -> None:
        """Wait for an export; `note` says why the last one has no result."""
        self._set("idle", note)

    def show_working(self) -> None:
        """An export begins."""
        self.progress.setValue(0)
        self._set("working", None)

    def show_progress(self, event: Progress) -> None:
        """It has come so far."""
        self.progress.setValue(round(event.done * 1000))
        self._set(self._state, event.message)

    def show_stopping(self) -> None:
        """A cancel was asked for."""
        self._set("stopping", None)

    def show_failure(self, why: Sentence) -> None:
        """It failed, and nothing was left behind."""
        self._set("failed", why)

    def show_report(self, report: ExportReport, files: str) -> None:
        """It is done; `files` are what the exported script is to read and write."""
        self.report, self._arguments = report, files
        self._set("done", None)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("Check and result"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the command"))
        self.open_button.setText(self.tr("Open folder"))
        self._titles["checks"].setText(self.tr("Every file was asked, in a process of its own"))
        self._titles["files"].setText(self.tr("Files"))
        self._titles["command"].setText(self.tr("Let it answer a file of yours"))
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.checks.setAccessibleName(self.tr("Checks of the exported files"))
        self.files.setAccessibleName(self.tr("Exported files"))
        self.command.setAccessibleName(self.tr("Command line that answers a file"))
        self._render()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        line.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.body.addWidget(self.progress)
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.addWidget(self._titles["files"], 1)
        top.addWidget(self.open_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self.command, 1)
        bottom.addWidget(self.copy_button)
        column.addWidget(self._titles["checks"])
        column.addWidget(self.checks, 3)
        column.addLayout(top)
        column.addWidget(self.files, 2)
        column.addWidget(self._titles["command"])
        column.addLayout(bottom)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._result)
        self.body.addWidget(self._stack, 1)

    def _set(self, state: str, said: Sentence | None) -> None:
        self._state, self._sentence = state, said
        self._render()

    def _render(self) -> None:
        glyph, tone, text = self._sign_of()
        said = shown(self._sentence) if self._sentence else ""
        self._sign.setPixmap(icon(glyph, tone).pixmap(24, 24))
        self.text.setText(f"{text} {said}".strip())
        working = self._state in ("working", "stopping")
        self.progress.setVisible(working)
        self.cancel_button.setVisible(working)
        self.cancel_button.setEnabled(self._state == "working")
        self.progress.setRange(0, 1000)
        done = self._state == "done" and self.report is not None
        self._stack.setCurrentIndex(1 if done else 0)
        if done and self.report is not None:
            self._render_report(self.report)

    def _sign_of(self) -> tuple[str, Tone, str]:
        if self._state == "done" and self.report is not None:
            text = self.tr(
                "Exported and verified: the files answer as this program does. Largest difference {difference}, "
                "allowed {tolerance} (in standard deviations of the target, or of a probability)."
            )
            text = text.replace("{difference}", f"{self.report.max_difference:.1e}")
            text = text.replace("{tolerance}", f"{TOLERANCE:.0e}")
            lines = [text, *map(shown, self.report.notes)]
            if self.report.not_streamed:
                reasons = " ".join(map(shown, self.report.not_streamed))
                lines.append(self.tr("Without model_stream.onnx. {reasons}").format(reasons=reasons))
            return "check-decagram-outline", "success", "\n".join(lines)
        if self._state == "failed":
            return "alert-circle-outline", "error", self.tr("Nothing was exported.")
        if self._state == "stopping":
            return "timer-sand", "muted", self.tr("Cancelling; nothing is left behind")
        if self._state == "working":
            return "timer-sand", "accent_text", ""
        text = self.tr(
            "Before the folder is written, each exported file answers real examples in a process of its own, at "
            "several batch sizes and lengths, and its answers are compared with this program's."
        )
        return "shield-check-outline", "muted", "" if self._sentence else text

    def _render_report(self, report: ExportReport) -> None:
        columns = [self.tr("Batch"), self.tr("Length"), self.tr("Difference"), self.tr("Result")]
        cells = []
        for check in report.checked:
            good = check.difference <= TOLERANCE
            result = self.tr("✓ agrees") if good else self.tr("✗ differs")
            cells.append([number(check.batch), number(check.length), f"{check.difference:.1e}", result])
        self.checks.set_content(columns, [FILE_NAMES[check.file] for check in report.checked], cells)
        self.checks.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.files.clear()
        self.files.addItems([Path(name).name for name in report.files])
        for index, name in enumerate(report.files):
            self.files.item(index).setToolTip(plain_tip(name))
        scripts = [name for name in report.files if Path(name).name.startswith("predict")]
        script = shlex.quote(scripts[-1]) if scripts else ""
        self.command.setText(f"python {script} {self._arguments}")
        self.command.setCursorPosition(0)

    def _on_open(self) -> None:
        if self.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.report.files[0]).parent)))
