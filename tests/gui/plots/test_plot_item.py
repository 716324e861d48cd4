import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.plots.plot import Plot


@pytest.fixture
def plot(qtbot):
    made = Plot(lambda *_: None)
    qtbot.addWidget(made)
    return made


def test_a_plot_makes_no_menu_that_nobody_sees(qtbot):
    before = len(QApplication.allWidgets())

    qtbot.addWidget(Plot(lambda *_: None))

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.allWidgets()) - before < 10


def test_a_grid_can_be_shown_and_taken_away(plot):
    item = plot.getPlotItem()

    item.showGrid(x=True, alpha=0.5)
    shown = item.getAxis("bottom").grid
    item.showGrid(x=False)

    assert (shown, item.getAxis("bottom").grid) == (127, False)


@pytest.mark.parametrize("axis", ["x", "y"])
def test_an_axis_becomes_logarithmic_and_even_again(plot, axis):
    curve = plot.add_curve("loss")
    plot.set_points(curve, [1.0, 10.0, 100.0], [1.0, 10.0, 100.0])

    plot.getPlotItem().setLogMode(**{axis: True})
    logarithmic = curve.item.getData()["xy".index(axis)].tolist()
    plot.getPlotItem().setLogMode(**{axis: False})

    assert logarithmic == [0, 1, 2]
    assert curve.item.getData()["xy".index(axis)].tolist() == [1, 10, 100]


def test_a_curve_that_is_added_is_drawn_as_it_is(plot):
    curve = plot.add_curve("loss")

    plot.set_points(curve, [0.0, 1.0], [2.0, 3.0])

    assert curve.item.getData()[1].tolist() == [2.0, 3.0]
    assert curve.item.opts["alphaHint"] == 1.0
