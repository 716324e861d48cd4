"""Pictures of trials: dots where their values are."""

import pytest

from workbench.gui.search.importance_bars import ImportanceBars
from workbench.gui.search.live_search import LiveSearch
from workbench.gui.search.pictures import CoursePlot, SlicePictures, SlicePlot
from workbench.search.events import TrialEnd
from workbench.sentence import sentence
from workbench.space import Parameter

RATE = Parameter(key="training.learning_rate", low=1e-4, high=1e-2, log=True)
DROPOUT = Parameter(key="model.head.dropout", choices=("0", "0.1", "0.30"))


@pytest.fixture
def trials():
    live = LiveSearch()
    told = [(0.5, 1e-3, 0.1, "complete"), (0.6, 1e-4, 0.0, "pruned"), (0.3, 1e-2, 0.3, "complete")]
    for trial, (value, rate, dropout, state) in enumerate(told):
        settings = {RATE.key: rate, DROPOUT.key: dropout}
        live.apply(TrialEnd(trial=trial, state=state, value=value, settings=settings))
    return live.ordered()


def points(plot) -> list[tuple[str, list[float], list[float]]]:
    return [(curve.name, list(curve.x), list(curve.y)) for curve in plot.points()]


def test_the_course_shows_each_trial_and_the_best_so_far(qtbot, trials):
    plot = CoursePlot(lambda _: None)
    qtbot.addWidget(plot)

    plot.show_trials(trials)

    assert points(plot) == [
        ("Complete", [1, 3], [0.5, 0.3]),
        ("Ended early", [2], [0.6]),
        ("Best so far", [1, 3, 3], [0.5, 0.5, 0.3]),
    ]


def test_the_course_of_no_trial_is_empty(qtbot):
    plot = CoursePlot(lambda _: None)
    qtbot.addWidget(plot)

    plot.show_trials(())

    assert all(not x for _, x, _ in points(plot))


def test_a_setting_on_a_logarithmic_axis(qtbot, trials):
    plot = SlicePlot(RATE, lambda _: None)
    qtbot.addWidget(plot)

    plot.show_trials(trials)

    assert points(plot)[0][1:] == ([-3.0, -2.0], [0.5, 0.3])


def test_choices_stand_beside_each_other_whatever_they_are_written_like(qtbot, trials):
    plot = SlicePlot(DROPOUT, lambda _: None)
    qtbot.addWidget(plot)

    plot.show_trials(trials)

    assert points(plot)[0][1:] == ([1.0, 2.0], [0.5, 0.3])
    assert points(plot)[1][1:] == ([0.0], [0.6])


def test_dots_of_complete_trials_differ_in_shape_from_those_that_ended_early(qtbot, trials):
    plot = CoursePlot(lambda _: None)
    qtbot.addWidget(plot)

    plot.show_trials(trials)

    assert [curve.item.opts["symbol"] for curve in plot.points()] == ["o", "x", None]


def test_there_is_a_picture_for_each_setting(qtbot, trials):
    pictures = SlicePictures(lambda _: None)
    qtbot.addWidget(pictures)
    pictures.show_trials(trials, (RATE, DROPOUT))
    qtbot.waitUntil(lambda: [plot.parameter for plot in pictures.plots] == [RATE, DROPOUT])
    before = pictures.plots

    pictures.show_trials(trials, (RATE, DROPOUT))
    assert pictures.plots is before
    pictures.show_trials(trials, (RATE,))

    qtbot.waitUntil(lambda: [plot.parameter for plot in pictures.plots] == [RATE])
    assert points(pictures.plots[0])[0][1:] == ([-3.0, -2.0], [0.5, 0.3])


def test_why_no_importance_is_known_is_said(qtbot):
    bars = ImportanceBars(lambda _: None)
    qtbot.addWidget(bars)

    bars.show_importances({}, sentence("Too few."))

    assert bars.hint.text() == "Too few."


def test_the_most_important_setting_is_on_top(qtbot):
    bars = ImportanceBars(lambda _: None)
    qtbot.addWidget(bars)

    bars.show_importances({DROPOUT.key: 0.2, RATE.key: 0.8})

    assert bars._bars.opts["width"].tolist() == [80, 20]
    assert list(bars.points()[0].y) == [0.8, 0.2]
    assert bars.getPlotItem().getAxis("left")._tickLevels == [[(0.0, "Learning rate"), (-1.0, "Dropout")]]
