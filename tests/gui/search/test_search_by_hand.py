"""A search on the Train page: started, stopped, gone on with, and its best made the experiment."""

from PySide6.QtCore import Qt

from workbench.runs.project import Project

Left = Qt.MouseButton.LeftButton


def test_three_trials_fill_the_table_and_the_best_becomes_the_experiment(qtbot, searched, show_search):
    session = searched()
    page = show_search(session)
    panel, before = page.search.panel, session.spec
    qtbot.waitUntil(panel.start_button.isEnabled)

    qtbot.mouseClick(panel.start_button, Left)
    qtbot.waitUntil(lambda: panel.desk.live.ended == 3 and not session.jobs.jobs)

    qtbot.waitUntil(lambda: panel.model.rowCount() == 3 and panel.best_button.isEnabled())
    best = panel.desk.live.best
    qtbot.mouseClick(panel.best_button, Left)
    assert session.spec.training.learning_rate == best.settings["training.learning_rate"]
    assert session.spec.search == before.search
    session.undo_stack.undo()
    assert session.spec == before


def test_a_stopped_search_goes_on_in_a_window_opened_later(qtbot, searched, show_search):
    session = searched(trials=2)
    session.edit_training("Epochs", session.spec.training.model_copy(update={"epochs": 5000}))
    session.edit("Search", session.spec.model_copy(update={"search": session.spec.search.without("training.epochs")}))
    page = show_search(session)
    panel = page.search.panel
    qtbot.waitUntil(panel.start_button.isEnabled)
    qtbot.mouseClick(panel.start_button, Left)
    qtbot.waitUntil(lambda: any(trial.epoch > 1 for trial in panel.desk.live.ordered()))
    assert not page.start_button.isEnabled()  # one thing trains at a time

    page.stop_action.trigger()
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    assert [trial.state for trial in panel.desk.live.ordered()] == ["waiting"]
    done = panel.desk.live.trials[0].epoch

    session.set_project(Project.open(session.project.folder), session.spec)
    again = show_search(session).search.panel
    qtbot.waitUntil(lambda: again.start_button.isEnabled() and again.start_button.text() == "Go on with the search")
    qtbot.mouseClick(again.start_button, Left)
    qtbot.waitUntil(lambda: bool(again.desk.live.trials) and again.desk.live.trials[0].epoch > done)
    again.desk.stop()
    qtbot.waitUntil(lambda: not session.jobs.jobs)
