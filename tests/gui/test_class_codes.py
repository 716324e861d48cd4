"""From a file whose classes are numbers to a trained classifier, by mouse and keys on the real window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

LEFT, LONG = Qt.MouseButton.LeftButton, 60_000


@pytest.fixture
def window(shown_window):
    """The window with its Data page; the others are made while data are read, as for a user."""
    shown_window.page("data")
    return shown_window


@pytest.fixture
def states_file(tmp_path):
    """A machine's load and its state per step, 0 or 1."""
    random = np.random.default_rng(0)
    states = np.repeat([0, 1] * 10, 20)
    lines = [f"{step},{2 * state + random.normal(0, 0.3):.3f},{state}\n" for step, state in enumerate(states)]
    path = tmp_path / "machine.csv"
    path.write_text("step,load,state\n" + "".join(lines))
    return path


@pytest.fixture
def sequences_file(tmp_path):
    """Forty sequences of eight steps, each with one state, 0 or 1."""
    random = np.random.default_rng(0)
    lines = [f"{s},{t},{s % 2 + random.normal(0, 0.2):.3f},{s % 2}\n" for s in range(40) for t in range(8)]
    path = tmp_path / "sequences.csv"
    path.write_text("id,t,x,state\n" + "".join(lines))
    return path


def open_file(qtbot, window, path):
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.session.data.loaded is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not window.session.jobs.jobs and not window.page("data")._catch_up.due)


def ask_for(qtbot, window, task):
    """Choose a task in the drop-down of the Data page."""
    combo = window.page("data").side.task.editor("task")
    qtbot.mouseClick(combo, LEFT)
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(combo.findText(task)):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)


def roles_offered(qtbot, window, column):
    header = window.page("data").preview.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() - 12)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    return next(shown for shown in QApplication.topLevelWidgets() if isinstance(shown, QMenu) and shown.isVisible())


def train_an_epoch(qtbot, window):
    session, train = window.session, window.page("train")
    few = session.spec.training.model_copy(update={"epochs": 1, "device": "cpu"})
    session.edit_training("One epoch", few)
    qtbot.mouseClick(window.rail_button("train"), LEFT)
    qtbot.waitUntil(train.start_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(train.start_button, LEFT)
    qtbot.waitUntil(lambda: train.desk.live.phase == "finished", timeout=LONG)
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)


def test_numbers_become_classes_of_steps_when_a_class_per_step_is_asked_for(qtbot, window, states_file):
    open_file(qtbot, window, states_file)

    ask_for(qtbot, window, "Class per step")
    qtbot.waitUntil(lambda: window.session.spec.data.roles.get("state") == "label", timeout=LONG)
    qtbot.waitUntil(lambda: window.session.data.loaded is not None, timeout=LONG)
    assert window.session.data.loaded.dataset.classes == ("0", "1")

    train_an_epoch(qtbot, window)
    assert window.session.project.rows()[0].status == "finished"


def test_numbers_become_classes_of_sequences_when_classes_are_asked_for(qtbot, window, sequences_file):
    open_file(qtbot, window, sequences_file)

    ask_for(qtbot, window, "Classify")
    qtbot.waitUntil(lambda: window.session.spec.data.roles.get("state") == "label", timeout=LONG)

    train_an_epoch(qtbot, window)
    assert window.session.project.run().facts.classes == ("0", "1")


def test_where_no_column_is_an_obvious_label_the_heads_offer_the_role(qtbot, window, sequences_file):
    open_file(qtbot, window, sequences_file)
    session = window.session

    ask_for(qtbot, window, "Class per step")  # state never changes within a sequence, so it is not proposed
    qtbot.waitUntil(lambda: session.data.error is not None, timeout=LONG)
    assert session.spec.data.task == "label-steps" and "role label" in str(session.data.error)

    menu = roles_offered(qtbot, window, 3)
    label = next(action for action in menu.actions() if action.text() == "Label")
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(label).center())
    qtbot.waitUntil(lambda: session.data.loaded is not None, timeout=LONG)

    train_an_epoch(qtbot, window)
    assert session.project.run().facts.classes == ("0", "1")
