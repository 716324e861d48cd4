import pytest

from workbench.gui.training.page import TrainPage


@pytest.fixture
def show_page(qtbot):
    """A Train page on the screen."""

    def show(session) -> TrainPage:
        page = TrainPage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs)
        return page

    return show
