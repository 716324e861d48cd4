"""Plots whose lines are given all at once."""

import numpy as np

from workbench.gui.plots.lines_plot import Line, LinesPlot


def lines(*names, **look):
    x = np.arange(3.0)
    return [Line(name=name, x=x, y=x * (1 + place), **look) for place, name in enumerate(names)]


def test_lines_that_look_alike_only_move_and_are_called_something_else(qtbot):
    plot = LinesPlot(lambda work: None)
    qtbot.addWidget(plot)
    plot.show_lines(lines("Layer", "Head"))
    before = list(plot._curves)

    plot.show_lines(lines("层", "头"))

    assert plot._curves == before and [curve.name for curve in before] == ["层", "头"]
    assert [label.text for _, label in plot._legend.items] == ["层", "头"]
    plot.show_lines(lines("层", "头", dashed=True))
    assert not set(plot._curves) & set(before) and len(plot._curves) == 2
    plot.show_lines([])
    assert not plot._curves and not plot._legend.items
