"""The gates of an example by mouse and keys: cursor, units, layers, and what if the example were another one."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workbench.evaluation.bands import OTHERS
from workbench.evaluation.later_bands import LaterBands, StoredOffsets
from workbench.gui.insight.example_choice import ExampleChoice
from workbench.gui.style import theme
from workbench.models.spec import RecurrentSpec

Left = Qt.MouseButton.LeftButton
Key = Qt.Key


def settle(qtbot, session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.jobs)


def place(plot, x: float, y: float) -> QPoint:
    """Where a point of a plot's axes is in its viewport."""
    return plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))


@pytest.fixture
def forecaster(open_trained, show_question):
    """The picture of the airline sample's first test example."""
    return show_question(open_trained(), "gates").picture


@pytest.fixture
def classifier(open_trained, show_question):
    """The picture of a gesture, read both ways by two LSTM layers."""
    session = open_trained("gestures", RecurrentSpec(cell="LSTM", units=3, depth=2, bidirectional=True))
    return show_question(session, "gates").picture


@pytest.fixture
def judged(monkeypatch, open_trained, show_question):
    """As `forecaster`, of a run whose forecasts have a band."""
    session = open_trained()

    def load(_folder, facts) -> LaterBands:
        table = [[[5.0] * len(facts.targets)] * facts.horizon]
        below = [[[-5.0] * len(facts.targets)] * facts.horizon]
        return LaterBands(levels=[0.8], series={OTHERS: StoredOffsets(low=below, high=table)})

    monkeypatch.setattr("workbench.insight.answer.load_bands", load)
    return show_question(session, "gates").picture


def band_of(picture) -> np.ndarray:
    """The lower ends that are drawn, as levels by steps ahead."""
    return np.array([curve.y for curve in picture.signal.plot.points() if curve.name.endswith("lower end")])


def answers(picture) -> list[str]:
    return [line.text for line in picture.answer.lines]


def bend(qtbot, picture, step: int, by: float) -> None:
    """Drag the curve at a step up by so many units."""
    plot = picture.signal.plot
    now = picture._now.values_TF[step, 0]
    if not picture.signal.bend_button.isChecked():
        qtbot.mouseClick(picture.signal.bend_button, Left)
    viewport = plot.viewport()
    qtbot.mousePress(viewport, Left, pos=place(plot, step + 0.5, now))
    qtbot.mouseMove(viewport, place(plot, step + 0.5, now + by / 2))
    qtbot.mouseMove(viewport, place(plot, step + 0.5, now + by))
    qtbot.mouseRelease(viewport, Left, pos=place(plot, step + 0.5, now + by))


def test_one_cursor_runs_through_signal_and_heat_maps(qtbot, forecaster):
    heat_map = forecaster.maps.maps["z"]

    qtbot.mouseMove(heat_map.viewport(), place(heat_map, 7.5, 1.5))
    qtbot.waitUntil(lambda: forecaster.step_cursor.step == 7)

    assert {line.value() for line in forecaster.step_cursor._lines.values()} == {7.5}
    assert forecaster._where.text().startswith("Step 8")


def test_all_plots_show_the_same_steps(qtbot, forecaster):
    forecaster.signal.plot.setXRange(3, 9, padding=0)

    for heat_map in forecaster.maps.maps.values():
        assert heat_map.getPlotItem().viewRange()[0] == pytest.approx([3, 9])


def test_a_click_on_a_row_shows_that_units_course_and_its_examples(qtbot, forecaster):
    heat_map = forecaster.maps.maps["h"]

    qtbot.mouseClick(heat_map.viewport(), Left, pos=place(heat_map, 5.5, 2.5))
    settle(qtbot, forecaster._desk.session)

    lines = {curve.name: curve.y for curve in forecaster.unit.trace.points()}
    np.testing.assert_allclose(lines["z"], forecaster._now.layers[0].values["z"][:, 2])
    assert forecaster.unit.list.count() == 12
    assert forecaster.unit._title.text() == "Unit 3" and forecaster.unit._key.text().count("</b>") == 4


def test_the_units_course_takes_no_more_room_than_its_panel(qtbot, classifier):
    classifier.choose_unit(1)
    settle(qtbot, classifier._desk.session)

    trace = classifier.unit.trace
    box = trace.getPlotItem().getViewBox().sceneBoundingRect()
    assert box.right() <= trace.viewport().width() and len(trace.points()) == 6


def test_a_click_on_a_listed_example_opens_it(qtbot, forecaster):
    heat_map = forecaster.maps.maps["h"]
    qtbot.mouseClick(heat_map.viewport(), Left, pos=place(heat_map, 5.5, 2.5))
    settle(qtbot, forecaster._desk.session)
    wanted = forecaster.unit.list.item(1)
    example = wanted.data(Qt.ItemDataRole.UserRole)

    box = forecaster.unit.list.visualItemRect(wanted)
    qtbot.mouseClick(forecaster.unit.list.viewport(), Left, pos=box.center())
    settle(qtbot, forecaster._desk.session)

    assert forecaster._desk.asked.example == example
    assert forecaster._own.example == forecaster._desk.subject.chosen(forecaster._desk.asked)


def test_arrow_keys_move_the_cursor_and_go_from_unit_to_unit(qtbot, forecaster):
    heat_map = forecaster.maps.maps["r"]

    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Up):
        qtbot.keyClick(heat_map, key)
    settle(qtbot, forecaster._desk.session)

    assert forecaster.step_cursor.step == 1 and "Step 2, unit 2: r" in forecaster._where.text()
    assert forecaster._unit == 1 and forecaster.unit._title.text() == "Unit 2"


def test_units_are_shown_in_the_order_that_is_chosen(qtbot, forecaster):
    forecaster.order.setFocus()
    qtbot.keyClick(forecaster.order, Key.Key_End)

    states = forecaster._now.layers[0].values["h"]
    busiest = int(np.abs(states).mean(axis=0).argmax())
    np.testing.assert_allclose(forecaster.maps.maps["h"].points()[0].y, states[:, busiest])


def test_every_layer_and_direction_can_be_chosen(qtbot, classifier):
    names = [classifier.layer.itemText(index) for index in range(classifier.layer.count())]
    assert names == [
        "Block 1, LSTM, layer 1",
        "Block 1, LSTM, layer 1, backwards",
        "Block 1, LSTM, layer 2",
        "Block 1, LSTM, layer 2, backwards",
    ]

    classifier.layer.setFocus()
    qtbot.keyClick(classifier.layer, Key.Key_End)

    assert list(classifier.maps.maps) == list("ifgohc")
    shown = np.stack([curve.y for curve in classifier.maps.maps["c"].points()], axis=1)
    np.testing.assert_allclose(shown, classifier._now.layers[3].values["c"])


def test_the_answer_at_the_cursor_is_that_of_what_was_read_so_far(qtbot, classifier):
    whole = answers(classifier)

    classifier.step_cursor.go(0)
    early = answers(classifier)
    classifier.step_cursor.go(10_000)

    assert early != whole and answers(classifier) == whole
    assert sum(line.true for line in classifier.answer.lines) == 1


def test_bending_the_input_moves_the_answer_and_undo_brings_it_back(qtbot, forecaster):
    session, before = forecaster._desk.session, answers(forecaster)

    bend(qtbot, forecaster, 20, 80.0)
    settle(qtbot, session)
    assert "→" in answers(forecaster)[0]
    assert forecaster._now.values_TF[20, 0] == pytest.approx(forecaster._own.values_TF[20, 0] + 80, abs=8)
    assert "Before" in [curve.name for curve in forecaster.signal.plot.points()]

    qtbot.mouseClick(forecaster.buttons["undo"], Left)
    settle(qtbot, session)
    assert answers(forecaster) == before

    qtbot.mouseClick(forecaster.buttons["redo"], Left)
    settle(qtbot, session)
    assert "→" in answers(forecaster)[0]


def test_the_band_follows_what_the_input_is_bent_to(qtbot, judged):
    before, own = band_of(judged), judged._own.answer.values

    bend(qtbot, judged, 8, 100)
    qtbot.waitUntil(lambda: judged._now is not judged._own)

    moved = judged._now.answer.values - own
    assert np.allclose(band_of(judged) - before, moved[0, 0]) and np.abs(moved).max() > 0
    assert [curve.name for curve in judged.signal.plot.points()][:2] == ["80 % band, lower end", "80 % band"]


def test_the_band_takes_the_themes_colours(qapp, judged):
    (filling,) = (filling for _, filling in judged.signal.plot._bands._fillings)
    before = filling.brush().color()

    now = theme.Theme(qapp)
    now.apply("dark")
    dark = filling.brush().color()
    now.apply("light")

    assert dark != before == filling.brush().color()


def test_reset_brings_the_example_back_at_once(qtbot, forecaster):
    before = answers(forecaster)
    bend(qtbot, forecaster, 20, 50.0)
    bend(qtbot, forecaster, 5, -50.0)
    settle(qtbot, forecaster._desk.session)

    qtbot.mouseClick(forecaster.buttons["reset"], Left)
    settle(qtbot, forecaster._desk.session)

    assert answers(forecaster) == before and not forecaster.buttons["undo"].isEnabled()


def test_the_gates_follow_while_the_curve_is_being_dragged(qtbot, forecaster):
    plot, own = forecaster.signal.plot, forecaster._own
    qtbot.mouseClick(forecaster.signal.bend_button, Left)

    qtbot.mousePress(plot.viewport(), Left, pos=place(plot, 10.5, 400))
    qtbot.mouseMove(plot.viewport(), place(plot, 10.5, 480))
    qtbot.waitUntil(lambda: forecaster._now is not own)

    assert not np.array_equal(forecaster._now.layers[0].values["h"], own.layers[0].values["h"])
    assert not forecaster.buttons["undo"].isEnabled()
    qtbot.mouseRelease(plot.viewport(), Left, pos=place(plot, 10.5, 480))
    settle(qtbot, forecaster._desk.session)
    assert forecaster.buttons["undo"].isEnabled()


def test_the_inputs_in_hand_are_copied_as_a_table(qtbot, forecaster):
    qtbot.mouseClick(forecaster.buttons["copy"], Left)

    header, *rows = QGuiApplication.clipboard().text().splitlines()
    assert header == "Passengers"
    np.testing.assert_allclose([float(row) for row in rows], forecaster._own.values_TF[:, 0])


def test_another_example_forgets_the_changes_of_the_one_before(qtbot, forecaster):
    bend(qtbot, forecaster, 20, 50.0)
    forecaster._desk.choose(example=1)
    settle(qtbot, forecaster._desk.session)

    assert not forecaster.what_if.edited
    assert forecaster._now is forecaster._own


def test_heat_maps_take_the_themes_colours(qapp, forecaster):
    image = forecaster.maps.maps["h"]._image
    light = image.lut.copy()

    now = theme.Theme(qapp)
    now.apply("dark")
    dark = image.lut.copy()
    now.apply("light")

    assert not np.array_equal(light, dark) and np.array_equal(image.lut, light)


def test_a_text_can_be_rewritten_and_the_answer_follows(qtbot, open_files, train_run, show_question, tmp_path):
    (tmp_path / "text.txt").write_text("the cat sat on the mat and the dog lay on the rug\n" * 40)
    session = open_files(tmp_path / "text.txt", "next-token")
    train_run(session)
    picture = show_question(session, "gates").picture
    edit, own = picture.signal.text_edit, picture._own
    assert "⏎" in edit.text() and not picture.signal.bend_button.isVisible()

    edit.setFocus()
    qtbot.keyClick(edit, Key.Key_End)
    qtbot.keyClicks(edit, " rug")
    settle(qtbot, session)

    assert len(picture._now.values_TF) == len(own.values_TF) + 4
    assert picture._now.answer.truth[-2:].tolist() == [own.answer.names.index("g"), -1]
    qtbot.keyClicks(edit, "Q")
    assert "never seen the character 'Q'" in picture.signal._problem.text()
    qtbot.mouseClick(picture.buttons["reset"], Left)
    settle(qtbot, session)
    assert edit.text() == "".join(picture.signal._letters(own.values_TF))


@pytest.fixture
def hum(open_files, train_run, tmp_path):
    """A run that tells low tones from high ones."""
    rng = np.random.default_rng(0)
    for number in range(12):
        name = tmp_path / "sounds" / ("high" if number % 2 else "low") / f"{number}.wav"
        name.parent.mkdir(parents=True, exist_ok=True)
        tone = np.sin(np.arange(3000) * (0.9 if number % 2 else 0.2)) * 0.5 + 0.01 * rng.standard_normal(3000)
        soundfile.write(name, tone, 8000)
    session = open_files(tmp_path / "sounds")
    train_run(session)
    return session


def test_of_a_sound_places_are_told_in_seconds(qtbot, hum, show_question):
    view = show_question(hum, "gates")
    choice = ExampleChoice(view.picture._desk)
    qtbot.addWidget(choice)

    view.picture.step_cursor.go(80)

    assert view.picture._where.text() == "0.010 s"
    assert choice._name.text().endswith(", 0.00 to 0.38 s")
    rests = show_question(hum, "saliency")
    qtbot.waitUntil(lambda: rests.result is not None and not hum.jobs.jobs)
    assert " s (" in rests.words.text() and "step" not in rests.words.text()
    assert rests.picture.map.getPlotItem().getAxis("bottom").labelText == "Seconds"
    assert rests.picture.signal.viewRange()[0][1] == pytest.approx(0.32)  # 32 frames


def test_a_stretch_of_a_sound_is_muted_by_dragging_along_it(qtbot, hum, show_question):
    session, picture = hum, show_question(hum, "gates").picture
    plot = picture.signal.plot
    assert picture.signal.pitches.isVisible() and picture.signal.unit_length == 1 / 8000

    qtbot.mouseClick(picture.signal.bend_button, Left)
    qtbot.mousePress(plot.viewport(), Left, pos=place(plot, 0.1, 0))
    qtbot.mouseMove(plot.viewport(), place(plot, 0.2, 0))
    qtbot.mouseRelease(plot.viewport(), Left, pos=place(plot, 0.3, 0))
    settle(qtbot, session)

    loud = np.abs(picture._now.values_TF[:, 0]).reshape(-1, 100).max(axis=1)
    assert loud[12:22].max() == 0 and loud[2] > 0.3 and loud[28] > 0.3
    assert any(line.before is not None for line in picture.answer.lines)
    QApplication.processEvents()


def test_a_layer_with_fewer_gates_takes_the_maps_that_are_there_and_hides_the_rest(classifier):
    made, layer = dict(classifier.maps.maps), classifier._now.layers[0]
    fewer = replace(layer, values={name: layer.values[name] for name in "oc"})

    classifier.maps.show_layer(fewer, np.arange(3), 1.0)

    assert list(classifier.maps.maps) == ["o", "c"]
    assert list(classifier.maps.maps.values()) == list(made.values())[:2]
    assert [made[name].isVisible() for name in "ifgohc"] == [True] * 2 + [False] * 4
