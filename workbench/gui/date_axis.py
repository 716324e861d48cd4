"""DateAxis: dates below a plot in figures, which read the same in every language."""

import pyqtgraph as pg
from pyqtgraph.graphicsItems.DateAxisItem import TickSpec, ZoomLevel

from workbench.gui.axis import Painted

FORMS = {"%b": ("%Y-%m", "2024-03"), "%a %d": ("%m-%d", "03-24")}
"""What stands in place of English months and weekdays, with an example that is as wide."""


class DateAxis(Painted, pg.DateAxisItem):
    """An axis of seconds since 1970: months as 2024-03, days beside hours as 03-24."""

    def __init__(self) -> None:
        super().__init__(utcOffset=0)
        for density, level in tuple(self.zoomLevels.items()):
            self.zoomLevels[density] = _in_figures(level)


def _in_figures(level: ZoomLevel) -> ZoomLevel:
    specs, example = [], level.exampleText
    for spec in level.tickSpecs:
        form, wide = FORMS.get(spec.format, (spec.format, example))
        specs.append(TickSpec(spec.spacing, spec.step, form, autoSkip=spec.autoSkip))
        example = max(example, wide, key=len)
    return ZoomLevel(specs, example)
