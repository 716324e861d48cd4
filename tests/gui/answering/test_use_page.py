"""The Use page, by the hands of a user: what comes next, dropped files, a table to sort, filter, copy and save."""

import csv
import io
import shutil

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.answering.live_projects import trained
from workbench.gui.answering.page import UsePage
from workbench.gui.style import translation
from workbench.models.spec import RecurrentSpec
from workbench.runs.project import Project

Left, Copy, NoKey = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def show_use(qtbot):
    """A Use page on the screen, the run's own data answered."""

    def show(session) -> UsePage:
        page = UsePage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        if session.project is not None:
            qtbot.waitUntil(lambda: page.used is not None)
        return page

    return show


@pytest.fixture
def forecast(open_sample, train_run, show_use):
    """The airline sample, trained for an epoch."""
    session = open_sample()
    train_run(session, epochs=1)
    return show_use(session)


@pytest.fixture
def classes(open_sample, train_run, show_use):
    session = open_sample("gestures")
    train_run(session, epochs=1)
    return show_use(session)


def drop(qtbot, page, *paths):
    """Drop files on the page, and wait for what they are."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(200, 200), Copy, mime, Left, NoKey))
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), Copy, mime, Left, NoKey))
    qtbot.waitUntil(lambda: page._paths == paths and page._job is None)


def shown(page):
    view = page.table.view
    return [
        [view.model().index(r, c).data() for c in range(view.model().columnCount())]
        for r in range(view.model().rowCount())
    ]


def test_without_a_run_the_page_shows_the_way_to_training(qtbot, session, show_use):
    page = show_use(session)

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(page.empty.button, Left)

    assert asked.args == ["train"] and not page.open_button.isVisible()


def test_what_comes_next_is_there_when_the_page_is_seen(forecast):
    drawn = forecast.picture.picture

    assert shown(forecast)[0][:2] == ["1961-01-01", "1"]
    assert drawn.dates and len(drawn.ahead_H) == 1 and np.isfinite(drawn.answer_H).all()
    assert [curve.name for curve in forecast.picture.plot.points()] == ["Known", "Forecast"]
    assert "once the run is judged" in forecast.notes.text()


def test_bands_are_drawn_and_listed_once_the_run_is_judged(qtbot, open_sample, train_run, show_use):
    from workbench.gui.runs.judging import judge
    from workbench.progress import finish

    session = open_sample()
    finish(judge(session.project, train_run(session, epochs=1), session.data.loaded))
    page = show_use(session)

    names = {curve.name for curve in page.picture.plot.points()}
    assert {"80 % band", "95 % band"} <= names and "The bands are rolling" in page.notes.text()
    assert "Passengers 95 % high" in [page.table.model.headerData(c, Qt.Orientation.Horizontal) for c in range(9)]


def test_a_dropped_file_is_answered_and_judged_by_its_truths(qtbot, forecast, tmp_path):
    months = np.datetime_as_string(np.datetime64("2001-01", "M") + np.arange(40))
    (tmp_path / "new.csv").write_text("Date,Passengers\n" + "".join(f"{m},{k}\n" for k, m in enumerate(months)))

    drop(qtbot, forecast, tmp_path / "new.csv")

    qtbot.waitUntil(lambda: forecast.used is not None)
    assert shown(forecast)[0][0] == "2004-05-01"
    assert forecast.words.text() == "new.csv" and "RMSE" in forecast.notes.text()
    assert len(forecast.picture.picture.y_T) == 40

    qtbot.mouseClick(forecast.own_button, Left)

    qtbot.waitUntil(lambda: forecast.used is not None and shown(forecast)[0][0] == "1961-01-01")
    assert not forecast.own_button.isEnabled()


def test_a_file_that_cannot_be_answered_is_told_and_leaves_an_empty_page(qtbot, forecast, tmp_path):
    (tmp_path / "bad.csv").write_text("Date,Passengers\n2001-01,1\n2001-02,2\n")
    told = []
    forecast._session.message.connect(told.append)

    drop(qtbot, forecast, tmp_path / "bad.csv")

    qtbot.waitUntil(lambda: bool(told))
    assert "looks back over" in str(told[0].text)
    assert forecast.used is None and not forecast.save_button.isEnabled() and shown(forecast) == []


def test_a_row_shows_its_sequence(qtbot, classes):
    view = classes.table.view
    before = classes.picture.picture.name

    qtbot.mouseClick(view.viewport(), Left, pos=view.visualRect(view.model().index(3, 0)).center())

    assert classes.picture.picture.name == shown(classes)[3][0] != before


def test_rows_are_filtered_by_what_is_typed(qtbot, classes):
    every = shown(classes)
    wanted = every[0][1]

    qtbot.keyClicks(classes.table.filter, wanted.upper())

    assert shown(classes) == [row for row in every if any(wanted.lower() in cell.lower() for cell in row)]


def test_a_click_on_a_heading_sorts_numbers_as_numbers(qtbot, classes):
    view, column = classes.table.view, 2
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)

    qtbot.mouseClick(header.viewport(), Left, pos=place)

    shares = [view.model().index(r, column).data(Qt.ItemDataRole.UserRole) for r in range(view.model().rowCount())]
    assert shares in (sorted(shares), sorted(shares, reverse=True)) and len(set(shares)) > 3


def test_the_table_is_copied_for_a_spreadsheet_and_saved_whole(qtbot, classes, tmp_path):
    qtbot.mouseClick(classes.copy_button, Left)
    classes.save(tmp_path / "answers.csv")
    qtbot.waitUntil((tmp_path / "answers.csv").exists)

    copied = list(csv.reader(io.StringIO(QApplication.clipboard().text()), delimiter="\t"))
    with (tmp_path / "answers.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == copied
    assert copied[0][:2] == ["sequence", "class"]


def test_another_run_that_is_chosen_answers_anew(qtbot, forecast, train_run):
    before = forecast.used
    newer = train_run(forecast._session, epochs=1)
    qtbot.waitUntil(lambda: forecast.run_choice.findData(newer) >= 0)
    assert forecast.used is before

    forecast.run_choice.select(newer)

    qtbot.waitUntil(lambda: forecast.used is not None and forecast.used.run == newer)
    assert shown(forecast)[0][0] == "1961-01-01"


def test_texts_follow_the_language(qtbot, qapp, forecast):
    translation.install(qapp, translation.language_of("zh_CN"))
    try:
        assert forecast.open_button.text() == "回答文件…"
        assert [curve.name for curve in forecast.picture.plot.points()] == ["已知", "预测"]
    finally:
        translation.install(qapp, translation.language_of("en"))


def test_answers_are_drawn_once(qtbot, forecast, monkeypatch):
    drawn = []
    monkeypatch.setattr(forecast.picture, "show_picture", lambda *told: drawn.append(told))

    forecast._show_used()

    assert len(drawn) == 1


def test_each_step_has_its_class_in_a_band_and_how_sure_it_is(session, show_use, tmp_path):
    rows = [f"{s},{t},{t % 7},{t % 5},{'rest' if t // 5 % 2 else 'walk'}" for s in range(6) for t in range(20)]
    (tmp_path / "steps.csv").write_text("\n".join(["sequence_id,t,x,y,label", *rows]))
    project = trained(tmp_path / "p", tmp_path / "steps.csv", "label-steps", RecurrentSpec(units=4))
    session.set_project(project, project.spec)
    page = show_use(session)

    plot, drawn = page.picture.plot, page.picture.picture
    assert plot.strips.texts() == ["x", "y", "Probability of the answer"]
    named = {drawn.classes[answer] for answer in drawn.answers_T}
    assert {text.format for _, text in page.picture._classes._spans} == named <= {"rest", "walk"}
    rows = [dict(zip(page.used.answered.header, row, strict=True)) for row in page.used.answered.rows[:20]]
    sure = [float(row[f"probability {row['class']}"]) for row in rows]
    np.testing.assert_allclose(plot.points()[-1].y, sure, rtol=1e-5)

    page.picture.show_picture(None)
    assert not page.picture._classes._spans and not plot.strips


def test_files_are_still_answered_when_the_project_is_saved_elsewhere(qtbot, forecast, tmp_path):
    months = np.datetime_as_string(np.datetime64("2001-01", "M") + np.arange(40))
    (tmp_path / "new.csv").write_text("Date,Passengers\n" + "".join(f"{m},{k}\n" for k, m in enumerate(months)))
    drop(qtbot, forecast, tmp_path / "new.csv")
    qtbot.waitUntil(lambda: forecast.used is not None)
    session, before = forecast._session, forecast.used
    shutil.copytree(session.project.folder, tmp_path / "elsewhere")

    session.adopt_project(Project.open(tmp_path / "elsewhere"))

    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert forecast.used is before and forecast.words.text() == "new.csv" and shown(forecast)[0][0] == "2004-05-01"
