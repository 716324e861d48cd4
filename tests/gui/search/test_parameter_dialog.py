"""The range or the values of a setting: what stands there first, and what is refused with a sentence."""

import pytest
from PySide6.QtCore import QLocale

from workbench.gui.search.parameter_dialog import ParameterDialog
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.search.proposing import propose_parameter
from workbench.space import Parameter
from workbench.spec import ExperimentSpec

SPEC = ExperimentSpec(model=ModelSpec(layers=(RecurrentSpec(units=32),)))
RATE, UNITS, DROPOUT = "training.learning_rate", "model.layers.0.units", "model.layers.0.dropout"


@pytest.fixture
def dialog(qtbot):
    def make(key: str, first: Parameter | None = None) -> ParameterDialog:
        made = ParameterDialog(first or propose_parameter(SPEC, key), SPEC)
        qtbot.addWidget(made)
        return made

    return make


def test_a_range_begins_about_the_present_value(dialog):
    parameter = dialog(RATE).parameter()

    assert parameter == propose_parameter(SPEC, RATE)
    assert parameter.low < SPEC.training.learning_rate < parameter.high


def test_a_range_of_whole_numbers(dialog):
    shown = dialog(UNITS)
    shown.low.setValue(8)
    shown.high.setValue(48)
    shown.log.setChecked(False)

    assert shown.parameter() == Parameter(key=UNITS, low=8, high=48, integer=True)


@pytest.mark.parametrize(
    ("low", "high", "log", "said"),
    [(0.5, 0.2, False, "must lie below"), (0.0, 0.5, True, "must lie above 0")],
)
def test_a_range_that_cannot_be_tried_is_told(dialog, low, high, log, said):
    shown = dialog(DROPOUT)
    shown.low.setValue(low)
    shown.high.setValue(high)
    shown.log.setChecked(log)

    assert said in shown.problem.text()
    assert not shown.use_button.isEnabled()


@pytest.mark.parametrize(
    ("text", "said"),
    [("0.1", "two values"), ("0.1, 0.1", "there twice"), ("0.1, 7", "7"), ("0.1, much", "much")],
)
def test_values_that_cannot_be_tried_are_told(qtbot, dialog, text, said):
    shown = dialog(DROPOUT)
    shown.values.clear()
    qtbot.keyClicks(shown.values, text)

    assert said in shown.problem.text()
    assert not shown.use_button.isEnabled()


def test_typing_values_chooses_values(qtbot, dialog):
    shown = dialog(DROPOUT)

    qtbot.keyClicks(shown.values, ", 0.7")

    assert shown.of_values.isChecked()
    assert not shown.log.isEnabled()


def test_numbers_with_a_decimal_comma(qtbot, dialog):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    shown = dialog(DROPOUT, Parameter(key=DROPOUT, choices=("0.1", "0.25")))
    assert shown.values.text() == "0,1; 0,25"

    qtbot.keyClicks(shown.values, "; 0,5")

    assert shown.parameter().choices == ("0.1", "0.25", "0.5")
    QLocale.setDefault(before)
