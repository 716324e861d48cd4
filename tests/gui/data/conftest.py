"""A Data page on the screen."""

import pytest

from workbench.gui.data.page import DataPage


@pytest.fixture
def page(qtbot, session):
    made = DataPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made
