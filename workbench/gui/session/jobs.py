"""Job: a core iterator run on a background thread, its events relayed to the window at the screen's rate."""

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from typing import Any, Generic, ParamSpec

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from workbench.errors import WorkbenchError, of_file
from workbench.gui.style.turns import BUDGET_S, OwnTurn

log = logging.getLogger(__name__)
RELAY_MS = 16
Start = Callable[[], Generator[Any, None, Any]]
Values = ParamSpec("Values")
_TELLING: "list[Job]" = []
"""The job that tells something now comes last: a listener may turn the event loop, in which another one tells."""


def telling() -> "Job | None":
    """The job that calls its listeners now: one that was replaced may still tell its end."""
    return _TELLING[-1] if _TELLING else None


class JobSignal(Generic[Values]):
    """What a job tells, to all who connected, in their order, on the window's thread.

    As Qt's signals do, it passes over a widget that is gone, and a fault in one listener keeps no other from hearing.
    Unlike them it releases its listeners, and all that they hold, when the job has ended.
    """

    def __init__(self) -> None:
        self._slots: list[Callable[Values, object]] = []

    def connect(self, slot: Callable[Values, object]) -> None:
        """Have it called with what the job tells."""
        self._slots.append(slot)

    def emit(self, *values: Values.args, **named: Values.kwargs) -> None:
        """Call all who connected."""
        for slot in tuple(self._slots):
            receiver = getattr(slot, "__self__", None)
            if isinstance(receiver, QObject) and not isValid(receiver):
                continue
            try:
                slot(*values, **named)
            except Exception:  # noqa: BLE001 - told as one in a slot of Qt's is
                sys.excepthook(*sys.exc_info())

    def release(self) -> None:
        """Forget who connected."""
        self._slots.clear()


class Job:
    """One long task. All that it tells arrives on the thread that made the job, in the order of the events.

    `progressed` carries every event the iterator yields, `finished` its return value, `failed` a WorkbenchError or,
    for a bug, any other exception; `stopped` follows a stop. Exactly one of the last three is emitted, then `ended`.
    """

    def __init__(self, title: str, start: Start, announce: Callable[[], None], *, trains: bool = False) -> None:
        """`announce` is called on the background thread when there are events for `relay`."""
        self.title = title
        self.trains = trains
        self.progressed: JobSignal[[Any]] = JobSignal()
        self.finished: JobSignal[[Any]] = JobSignal()
        self.failed: JobSignal[[Any]] = JobSignal()
        self.stopped: JobSignal[[]] = JobSignal()
        self.ended: JobSignal[[]] = JobSignal()
        self._start = start
        self._announce = announce
        self._events: deque[tuple[str, Any]] = deque()
        self._going = threading.Event()
        self._going.set()
        self._stopping = False
        self._announced = False
        self.told = 0.0
        """When it last told something, by `perf_counter`."""
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
            told = of_file(error) if isinstance(error, OSError) else None
            if told is None:
                log.exception("Job %s failed", self.title)
            self._post("failed", told or error)

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
            self._announce()

    def relay(self, until: float) -> bool:
        """Tell what has happened since, of which nothing is begun after `until` by `perf_counter`; whether all is."""
        self._announced = False
        _TELLING.append(self)
        try:
            while self._events and (now := time.perf_counter()) < until:
                self.told = now
                self._tell(*self._events.popleft())
        finally:
            _TELLING.pop()
        return not self._events

    def _tell(self, kind: str, value: Any) -> None:
        if kind == "progressed":
            self.progressed.emit(value)
            return
        self._thread.join()  # it has nothing left to do; whoever hears the end may rely on that
        self._start = _nothing
        if kind == "stopped":
            self.stopped.emit()
        else:
            (self.failed if kind == "failed" else self.finished).emit(value)
        self.ended.emit()
        self._release()

    def _release(self) -> None:
        """Hold nothing of what those who heard of it hold."""
        for told in (self.progressed, self.finished, self.failed, self.stopped, self.ended):
            told.release()


def _nothing() -> Generator[Any, None, None]:
    yield from ()


class JobQueue(QObject):
    """The jobs in hand, kept alive until they end; the status bar and the close button look here."""

    started = Signal(object)
    ended = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._turn = OwnTurn(self._relay, self)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Jobs that have not ended."""
        return tuple(self._jobs)

    def run(self, title: str, start: Start, *, trains: bool = False) -> Job:
        """Make a job and start it once the caller has connected its signals (at the next turn of the event loop).

        One that `trains` writes into the project from its first moment on: no other takes its place unasked.
        """
        job = Job(title, start, self._arrived.emit, trains=trains)
        self._jobs.append(job)
        job.ended.connect(lambda: self._forget(job))
        QTimer.singleShot(0, self, job.start)
        self.started.emit(job)
        return job

    def stop_all(self, seconds: float) -> bool:
        """Stop every job and wait; whether all threads ended in time."""
        for job in self._jobs:
            job.stop()
        return all(job.wait(seconds) for job in tuple(self._jobs))

    @Slot()
    def _on_arrived(self) -> None:
        """A job that keeps telling must not put off what another told before."""
        if not self._turn.waiting:
            self._turn.start(RELAY_MS)

    def _relay(self) -> None:
        """Tell what fits into a turn, first of whom nothing was told for longest, and the rest in turns to come."""
        until = time.perf_counter() + BUDGET_S
        jobs = sorted(self._jobs, key=lambda job: job.told)
        if not all(job.relay(until) for job in jobs):
            self._turn.start()

    def _forget(self, job: Job) -> None:
        self._jobs.remove(job)
        self.ended.emit(job)
