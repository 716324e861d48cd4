"""SearchTab: the place of the search on the Train page; its panel is made when it is first in front."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.search.desk import SearchDesk
from workbench.gui.search.panel import SearchPanel
from workbench.gui.session.session import Session
from workbench.gui.style.turns import rest
from workbench.sentence import Sentence


class SearchTab(QWidget):
    """`desk` works whether the panel is there or not; `shown` asks for a trial's run."""

    shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._obstacle: Sentence | None = None
        self.desk = SearchDesk(session, self)
        self.panel: SearchPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def offer(self, obstacle: Sentence | None) -> None:
        """Say why a search cannot start now; None where it can."""
        self._obstacle = obstacle
        if self.panel is not None:
            self.panel.offer(obstacle)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the panel, in a turn after that in which the tab came to the front."""
        if self.panel is None:
            self._session.turns.add(iter((rest, self._make)), next_=True)
        super().showEvent(event)

    def _make(self) -> None:
        if self.panel is None and isValid(self):
            self.panel = SearchPanel(self._session, self.desk, self)
            self.panel.offer(self._obstacle)
            self.panel.shown.connect(self.shown)
            self.layout().addWidget(self.panel)
