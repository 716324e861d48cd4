"""The table of trials."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from workbench.gui.search.live_search import LiveSearch
from workbench.gui.search.trial_model import TrialModel
from workbench.search.events import TrialEnd

KEYS = ("training.learning_rate", "model.layers.0.bidirectional")
Role = Qt.ItemDataRole


@pytest.fixture
def live():
    found = LiveSearch()
    for trial, value in enumerate((0.5, 0.2, 0.4)):
        settings = {KEYS[0]: 0.001 * (trial + 1), KEYS[1]: trial == 1}
        found.apply(TrialEnd(trial=trial, state="complete", value=value, settings=settings))
    return found


@pytest.fixture
def model(qtmodeltester, live):
    made = TrialModel()
    made.show(live, KEYS, spread=False)
    qtmodeltester.check(made, force_py=True)
    return made


def row(model, number: int) -> list[str]:
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_a_row_tells_how_a_trial_stands_and_its_settings(model):
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]

    assert titles == ["Trial", "State", "Validation loss", "Epoch", "Learning rate", "Layer 1: Both directions"]
    assert row(model, 1) == ["2", "complete", "0.2", "–", "0.002", "on"]


def test_the_best_is_bold_and_has_a_sign(model):
    fonts = [model.index(number, 2).data(Role.FontRole) for number in range(3)]

    assert [font is not None and font.bold() for font in fonts] == [False, True, False]
    assert model.index(1, 2).data(Role.AccessibleDescriptionRole) == "best so far"
    assert model.index(1, 2).data(Role.DecorationRole) is not None


def test_a_new_trial_leaves_the_rows_where_they_are(model, live):
    second = QPersistentModelIndex(model.index(1, 0))
    live.apply(TrialEnd(trial=3, state="failed", value=None, settings={}, message="It was too large."))

    model.show(live, KEYS, spread=False)

    assert second.isValid() and second.row() == 1
    assert row(model, 3)[:3] == ["4", "failed", "–"]
    assert model.index(3, 0).data(Role.ToolTipRole) == "It was too large."


def test_only_rows_that_changed_are_told(qtbot, model, live):
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    live.trials[0].value = 0.1  # which is the best now, instead of the second

    model.show(live, KEYS, spread=False)
    model.show(live, KEYS, spread=False)

    assert told == [(0, 0), (1, 1)]


def test_several_seeds_have_a_spread(model, live):
    live.apply(TrialEnd(trial=0, state="complete", value=0.5, settings={}, spread=0.01))

    model.show(live, KEYS, spread=True)

    assert row(model, 0)[3] == "0.01"


def test_rows_sort_by_values(model):
    assert [model.index(number, 2).data(Role.UserRole) for number in range(3)] == [0.5, 0.2, 0.4]
