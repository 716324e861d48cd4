import shutil

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from workbench.experiment import run_experiment
from workbench.gui.evaluation.page import ResultsPage
from workbench.gui.evaluation.tabs import TABS
from workbench.gui.plots.plot import Plot
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.progress import finish

Left = Qt.MouseButton.LeftButton
LONG = 20_000


def settle(qtbot, session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.jobs and not session.turns.busy, timeout=LONG)


def test_without_a_run_the_page_shows_the_way_to_training(qtbot, show_page):
    session = Session()
    page = show_page(session)

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.empty.button, Left)

    assert asked.args == ["train"]
    assert not page.export_button.isVisible()


def test_a_forecast_gets_a_verdict_numbers_and_a_picture(open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)

    assert page.verdict.headline.text() and page.verdict.sentence.text()
    names = [page.scores.table.verticalHeaderItem(r).text() for r in range(page.scores.table.rowCount())]
    assert names[:2] == ["Model", "Last value"] and "Ridge regression" in names
    assert page.scores.table.horizontalHeaderItem(0).text() == "MAE"
    picture = page.pictures.picture
    assert len(picture.truth) == len(picture.forecast) > 10
    np.testing.assert_allclose(picture.residuals, picture.truth - picture.forecast, rtol=1e-4)


def test_bands_are_drawn_around_a_forecast_until_they_are_switched_off(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)
    qtbot.waitUntil(lambda: page.pictures.picture is not None)
    pictures = page.pictures
    low, high = pictures.picture.bands[0.8]
    wide_low, wide_high = pictures.picture.bands[0.95]
    (line,) = [plot for plot, _ in pictures._dated.values() if plot.isVisible()]

    assert (wide_low <= low).all() and (low < pictures.picture.forecast).all() and (high <= wide_high).all()
    assert {"80 % band", "95 % band, lower end"} <= {curve.name for curve in line.points()}

    qtbot.mouseClick(pictures.bands, Left, pos=QPoint(8, pictures.bands.height() // 2))

    assert [curve.name for curve in line.points()] == ["Truth", "Forecast"] and not pictures._bands


def test_how_often_bands_held_is_told_by_level_and_step(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)
    qtbot.waitUntil(lambda: page.pictures.picture is not None)
    tabs = page.tabs
    (place,) = [index for index in range(tabs.count()) if tabs.tabText(index) == "Bands"]

    qtbot.mouseClick(tabs.tabBar(), Left, pos=tabs.tabBar().tabRect(place).center())

    shown = tabs.widget(place)
    qtbot.waitUntil(lambda: shown.isVisible() and "of the bands of 95 %" in shown.text.text())
    names = [curve.name for curve in shown.covered.points()]
    assert names == ["80 % promised", "80 %", "90 % promised", "90 %", "95 % promised", "95 %"]
    assert [curve.name for curve in shown.widths.points()] == ["80 %", "90 %", "95 %"]


def titles(page) -> list[str]:
    tabs = page.tabs
    return [tabs.tabText(index) for index in range(tabs.count()) if tabs.isTabVisible(index)]


@pytest.mark.parametrize(
    ("sample", "own"),
    [
        ("airline_passengers", ["Forecast", "Residuals", "Bands", "Errors"]),
        ("gestures", ["Confusion matrix", "Reliability", "Errors"]),
    ],
)
def test_before_a_run_is_judged_only_what_its_task_has_is_there_and_says_so(qtbot, open_sample, train_run, sample, own):
    session = open_sample(sample, epochs=1)
    train_run(session)
    judging = []
    session.jobs.started.connect(lambda job: (job.pause(), judging.append(job)) if "Judging" in job.title else None)
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(judging) == 1, timeout=LONG)
    assert page.judged is None

    assert titles(page) == [*own, "Backtest", "Learning curves"]
    for plot in page.tabs.currentWidget().findChildren(Plot):
        shown = plot.hint.isVisible() and not plot.getPlotItem().getAxis("bottom").style["showValues"]
        assert shown or not plot.isVisible()
    for job in judging:
        job.resume()
    settle(qtbot, session)
    assert titles(page) == [*own, "Backtest", "Learning curves"]


def test_dates_stand_on_the_axis_of_a_forecast(open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)

    page = show_page(session)

    plot = next(plot for plot in page.pictures.forecast.findChildren(Plot) if plot.isVisible())
    assert plot.getPlotItem().getAxis("bottom").labelText == "Time"


def test_the_tabs_stay_where_they_are_when_one_is_chosen(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)
    bar = page.tabs.tabBar()
    before = bar.mapToGlobal(bar.rect().topLeft())

    qtbot.mouseClick(bar, Left, pos=bar.tabRect(page.tabs.indexOf(page.widgets["history"])).center())

    assert page.tabs.currentWidget() is page.widgets["history"]
    assert bar.mapToGlobal(bar.rect().topLeft()) == before


def test_the_best_of_each_column_is_ticked(open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)

    columns = list(zip(*page.scores.table.texts(), strict=True))

    compared = [column for column in columns if sum(cell != "–" for cell in column) > 1]  # bands are the model's alone
    assert len(compared) == len(columns) - 4
    assert all(sum(cell.startswith("✓") for cell in column) == 1 for column in compared)


def test_a_click_on_a_metric_sorts_the_model_among_its_rivals(open_sample, train_run, show_page, qtbot):
    session = open_sample()
    train_run(session)
    table = show_page(session).scores.table
    header = table.horizontalHeader()

    def click() -> list[float]:
        middle = QPoint(header.sectionViewportPosition(0) + header.sectionSize(0) // 2, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        return [float(row[0].removeprefix("✓ ")) for row in table.texts()]

    smallest_first, largest_first = click(), click()

    assert smallest_first == sorted(smallest_first)
    assert largest_first == smallest_first[::-1]
    assert table.texts()[-1][0].startswith("✓")


def test_a_classifier_gets_a_confusion_matrix_that_can_be_read_aloud(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    page = show_page(session)
    table = page.widgets["confusion"].table

    first = table.counts.index(0, 0)

    assert sum(map(sum, table.counts.counts)) == page.judged.numbers["examples"]
    assert "were answered as" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    places = {name: place for place, name in enumerate(TABS)}
    assert page.tabs.isTabVisible(places["confusion"]) and not page.tabs.isTabVisible(places["forecast"])
    assert page.scores.details.rowCount() == table.counts.rowCount()
    assert "found" in page.scores.details.horizontalHeaderItem(1).toolTip()


def test_a_run_that_somebody_looks_at_stays_while_others_are_trained(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    first = train_run(session)
    page = show_page(session)

    train_run(session, epochs=3)
    qtbot.waitUntil(lambda: page.run_choice.count() == 2 and not session.jobs.jobs, timeout=LONG)

    assert page.run_choice.run == first and page.judged.stored.run == first


def test_a_new_run_is_shown_by_itself_and_an_older_one_on_request(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    first = train_run(session)
    page = show_page(session)
    page.hide()
    second = train_run(session, epochs=3)
    settle(qtbot, session)
    page.show()
    settle(qtbot, session)
    assert page.judged.stored.run == second

    page.run_choice.setFocus()
    qtbot.keyClick(page.run_choice, Qt.Key.Key_Down)
    settle(qtbot, session)

    assert page.judged.stored.run == first


def test_settings_of_a_run_come_back_as_one_undo_step(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    train_run(session, epochs=3)
    page = show_page(session)

    qtbot.mouseClick(page.settings_button, Left)
    settle(qtbot, session)

    assert session.spec.training.epochs == 3
    session.undo_stack.undo()
    assert session.spec.training.epochs == 2


def test_a_run_whose_data_are_gone_still_shows_its_numbers(qtbot, open_sample, train_run, show_page, tmp_path):
    session = open_sample()
    run = train_run(session)
    page = show_page(session)
    kept = page.judged.numbers
    chosen = session.project.run(run)
    gone = chosen.spec.data.sources[0].model_copy(update={"path": str(tmp_path / "gone.csv")})
    data = chosen.spec.data.model_copy(update={"sources": (gone,)})
    chosen.write_spec(chosen.spec.model_copy(update={"data": data}))
    session.project_changed.emit(session.project)
    settle(qtbot, session)

    assert page.judged.evaluation is None
    assert page.scores.table.columnCount() == len(kept["metrics"]) + len(kept["scaled"])
    assert "gone.csv" in page.verdict.sentence.text()


def test_texts_follow_the_language(open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    page = show_page(session)

    english = page.tabs.tabText(0)
    translation.install(QApplication.instance(), "zh_CN")
    chinese = page.tabs.tabText(0)
    translation.install(QApplication.instance(), "en")

    assert page.tabs.tabText(0) == english == "Forecast" != chinese
    assert all(action.text() for action in page.actions())


def test_a_run_that_went_on_is_judged_anew(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    run = train_run(session)
    page = show_page(session)

    finish(run_experiment(session.project, resume=run, more_epochs=2, loaded=session.data.loaded))
    session.runs_changed.emit()
    settle(qtbot, session)

    assert len(page.judged.stored.history) == 4


def test_what_another_program_trained_and_deleted_is_seen_when_the_page_is_shown_again(
    qtbot, open_sample, train_run, show_page
):
    session = open_sample()
    first = train_run(session)
    page = show_page(session)
    assert page.judged.stored.run == first
    page.hide()
    session.blockSignals(True)
    second = train_run(session)
    session.blockSignals(False)
    shutil.rmtree(session.project.run(first).folder)

    page.show()
    qtbot.waitUntil(lambda: page.judged is not None and page.judged.stored.run == second, timeout=20_000)

    assert page.run_choice.count() == 1


def test_a_run_that_is_gone_is_told_in_place_of_a_verdict(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    run = train_run(session)
    page = show_page(session)
    session.project.folder.rename(session.project.folder.with_name("renamed"))

    page._on_chosen(run)
    settle(qtbot, session)

    assert page.verdict.headline.text() == "This run could not be judged"
    assert "no longer there" in page.verdict.sentence.text()


def test_tabs_out_of_sight_are_drawn_in_turns_of_their_own_or_as_they_are_seen(
    qtbot, open_sample, train_run, show_page
):
    session = open_sample()
    train_run(session, epochs=1)
    page = show_page(session)
    qtbot.waitUntil(lambda: page.pictures.picture is not None and not session.turns.busy)
    forecast, bands = page.pictures._tabs, page.widgets["coverage"]

    page.pictures.bands.toggle()
    bands.render()

    assert [catch_up.due for catch_up in forecast.values()] == [False, True, True] and bands._catch_up.due
    page.tabs.setCurrentWidget(bands)
    assert not bands._catch_up.due and len(bands.widths.points()) == 3
    qtbot.waitUntil(lambda: not session.turns.busy)
    assert not any(catch_up.due for catch_up in forecast.values())
