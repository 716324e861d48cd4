"""Charts of bars and of intervals: what belongs to a name, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.report.figures.axes import SMALL, Tick, round_ticks
from workbench.report.figures.canvas import (
    BLUE,
    GREY,
    GRID,
    INK,
    MUTED,
    ORANGE,
    SIZE,
    SOFT,
    Canvas,
    shortened,
    text_width,
)

WIDTH = 680.0
ROW, TOP, FOOT = 24.0, 8.0, 36.0
WIDEST_NAME = 220.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A name with its value, and from where to where that surely lies."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    text: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """Where bars are drawn, and from what value to what."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def bars(found: Sequence[Bar], title: str, whole: str, *, width: float = WIDTH) -> Markup:
    """Bars from zero."""
    ticks = round_ticks(min(0.0, *_ends(found)), max(0.0, *_ends(found)), 5)
    canvas, field = _ground(found, ticks, title, width)
    for number, bar in enumerate(found):
        y, zero, end = TOP + number * ROW, field.x(0.0), field.x(bar.value)
        color = BLUE if bar.strong else GREY
        canvas.rect(min(zero, end), y + 4, abs(end - zero), ROW - 8, fill=color, rx=2)
        _whisker(canvas, field, bar, y + ROW / 2, INK)
        _write(canvas, field, bar, y)
    return canvas.svg(whole)


def intervals(found: Sequence[Bar], title: str, whole: str) -> Markup:
    """Dots with the intervals in which they surely lie."""
    ends = _ends(found)
    ticks = round_ticks(min(ends), max(ends), 5)
    canvas, field = _ground(found, ticks, title, WIDTH)
    for number, bar in enumerate(found):
        y = TOP + number * ROW
        color = BLUE if bar.strong else ORANGE
        if bar.strong:
            canvas.rect(0, y + 1, canvas.width, ROW - 2, fill=SOFT[BLUE], rx=4, fill_opacity=0.55)
        _whisker(canvas, field, bar, y + ROW / 2, color)
        canvas.circle(field.x(bar.value), y + ROW / 2, 4.2, fill=color)
        _write(canvas, field, bar, y)
    return canvas.svg(whole)


def _ends(found: Sequence[Bar]) -> list[float]:
    return [end for bar in found for end in (bar.value, bar.low, bar.high) if end is not None]


def _ground(found: Sequence[Bar], ticks: list[Tick], title: str, width: float) -> tuple[Canvas, _Field]:
    canvas = Canvas(width, TOP + len(found) * ROW + FOOT)
    names = min(
        max(text_width(bar.name, SIZE) * (1.08 if bar.strong else 1) for bar in found), WIDEST_NAME, width / 2.4
    )
    texts = max(text_width(bar.text, SIZE) for bar in found)
    field = _Field(left=names + 18, right=width - texts - 22, low=ticks[0].value, high=ticks[-1].value)
    bottom = TOP + len(found) * ROW + 2
    for tick in ticks:
        x = field.x(tick.value)
        canvas.line((x, TOP), (x, bottom), GRID)
        canvas.text((x, bottom + 13), tick.text, anchor="middle", color=MUTED, size=SMALL)
    middle = (field.left + field.right) / 2
    canvas.text((middle, canvas.height - 5), title, anchor="middle", color=MUTED, size=SMALL)
    return canvas, field


def _write(canvas: Canvas, field: _Field, bar: Bar, y: float) -> None:
    foot = y + ROW / 2 + 4
    name = shortened(bar.name, field.left - 14)
    canvas.text((field.left - 10, foot), name, anchor="end", bold=bar.strong)
    canvas.text((canvas.width - 4, foot), bar.text, anchor="end", bold=bar.strong)


def _whisker(canvas: Canvas, field: _Field, bar: Bar, y: float, color: str) -> None:
    if bar.low is None or bar.high is None:
        return
    left, right = field.x(bar.low), field.x(bar.high)
    canvas.line((left, y), (right, y), color, 1.5)
    for x in (left, right):
        canvas.line((x, y - 4), (x, y + 4), color, 1.5)
