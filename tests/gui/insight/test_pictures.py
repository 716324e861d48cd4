"""The tabs of what answers rest on, how far back a model looks and which columns matter."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.insight.importance_picture import ImportanceBars
from workbench.gui.insight.marked_signal import MarkedSignal
from workbench.gui.insight.marked_text import MarkedText
from workbench.insight.importance import Input
from workbench.models.spec import RecurrentSpec

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def page(open_sample, train_run, show_inside):
    session = open_sample()
    train_run(session, epochs=1)
    return show_inside(session)


def answered(qtbot, page, name):
    """The tab's view, once its question is answered."""
    view = page.views[name]
    page.tabs.setCurrentWidget(view)
    if view.ask_button.isVisible():
        qtbot.mouseClick(view.ask_button, Left)
    qtbot.waitUntil(lambda: view.result is not None and not view.asking)
    return view


def test_what_an_answer_rests_on_is_drawn_on_the_signal(qtbot, page):
    view = answered(qtbot, page, "saliency")

    signal = view.picture.signal
    values_T, worth_T = (curve.y for curve in signal.points())
    assert signal.isVisible() and not view.picture.text.isVisible() and not view.picture.map.isVisible()
    assert values_T.tolist() == view.result.seen_TG[:, 0].tolist()
    assert np.abs(worth_T).max() == 1
    assert "rank correlation" in view.words.text()


def test_another_example_is_explained_anew(qtbot, page):
    view = answered(qtbot, page, "saliency")
    before = view.result

    page.next_action.trigger()

    qtbot.waitUntil(lambda: view.result is not before and not view.asking)
    assert not np.array_equal(view.result.seen_TG, before.seen_TG)


def test_how_far_back_a_model_looks_is_marked_on_its_curve(qtbot, page):
    view = answered(qtbot, page, "memory")

    replaced, shuffled = view.picture.losses.points()
    assert tuple(replaced.x) == view.result.lags == tuple(shuffled.x)
    assert view.picture.losses._mark.value() == view.result.horizon
    assert len(view.picture.reach.points()[0]) == view.result.context


def test_columns_are_judged_on_validation_whatever_part_the_example_is_of(qtbot, page):
    view = answered(qtbot, page, "importance")

    assert page.desk.asked.part == "test"
    assert view.result.part == "val"
    assert [curve.name for curve in view.picture.bars.points()] == ["increase", "low", "high"]


def test_a_linear_path_is_drawn_by_lag_and_by_place_in_the_season(qtbot, page):
    view = answered(qtbot, page, "path")
    found, picture = view.result, view.picture

    (weights,) = picture.weights.points()
    assert weights.y.tolist() == found.weights_LF[:, 0].tolist() and list(weights.x) == list(range(1, len(weights) + 1))
    assert picture.season.isVisible() == (found.season_S is not None)
    assert not picture.choice.baseline.isVisible()
    assert "by the linear path alone" in view.words.text()


def test_bars_carry_the_names_of_their_inputs_from_the_top(qtbot):
    bars = ImportanceBars(lambda _work: None)
    qtbot.addWidget(bars)

    bars.show_inputs(
        tuple(Input(name=name, increase=3.0 - n, low=1.0, high=4.0, needed=n == 0) for n, name in enumerate("xyz"))
    )

    ticks = bars.getPlotItem().getAxis("left")._tickLevels
    assert [name for _, name in ticks[0]] == ["x", "y", "z"]
    assert [place for place, _ in ticks[0]] == [0, -1, -2]


def test_letters_are_coloured_by_what_they_are_worth(qtbot):
    text = MarkedText()
    qtbot.addWidget(text)

    text.show_letters("abc", np.array([0.0, 1.0, -0.5]))

    formats = [block.charFormat() for block in _pieces(text)]
    assert text.toPlainText() == "abc"
    assert formats[0].background().style() == Qt.BrushStyle.NoBrush
    assert formats[1].background().color().alpha() > formats[2].background().color().alpha() > 0


def _pieces(text):
    block, found = text.document().firstBlock().begin(), []
    while not block.atEnd():
        found.append(block.fragment())
        block += 1
    return found


@pytest.mark.parametrize("column", [0, 1])
def test_what_steps_are_worth_is_seen_behind_the_line(qtbot, column):
    signal = MarkedSignal(lambda _write: None)
    qtbot.addWidget(signal)
    signal.resize(400, 200)
    signal.show()
    worth_TG = np.linspace(-1, 1, 20).reshape(10, 2)

    signal.show_signal(np.zeros(10), worth_TG[:, column], "level", "worth")

    def shades() -> set[int]:
        image = signal.grab().toImage()
        return {image.pixel(x, 60) for x in range(80, 390, 10)}

    qtbot.waitUntil(lambda: len(shades()) > 5)


def test_a_line_of_missing_values_can_be_marked(qtbot):
    signal = MarkedSignal(lambda _work: None)
    qtbot.addWidget(signal)

    signal.show_signal(np.full(3, np.nan), np.array([0.0, 1.0, -1.0]), "x", "worth")

    assert [curve.name for curve in signal.points()] == ["x", "worth"]


def test_a_finding_is_mended_by_its_button_and_the_change_can_be_undone(qtbot, page):
    session = page.desk.session
    view = answered(qtbot, page, "diagnosis")
    finding, before = view.result.findings[0], session.spec

    with qtbot.waitSignal(session.page_requested) as asked:
        qtbot.mouseClick(view.picture.buttons[0], Left)

    assert asked.args == ["train"]
    assert session.spec == finding.applied(before) != before
    session.undo_stack.undo()
    assert session.spec == before
    view.picture.show_result(None)
    assert view.picture.buttons == []


def test_gradients_are_drawn_by_layer_and_along_the_steps(qtbot, page):
    view = answered(qtbot, page, "flow")

    layers, steps = view.picture.layers.points(), view.picture.steps.points()
    assert [curve.name for curve in layers][:2] == ["block 1", "the head"]
    assert len(steps) == 1 and len(steps[0]) == len(view.result.last.layers[0].fading)


def test_another_class_is_explained_anew_and_nothing_else_is_asked_again(qtbot, open_trained, show_inside):
    layers = (RecurrentSpec(cell="LSTM", units=3, depth=2, bidirectional=True),)
    page = show_inside(open_trained("gestures", *layers))
    view = answered(qtbot, page, "saliency")
    first, gates, choice = view.result, page.views["gates"].result, view.picture.choice.answer
    assert choice.itemText(0) == "What it answers" and choice.count() > 2
    other = 1 + (first.choice.place == 0)

    choice.setCurrentIndex(other)
    choice.activated.emit(other)
    qtbot.waitUntil(lambda: view.result is not first and not view.asking)

    assert view.result.choice.place == other - 1
    assert page.views["gates"].result is gates


def test_of_a_text_what_each_character_is_worth_is_a_curve_that_can_be_saved(qtbot, page):
    picture = answered(qtbot, page, "saliency").picture
    found = picture._found

    picture.show_result(replace(found, characters=tuple("a" * len(found.seen_TG))))

    assert picture.text.isVisible() and picture.signal.isVisible() and not picture.input.isVisible()
    assert picture.signal.points()[0].y.tolist() == picture._shares()[:, 0].tolist()
    assert picture.signal.getPlotItem().getAxis("bottom").labelText == "Character"


def test_the_map_of_all_inputs_stands_under_the_signal_step_by_step(qtbot, open_trained, show_inside):
    page = show_inside(open_trained("gestures", RecurrentSpec(cell="GRU", units=3)))
    picture = answered(qtbot, page, "saliency").picture
    signal, heat_map = picture.signal.getPlotItem(), picture.map.getPlotItem()

    qtbot.waitUntil(lambda: heat_map.viewRange()[0] == pytest.approx(signal.viewRange()[0]))
    assert signal.getAxis("left").width() == heat_map.getAxis("left").width()
    signal.setXRange(2, 5, padding=0)
    assert heat_map.viewRange()[0] == pytest.approx([2, 5], abs=0.2)


def test_burnt_in_states_are_a_second_baseline(qtbot, page):
    view = answered(qtbot, page, "saliency")
    assert "burnt in" not in view.words.text()

    view.picture.choice.baseline.setCurrentIndex(1)
    view.picture.choice.baseline.activated.emit(1)

    qtbot.waitUntil(lambda: "burnt in" in view.words.text() and not view.asking)


def test_what_taking_inputs_away_tells_is_drawn_instead(qtbot, page):
    view = answered(qtbot, page, "saliency")
    before = np.array(view.picture._shares())

    view.picture.opinion.setCurrentIndex(1)

    shares_TG, occluded_TG = view.picture._shares(), view.result.occluded_TG
    assert shares_TG.shape == before.shape and not np.allclose(shares_TG, before)
    assert np.allclose(shares_TG, occluded_TG / np.abs(occluded_TG).max())
