"""Watch folder on the Use page, by the hands of a user: files come, rows grow, a press ends it."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from workbench.gui.answering.folder_watch import FolderWatch
from workbench.gui.answering.page import UsePage
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents
from workbench.gui.style import translation

Left = Qt.MouseButton.LeftButton
LONG = 20_000


@pytest.fixture
def page(qtbot, open_sample, train_run, monkeypatch):
    """The Use page over the airline sample, trained for an epoch."""
    monkeypatch.setattr(FolderWatch, "pause", 0.02)
    session = open_sample()
    train_run(session, epochs=1)
    page = UsePage(session)
    qtbot.addWidget(page)
    page.resize(1280, 690)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.used is not None)
    yield page
    page.watch.stop()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def months(path, count: int = 40) -> None:
    dates = np.datetime_as_string(np.datetime64("2001-01", "M") + np.arange(count))
    path.write_text("Date,Passengers\n" + "".join(f"{month},{step}\n" for step, month in enumerate(dates)))


def choose(qtbot, path) -> None:
    """Answer the dialog that is open."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in dialogs()))
    (dialog,) = [dialog for dialog in dialogs() if dialog.isVisible()]
    emitted = dialog.filesSelected if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen else dialog.fileSelected
    dialog.hide()
    emitted.emit([str(path)] if emitted is dialog.filesSelected else str(path))
    dialog.close()


def dialogs() -> list[QFileDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QFileDialog)]


def names(page) -> list[str]:
    model = page.table.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_file_that_comes_into_the_folder_gets_its_row(qtbot, page, inbox, tmp_path):
    qtbot.mouseClick(page.watch.button, Left)
    choose(qtbot, inbox)
    choose(qtbot, tmp_path / "answers.csv")
    qtbot.waitUntil(lambda: page.watch.watching)

    months(inbox / "first.csv")
    qtbot.waitUntil(lambda: names(page) == ["first.csv"], timeout=LONG)
    months(inbox / "second.csv", 50)
    qtbot.waitUntil(lambda: names(page) == ["first.csv", "second.csv"], timeout=LONG)

    assert page.picture.picture is not None and page.picture.picture.y_T[-1] == 49
    assert "The picture shows second.csv." in page.notes.text()
    with (tmp_path / "answers.csv").open() as file:
        assert [row["time"] for row in csv.DictReader(file)] == ["2004-05-01", "2005-03-01"]
    assert "Watching in: 2 files answered, into answers.csv." in page.words.text()


def test_a_second_press_ends_the_watch_and_its_table_stays(qtbot, page, inbox, tmp_path):
    months(inbox / "first.csv")
    page.watch.start(inbox, tmp_path / "answers.csv")
    qtbot.waitUntil(lambda: names(page) == ["first.csv"], timeout=LONG)
    assert page.watch.button.text() == "Stop watching"

    qtbot.mouseClick(page.watch.button, Left)

    qtbot.waitUntil(lambda: not page._session.jobs.jobs, timeout=LONG)
    assert page.watch.button.text() == "Watch folder…"
    assert names(page) == ["first.csv"] and page.copy_button.isEnabled()
    assert page.words.text() == "in is no longer watched: 1 file answered, into answers.csv."


def test_a_bad_file_is_named_on_the_page_and_the_others_are_answered(qtbot, page, inbox, tmp_path):
    months(inbox / "short.csv", 3)
    months(inbox / "whole.csv")

    page.watch.start(inbox, tmp_path / "answers.csv")

    qtbot.waitUntil(lambda: names(page) == ["whole.csv"] and bool(page.watch.skipped), timeout=LONG)
    assert "short.csv was skipped" in page.notes.text() and "looks back over" in page.notes.text()


def test_own_data_end_the_watch_and_are_shown_again(qtbot, page, inbox, tmp_path):
    months(inbox / "first.csv")
    page.watch.start(inbox, tmp_path / "answers.csv")
    qtbot.waitUntil(lambda: names(page) == ["first.csv"], timeout=LONG)

    qtbot.mouseClick(page.own_button, Left)

    qtbot.waitUntil(lambda: page.used is not None and names(page) == ["1961-01-01"], timeout=LONG)
    assert not page.watch.watching and page.words.text() == "The run's own data"


def test_a_watch_goes_on_where_the_project_is_saved_elsewhere(qtbot, page, inbox, tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.gui.session.documents.scratch_folder", lambda: tmp_path)
    session, shown = page._session, []
    documents = Documents(session, Activity(session.jobs))
    page.watch.start(inbox, tmp_path / "answers.csv")
    page.run_choice.chosen.connect(shown.append)

    documents.save_as(tmp_path / "elsewhere" / "mine")
    qtbot.waitUntil(lambda: session.project.folder.name == "mine" and shown == [page.run_choice.run])
    months(inbox / "first.csv")

    qtbot.waitUntil(lambda: names(page) == ["first.csv"], timeout=LONG)
    assert page.watch.watching
    documents.close()


def test_a_watch_that_another_run_ends_says_so(qtbot, page, inbox, tmp_path, train_run):
    session, said, run = page._session, [], page.run_choice.run
    session.message.connect(lambda message: said.append(str(message.text)))
    page.watch.start(inbox, tmp_path / "answers.csv")
    page.hide()

    newer = train_run(session, epochs=1)
    qtbot.waitUntil(lambda: len(page.run_choice.rows) == 2)
    page.show()
    qtbot.waitUntil(lambda: len(session.jobs.jobs) == 1)
    assert page.watch.watching and page.run_choice.run == run and not said  # it is in use

    page.run_choice.select(newer)
    assert not page.watch.watching and said == ["in is no longer watched: something else is answered now."]
    qtbot.waitUntil(lambda: page.used is not None)


def test_a_table_that_is_none_is_told_and_nothing_is_watched(qtbot, page, inbox, tmp_path):
    (tmp_path / "mine.csv").write_text("mine\n1\n")
    told = []
    page._session.message.connect(told.append)

    page.watch.start(inbox, tmp_path / "mine.csv")

    qtbot.waitUntil(lambda: bool(told) and not page.watch.watching, timeout=LONG)
    assert "is no table of a watched folder" in str(told[0].text)
    assert page.watch.button.text() == "Watch folder…"


def test_a_watch_is_told_in_chinese(qtbot, qapp, page, inbox, tmp_path):
    months(inbox / "first.csv")
    page.watch.start(inbox, tmp_path / "answers.csv")
    qtbot.waitUntil(lambda: names(page) == ["first.csv"], timeout=LONG)

    translation.install(qapp, translation.language_of("zh_CN"))
    try:
        assert page.watch.button.text() == "停止监视"
        assert page.words.text() == "正在监视 in：已回答 1 个文件，写入 answers.csv。"
    finally:
        translation.install(qapp, translation.language_of("en"))
