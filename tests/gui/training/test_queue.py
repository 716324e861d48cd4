"""The queue on the Train page: added, trained one after another, changed by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt

from workbench.gui.training.queue_row import CURVES, SETTINGS, STATE
from workbench.queue import run_queue
from workbench.runs.project import Project
from workbench.runs.run_queue import RunQueue

LONG = 30_000
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def queued(qtbot):
    """Add the session's experiment to the queue by clicks, once for each seed."""

    def add(page, *seeds: int) -> list[str]:
        session = page._session
        for seed in seeds:
            count = page.queue.model.rowCount()
            session.edit_training("Seed", session.spec.training.model_copy(update={"seed": seed}))
            qtbot.mouseClick(page.add_button, Left)
            qtbot.waitUntil(lambda wanted=count + 1: page.queue.model.rowCount() == wanted, timeout=LONG)
        return runs(page)

    return add


def runs(page) -> list[str]:
    return [entry.run for entry in page.queue.list.entries]


def reported(page, row: int, role: int):
    return page.queue.model.index(row).data(role)


def test_an_empty_queue_takes_no_room(open_sample, show_page):
    page = show_page(open_sample())

    assert not page.queue.isVisible()


def test_two_queued_runs_train_one_after_another_and_appear_among_the_runs(qtbot, whole_window, open_sample, queued):
    session = open_sample()
    whole_window.show_page("train")
    page, results = whole_window.page("train"), whole_window.page("results")
    qtbot.waitUntil(page.add_button.isEnabled, timeout=LONG)
    names = queued(page, 0, 1)
    assert [reported(page, row, SETTINGS) for row in (0, 1)] == ["Seed: 0", "Seed: 1"]
    assert [reported(page, row, STATE) for row in (0, 1)] == ["queued", "queued"]

    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: len(page.desk.lives) == 2 and not page.desk.working, timeout=LONG)

    assert list(page.desk.lives) == names
    assert [live.phase for live in page.desk.lives.values()] == ["finished", "finished"]
    qtbot.waitUntil(lambda: not session.jobs.jobs and page.queue.go_button.text() == "Clear", timeout=LONG)
    assert reported(page, 1, STATE).startswith("finished, ")
    assert len(reported(page, 0, CURVES)) == 2
    assert [results.run_choice.itemData(row) for row in range(2)] == names[::-1]
    whole_window.show_page("runs")
    qtbot.waitUntil(lambda: whole_window.page("runs").model.rowCount() == 2, timeout=LONG)


def test_runs_with_several_seeds_are_added_by_one_choice(qtbot, open_sample, show_page):
    page = show_page(open_sample())
    qtbot.mouseClick(page.seeds_button, Left)
    three = page.seeds_menu.actions()[1]

    qtbot.mouseClick(page.seeds_menu, Left, pos=page.seeds_menu.actionGeometry(three).center())
    qtbot.waitUntil(lambda: page.queue.model.rowCount() == 3, timeout=LONG)

    assert [reported(page, row, SETTINGS) for row in range(3)] == ["Seed: 0", "Seed: 1", "Seed: 2"]


def test_what_differs_in_most_runs_comes_first_on_a_row(qtbot, open_sample, show_page, queued):
    session = open_sample()
    page = show_page(session)
    queued(page, 0)
    session.edit_training("Rate", session.spec.training.model_copy(update={"learning_rate": 0.5}))

    queued(page, 1, 2)

    assert [reported(page, row, SETTINGS) for row in (1, 2)] == [f"Seed: {seed}, Learning rate: 0.5" for seed in (1, 2)]


def test_each_run_is_judged_and_told(qtbot, open_sample, show_page, queued):
    page = show_page(open_sample())
    queued(page, 0, 1)
    judged = []
    page.desk.judged.connect(judged.append)

    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: len(judged) == 2, timeout=LONG)

    assert [evaluation.case.run for evaluation in judged] == runs(page)


def test_a_run_that_began_and_ended_between_two_readings_stays_listed(qtbot, open_sample, show_page, queued):
    session = open_sample()
    page = show_page(session)
    names = queued(page, 0, 1)

    for _ in run_queue(session.project):  # as by another process
        pass
    with qtbot.waitSignal(page.queue.list.changed, timeout=LONG):
        page.queue.list.refresh()

    assert runs(page) == names
    assert [entry.status for entry in page.queue.list.entries] == ["finished", "finished"]


def test_a_run_is_added_while_another_trains(qtbot, open_sample, show_page, queued):
    page = show_page(open_sample(epochs=5000))
    qtbot.mouseClick(page.start_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.phase == "running", timeout=LONG)

    queued(page, 3)

    assert page.desk.live.run not in runs(page)
    assert not page.queue.go_button.isEnabled()
    page.desk.stop()
    qtbot.waitUntil(page.queue.go_button.isEnabled, timeout=LONG)


def test_a_stopped_queue_waits_with_what_is_done_and_goes_on(qtbot, open_sample, show_page, queued):
    page = show_page(open_sample(epochs=5000))
    names = queued(page, 0, 1)
    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.epoch > 1 and page.queue.go_button.text() == "Stop queue", timeout=LONG)

    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: not page.desk.working and not page._session.jobs.jobs, timeout=LONG)

    assert page.desk.live.phase == "queued"
    assert [run.id for run in RunQueue(page._session.project).runs()] == names
    done = page.desk.live.epoch
    qtbot.waitUntil(lambda: page.queue.go_button.text() == "Start queue", timeout=LONG)
    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.epoch > done, timeout=LONG)
    assert [end.epoch for end in page.desk.live.history][:done] == list(range(1, done + 1))
    page.desk.stop()
    qtbot.waitUntil(lambda: not page.desk.working, timeout=LONG)


def test_the_keyboard_moves_and_removes(qtbot, open_sample, show_page, queued):
    page = show_page(open_sample())
    first, second, third = queued(page, 0, 1, 2)
    view = page.queue.view
    view.setFocus()
    view.setCurrentIndex(page.queue.model.index(2))

    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: runs(page) == [first, third, second] and not page._session.jobs.jobs, timeout=LONG)
    assert page.queue.run == third
    qtbot.keyClick(view, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: runs(page) == [first, second], timeout=LONG)
    assert page.queue.run == second


def test_a_run_that_fails_is_told_and_the_next_goes_on(qtbot, open_sample, show_page, queued):
    session = open_sample()
    page = show_page(session)
    broken, _ = queued(page, 0, 1)
    spec = session.project.run(broken).spec
    window = spec.data.window.model_copy(update={"context": 5000})
    data = spec.data.model_copy(update={"window": window})
    session.project.run(broken).write_spec(spec.model_copy(update={"data": data}))

    with qtbot.waitSignal(session.message, timeout=LONG) as message:
        qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: len(page.desk.lives) == 2 and not page.desk.working, timeout=LONG)

    assert message.args[0].text.values["run"] == broken
    assert [live.phase for live in page.desk.lives.values()] == ["failed", "finished"]


def test_selecting_a_run_shows_its_curves_while_another_trains(qtbot, open_sample, show_page, queued):
    session = open_sample()
    page = show_page(session)
    first = queued(page, 0)[0]
    session.edit_training("Epochs", session.spec.training.model_copy(update={"epochs": 5000}))
    second = queued(page, 1)[1]
    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.run == second and page.desk.live.phase == "running", timeout=LONG)

    qtbot.waitUntil(lambda: page.queue.run == second, timeout=LONG)

    view = page.queue.view
    qtbot.mouseClick(view.viewport(), Left, pos=view.visualRect(page.queue.model.index(0)).center())

    assert page.desk.live.run == first
    qtbot.waitUntil(lambda: list(page.curves.loss_points()[1].x) == [1, 2], timeout=LONG)
    assert page.stop_button.isVisible()
    page.desk.stop()
    qtbot.waitUntil(lambda: not page.desk.working, timeout=LONG)


def test_ended_runs_are_cleared_and_the_panel_goes(qtbot, open_sample, show_page, queued):
    page = show_page(open_sample(epochs=1))
    queued(page, 0)
    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: page.queue.go_button.text() == "Clear", timeout=LONG)

    qtbot.mouseClick(page.queue.go_button, Left)

    qtbot.waitUntil(lambda: not page.queue.isVisible(), timeout=LONG)


def test_a_shortcut_adds_the_experiment(qtbot, open_sample, show_page):
    page = show_page(open_sample())
    page.activateWindow()

    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: len(runs(page)) == 1, timeout=LONG)
    assert page.queue.isVisible()


def test_closing_the_window_leaves_the_runs_in_the_queue(qtbot, whole_window, open_sample, queued):
    session = open_sample(epochs=5000)
    whole_window.show_page("train")
    page = whole_window.page("train")
    qtbot.waitUntil(page.add_button.isEnabled, timeout=LONG)
    names = queued(page, 0)
    qtbot.mouseClick(page.queue.go_button, Left)
    qtbot.waitUntil(lambda: page.desk.live.epoch > 0 and whole_window.activity.training is not None, timeout=LONG)

    whole_window.close_for_good()

    waiting = RunQueue(Project.open(session.project.folder)).runs()
    assert [(run.id, run.status) for run in waiting] == [(names[0], "queued")]
    assert waiting[0].history
