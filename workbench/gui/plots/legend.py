"""The legend of a plot: names in one row above it."""

import pyqtgraph as pg

TITLE_ROW = 0
"""Row of a plot's title in pyqtgraph's layout."""
LEGEND_HEIGHT = 22
MOST_NAMES = 12
"""Names in one row of the legend."""


def legend_above(item: pg.PlotItem) -> pg.LegendItem:
    """A legend in the row of the title, where it covers no curve."""
    legend = pg.LegendItem(size=(1, LEGEND_HEIGHT), colCount=MOST_NAMES, horSpacing=18, labelTextSize="9pt")
    legend.layout.setContentsMargins(0, 0, 0, 0)
    legend.layout.setColumnStretchFactor(4 * MOST_NAMES, 1)  # an empty column keeps the names together
    item.layout.removeItem(item.titleLabel)
    item.layout.addItem(legend, TITLE_ROW, 1)
    item.legend = legend
    return legend
