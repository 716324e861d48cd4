"""Garbage is collected on the window's thread alone, a little at a time."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from workbench.gui.session.jobs import JobQueue
from workbench.memory import give_back

COLLECT_MS = 100
"""What is made in so long is looked through in some milliseconds, even while modules are imported."""
FULL_EVERY, FULL_EVERY_AT_WORK = 200, 3000
"""Turns after which everything is looked through, in a tenth of a second: after 20 s, or 5 min while jobs run."""
REST = 20
"""Turns without a job before that: what a job leaves is drawn first."""
PORTION = 20_000
"""Objects that were made and are still there: looked through at once, before there are more than take some 30 ms."""
MANY_MODULES = 20


class GarbageTimer(QObject):
    """Collects by a timer only: a cycle that holds a widget must not be taken apart on another thread."""

    def __init__(self, jobs: JobQueue, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._jobs = jobs
        self._turns = self._rested = self._modules = self._grown = 0
        self._timer = QTimer(self, interval=COLLECT_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._turns += 1
        self._rested = 0 if self._jobs.jobs else self._rested + 1
        made = gc.get_count()[0]
        self._grown += made - gc.collect(1)
        if len(sys.modules) >= self._modules + MANY_MODULES:  # such as torch: they stay, and are most of what there is
            self._modules = len(sys.modules)
            gc.freeze()
            self._grown = 0
        elif self._full_is_due():
            gc.collect(2)
            if not self._jobs.jobs:  # a training takes again at every step what it has freed
                give_back()
            self._turns = self._grown = 0

    def _full_is_due(self) -> bool:
        rested = self._turns >= FULL_EVERY and self._rested >= REST
        return rested or self._turns >= FULL_EVERY_AT_WORK or self._grown >= PORTION
