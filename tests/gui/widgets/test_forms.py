from typing import Literal

import pytest
from PySide6.QtCore import QLocale, Qt

from workbench.data.spec import ReadingSpec, WindowSpec
from workbench.gui.widgets.forms import SpecForm
from workbench.models.spec import DropoutSpec, RecurrentSpec
from workbench.spec_base import Spec, knob
from workbench.training.spec import TrainingSpec


class Sample(Spec):
    choice: Literal["a", "b"] | None = knob(None, title="Choice", description="One of two.")
    share: float = knob(0.5, title="Share", description="A part.", gt=0, le=1)
    untitled: int = 3


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    yield
    QLocale.setDefault(before)


def test_every_field_with_a_title_gets_an_editor(qtbot):
    form = SpecForm(RecurrentSpec())
    qtbot.addWidget(form)

    assert all(form.editor(name) for name in ("cell", "units", "depth", "bidirectional", "dropout", "activation"))
    with pytest.raises(KeyError):
        form.editor("kind")


def test_an_edit_carries_the_whole_new_spec(qtbot):
    form = SpecForm(RecurrentSpec())
    qtbot.addWidget(form)

    with qtbot.waitSignal(form.edited) as edited:
        form.editor("units").setValue(128)

    assert edited.args == [RecurrentSpec(units=128), "units"]


def test_showing_a_spec_tells_nothing(qtbot):
    form = SpecForm(TrainingSpec())
    qtbot.addWidget(form)

    with qtbot.assertNotEmitted(form.edited):
        form.set_spec(TrainingSpec(loss="mae", epochs=7, learning_rate=3e-4))

    assert form.editor("loss").currentData() == "mae"
    assert form.editor("epochs").value() == 7
    assert form.editor("learning_rate").text() == "0.0003"


def test_another_kind_of_spec_gets_its_own_rows(qtbot):
    form = SpecForm(RecurrentSpec())
    qtbot.addWidget(form)

    form.set_spec(DropoutSpec(rate=0.3))

    assert form.editor("rate").value() == 0.3


def test_a_subset_of_fields(qtbot):
    form = SpecForm(TrainingSpec(), fields=("epochs", "device"), hidden=("device",))
    qtbot.addWidget(form)

    assert form.editor("epochs")
    with pytest.raises(KeyError):
        form.editor("device")


def test_none_is_shown_as_automatic_and_comes_back(qtbot):
    form = SpecForm(ReadingSpec())
    qtbot.addWidget(form)
    assert form.editor("skip_rows").text() == "Automatic"

    form.editor("skip_rows").setValue(4)
    assert form.spec == ReadingSpec(skip_rows=4)
    form.editor("skip_rows").setValue(-1)

    assert form.spec == ReadingSpec()


def test_an_optional_choice_starts_as_automatic(qtbot):
    form = SpecForm(Sample())
    qtbot.addWidget(form)

    form.editor("choice").setCurrentIndex(2)

    assert form.spec == Sample(choice="b")


@pytest.mark.parametrize("typed", ["0,25", "0.25"])
def test_a_decimal_comma_and_a_point_are_both_numbers(qtbot, german, typed):
    form = SpecForm(Sample())
    qtbot.addWidget(form)
    editor = form.editor("share")

    editor.selectAll()
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert form.spec == Sample(share=0.25)
    assert editor.text() == "0,25"


def test_bounds_hold(qtbot):
    form = SpecForm(Sample())
    qtbot.addWidget(form)

    form.editor("share").setValue(7)

    assert form.spec == Sample(share=1.0)


def test_a_tooltip_says_meaning_default_range_and_unit(qtbot):
    form = SpecForm(RecurrentSpec())
    qtbot.addWidget(form)

    text = form.editor("depth").toolTip()

    assert "Equal layers" in text and "Default: 1" in text and "1 to 16" in text and "layers" in text


def test_one_step_is_not_called_one_steps(qtbot):
    form = SpecForm(WindowSpec(horizon=1))
    qtbot.addWidget(form)
    editor = form.editor("horizon")
    one = editor.text()

    editor.setValue(2)

    assert (one, editor.text()) == ("1 step", "2 steps")


def test_zero_reads_as_off_where_it_switches_something_off(qtbot):
    form = SpecForm(TrainingSpec(patience=0, averaging=0.0, clip_norm=0.0))
    qtbot.addWidget(form)
    assert [form.editor(name).text() for name in ("patience", "averaging", "clip_norm")] == ["Off"] * 3

    with qtbot.waitSignal(form.edited):
        form.editor("patience").setValue(3)

    assert form.editor("patience").text() == "3 epochs" and form.editor("weight_decay").text() == "0"


def test_off_can_be_typed_over(qtbot):
    form = SpecForm(TrainingSpec(averaging=0.0))
    qtbot.addWidget(form)
    editor = form.editor("averaging")
    editor.selectAll()
    qtbot.keyClicks(editor, "0.9")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.spec.averaging == 0.9

    editor.selectAll()
    qtbot.keyClicks(editor, "0")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert form.spec.averaging == 0 and editor.text() == "Off"
