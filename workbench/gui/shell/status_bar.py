"""The status bar: last message, the job in hand with its remaining time and a way to cancel it, device, memory."""

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from workbench.gui.session.activity import Activity, JobStatus
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import L, S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.eliding_button import ElidingButton

SHOW_AFTER_S = 0.5
CANCEL_AFTER_S = 3.0
REFRESH_MS = 500


class LastMessage(ElidingButton):
    """A message on one line, with an ellipsis where it does not fit."""

    def __init__(self) -> None:
        super().__init__(flat=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("row", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys open the log from the menu


class StatusBar(QStatusBar):
    """What the program is doing and where."""

    log_requested = Signal()

    def __init__(self, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._message: Message | None = None
        self._device = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(S, 0, L, 0)
        self.last = LastMessage()
        self.last.clicked.connect(self.log_requested)
        self._job = QLabel()
        self._bar = QProgressBar(textVisible=False, maximumWidth=140)
        self._left = QLabel()
        self._cancel = QToolButton(autoRaise=True)
        self._cancel.setIcon(icon("close-circle-outline", "muted"))
        self._cancel.clicked.connect(self._on_cancel)
        self._device_label = QLabel()
        self._memory = QLabel()
        self.addWidget(self.last, 1)
        for widget in (self._job, self._bar, self._left, self._cancel, self._device_label, self._memory):
            widget.setContentsMargins(S, 0, 0, 0)
            self.addPermanentWidget(widget)
            widget.setVisible(widget in (self._device_label, self._memory))
        self._shown: Job | None = None
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        activity.changed.connect(self.refresh)
        self.retranslate()
        translation.follow(self.retranslate)

    def show_last(self, message: Message) -> None:
        """Keep the newest message in sight after its bar is closed."""
        self._message = message
        self._show_last()

    def forget(self) -> None:
        """Be ready for another experiment: what was said of the one before is in the log."""
        self._message = None
        self._show_last()

    def forget_page(self, page: str) -> None:
        """Say no longer what this page says, which is shown now."""
        if self._message is not None and self._message.page == page:
            self.forget()

    def set_device(self, name: str) -> None:
        """Show the device that training will take."""
        self._device = name
        self._device_label.setText(name)

    def set_memory(self, size: int) -> None:
        """Show the memory in use, in bytes."""
        self._memory.setText(f"{whole(size / 2**20)} MiB" if size else "")

    def refresh(self) -> None:
        """Show how far the current job is."""
        current = self._activity.current()
        age = 0.0 if current is None else time.monotonic() - current[1].started
        if current is None or age < SHOW_AFTER_S:
            self._shown = None
            for widget in (self._job, self._bar, self._left, self._cancel):
                widget.hide()
            return
        job, standing = current
        self._shown = job
        self._job.setText(self._describe(job, standing))
        self._bar.setRange(0, 0 if standing.done is None else 1000)
        self._bar.setValue(0 if standing.done is None else round(standing.done * 1000))
        left = standing.seconds_left
        self._left.setText("" if left is None or age < CANCEL_AFTER_S else self._remaining(left))
        self._job.show()
        self._bar.show()
        self._left.setVisible(bool(self._left.text()))
        self._cancel.setVisible(age >= CANCEL_AFTER_S)
        self._cancel.setEnabled(not job.stopping)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.last.setAccessibleName(self.tr("Last message"))
        self._cancel.setToolTip(self.tr("Cancel this work; what is done so far is kept"))
        self._cancel.setAccessibleName(self.tr("Cancel this work"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._device_label.setToolTip(self.tr("Device that training takes when set to automatic"))
        self._memory.setToolTip(self.tr("Memory in use"))
        self._show_last()
        self.refresh()

    def _show_last(self) -> None:
        text = self.tr("Ready") if self._message is None else shown(self._message.text)
        self.last.setText(text.replace("&", "&&"))
        hint = self.tr("Last message; click to open the log")
        self.last.setToolTip(plain_tip(hint if self._message is None else f"{text}\n\n{hint}"))
        self.last.setAccessibleDescription(text)

    def _describe(self, job: Job, standing: JobStatus) -> str:
        if job.stopping:
            return self.tr("Stopping…")
        if standing.training and standing.epochs:
            text = (
                self.tr("Paused in epoch {epoch} of {epochs}") if job.paused else self.tr("Epoch {epoch} of {epochs}")
            )
            return text.replace("{epoch}", str(standing.epoch)).replace("{epochs}", str(standing.epochs))
        doing = shown(standing.message) if standing.message else job.title
        return self.tr("Paused: {doing}").replace("{doing}", doing) if job.paused else doing

    def _remaining(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{count} s left").replace("{count}", str(max(1, round(seconds))))
        return self.tr("{count} min left").replace("{count}", str(round(seconds / 60)))

    def _on_cancel(self) -> None:
        if self._shown is not None:
            self._shown.stop()
            self.refresh()
