"""Other data begin another experiment; a model built before there are data is kept; nothing unsaved goes unasked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton

from workbench.data.samples import SAMPLES

LEFT, LONG = Qt.MouseButton.LeftButton, 20_000


@pytest.fixture
def wave(tmp_path):
    path = tmp_path / "wave.csv"
    path.write_text("value\n" + "".join(f"{(step % 12) * 1.5}\n" for step in range(300)))
    return path


def press(qtbot, window, key):
    """A key with Ctrl, sent to what has the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    qtbot.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)


def open_by_keyboard(qtbot, window, path):
    """Ctrl+O, the file's name, Open."""
    press(qtbot, window, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None, timeout=LONG)
    dialog = window.findChild(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))  # typed, it would be completed from the disk
    button = next(button for button in dialog.findChildren(QPushButton) if "Open" in button.text())
    qtbot.mouseClick(button, LEFT)


def questions(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(qtbot, window, text):
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=LONG)
    buttons = questions(window)[0].findChildren(QPushButton)
    qtbot.mouseClick(next(button for button in buttons if button.text().replace("&", "") == text), LEFT)


def has_data(session, name):
    return session.data.loaded is not None and name in session.spec.data.sources[0].path


def add_by_mouse(qtbot, window, block):
    qtbot.mouseClick(window.rail_button("model"), LEFT)
    qtbot.mouseDClick(window.page("model").palette_view.entries[block], LEFT, pos=QPoint(60, 10))


def test_other_data_begin_an_experiment_without_the_runs_of_the_one_before(
    qtbot, whole_window, open_sample, train_run, wave
):
    session = open_sample()
    train_run(session)
    before = session.project.folder

    open_by_keyboard(qtbot, whole_window, wave)
    qtbot.waitUntil(lambda: has_data(session, "wave") and session.project is not None, timeout=LONG)

    assert session.project.folder != before and session.project.rows() == ()
    assert before.exists()  # saved: it can be opened again
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(("said", "opened"), [("Cancel", False), ("Discard", True)])
def test_unsaved_work_is_asked_for_before_other_data_are_opened(qtbot, whole_window, wave, said, opened):
    session = whole_window.session
    whole_window.open_sample(SAMPLES[0])
    qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs, timeout=LONG)
    had = session.spec

    open_by_keyboard(qtbot, whole_window, wave)
    answer(qtbot, whole_window, said)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not session.jobs.jobs and has_data(session, "wave") is opened, timeout=LONG)

    assert (session.spec == had) is not opened


def test_a_file_that_cannot_be_read_leaves_the_experiment_in_hand(qtbot, whole_window, open_sample, tmp_path):
    session = open_sample()
    had = session.project
    (tmp_path / "empty.csv").write_text("")

    open_by_keyboard(qtbot, whole_window, tmp_path / "empty.csv")
    qtbot.waitUntil(lambda: not session.opening and not session.jobs.jobs, timeout=LONG)

    assert session.project is had and session.data.loaded is not None


def test_a_model_built_before_the_data_is_kept_and_fits_them(qtbot, whole_window, session, wave):
    add_by_mouse(qtbot, whole_window, "GRU")
    add_by_mouse(qtbot, whole_window, "Dense")
    built = session.spec.model.layers

    open_by_keyboard(qtbot, whole_window, wave)
    qtbot.waitUntil(lambda: has_data(session, "wave"), timeout=LONG)

    assert session.spec.model.layers == built and [layer.kind for layer in built] == ["recurrent", "dense"]
    assert session.spec.model.preprocess.level != "none"  # as is proposed for a forecast
    train = whole_window.page("train")
    qtbot.waitUntil(train.start_button.isEnabled, timeout=LONG)


def test_a_model_without_data_counts_as_unsaved_and_is_asked_for(qtbot, shown_window, session):
    assert not shown_window.isWindowModified()

    add_by_mouse(qtbot, shown_window, "GRU")
    assert shown_window.isWindowModified()

    assert not shown_window.close()
    answer(qtbot, shown_window, "Cancel")
    assert shown_window.isVisible() and len(session.spec.model.layers) == 1


def test_a_model_without_data_is_saved_and_opened_again(qtbot, shown_window, session, tmp_path):
    add_by_mouse(qtbot, shown_window, "GRU")
    built = session.spec.model

    shown_window.documents.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: not shown_window.isWindowModified(), timeout=LONG)
    shown_window.documents.new()
    shown_window.documents.open(tmp_path / "mine")

    qtbot.waitUntil(lambda: session.spec.model == built, timeout=LONG)


def test_what_was_said_of_an_experiment_goes_with_it(qtbot, whole_window, open_sample):
    session = open_sample()
    session.report("success", "Saved to {folder}.", folder="x")
    assert whole_window.status.last.text() == "Saved to x."

    press(qtbot, whole_window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: session.project is None, timeout=LONG)

    assert whole_window.status.last.text() == "Ready" and not whole_window.message_bar.isVisible()


def test_the_focus_goes_on_to_the_next_page_once_the_data_are_read(qtbot, whole_window, session, wave):
    open_by_keyboard(qtbot, whole_window, wave)
    page = whole_window.page("data")

    qtbot.waitUntil(lambda: has_data(session, "wave"), timeout=LONG)
    qtbot.waitUntil(lambda: whole_window.focusWidget() is page.next_button, timeout=LONG)


def test_pages_are_told_once_of_the_sample_that_takes_another_ones_place(qtbot, whole_window, open_sample):
    session = open_sample()
    before, told = session.spec, []
    session.spec_changed.connect(lambda *change: told.append(change))

    whole_window.open_sample(SAMPLES[1])
    qtbot.waitUntil(lambda: has_data(session, SAMPLES[1].path.name), timeout=LONG)

    assert told == [(before, session.spec)]
    assert session.undo_stack.count() == 1


def test_the_sample_that_is_open_can_be_opened_again(qtbot, whole_window, open_sample):
    session = open_sample()
    opened = next(sample for sample in SAMPLES if sample.path.name in session.spec.data.sources[0].path)

    whole_window.open_sample(opened)
    qtbot.waitUntil(lambda: session.loading, timeout=LONG)
    qtbot.waitUntil(lambda: not session.loading and has_data(session, opened.path.name), timeout=LONG)

    assert session.data.error is None
