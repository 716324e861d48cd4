"""CatchUp: a page behind another is drawn anew in turns of its own, at the latest as it comes to the front."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.gui.style.turns import Step, Turns, at_once


class CatchUp(QObject):
    """Draws a page once, step by step, however much has changed while it was not in sight."""

    def __init__(self, page: QWidget, turns: Turns, *draw: Step) -> None:
        super().__init__(page)
        self.page, self._turns, self._draw = page, turns, draw
        self._due: list[Step] = []
        page.installEventFilter(self)

    @property
    def due(self) -> bool:
        """Whether something is still to be drawn."""
        return bool(self._due)

    def later(self) -> bool:
        """Whether the page is behind another, and so is drawn later."""
        behind = self.page.window().isVisible() and not self.page.isVisible()
        if behind:
            self._put_off(next_=False)
        return behind

    def draw(self) -> None:
        """Draw all in turns: next where the page is in sight, at once where it is in no window."""
        if not self.page.window().isVisible():
            at_once(self._draw)
        elif not self.later():
            self._put_off(next_=True)

    def _put_off(self, *, next_: bool) -> None:
        begun, self._due = self.due, list(self._draw)
        if next_ or not begun:
            self._turns.add(self.steps(), next_=next_)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw before the page is seen."""
        if event.type() == QEvent.Type.Show:
            at_once(self.steps())
        return super().eventFilter(watched, event)

    def steps(self) -> Iterator[Step]:
        """What is still to be drawn, step by step; whoever takes one takes it from all others."""
        while self._due and isValid(self):  # the session may outlive its pages
            yield self._due.pop(0)
