"""Long curves are thinned to points that look the same."""

import numpy as np
import pytest

from workbench.gui.plots.curve import LONG, MOST_POINTS, Curve, Places
from workbench.gui.plots.plot import Plot


@pytest.fixture
def long_curve():
    curve = Curve(None, "load", 0, None, 1.0)
    y = np.random.default_rng(0).standard_normal(LONG + 77).astype(np.float32)
    y[[5, 123_456]] = -50, 60
    curve.set_points(Places(range(len(y))), y)
    for _ in curve.extremes.build():
        pass
    return curve


def test_few_points_keep_both_extremes(long_curve):
    x, y = long_curve.thinned(0, len(long_curve))

    assert len(x) <= MOST_POINTS
    assert (y.min(), y.max()) == (-50, 60)
    assert (np.diff(x) > 0).all()


@pytest.mark.parametrize("first,last", [(3, 400_003), (100_001, 390_007), (0, 5)])
def test_a_part_shows_what_lies_in_it(long_curve, first, last):
    x, y = long_curve.thinned(first, last)
    inside = long_curve.values(slice(first, last))

    assert first <= x[0] and x[-1] < last
    assert (y.min(), y.max()) == (inside.min(), inside.max())


def test_gaps_hide_no_values():
    curve = Curve(None, "load", 0, None, 1.0)
    y = np.zeros(LONG + 1, np.float32)
    y[::10], y[777] = np.nan, 9
    curve.set_points(Places(range(len(y))), y)
    for _ in curve.extremes.build():
        pass

    assert np.nanmax(curve.thinned(0, len(curve))[1]) == 9


def test_dates_are_found_by_their_seconds():
    places = Places(np.array(["2024-01-01", "2024-01-02", "2024-01-03"], "datetime64[us]"))

    assert places[1] == 1704153600.0
    assert places.find(1704153600.0) == 1
    assert places.find(1704153600.5) == 2


def test_a_long_line_appears_when_it_has_been_looked_through(qtbot, session):
    plot = Plot(session.save_points)
    qtbot.addWidget(plot)
    curve = plot.add_curve("load")

    plot.set_points(curve, range(LONG + 1), np.ones(LONG + 1, np.float32))
    assert not plot.drawn

    qtbot.waitUntil(lambda: plot.drawn)
    assert 0 < len(curve.item.xData) <= MOST_POINTS


def test_a_line_ends_at_a_break_and_begins_again():
    curve = Curve(None, "load", 0, None, 1.0)
    curve.breaks = np.array([2, 5])
    curve.set_points(Places(range(8)), np.arange(8.0))

    x, y = curve.thinned(0, 8)

    assert x.tolist() == [0, 1, 2, 3, 3, 4, 5, 6, 6, 7]
    assert np.flatnonzero(np.isnan(y)).tolist() == [3, 7]


def test_breaks_outside_of_what_is_visible_do_not_matter():
    curve = Curve(None, "load", 0, None, 1.0)
    curve.breaks = np.array([2, 7])
    curve.set_points(Places(range(8)), np.arange(8.0))

    _, y = curve.thinned(3, 8)

    assert y.tolist() == [3, 4, 5, 6, 7]


def test_thinned_lines_break_where_they_are_broken(long_curve):
    long_curve.breaks = np.array([200_000])

    x, y = long_curve.thinned(0, len(long_curve))

    missing = np.flatnonzero(np.isnan(y))
    assert len(missing) == 1 and x[missing[0] - 1] <= 200_000 < x[missing[0] + 1]
