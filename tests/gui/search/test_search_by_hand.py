"""A search on the Train page: started, stopped, gone on with, and its best made the experiment."""

from PySide6.QtCore import Qt

from workbench.runs.project import Project
from workbench.search.events import TrialStart
from workbench.search.searching import search

Left = Qt.MouseButton.LeftButton


def test_by_mouse_from_a_right_click_over_three_trials_to_the_best_experiment(
    qtbot, searched, show_search, right_click, choose
):
    session = searched(parameters=())
    page = show_search(session)
    rate = page.settings.form("learning_rate").editor("learning_rate")
    qtbot.mouseClick(choose(right_click(rate), "Search over this…").use_button, Left)
    panel, before = page.search.panel, session.spec
    qtbot.waitUntil(panel.start_button.isEnabled)

    told = []
    session.message.connect(lambda message: told.append(message.text.template))
    qtbot.mouseClick(panel.start_button, Left)
    qtbot.waitUntil(lambda: panel.desk.live.ended == 3 and not session.jobs.jobs)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3 and not panel.start_button.isEnabled())
    assert told[-1] == "The search has ended. The best of its trials is number {trial}."
    best = panel.desk.live.best
    session.edit_training("Rate", session.spec.training.model_copy(update={"learning_rate": 0.5}))
    qtbot.waitUntil(panel.best_button.isEnabled)
    qtbot.mouseClick(panel.best_button, Left)

    assert session.spec.training.learning_rate == best.settings["training.learning_rate"] != 0.5
    assert session.spec.search == before.search
    session.undo_stack.undo()
    assert session.spec.training.learning_rate == 0.5

    qtbot.mouseClick(panel.view.viewport(), Left, pos=panel.view.visualRect(panel.view.model().index(0, 1)).center())
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.desk.live.run == panel.desk.live.trials[0].runs[0])
    assert page.tabs.currentIndex() == 0


def test_a_stopped_search_goes_on_in_a_window_opened_later(qtbot, searched, show_search):
    session = searched(trials=2)
    session.edit_training("Epochs", session.spec.training.model_copy(update={"epochs": 5000}))
    session.edit("Search", session.spec.model_copy(update={"search": session.spec.search.without("training.epochs")}))
    page = show_search(session)
    panel, told = page.search.panel, []
    session.message.connect(lambda message: told.append(str(message.text)))
    qtbot.waitUntil(panel.start_button.isEnabled)
    qtbot.mouseClick(panel.start_button, Left)

    def begun():
        return any(trial.epoch > 1 for trial in panel.desk.live.ordered())

    qtbot.waitUntil(lambda: begun() or not session.jobs.jobs)
    assert begun(), told  # what ended the search instead
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


def test_trials_of_another_process_appear_by_themselves_and_are_not_begun_twice(
    qtbot, searched, show_search, monkeypatch
):
    monkeypatch.setattr("workbench.gui.search.panel.READ_MS", 20)
    session = searched(trials=1)
    session.project.save(session.spec)
    panel = show_search(session).search.panel
    qtbot.waitUntil(panel.start_button.isEnabled)
    others = search(session.project, session.spec.search, loaded=session.data.loaded)
    next(event for event in others if isinstance(event, TrialStart))

    with qtbot.waitSignal(session.message) as told:
        qtbot.mouseClick(panel.start_button, Left)
    assert "another window or command" in told.args[0].text.template
    qtbot.waitUntil(lambda: [trial.state for trial in panel.desk.live.ordered()] == ["running"])
    for _ in others:
        pass

    qtbot.waitUntil(lambda: [trial.state for trial in panel.desk.live.ordered()] == ["complete"])
    qtbot.waitUntil(lambda: not session.jobs.jobs)
