"""A search over a setting is asked for where the setting is, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from workbench.gui.search.door import SearchDoor
from workbench.gui.widgets.forms import SpecForm
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.space import Parameter, SearchSpec
from workbench.training.spec import TrainingSpec

DROPOUT = Parameter(key="model.layers.0.dropout", choices=("0", "0.1", "0.3"))
CELL = "model.layers.0.cell"
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def form(qtbot, session):
    """The form of a recurrent layer, which a session's model has."""
    session.edit_model("Layer", ModelSpec(layers=(RecurrentSpec(dropout=0.2), RecurrentSpec())))
    form = SpecForm(session.spec.model.layers[0])
    form.layer = 0
    form.door = SearchDoor(form, session, lambda: f"model.layers.{form.layer}")
    qtbot.addWidget(form)
    form.show()
    return form


def searching(session, *parameters: Parameter) -> None:
    session.edit("Search", session.spec.model_copy(update={"search": SearchSpec(parameters=parameters)}))


def test_a_right_click_searches_over_values_and_undo_takes_it_back(qtbot, session, form, right_click, choose):
    dialog = choose(right_click(form.editor("dropout")), "Search over this…")
    qtbot.mouseClick(dialog.of_values, Left, pos=QPoint(6, dialog.of_values.height() // 2))
    dialog.values.selectAll()
    qtbot.keyClicks(dialog.values, "0, 0.1, 0.3")
    qtbot.mouseClick(dialog.use_button, Left)

    assert session.spec.search.parameters == (DROPOUT,)
    assert session.undo_stack.undoText() == "Search over Layer 1: Dropout after each layer"
    session.undo_stack.undo()
    assert session.spec.search.parameters == ()


def test_a_setting_that_is_searched_over_is_marked_and_told(session, form):
    searching(session, DROPOUT)

    mark = form.findChild(QToolButton, "searchMark")
    assert mark.isVisible()
    assert mark.accessibleName() == "Dropout after each layer: Searched over: 0, 0.1, 0.3"
    assert form.editor("dropout").toolTip().endswith("Searched over: 0, 0.1, 0.3")
    assert form.editor("dropout").accessibleDescription().endswith("Searched over: 0, 0.1, 0.3")


def test_the_mark_goes_with_the_search(session, form):
    searching(session, DROPOUT)
    session.undo_stack.undo()

    assert not form.findChild(QToolButton, "searchMark").isVisible()
    assert "Searched over" not in form.editor("dropout").toolTip()


def test_another_block_of_the_same_kind_has_its_own_marks(session, form):
    searching(session, DROPOUT)

    form.layer = 1
    form.door.refresh()

    assert not form.findChild(QToolButton, "searchMark").isVisible()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_the_keyboard_opens_the_menu(qtbot, form, key, modifier):
    qtbot.keyClick(form.editor("units"), key, modifier)

    menu = QApplication.activePopupWidget()
    assert "Search over this…" in [action.text() for action in menu.actions()]
    assert "&Copy" in [action.text().partition("\t")[0] for action in menu.actions()]  # what an editor offers stays
    menu.close()


def test_choices_are_ticked(qtbot, session, form, right_click, choose):
    dialog = choose(right_click(form.label("cell")), "Search over this…")
    assert all(tick.isChecked() for tick in dialog.ticks.values())
    for name, tick in dialog.ticks.items():
        if name not in ("GRU", "LSTM"):
            tick.setChecked(False)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert session.spec.search.parameter(CELL).choices == ("GRU", "LSTM")


def test_the_menu_ends_a_search_over_a_setting(session, form, right_click, choose):
    searching(session, DROPOUT)

    choose(right_click(form.editor("dropout")), "Search over this no more")

    assert session.spec.search.parameters == ()


def test_a_click_on_the_mark_edits_what_is_searched(qtbot, session, form):
    searching(session, DROPOUT)

    qtbot.mouseClick(form.findChild(QToolButton, "searchMark"), Left)

    dialog = QApplication.activeModalWidget()
    assert dialog.of_values.isChecked()
    assert dialog.values.text() == "0, 0.1, 0.3"
    dialog.reject()


def test_what_changes_how_validation_judges_is_not_offered(qtbot, session, right_click):
    form = SpecForm(TrainingSpec())
    qtbot.addWidget(form)
    form.show()
    SearchDoor(form, session, lambda: "training")

    menu = right_click(form.editor("loss"))

    entry = next(action for action in menu.actions() if action.text() == "Search over this…")
    assert not entry.isEnabled() and "validation loss" in entry.toolTip()
    menu.close()
