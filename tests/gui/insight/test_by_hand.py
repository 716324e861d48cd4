"""Looking inside by hand: real mouse and key events in the window, from training to what an input is bent to."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from workbench.data.samples import SAMPLES

Left, LONG = Qt.MouseButton.LeftButton, 60_000


@pytest.fixture
def click(qtbot):
    def press(widget) -> None:
        qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled(), timeout=LONG)
        qtbot.mouseClick(widget, Left, pos=widget.rect().center())

    return press


def spot(plot, x: float, y: float):
    """Where a point of a plot's axes is in its viewport."""
    return plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))


def trained(qtbot, click, window, open_sample):
    """Press Start and wait for the end."""
    open_sample(epochs=1)
    click(window.rail_button("train"))
    click(window.page("train").start_button)
    qtbot.waitUntil(lambda: window.page("train").desk.live.phase == "finished", timeout=LONG)


def test_train_look_inside_choose_a_unit_and_bend_the_input(qtbot, click, whole_window, open_sample):
    assert SAMPLES[0].name == "airline_passengers"
    trained(qtbot, click, whole_window, open_sample)
    click(whole_window.rail_button("inside"))
    picture = whole_window.page("inside").views["gates"].picture
    session = whole_window.session
    qtbot.waitUntil(lambda: picture._now is not None and not session.jobs.jobs, timeout=LONG)

    plot = picture.signal.plot
    qtbot.mouseMove(plot.viewport(), spot(plot, 5.5, picture._now.values_TF[5, 0]))
    qtbot.waitUntil(lambda: picture.step_cursor.step == 5)
    assert all(line.value() == pytest.approx(5.5) for line in picture.step_cursor._lines.values())

    states = picture.maps.maps["h"]
    qtbot.mouseClick(states.viewport(), Left, pos=spot(states, 5.5, 2.5))
    qtbot.waitUntil(lambda: picture.unit.list.count() > 0, timeout=LONG)
    assert "unit 3" in picture._where.text().lower()
    labels = [label for label in picture.findChildren(QLabel) if "</" in label.text()]
    assert labels and all(label.textFormat() == Qt.TextFormat.RichText for label in labels)

    before = [line.text for line in picture.answer.lines]
    own, now = picture._own.answer.values, picture._now.values_TF[8, 0]
    click(picture.signal.bend_button)
    qtbot.mousePress(plot.viewport(), Left, pos=spot(plot, 8.5, now))
    qtbot.mouseMove(plot.viewport(), spot(plot, 8.5, now + 60))
    qtbot.mouseRelease(plot.viewport(), Left, pos=spot(plot, 8.5, now + 60))
    qtbot.waitUntil(lambda: picture._now is not picture._own and not session.jobs.jobs, timeout=LONG)

    assert [line.text for line in picture.answer.lines] != before
    assert not np.allclose(picture._now.answer.values, own)
    click(picture.buttons["undo"])
    qtbot.waitUntil(lambda: [line.text for line in picture.answer.lines] == before)
