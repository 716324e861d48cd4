"""Backtests in the window: by click the same as by command; stopped and started again; told on another visit."""

import pytest
from PySide6.QtCore import Qt

from workbench.backtest import trial
from workbench.backtest.table import Backtest, load_backtest
from workbench.backtest.trial import backtest
from workbench.evaluation.rivals import table
from workbench.models.calibration import Calibration
from workbench.progress import finish

Left = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def two_rivals(monkeypatch):
    monkeypatch.setattr(table, "RIVALS", {name: table.RIVALS[name] for name in ("last_value", "ridge")})


def shown(qtbot, page):
    """The tab, brought up as a menu would."""
    page.backtest_action.trigger()
    view = page.widgets["backtest"]
    qtbot.waitUntil(view.isVisible)
    return view


def test_a_click_finds_what_the_command_finds(qtbot, open_sample, train_run, show_page):
    session = open_sample(epochs=1)
    run = train_run(session)
    view = shown(qtbot, show_page(session))
    assert "One test part is one draw of luck" in view.text.text()
    view.origins.selectAll()
    qtbot.keyClicks(view.origins, "2\t")

    qtbot.mouseClick(view.button, Left)
    qtbot.waitUntil(lambda: view.found is not None and view.found.complete and not session.jobs.jobs)

    clicked = view.found
    session.project.run(run).file("backtest.json").unlink()
    assert finish(backtest(session.project, session.project.run(run), origins=2)) == clicked
    assert view.means.texts()[0][0].count("±") == 1 and view.each.rowCount() == 2
    assert view.means.verticalHeaderItem(0).text() == "Model" and "1 of 2" not in view.button.text()


def test_what_was_stopped_is_told_and_goes_on(qtbot, open_sample, train_run, show_page):
    session = open_sample(epochs=1)
    run = session.project.run(train_run(session))
    work = backtest(session.project, run, origins=3)
    next(progress for progress in work if load_backtest(run.folder) and progress.done < 1)
    work.close()
    view = shown(qtbot, show_page(session))
    qtbot.waitUntil(lambda: "of 3 are judged. Start it again" in view.text.text())
    assert (view.origins.value(), view.button.text()) == (3, "Backtest")

    qtbot.mouseClick(view.button, Left)
    assert view.button.text() == "Stop" and not view.origins.isEnabled()

    qtbot.waitUntil(lambda: view.found.complete and not session.jobs.jobs)
    assert "Trained once, before the first of 3 origins." in view.text.text()


def test_a_run_that_is_calibrated_by_its_folds_is_judged_again(qtbot, open_sample, train_run, show_page, monkeypatch):
    session = open_sample(epochs=1)
    train_run(session)
    page = show_page(session)
    view = shown(qtbot, page)
    qtbot.waitUntil(lambda: not session.jobs.jobs)

    def calibrating(_project, run, **_settings):
        yield from ()
        run.save_calibration(Calibration(temperature=2.0, examples=40))
        return Backtest(key="", task="forecast", origins=2, refit=False, rolling=True, season=1)

    monkeypatch.setattr(trial, "backtest", calibrating)
    qtbot.mouseClick(view.button, Left)

    qtbot.waitUntil(lambda: page.judged is not None and page.judged.evaluation.case.calibration.temperature == 2)


def test_too_many_origins_are_told_beside_the_button(qtbot, open_sample, train_run, show_page):
    session = open_sample(epochs=1)
    train_run(session)
    view = shown(qtbot, show_page(session))
    view.origins.setValue(100)
    said = []
    session.message.connect(lambda message: said.append(str(message)))

    qtbot.mouseClick(view.button, Left)

    qtbot.waitUntil(lambda: not session.jobs.jobs)
    qtbot.waitUntil(lambda: bool(said))
    assert view.button.isEnabled() and view.found is None
