"""The pages of the window, one above the other: each imported and made when it is first asked for."""

import importlib
from collections.abc import Callable

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


class PageStack(QStackedWidget):
    """Makes pages by name."""

    made = Signal(str, QWidget)
    """A page has been made."""

    def __init__(self, session: Session, welcome: QWidget) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, QWidget] = {"welcome": welcome}
        self.addWidget(welcome)

    def page(self, name: str) -> QWidget:
        """A page by name; made when it is first asked for."""
        if name not in self._pages:
            module, kind = PAGE_CLASSES[name]
            page: QWidget = getattr(importlib.import_module(module), kind)(self._session)
            self._pages[name] = page
            self.addWidget(page)
            self.made.emit(name, page)
        return self._pages[name]

    def prepare(self, then: Callable[[], None] | None = None) -> None:
        """Import and make the pages one by one between events, so that the window answers meanwhile."""
        missing = next((name for name in PAGE_NAMES if name not in self._pages), None)
        if missing is None:
            if then is not None:
                then()
            return
        importlib.import_module(PAGE_CLASSES[missing][0])

        def make() -> None:
            self.page(missing)
            QTimer.singleShot(0, self, lambda: self.prepare(then))

        QTimer.singleShot(0, self, make)
