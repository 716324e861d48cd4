import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from workbench.gui.training.page import TrainPage
from workbench.space import Parameter, SearchSpec

EPOCHS = Parameter(key="training.epochs", choices=("1", "2"))
RATE = Parameter(key="training.learning_rate", low=1e-3, high=1e-1, log=True)


@pytest.fixture
def right_click():
    """Gives the menu that a right click opens."""

    def click(widget) -> QMenu:
        place = widget.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        return QApplication.activePopupWidget()

    return click


@pytest.fixture
def choose(qtbot):
    """Click an entry of a menu; gives the dialog that it opens."""

    def click(menu, text: str):
        entry = next(action for action in menu.actions() if action.text() == text)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        return QApplication.activeModalWidget()

    return click


@pytest.fixture
def searched(open_sample):
    """A sample in a project, to be searched over two settings."""

    def open_(**how: object):
        session = open_sample(epochs=1)
        search = SearchSpec.model_validate({"parameters": (RATE, EPOCHS), "trials": 3, "pruner": "none", **how})
        session.edit("Search", session.spec.model_copy(update={"search": search}))
        return session

    return open_


@pytest.fixture
def show_search(qtbot):
    """The search of a session on the Train page on the screen."""

    def show(session) -> TrainPage:
        page = TrainPage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        page.tabs.setCurrentWidget(page.search)
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: page.search.panel is not None and not session.jobs.jobs)
        return page

    return show
