"""Update model… by the hands of a user: files are chosen, the run goes on, and what became of it is told."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from workbench.gui.evaluation.page import ResultsPage
from workbench.gui.runs.update_dialog import UpdateDialog
from workbench.gui.style import translation
from workbench.runs.updated import updated_from

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def trained(open_sample, train_run):
    """The airline sample, trained for an epoch."""
    session = open_sample()
    train_run(session, epochs=1)
    return session


@pytest.fixture
def dialog(qtbot, trained):
    """The dialog alone."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = UpdateDialog(trained, trained.project.run().id, window)
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog


@pytest.fixture
def later(trained, tmp_path):
    """Four years of passengers after the sample's end."""
    with Path(trained.spec.data.sources[0].path).open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    dates = np.datetime_as_string(np.datetime64(rows[-1][0][:7], "M") + 1 + np.arange(48))
    path = tmp_path / "later.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = [[date, row[1]] for date, row in zip(dates, rows[-48:], strict=True)]
        csv.writer(file).writerows([header, *lines])
    return path


def drop(dialog, path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy, none = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(place.toPoint(), copy, data, Left, none))
    QApplication.sendEvent(dialog, QDropEvent(place, copy, data, Left, none))


def begun(session) -> bool:
    """Whether the update has ended an epoch."""
    return len(session.project.runs()) == 2 and bool(newest(session).history)


def newest(session):
    return session.project.runs()[-1]


def test_chosen_files_become_an_updated_run_that_results_tells_of(qtbot, trained, later):
    page = ResultsPage(trained)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.judged is not None)
    qtbot.mouseClick(page.update_button, Left)
    dialog = page.update_action.dialog
    assert not dialog.update_button.isEnabled()
    qtbot.mouseClick(dialog.choose_button, Left)
    (chooser,) = [each for each in dialog.findChildren(QFileDialog) if each.isVisible()]
    chooser.filesSelected.emit([str(later)])
    chooser.close()
    dialog.epochs.setValue(2)
    qtbot.mouseClick(dialog.update_button, Left)
    qtbot.waitUntil(lambda: not dialog.working)
    first, second = trained.project.runs()
    qtbot.waitUntil(lambda: page.run_choice.findData(second.id) >= 0)
    page.run_choice.select(second.id)
    qtbot.waitUntil(lambda: page.judged is not None and page.judged.evaluation is not None)

    assert updated_from(second.folder) == first.id
    assert len(dialog.said) in {1, 2}
    assert page.verdict.update_words.text() == dialog.outcome.text().replace("\n", " ")
    qtbot.waitUntil(lambda: not trained.jobs.jobs)


def test_dropped_files_are_taken_and_refused_with_the_reason(qtbot, dialog, trained, tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text("Month,Other\n1961-01,1\n1961-02,2\n")
    drop(dialog, odd)
    qtbot.keyClick(dialog.update_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.working and bool(dialog.outcome.text()))

    assert "has no column" in dialog.outcome.text()
    assert len(trained.project.runs()) == 1
    assert dialog.update_button.isEnabled()


def test_stop_keeps_what_is_done_as_a_run_to_go_on_with_and_escape_closes(qtbot, dialog, trained, later):
    dialog.take([later])
    dialog.epochs.setValue(50_000)
    qtbot.mouseClick(dialog.update_button, Left)
    qtbot.waitUntil(lambda: dialog.progress.isVisible() and begun(trained))
    qtbot.mouseClick(dialog.close_button, Left)
    qtbot.waitUntil(lambda: not dialog.working)

    assert "can be gone on with" in dialog.outcome.text()
    assert newest(trained).status == "stopped"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_stops_what_was_begun(qtbot, dialog, trained, later):
    dialog.take([later])
    dialog.epochs.setValue(50_000)
    dialog.start()
    qtbot.waitUntil(lambda: begun(trained))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not trained.jobs.jobs)

    assert newest(trained).status == "stopped"


def test_no_update_begins_beside_another_training(qtbot, dialog, trained, later):
    def endless():
        while True:
            yield None

    other = trained.jobs.run("Training", endless, trains=True)
    dialog.take([later])
    qtbot.mouseClick(dialog.update_button, Left)

    assert "being trained" in dialog.outcome.text()
    assert not dialog.working
    other.stop()
    qtbot.waitUntil(lambda: not trained.jobs.jobs)


def test_it_speaks_the_language_of_the_window(qapp, dialog, later):
    dialog.take([later])
    translation.install(qapp, translation.language_of("zh_CN"))
    try:
        assert dialog.windowTitle() == "更新模型"
        assert (dialog.epochs.text(), dialog.old_share.accessibleName()) == ("与该运行相同", "旧样本的比例")
        assert dialog.close_button.text() == "关闭"
    finally:
        translation.install(qapp, translation.language_of("en"))
