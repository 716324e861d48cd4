"""DateAxis: dates below a plot in figures, which read the same in every language."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.DateAxisItem import TickSpec, ZoomLevel

from workbench.gui.plots.axis import Painted

FORMS = {"%b": ("%Y-%m", "2024-03"), "%a %d": ("%m-%d", "03-24"), "%d": ("%m-%d", "03-24")}
"""What stands in place of English months, weekdays and bare days, with an example that is as wide."""
MONTHS = [1, 3, 6, 12, 24]
"""Of so many months one may be told where there is no room for all."""


class DateAxis(Painted, pg.DateAxisItem):
    """An axis of seconds since 1970: months as 2024-03, days as 03-24."""

    def __init__(self) -> None:
        super().__init__(utcOffset=0)
        for density, level in tuple(self.zoomLevels.items()):
            self.zoomLevels[density] = _in_figures(level)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Ticks by their importance; what would touch the text of a more important one is left out."""
        first, *others = super().tickValues(low, high, size)
        kept = [(spacing, [at for at in ticks if self._free(at, first[1])]) for spacing, ticks in others]
        return [first, *kept]

    def _free(self, at: float, taken: list[float]) -> bool:
        return all(abs(at - other) >= self.minSpacing for other in taken)


def _in_figures(level: ZoomLevel) -> ZoomLevel:
    specs: list[TickSpec] = []
    example = level.exampleText
    for spec in level.tickSpecs:
        form, wide = FORMS.get(spec.format, (spec.format, example))
        step: Any = spec.step
        skips = spec.autoSkip
        if specs and spec.format == "%b":
            step, skips = _next_month, MONTHS
        specs.append(TickSpec(spec.spacing, step, form, autoSkip=skips))
        example = max(example, wide, key=len)
    return ZoomLevel(specs, example)


def _next_month(seconds: float, count: int, first: bool) -> float:
    """The next beginning of a month whose number since 1970 is a multiple of `count`, in seconds."""
    month = np.datetime64(int(seconds), "s").astype("datetime64[M]").astype(int)
    following = np.datetime64(int(month // count + 1) * count, "M")
    return float(following.astype("datetime64[s]").astype(np.int64))
