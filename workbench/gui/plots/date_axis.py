"""DateAxis: dates below a plot in figures, which read the same in every language."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from pyqtgraph.graphicsItems.DateAxisItem import TickSpec, ZoomLevel

from workbench.data.time.axis import time_texts
from workbench.data.time.notation import Notation
from workbench.data.time.zone import localized, wall
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
        self.notation = Notation()
        """How the times shown are written: those of a named zone are shown as its clocks show them."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Ticks by their importance; what would touch the text of a more important one is left out."""
        first, *others = super().tickValues(*self._on_clock([low, high]), size)
        kept = [(spacing, [at for at in ticks if self._free(at, first[1])]) for spacing, ticks in others]
        return [(spacing, self._in_utc(ticks)) for spacing, ticks in (first, *kept)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """What the clock shows at the ticks."""
        texts: list[str] = super().tickStrings(self._on_clock(values), scale, spacing)
        return texts

    def told(self, seconds: float) -> str:
        """A time in full, with its offset where the file has one."""
        moment = np.array([round(seconds)], "datetime64[s]").astype("datetime64[us]")
        if self.notation.zone is None and self.notation.offset is None:
            return str(moment[0].astype("datetime64[s]")).replace("T", " ").removesuffix(":00").removesuffix(" 00:00")
        return time_texts(moment, replace(self.notation, digits=0))[0]

    def _on_clock(self, seconds: Iterable[float]) -> list[float]:
        zone, values = self.notation.zone, list(seconds)
        return values if zone is None else _seconds(wall(_moments(values), zone))

    def _in_utc(self, seconds: Iterable[float]) -> list[float]:
        zone, values = self.notation.zone, list(seconds)
        return values if zone is None or not values else _seconds(localized(_moments(values), zone))

    def _free(self, at: float, taken: list[float]) -> bool:
        return all(abs(at - other) >= self.minSpacing for other in taken)


def show_notation(item: pg.PlotItem, notation: Notation) -> None:
    """Say how the times below a plot are written; without a date axis it says nothing."""
    axis = item.getAxis("bottom")
    if isinstance(axis, DateAxis) and axis.notation != notation:
        axis.notation = notation
        axis.picture = None  # what was painted of it
        axis.update()


def _moments(seconds: list[float]) -> npt.NDArray[np.datetime64]:
    return np.clip(np.rint(np.array(seconds) * 1e6), -4e15, 4e15).astype(np.int64).astype("datetime64[us]")


def _seconds(moments: npt.NDArray[np.datetime64]) -> list[float]:
    found: list[float] = (moments.astype("datetime64[us]").astype(np.int64) / 1e6).tolist()
    return found


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
