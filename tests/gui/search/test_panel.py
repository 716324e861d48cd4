"""The panel of a search: what it says before, during and after, and edits that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.search.desk import SearchDesk
from workbench.gui.search.edits import search_over
from workbench.gui.search.panel import SearchPanel
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.runs.project import Project
from workbench.search.events import TrialEnd
from workbench.space import Parameter, SearchSpec

EPOCHS = Parameter(key="training.epochs", choices=("1", "2"))
RATE = Parameter(key="training.learning_rate", low=1e-3, high=1e-1, log=True)
UNITS = Parameter(key="model.layers.0.units", low=8, high=16, integer=True)
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    """Makes the panel of a search over these parameters, on the screen."""

    def make(*parameters: Parameter, **how: object) -> SearchPanel:
        search = SearchSpec.model_validate({"parameters": parameters, **how})
        model = ModelSpec(layers=(RecurrentSpec(),))
        session.edit("Begin", session.spec.model_copy(update={"search": search, "model": model}))
        made = SearchPanel(session, SearchDesk(session))
        qtbot.addWidget(made)
        made.resize(900, 600)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def end(panel, trial: int, value: float, rate: float = 0.01) -> None:
    settings = {RATE.key: rate, UNITS.key: 8}
    panel.desk.live.apply(TrialEnd(trial=trial, state="complete", value=value, settings=settings))
    panel.render()


def test_without_parameters_it_says_how_to_choose_some(panel):
    shown = panel()

    assert "Right-click" in shown.space.hint.text()
    assert not shown.start_button.isEnabled()
    assert shown.state.text() == "Choose what is searched over first."


def test_the_test_part_is_said_to_stay_unseen(panel):
    assert "The test part is never looked at by a search." in panel(RATE).note.text()


def test_parameters_are_listed_with_their_ranges(panel):
    shown = panel(RATE, EPOCHS)

    assert [shown.space.list.item(row).text() for row in range(2)] == [
        "Learning rate\n0.001 to 0.1, logarithmic",
        "Epochs\n1, 2",
    ]


def test_delete_removes_a_parameter_and_undo_brings_it_back(qtbot, session, panel):
    shown = panel(RATE, EPOCHS)
    shown.space.list.setFocus()

    qtbot.keyClick(shown.space.list, Qt.Key.Key_Delete)

    assert session.spec.search.parameters == (EPOCHS,)
    session.undo_stack.undo()
    assert shown.space.list.count() == 2


def test_the_keyboard_edits_a_parameter(qtbot, session, panel):
    shown = panel(RATE, EPOCHS)
    shown.space.list.setFocus()

    qtbot.keyClick(shown.space.list, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    dialog.high.setValue(0.5)
    qtbot.mouseClick(dialog.use_button, Left)

    assert session.spec.search.parameter(RATE.key).high == 0.5


def test_a_parameter_of_a_deleted_block_is_told_and_can_only_be_removed(session, panel):
    shown = panel(UNITS)

    session.edit_model("Delete", ModelSpec(layers=()))

    assert "no setting" in shown.space.list.item(0).toolTip()
    assert not shown.space.edit_button.isEnabled() and shown.space.remove_button.isEnabled()


def test_a_budget_is_an_undoable_edit(session, panel):
    shown = panel(RATE)

    shown.form.editor("trials").setValue(7)

    assert session.spec.search.trials == 7
    assert session.undo_stack.undoText() == "Change Trials"
    session.undo_stack.undo()
    assert shown.form.editor("trials").value() == 20


@pytest.mark.parametrize(
    ("trials", "said"), [(9, "The grid has 9 points."), (5, "The grid has 9 points. 5 trials look at some of them.")]
)
def test_a_grid_tells_how_many_points_it_has(panel, trials, said):
    shown = panel(RATE, UNITS, sampler="grid", levels=3, trials=trials)

    shown.render()

    assert shown.grid.text() == said
    assert shown.form.editor("levels").isVisible()


def test_only_a_grid_has_points_and_levels(panel):
    shown = panel(RATE, UNITS)

    shown.render()

    assert not shown.grid.isVisible()
    assert not shown.form.editor("levels").isVisible()


def test_it_tells_the_best_and_what_making_it_the_experiment_changes(panel):
    shown = panel(RATE, UNITS, trials=4)

    end(shown, 0, 0.5)
    end(shown, 1, 0.25, rate=0.02)

    assert shown.state.text() == "2 of 4 trials have ended. The best, trial 2, has a validation loss of 0.25."
    assert shown.best_button.toolTip() == "Layer 1: Units: 64 → 8\nLearning rate: 0.001 → 0.02"


def test_the_best_is_made_the_experiment_once(qtbot, session, panel):
    shown = panel(RATE, UNITS)
    end(shown, 0, 0.5)

    qtbot.mouseClick(shown.best_button, Left)
    shown.render()

    assert (session.spec.training.learning_rate, session.spec.model.layers[0].units) == (0.01, 8)
    assert not shown.best_button.isEnabled()
    session.undo_stack.undo()
    assert session.spec.model.layers[0].units == 64


def test_the_best_of_a_deleted_block_cannot_be_made(session, panel):
    shown = panel(RATE, UNITS)
    end(shown, 0, 0.5)

    session.edit_model("Delete", ModelSpec(layers=()))
    end(shown, 0, 0.5)

    assert not shown.best_button.isEnabled()
    assert "model.layers.0.units" in shown.best_button.toolTip()


def test_all_trials_done_asks_for_more_of_them(panel):
    shown = panel(RATE, trials=1)

    end(shown, 0, 0.5)

    assert not shown.start_button.isEnabled()
    assert "Raise their number" in shown.start_button.toolTip()


def test_a_grid_is_done_when_all_its_points_are(panel):
    shown = panel(EPOCHS, sampler="grid", trials=20)
    end(shown, 0, 0.5)
    assert shown.start_button.toolTip() == "Go on with the search"

    end(shown, 1, 0.4)

    assert not shown.start_button.isEnabled()


def test_the_first_setting_is_told_where_to_go_on(qtbot, session):
    with qtbot.waitSignal(session.message) as told:
        search_over(session, RATE)

    assert told.args[0].page == "train"


def test_another_experiment_begins_another_search(session, panel):
    shown = panel(RATE)
    end(shown, 0, 0.5)

    session.edit_training("Clip", session.spec.training.model_copy(update={"clip_norm": 3.0}))
    assert not shown.desk.live.trials
    end(shown, 0, 0.5)
    session.edit_training("Rate", session.spec.training.model_copy(update={"learning_rate": 0.05}))

    assert shown.desk.live.trials


def test_importances_are_weighed_anew_when_a_trial_is_complete(qtbot, session, panel, tmp_path, monkeypatch):
    shown = panel(RATE, UNITS)
    session.set_project(Project.create(tmp_path / "project", session.spec), session.spec)
    asked = iter([WorkbenchError("Too few."), {RATE.key: 0.7, UNITS.key: 0.3}])
    monkeypatch.setattr("workbench.search.results.importances", lambda *_, **__: given(next(asked)))
    end(shown, 0, 0.5)
    shown.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: shown.importances.hint.text() == "Too few.")

    end(shown, 1, 0.4)

    qtbot.waitUntil(lambda: shown.desk.importances == {RATE.key: 0.7, UNITS.key: 0.3})
    qtbot.waitUntil(lambda: not shown.importances.hint.text() and not session.jobs.jobs)


def test_a_storage_that_cannot_be_read_is_told_once(qtbot, session, panel, tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.gui.search.panel.READ_MS", 10)
    shown = panel(RATE)
    session.set_project(Project.create(tmp_path / "project", session.spec), session.spec)
    qtbot.waitUntil(lambda: not session.jobs.jobs)
    monkeypatch.setattr("workbench.search.results.read_search", lambda *_, **__: given(WorkbenchError("Gone.")))
    told = []
    session.message.connect(lambda message: told.append(message.text.template))

    shown.desk.keep_at("postgresql://host/searches")
    qtbot.waitUntil(lambda: bool(told) and not session.jobs.jobs)
    shown.render()

    assert told == ["Gone."]
    assert not shown._look.isActive()


def test_only_runs_of_this_machine_are_shown_of_a_shared_search(panel):
    shown = panel(RATE)
    end(shown, 0, 0.5)
    shown.desk.live.trials[0].runs = ("2026-11-29-001",)
    asked = []
    shown.shown.connect(asked.append)

    shown.desk.storage = "postgresql://host/searches"
    shown.view.activated.emit(shown.view.model().index(0, 0))
    assert asked == []
    shown.desk.live.trials[0].here = True
    shown.view.activated.emit(shown.view.model().index(0, 0))

    assert asked == ["2026-11-29-001"]


def given(found):
    """A result, or the raising of one that is an error."""
    if isinstance(found, Exception):
        raise found
    return found


def test_everything_that_takes_the_focus_has_a_name(qtbot, panel):
    shown = panel(RATE, UNITS)
    end(shown, 0, 0.5)
    nameless = []

    for tab in (2, 0, 1, 3):
        shown.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: len(shown.slices.plots) == 2)
        nameless += [
            type(widget).__name__
            for widget in shown.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.StrongFocus and widget.focusProxy() is None
            if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        ]

    assert nameless == []


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("postgresql+psycopg://me@host/searches", "postgresql+psycopg://me@host/searches"),
        ("postgresql+psycopg://me:secret@host/searches", None),
        ("postgresql+psycopg://host/searches?password=secret", None),
        ("postgresql+psycopg://me:sec/ret@host/searches", None),
    ],
)
def test_an_address_is_kept_but_never_a_password(qtbot, home, panel, address, kept):
    shown = panel()
    shown.storage.edit.setFocus()

    qtbot.keyClicks(shown.storage.edit, address)
    qtbot.keyClick(shown.storage.edit, Qt.Key.Key_Return)

    assert shown.desk.storage == kept
    assert ("password" in shown.storage.problem.text()) == (kept is None)
    written = (home / "settings.ini").read_text() if (home / "settings.ini").exists() else ""
    assert "secret" not in written
    shown.storage.recall()
    assert shown.storage.edit.text() == (kept or "")
