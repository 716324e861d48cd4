"""Labelled steps, values of sequences and texts on the Data page."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from tests.gui.data.heads import settled
from workbench.gui.data.place_mark import short_names
from workbench.gui.plots.label_band import spans

LONG = 20_000


def open_(qtbot, session, page, path, **options):
    session.open_sources([path], **options)
    qtbot.waitUntil(lambda: settled(session) and page.plot.drawn, timeout=LONG)


@pytest.fixture
def labelled_steps(tmp_path):
    rows = [f"{t},{t % 7},{'rest' if t // 50 % 2 else 'walk'}" for t in range(600)]
    path = tmp_path / "steps.csv"
    path.write_text("\n".join(["t,x,label", *rows]))
    return path


def test_stretches_of_equal_labels_are_found():
    import numpy as np

    assert spans(np.array([0, 0, 1, -1, -1, 2])) == [(0, 2, 0), (2, 3, 1), (5, 6, 2)]


def test_labelled_steps_are_drawn_as_named_stretches(qtbot, session, page, labelled_steps):
    open_(qtbot, session, page, labelled_steps, task="label-steps")

    names = {text.format for _, text in page.plot._bands[0]._spans}
    assert len(page.plot._bands[0]._spans) == 12
    assert names == {"rest", "walk"}
    assert not page.side.window_form.editor("horizon").isVisible()


def test_the_names_of_parts_stand_above_the_names_of_columns(qtbot, session, page, tmp_path):
    rows = [f"{t},{t % 7},{t % 5},{'rest' if t // 50 % 2 else 'walk'}" for t in range(600)]
    (tmp_path / "steps.csv").write_text("\n".join(["t,x,y,label", *rows]))
    open_(qtbot, session, page, tmp_path / "steps.csv", task="label-steps")
    plot = page.plot.plot
    plot.fit()

    parts = [mark.sceneBoundingRect() for mark in plot.scene().items() if getattr(mark, "format", "") == "Training"]
    first = plot.strips._names[0].sceneBoundingRect()
    assert parts and not any(part.intersects(first) for part in parts)


def test_a_name_is_hidden_where_its_stretch_has_no_room(qtbot, session, page, labelled_steps):
    open_(qtbot, session, page, labelled_steps, task="label-steps")
    _, text = page.plot._bands[0]._spans[0]
    assert text.isVisible()

    page.plot.plot.setXRange(0, 100_000)

    assert not text.isVisible()


def test_values_of_sequences_are_told(qtbot, session, page, tmp_path):
    rows = [f"{s},{t},{s * t % 5},{s / 10}" for s in range(30) for t in range(6)]
    path = tmp_path / "values.csv"
    path.write_text("\n".join(["id,t,x,strength", *rows]))

    open_(qtbot, session, page, path, task="regress", targets=["strength"])
    page.plot.choose_sequence(3)

    assert page.plot._example_text.text().startswith("strength 0.3; 6 steps")


def test_a_text_is_shown_with_its_characters(qtbot, session, page, tmp_path):
    path = tmp_path / "poem.txt"
    path.write_text("The rain in Spain falls on the plain.\n" * 60)

    open_(qtbot, session, page, path, task="next-token")

    assert page.text.isVisible()
    assert page.text.text.toPlainText().startswith("The rain in Spain")
    assert "↵" in page.text.vocabulary.text()
    assert not page.side.cards["reading"].isVisible()


def test_only_the_cut_is_new_when_the_split_changes(qtbot, session, page, labelled_steps):
    open_(qtbot, session, page, labelled_steps, task="label-steps")
    before = session.data.loaded

    page.side.split.editor("gap").setValue(5)
    qtbot.waitUntil(lambda: session.data.loaded is not before and session.data.loaded is not None, timeout=LONG)

    assert session.data.loaded.dataset is before.dataset
    assert session.data.loaded.split.rows != before.split.rows


@pytest.fixture
def weather(tmp_path):
    rows = [f"{t},{20 + t % 7},{1000 + t % 30},{t % 5 / 100}" for t in range(400)]
    path = tmp_path / "weather.csv"
    path.write_text("\n".join(["t,°C,hPa,mm", *rows]))
    return path


def test_the_wheel_zooms_time_and_leaves_every_column_its_height(qtbot, session, page, weather):
    open_(qtbot, session, page, weather, task="forecast", targets=["°C", "hPa", "mm"])
    plot = page.plot.plot
    before = plot.getPlotItem().viewRange()
    middle = plot.mapTo(page, plot.rect().center())

    QTest.wheelEvent(page.windowHandle(), QPointF(middle), QPoint(0, 120))

    qtbot.waitUntil(lambda: plot.getPlotItem().viewRange()[0] != before[0])
    assert plot.getPlotItem().viewRange()[1] == before[1] == pytest.approx([-3, 1 / 3])


def test_the_pointer_over_the_series_shows_what_the_file_has(qtbot, session, page, weather):
    open_(qtbot, session, page, weather, task="forecast", targets=["°C", "hPa", "mm"])
    plot = page.plot.plot
    at_zero = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(0, -1.5)))

    QTest.mouseMove(page.windowHandle(), plot.mapTo(page, at_zero))

    qtbot.waitUntil(lambda: plot.strips.texts() == ["°C  20", "hPa  1000", "mm  0"])


def test_sequences_are_named_without_the_folders_that_all_share():
    assert short_names(["/data/gun/a.csv/row 2", "/data/gun/b.csv/row 2"]) == ["a.csv/row 2", "b.csv/row 2"]
    assert short_names(["left/1", "right/1"]) == ["left/1", "right/1"]


@pytest.fixture
def meter(tmp_path):
    rows = [f"{t},{4_123_456_789.25 + 0.5 * t + 4 * (t % 24 > 12)}" for t in range(300)]
    path = tmp_path / "meter.csv"
    path.write_text("\n".join(["t,kwh", *rows]))
    return path


def test_a_meter_on_a_high_level_is_drawn_in_its_own_units(qtbot, session, page, meter):
    open_(qtbot, session, page, meter)

    shown = page.plot.plot._curves[0].y
    assert session.spec.data.origins == {"kwh": 4_123_456_860.0}
    assert (shown[0], shown[-1]) == (4_123_456_789.25, 4_123_456_938.75)


def test_a_project_of_before_is_mended_by_one_click_and_undone(qtbot, session, page, meter):
    open_(qtbot, session, page, meter)
    before = session.spec.data.model_copy(update={"origins": {}})
    session.edit_data("Before", before)
    qtbot.waitUntil(lambda: settled(session) and any(f.kind == "level" for f in session.data.findings))

    (found,) = [one for one in session.data.findings if "large beside their changes" in str(one.sentence)]
    session.edit_data("Mend", found.cure.change(session.spec.data))
    qtbot.waitUntil(lambda: settled(session) and session.data.loaded.dataset.origins_F != ())

    assert not [one for one in session.data.findings if "large beside their changes" in str(one.sentence)]
    session.undo_stack.undo()
    assert session.spec.data == before
