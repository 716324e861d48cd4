"""Several of a few choices, ticked by mouse or keyboard in a menu that stays open."""

import pytest
from PySide6.QtCore import Qt

from workbench.data.spec import DataSpec
from workbench.gui.widgets.forms import SpecForm
from workbench.gui.widgets.several import Several


@pytest.fixture
def several(qtbot):
    made = Several(["hour", "weekday", "month"])
    qtbot.addWidget(made)
    made.set_texts(["Hour", "Weekday", "Month"], "Off")
    return made


def tick(qtbot, button, index, *, by_key):
    action = button.menu().actions()[index]
    button.menu().popup(button.pos())
    button.menu().setActiveAction(action)
    if by_key:
        qtbot.keyClick(button.menu(), Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(button.menu(), Qt.MouseButton.LeftButton, pos=button.menu().actionGeometry(action).center())


@pytest.mark.parametrize("by_key", [False, True])
def test_ticks_are_told_and_the_menu_stays_open(qtbot, several, by_key):
    told = []
    several.changed.connect(lambda: told.append(several.chosen()))

    tick(qtbot, several, 2, by_key=by_key)
    tick(qtbot, several, 0, by_key=by_key)

    assert told == [("month",), ("hour", "month")] and several.text() == "Hour, Month"
    assert several.menu().isVisible()
    several.menu().close()


def test_showing_choices_tells_nothing(several):
    told = []
    several.changed.connect(lambda: told.append(1))

    several.choose(["weekday"])

    assert (several.text(), several.chosen(), told) == ("Weekday", ("weekday",), [])
    several.choose([])
    assert several.text() == "Off"


def test_a_field_of_several_names_has_such_an_editor(qtbot):
    form = SpecForm(DataSpec(calendar=("month",)), fields=("calendar",))
    qtbot.addWidget(form)
    edits = []
    form.edited.connect(lambda spec, name: edits.append((spec.calendar, name)))

    assert form.editor("calendar").text() == "Month"
    form.editor("calendar").menu().actions()[1].trigger()

    assert edits == [(("hour", "month"), "calendar")]
    assert form.editor("calendar").accessibleName() == "Calendar"
