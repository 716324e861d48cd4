import pytest

from workbench.gui.evaluation.page import ResultsPage


@pytest.fixture
def show_page(qtbot):
    """A Results page on the screen, its run judged."""

    def show(session) -> ResultsPage:
        page = ResultsPage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs and not session.turns.busy)
        return page

    return show
