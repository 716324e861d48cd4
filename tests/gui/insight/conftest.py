import pytest

from workbench.gui.insight.page import InsidePage


@pytest.fixture
def show_inside(qtbot):
    """An Inside page on the screen, its run opened and its first question answered."""

    def show(session) -> InsidePage:
        page = InsidePage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)
        return page

    return show
