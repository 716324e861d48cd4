"""A Model page on the screen, with and without data behind it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication

from workbench.data.dataset import DataFacts
from workbench.gui.models.page import ModelPage
from workbench.gui.session.data_state import DataState

FACTS = DataFacts(
    task="forecast",
    inputs=("OT", "HUFL"),
    targets=("OT",),
    classes=(),
    context=96,
    horizon=24,
    missing_mask=False,
    season=24,
)


@pytest.fixture
def give_data(session):
    """Let the session have loaded data with other facts."""

    def give(**changes) -> None:
        loaded = SimpleNamespace(facts=replace(FACTS, **changes), split=SimpleNamespace(train=range(5000)))
        session.data = DataState(loaded=loaded)
        session.data_changed.emit(session.data)

    return give


@pytest.fixture
def page(qtbot, session, give_data):
    page = ModelPage(session)
    qtbot.addWidget(page)
    page.resize(1290, 700)
    page.show()
    qtbot.waitExposed(page)
    give_data()
    return page


@pytest.fixture
def clipboard(qapp):
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def names(session):
    """The layers' names in order."""
    return lambda: [getattr(layer, "cell", layer.kind) for layer in session.spec.model.layers]
