"""Curves of different kinds in strips: real numbers for each."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from workbench.gui.plots.curve import INSET, LONG
from workbench.gui.plots.plot import Plot


@pytest.fixture
def plot(qtbot):
    made = Plot(lambda *_: None)
    qtbot.addWidget(made)
    made.resize(600, 400)
    for name, values in (("°C", [18.0, 20.0, 22.0]), ("hPa", [990.0, 1030.0, 1010.0])):
        made.set_points(made.add_curve(name, strip=True), range(3), values)
    made.strips.fit()
    made.show()
    made.fit()
    return made


def test_each_strip_has_numbers_of_its_own(plot):
    axis = plot.getPlotItem().getAxis("left")

    ((_, places),) = axis.tickValues(-2, 0, 300)

    texts = axis.tickStrings(places, 1, 1)
    assert {"18", "20", "22", "1000", "1020"} <= set(texts)
    assert places[texts.index("18")] == pytest.approx(INSET - 1)


def test_a_strip_spans_its_curve(plot):
    heights = plot._curves[1].item.getData()[1]

    assert (heights.min(), heights.max()) == pytest.approx((INSET - 2, -INSET - 1))


def test_the_pointer_shows_the_true_value_beside_each_name(plot):
    box = plot.getPlotItem().getViewBox()

    plot.cross_hair.move(box.mapViewToScene(QPointF(0.9, -0.5)), plot._curves)

    assert plot.strips.texts() == ["°C  20", "hPa  1030"]
    assert plot.cross_hair._text.toPlainText() == "1"
    plot.cross_hair.hide()
    assert plot.strips.texts() == ["°C", "hPa"]


def test_saved_points_are_the_true_values(plot):
    assert plot._curves[1].y.tolist() == [990, 1030, 1010]


def test_a_flat_and_an_empty_curve_have_strips_too(plot):
    for name, values in (("flat", [5.0, 5.0, 5.0]), ("none", [np.nan] * 3)):
        plot.set_points(plot.add_curve(name, strip=True), range(3), values)

    ((_, places),) = plot.getPlotItem().getAxis("left").tickValues(-4, 0, 300)

    assert "5" in plot.getPlotItem().getAxis("left").tickStrings(places, 1, 1)
    assert np.isfinite(places).all()


def test_a_long_curve_is_measured_when_it_has_been_looked_through(qtbot, plot):
    y = np.zeros(LONG + 77, np.float32)
    y[[5, 123_456]] = -50, 60
    curve = plot.add_curve("load", strip=True)
    plot.set_points(curve, range(len(y)), y)

    qtbot.waitUntil(lambda: plot.drawn)

    assert curve.ends == (-50, 60)
