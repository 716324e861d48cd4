"""CatchUp: a page behind another is drawn anew in a turn of its own, or as it comes to the front."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.gui.style.turns import Turns


class CatchUp(QObject):
    """Draws a page once, however much has changed while it was not in sight."""

    def __init__(self, page: QWidget, turns: Turns, draw: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._turns, self._draw = page, turns, draw
        self._due = False
        page.installEventFilter(self)

    def later(self) -> bool:
        """Whether the page is behind another, and so is drawn later."""
        behind = self._page.window().isVisible() and not self._page.isVisible()
        if behind and not self._due:
            self._due = True
            self._turns.add(iter([self._catch_up]))
        return behind

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw before the page is seen."""
        if event.type() == QEvent.Type.Show:
            self._catch_up()
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        if self._due and isValid(self):  # the session may outlive its pages
            self._due = False
            self._draw()
