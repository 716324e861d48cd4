"""Axes of a chart: round ticks, dates, a frame that turns values into places, and the names of curves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from workbench.report.figures.canvas import GRID, INK, MUTED, Canvas, Place, shortened, text_width

LEFT, TOP, BOTTOM, RIGHT = 58.0, 26.0, 40.0, 12.0
MOST_TICKS = 6
SMALL = 10.0
Unit = Literal["Y", "M", "D", "m", "s"]
Times = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The name of what is drawn, and how: a line, a dashed line, an area or a dot."""

    name: str
    color: str
    look: str = "line"


def round_ticks(low: float, high: float, most: int = MOST_TICKS) -> list[Tick]:
    """Round numbers within a range, some of them the next below and above."""
    step = _step((high - low) or max(abs(high), 1.0), most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [Tick(number * step, _label(number * step, step)) for number in range(first, last + 1)]


def whole_ticks(low: int, high: int, most: int = 9) -> list[Tick]:
    """Whole numbers from one to another."""
    step = max(1, math.ceil(_step(max(high - low, 1), most)))
    numbers = sorted({low, *range(math.ceil(low / step) * step, high + 1, step)})
    if len(numbers) > 2 and numbers[1] - numbers[0] < step / 2:
        del numbers[1]
    return [Tick(number, str(number)) for number in numbers]


def time_ticks(times: Times, most: int = 6) -> list[Tick]:
    """Some of the times, by their numbers, told no finer than they need to be."""
    places = np.unique(np.linspace(0, len(times) - 1, min(most, len(times))).round().astype(np.int64))
    units: tuple[Unit, ...] = get_args(Unit)
    shown = times[places]
    unit: Unit = next((u for u in units if len(np.unique(shown.astype(f"datetime64[{u}]"))) == len(shown)), "s")
    if unit == "Y" and len(times) > 1 and (times[-1] - times[0]) / np.timedelta64(1, "D") < 365 * 4:
        unit = "M"
    texts = np.datetime_as_string(shown, unit=unit)
    return [Tick(float(place), str(text).replace("T", " ")) for place, text in zip(places, texts, strict=True)]


class Frame:
    """The ground of a chart: what is drawn by value finds its place on the canvas."""

    def __init__(self, canvas: Canvas, x: Sequence[Tick], y: Sequence[Tick], *, left: float = LEFT) -> None:
        self.canvas = canvas
        self._x, self._y = x, y
        self.left, self.top = left, TOP
        self.right, self.bottom = canvas.width - RIGHT, canvas.height - BOTTOM
        self._low, self._high = (x[0].value, x[-1].value) if x else (0.0, 1.0)

    def span(self, low: float, high: float) -> None:
        """Let the level axis begin and end elsewhere than at its first and last tick."""
        self._low, self._high = low, high

    def at(self, x: float, y: float) -> Place:
        """The place of a value."""
        low, high = self._y[0].value, self._y[-1].value
        share = (x - self._low) / ((self._high - self._low) or 1.0)
        up = (y - low) / ((high - low) or 1.0)
        return (self.left + share * (self.right - self.left), self.bottom - up * (self.bottom - self.top))

    def draw(self, x_title: str, y_title: str) -> None:
        """Grid, ticks and titles."""
        for tick in self._y:
            _, y = self.at(self._low, tick.value)
            self.canvas.line((self.left, y), (self.right, y), GRID)
            self.canvas.text((self.left - 6, y + 3.5), tick.text, anchor="end", color=MUTED, size=SMALL)
        for tick in self._x:
            x, _ = self.at(tick.value, self._y[0].value)
            self.canvas.line((x, self.bottom), (x, self.bottom + 4), MUTED)
            half = text_width(tick.text, SMALL) / 2
            x = min(max(x, half), self.canvas.width - half)
            self.canvas.text((x, self.bottom + 16), tick.text, anchor="middle", color=MUTED, size=SMALL)
        self.canvas.line((self.left, self.bottom), (self.right, self.bottom), MUTED)
        middle = (self.left + self.right) / 2
        self.canvas.text((middle, self.canvas.height - 6), x_title, anchor="middle", color=MUTED, size=SMALL)
        room = self.bottom - self.top + 20
        at = (11, (self.top + self.bottom) / 2)
        self.canvas.text(at, shortened(y_title, room), anchor="middle", color=MUTED, size=SMALL, upright=True)

    def legend(self, curves: Sequence[Curve]) -> None:
        """The curves' names above the chart, from the left."""
        x, room = self.left, self.right - self.left
        for curve in curves:
            name = shortened(curve.name, room / len(curves) - 34)
            _sign(self.canvas, (x, 11.0), curve)
            self.canvas.text((x + 26, 15), name, color=INK, size=SMALL)
            x += 26 + text_width(name, SMALL) + 18


def _sign(canvas: Canvas, at: Place, curve: Curve) -> None:
    x, y = at
    if curve.look == "area":
        canvas.rect(x, y - 5, 20, 10, fill=curve.color, fill_opacity=0.35)
    elif curve.look == "dot":
        canvas.circle(x + 10, y, 3.5, fill=curve.color)
    else:
        canvas.line((x, y), (x + 20, y), curve.color, 2.2, "5 3" if curve.look == "dashed" else "")


def _step(span: float, most: int) -> float:
    rough = span / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def _label(value: float, step: float) -> str:
    if value and not 1e-4 <= abs(value) < 1e7:
        return f"{value:.3g}"
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, decimals) != step:
        decimals += 1
    return f"{value + 0.0:.{decimals}f}"
