"""A tab of the Results page is one record: it stands where it is registered, and is told of the run that is shown."""

import pytest
from PySide6.QtWidgets import QLabel

from workbench.gui.evaluation.tabs import TABS, ResultsTab


@pytest.fixture
def toy_tab(monkeypatch):
    toy = ResultsTab(
        name="toy",
        title=lambda: "Toy",
        make=lambda parts: QLabel(),
        show=lambda label, judged: label.setText(judged.stored.run if judged else ""),
        fits=lambda asks, horizon: asks.forecasts,
    )
    monkeypatch.setitem(TABS, toy.name, toy)


@pytest.mark.usefixtures("toy_tab")
def test_a_tab_shows_the_runs_that_have_it(open_sample, train_run, show_page):
    session = open_sample()
    run = train_run(session)
    page = show_page(session)
    place = page.tabs.count() - 1

    assert (page.tabs.tabText(place), page.tabs.isTabVisible(place)) == ("Toy", True)
    assert page.widgets["toy"].text() == run


@pytest.mark.usefixtures("toy_tab")
def test_a_run_without_it_hides_the_tab(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    page = show_page(session)

    assert not page.tabs.isTabVisible(page.tabs.count() - 1)


def test_without_its_record_a_tab_is_gone(session, show_page):
    assert show_page(session).tabs.count() == len(TABS) and "toy" not in TABS
