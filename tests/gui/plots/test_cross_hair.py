import pytest
from PySide6.QtCore import QPointF

from workbench.gui.plots.plot import Plot


@pytest.fixture
def plot(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    plot.set_points(plot.add_curve("loss"), [0.0, 1.0, 2.0], [3.0, 1.0, 2.0])
    plot.resize(400, 300)
    plot.show()
    plot.fit()
    return plot


def test_the_pointer_shows_the_nearest_point_of_every_curve(plot):
    box = plot.getPlotItem().getViewBox()

    place = plot.cross_hair.move(box.mapViewToScene(QPointF(0.9, 2.0)), plot._curves)

    assert (place.x(), place.y()) == pytest.approx((0.9, 2.0))
    assert plot.cross_hair._text.toPlainText() == "1\nloss 1"
    assert plot.cross_hair._line.isVisible()


def test_beside_the_curves_there_is_no_cross_hair(plot):
    assert plot.cross_hair.move(QPointF(-5, -5), plot._curves) is None
    assert not plot.cross_hair._line.isVisible()


def test_far_from_zero_the_pointer_and_the_axis_tell_neighbours_apart(plot):
    plot.remove_curves()
    plot.set_points(plot.add_curve("kwh"), [0.0, 1.0, 2.0], [4123456789.25, 4123456790.5, 4123456791.75])
    plot.fit()
    box, axis = plot.getPlotItem().getViewBox(), plot.getPlotItem().getAxis("left")

    plot.cross_hair.move(box.mapViewToScene(QPointF(0.9, 4123456790.0)), plot._curves)

    assert plot.cross_hair._text.toPlainText() == "1\nkwh 4123456790.5"
    assert axis.tickStrings([4123456789.5, 4123456790.0], 1.0, 0.5) == ["4123456789.5", "4123456790.0"]
    assert axis.tickStrings([20000.0, 30000.0], 1.0, 10000.0) == ["20000", "30000"]
