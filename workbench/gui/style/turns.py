"""Turns: long work of the window's own thread in short steps, between which it answers."""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGraphicsView, QWidget
from shiboken6 import isValid

Step = Callable[[], object]
BUDGET_S = 0.01
"""What steps may take together in one turn of the event loop; a longer one has a turn for itself."""
FRAME_MS = 16
MOST_PUT_OFF = 3
"""Turns that long work waits for a calm one at most."""


def rest() -> None:
    """A step that does nothing: what was changed is painted before the next one is taken."""


def at_once(steps: Iterable[Step]) -> None:
    """Take all steps now."""
    for step in steps:
        step()


def unpainted(window: QWidget, steps: Iterable[Step]) -> Iterator[Step]:
    """Steps after which a window is painted once, its pictures, which take longest, one after the other."""
    pictures = [view for view in window.findChildren(QGraphicsView) if view.isVisible()]
    held = (window, *pictures)
    for widget in held:
        widget.setUpdatesEnabled(False)
    try:
        yield from steps
        yield from _painting(held)
    finally:
        for widget in held:
            _paint(widget)


def pictures_apart(page: QWidget) -> Iterator[Step]:
    """Hold the pictures of a page that is about to be shown, as they take longest to paint; steps that paint each."""
    pictures = [view for view in page.findChildren(QGraphicsView) if view.isVisibleTo(page)]
    for picture in pictures:
        picture.setUpdatesEnabled(False)
    return _painting(pictures)


def _painting(held: Iterable[QWidget]) -> Iterator[Step]:
    """Steps that paint what was held, one after the other."""
    for widget in held:
        yield partial(_paint, widget)
        yield rest


def _paint(widget: QWidget) -> None:
    if isValid(widget):
        widget.setUpdatesEnabled(True)


class OwnTurn(QObject):
    """Calls for long work in a turn of the event loop of its own, not in one in which events or painting took long.

    Two that come at the same time would else hold the window up as long as both together.
    """

    def __init__(self, call: Step, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._worked: float | None = None
        self._put_off = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_turn)

    @property
    def waiting(self) -> bool:
        """Whether it will call."""
        return self._timer.isActive()

    def start(self, ms: int = 0) -> None:
        """Call after so many milliseconds; what was put off by then waits no longer."""
        self._worked, self._put_off = None, 0
        self._timer.start(ms)

    def stop(self) -> None:
        """Call no more."""
        self._timer.stop()

    def _on_turn(self) -> None:
        """Look from one turn to the next how long this thread has worked, by its own processor time."""
        before, self._worked = self._worked, time.thread_time()
        if self._put_off < MOST_PUT_OFF and (before is None or self._worked - before > BUDGET_S):
            self._put_off += 1
            self._timer.start(0)
            return
        self._put_off = 0
        try:
            self._call()
        finally:
            self._worked = time.thread_time()


class Turns(QObject):
    """Goes through what it is given, one thing after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Iterator[Step], Step | None]] = []
        self._turn = OwnTurn(self._take, self)

    @property
    def busy(self) -> bool:
        """Whether there are steps to come."""
        return bool(self._waiting)

    def add(self, steps: Iterator[Step], then: Step | None = None, *, next_: bool = False) -> None:
        """Take these steps when all before them are taken, or next where people wait for them; then call `then`."""
        self._waiting.insert(0 if next_ else len(self._waiting), (steps, then))
        if not self._turn.waiting:
            self._turn.start()

    def _take(self) -> None:
        until, step = time.perf_counter() + BUDGET_S, None
        try:
            while self._waiting:
                step = self._advance()
                if step is rest or time.perf_counter() >= until:
                    break
        finally:  # a step that failed is told by who turns the event loop, and keeps no other from its turn
            if self._waiting:
                self._turn.start(FRAME_MS if step is rest else 0)
            else:
                self._turn.stop()

    def _advance(self) -> Step | None:
        """Take the next step, or call what follows the last one."""
        steps, then = self._waiting[0]
        step = next(steps, None)
        if step is None:
            self._waiting.remove((steps, then))
        if taken := step or then:
            taken()
        return step
