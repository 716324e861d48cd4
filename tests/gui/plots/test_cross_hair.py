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
