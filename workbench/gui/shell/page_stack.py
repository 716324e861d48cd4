"""The pages of the window, one above the other: each made when it is first asked for, all once data are opened."""

import gc
import importlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from workbench.gui.session.session import Session
from workbench.gui.shell.actions import PAGE_NAMES
from workbench.gui.style.turns import Turns
from workbench.gui.widgets.catch_up import CatchUp

PAGE_CLASSES = {
    "data": ("workbench.gui.data.page", "DataPage"),
    "model": ("workbench.gui.models.page", "ModelPage"),
    "train": ("workbench.gui.training.page", "TrainPage"),
    "runs": ("workbench.gui.comparison.page", "RunsPage"),
    "results": ("workbench.gui.evaluation.page", "ResultsPage"),
    "inside": ("workbench.gui.insight.page", "InsidePage"),
    "use": ("workbench.gui.answering.page", "UsePage"),
    "export": ("workbench.gui.export.page", "ExportPage"),
}
"""Imported after the first paint: pages need pyqtgraph, which the first picture of the window does not."""
PARTS = ("PySide6.QtSvg", "PySide6.QtTest", "pyqtgraph", "workbench.gui.plots.plot", "workbench.gui.data.side")
"""Imported before the first page, which would take too long with all of them."""
Then = Callable[[], object]


class PageStack(QStackedWidget):
    """Makes pages by name."""

    made = Signal(str, QWidget)
    """A page has been made."""

    def __init__(
        self, session: Session, welcome: QWidget, turns: Turns, dressing: Callable[[QWidget], Iterator[None]]
    ) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, QWidget] = {"welcome": welcome}
        self._begun: dict[str, Any] = {}
        self._turns = turns
        self._dressing = dressing
        self._preparing = False
        self.addWidget(welcome)
        for begins in (session.opening_changed, session.loading_changed):
            begins.connect(lambda begun: self.prepare_all() if begun else None)

    def page(self, name: str) -> QWidget:
        """A page by name; made now where it is not there yet."""
        while name not in self._pages:
            self._advance(name)
        return self._pages[name]

    def ready(self, name: str) -> bool:
        """Whether a page is made, and drawn as things are now."""
        return name in self._pages and not any(part.due for part in self._behind(name))

    def load(self, then: Then) -> None:
        """Import the pages' modules one by one between events, so that the window answers meanwhile."""
        modules = (*PARTS, *(module for module, _ in PAGE_CLASSES.values()))
        self._turns.add(iter([partial(importlib.import_module, module) for module in modules]), then)

    def prepare_all(self) -> None:
        """Make all pages that are missing in steps between events."""
        if not self._preparing and len(self._pages) <= len(PAGE_NAMES):
            self._preparing = True
            self._turns.add(partial(self._advance, name) for name in PAGE_NAMES for _ in self._steps_of(name))

    def prepare(self, name: str, then: Then) -> None:
        """Make a page that somebody waits for, and draw what has changed since it was last in sight."""
        making = (partial(self._advance, name) for _ in self._steps_of(name))
        drawing = (step for part in self._behind(name) for step in part.steps())
        self._turns.add(chain(making, drawing), lambda: then() if isValid(self) else None, next_=True)

    def _behind(self, name: str) -> Iterator[CatchUp]:
        """The parts of a page that would be drawn as it comes to the front."""
        if isValid(self) and name in self._pages:
            page = self._pages[name]
            yield from (part for part in page.findChildren(CatchUp) if part.page is page or part.page.isVisibleTo(page))

    def _steps_of(self, name: str) -> Iterator[None]:
        while isValid(self) and name not in self._pages:  # the session's turns may outlive its window
            yield

    def _advance(self, name: str) -> None:
        """Go one step further with a page."""
        if not isValid(self) or name in self._pages:
            return
        if name not in self._begun:
            module, kind = PAGE_CLASSES[name]
            self._begun[name] = getattr(importlib.import_module(module), kind)(self._session, self, in_steps=True)
            self._begun[name].hide()  # a window that is shown now must not show what is not made yet
        page = self._begun[name]
        if next(page.steps, self) is not self:
            return
        if self.indexOf(page) < 0:
            self.addWidget(page)
            page.steps = chain(self._dressing(page), _polishing(page))
            return
        self._pages[name] = self._begun.pop(name)
        self.made.emit(name, page)
        if len(self._pages) > len(PAGE_NAMES):
            gc.freeze()  # what stays needs no look for garbage, which takes long


def _polishing(page: QWidget) -> Iterator[None]:
    """Style part by part what would be styled all at once when the page is shown for the first time."""
    for part in page.findChildren(QWidget):
        if isValid(part):
            part.ensurePolished()
        yield
