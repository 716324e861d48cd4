"""Followers: methods that are called whenever something in force is another, such as colours or the language."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import QMetaMethod, QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.style.turns import Step, at_once


class _Call(QObject):
    """One method; Qt forgets it with the object it belongs to."""

    called = Signal()

    def __init__(self, method: Callable[[], object]) -> None:
        super().__init__()
        owner = getattr(method, "__self__", None)
        self._owner = weakref.ref(owner) if isinstance(owner, QWidget) else None
        self.called.connect(method)

    @property
    def alive(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.called))

    @property
    def hidden(self) -> bool:
        owner = self._owner() if self._owner is not None else None
        return owner is not None and self.alive and not owner.isVisible()


class Followers:
    """All who follow one thing."""

    def __init__(self) -> None:
        self._calls: list[_Call] = []

    def add(self, method: Callable[[], object]) -> None:
        """Have it called from now on."""
        self._calls.append(_Call(method))

    def steps(self) -> tuple[list[Step], list[Step]]:
        """A step for each that is in sight, and for each that is hidden."""
        self._calls = [call for call in self._calls if call.alive]
        hidden = {call for call in self._calls if call.hidden}
        shown: list[Step] = [call.called.emit for call in self._calls if call not in hidden]
        return shown, [call.called.emit for call in self._calls if call in hidden]

    def call(self) -> None:
        """Call all at once."""
        for steps in self.steps():
            at_once(steps)
