"""The pages of the window, one above the other: each made when it is first asked for, all once data are opened."""

import importlib
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.gui.session.session import Session
from workbench.gui.shell.actions import PAGE_NAMES

PAGE_CLASSES = {
    "data": ("workbench.gui.data.page", "DataPage"),
    "model": ("workbench.gui.models.page", "ModelPage"),
    "train": ("workbench.gui.training.page", "TrainPage"),
    "results": ("workbench.gui.evaluation.page", "ResultsPage"),
    "export": ("workbench.gui.export.page", "ExportPage"),
}
"""Imported after the first paint: pages need pyqtgraph, which the first picture of the window does not."""
Then = Callable[[], object]


class PageStack(QStackedWidget):
    """Makes pages by name."""

    made = Signal(str, QWidget)
    """A page has been made."""

    def __init__(self, session: Session, welcome: QWidget) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, QWidget] = {"welcome": welcome}
        self.addWidget(welcome)
        for begins in (session.opening_changed, session.loading_changed):
            begins.connect(lambda begun: self.prepare() if begun else None)

    def page(self, name: str) -> QWidget:
        """A page by name; made when it is first asked for."""
        if name not in self._pages:
            module, kind = PAGE_CLASSES[name]
            page: QWidget = getattr(importlib.import_module(module), kind)(self._session)
            self._pages[name] = page
            self.addWidget(page)
            self.made.emit(name, page)
        return self._pages[name]

    def load(self, then: Then) -> None:
        """Import the pages' modules one by one between events, so that the window answers meanwhile."""
        self._in_turns([partial(importlib.import_module, module) for module, _ in PAGE_CLASSES.values()], then)

    def prepare(self) -> None:
        """Make the pages that are missing one by one between events."""
        self._in_turns([partial(self.page, name) for name in PAGE_NAMES])

    def _in_turns(self, steps: Sequence[Callable[[], object]], then: Then | None = None) -> None:
        def turn() -> None:
            steps[0]()
            self._in_turns(steps[1:], then)

        if steps:
            QTimer.singleShot(0, self, turn)
        elif then is not None:
            then()
