import pytest

from workbench.gui.export.page import ExportPage


@pytest.fixture
def show_page(qtbot, open_sample, train_run):
    """An Export page on the screen, for a run of two epochs."""

    def show() -> tuple[ExportPage, object]:
        session = open_sample()
        train_run(session)
        page = ExportPage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)
        return page, session

    return show
