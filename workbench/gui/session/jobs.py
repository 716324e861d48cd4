"""Job: a core iterator run on a background thread, its events relayed to the window at the screen's rate."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from workbench.errors import WorkbenchError

log = logging.getLogger(__name__)
RELAY_MS = 16
Start = Callable[[], Generator[Any, None, Any]]


class Job(QObject):
    """One long task. All signals arrive on the thread that made the job, in the order of the events.

    `progressed` carries every event the iterator yields, `finished` its return value, `failed` a WorkbenchError or,
    for a bug, any other exception; `stopped` follows a stop. Exactly one of the last three is emitted, then `ended`.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    _arrived = Signal()

    def __init__(self, title: str, start: Start, parent: QObject | None = None, *, trains: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.trains = trains
        self._start = start
        self._events: deque[tuple[str, Any]] = deque()
        self._going = threading.Event()
        self._going.set()
        self._stopping = False
        self._announced = False
        self._timer = QTimer(self, singleShot=True, interval=RELAY_MS)
        self._timer.timeout.connect(self._relay)
        self._arrived.connect(self._timer.start, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=f"job: {title}", daemon=True)

    @property
    def paused(self) -> bool:
        """Whether the job waits for `resume`."""
        return not self._going.is_set()

    @property
    def stopping(self) -> bool:
        """Whether `stop` was asked for."""
        return self._stopping

    def start(self) -> None:
        """Begin on the background thread."""
        self._thread.start()

    def pause(self) -> None:
        """Advance no further until `resume`."""
        self._going.clear()

    def resume(self) -> None:
        """Go on after a pause."""
        self._going.set()

    def stop(self) -> None:
        """Close the iterator at its next event; what it wrote so far stays whole."""
        self._stopping = True
        self._going.set()

    def wait(self, seconds: float) -> bool:
        """Block until the thread has ended, at most so long; only for closing the window."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._drain(self._start())
        except WorkbenchError as error:
            self._post("failed", error)
        except Exception as error:  # a bug in a job must not end the window; it is shown and logged
            log.exception("Job %s failed", self.title)
            self._post("failed", error)

    def _drain(self, work: Generator[Any, None, Any]) -> None:
        while not self._stopping:
            try:
                self._post("progressed", next(work))
            except StopIteration as end:
                self._post("finished", end.value)
                return
            self._going.wait()
        work.close()
        self._post("stopped", None)

    def _post(self, kind: str, value: Any) -> None:
        self._events.append((kind, value))
        if not self._announced:
            self._announced = True
            self._arrived.emit()

    @Slot()
    def _relay(self) -> None:
        self._announced = False
        while self._events:
            kind, value = self._events.popleft()
            if kind != "progressed":
                self._thread.join()  # it has nothing left to do; whoever hears the end may rely on that
                self._start = _nothing
            if kind == "stopped":
                self.stopped.emit()
            else:
                getattr(self, kind).emit(value)
            if kind != "progressed":
                self.ended.emit()


def _nothing() -> Generator[Any, None, None]:
    yield from ()


class JobQueue(QObject):
    """The jobs in hand, kept alive until they end; the status bar and the close button look here."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Jobs that have not ended."""
        return tuple(self._jobs)

    def run(self, title: str, start: Start, *, trains: bool = False) -> Job:
        """Make a job and start it once the caller has connected its signals (at the next turn of the event loop).

        One that `trains` writes into the project from its first moment on: no other takes its place unasked.
        """
        job = Job(title, start, self, trains=trains)
        self._jobs.append(job)
        job.ended.connect(lambda: self._forget(job))
        QTimer.singleShot(0, job, job.start)
        self.started.emit(job)
        return job

    def stop_all(self, seconds: float) -> bool:
        """Stop every job and wait; whether all threads ended in time."""
        for job in self._jobs:
            job.stop()
        return all(job.wait(seconds) for job in tuple(self._jobs))

    def _forget(self, job: Job) -> None:
        # WORKAROUND PySide 6.11: deleteLater on a job whose slots are lambdas that hold it frees it twice once the
        # garbage collector has run. So an ended job, which has let go of its work, stays a child of this queue.
        self._jobs.remove(job)
        self.ended.emit(job)
