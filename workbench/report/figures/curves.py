"""Charts of curves: losses by epoch, a forecast with its bands, values by step, and answers beside truths.

P points of a curve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from workbench.report.figures.axes import Curve, Frame, Tick, Times, round_ticks, time_ticks, whole_ticks
from workbench.report.figures.canvas import BLUE, GREEN, GREY, INK, MUTED, ORANGE, VIOLET, Canvas

WIDTH, HEIGHT = 680.0, 250.0
LOW = 210.0
COLORS = (BLUE, ORANGE, GREEN, VIOLET, GREY)
LOOKS = ("line", "dashed", "line", "dashed", "line")
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a chart's axes are called, and the whole of it in words."""

    x: str
    y: str
    whole: str


def lines(
    curves: Mapping[str, Sequence[float]],
    x: Sequence[float],
    labels: Labels,
    *,
    marked: tuple[float, str] | None = None,
    from_zero: bool = False,
    dots: bool = False,
) -> Markup:
    """Curves over the same whole numbers, by name; `marked` is one of these and what is to be said of it."""
    canvas = Canvas(WIDTH, LOW)
    values = _finite(np.array([value for curve in curves.values() for value in curve], np.float64))
    low = 0.0 if from_zero else float(values.min(initial=np.inf))
    ticks = round_ticks(low if np.isfinite(low) else 0.0, float(values.max(initial=low if np.isfinite(low) else 1.0)))
    frame = Frame(canvas, whole_ticks(int(x[0]), int(x[-1])), ticks)
    frame.span(float(x[0]), max(float(x[-1]), float(x[0]) + 1e-9))
    frame.draw(labels.x, labels.y)
    if marked is not None:
        at, _ = frame.at(marked[0], ticks[0].value)
        canvas.line((at, frame.top), (at, frame.bottom), MUTED, 1.0, "3 3")
        beside = at > (frame.left + frame.right) / 2
        canvas.text(
            (at - 5 if beside else at + 5, frame.top + 11),
            marked[1],
            anchor="end" if beside else "start",
            color=MUTED,
            size=10,
        )
    drawn = []
    for (name, curve), color, look in zip(curves.items(), COLORS, LOOKS, strict=False):
        places = [frame.at(float(at), float(value)) for at, value in zip(x, curve, strict=False)]
        canvas.path(places, color, 1.8, "5 3" if look == "dashed" else "")
        if dots:
            for px, py in places:
                canvas.circle(px, py, 2.4, fill=color)
        drawn.append(Curve(name, color, look))
    frame.legend(drawn)
    return canvas.svg(labels.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastCurves:
    """A stretch of a series with its forecast, in order of time."""

    truth_P: Numbers
    forecast_P: Numbers
    rival_P: Numbers
    bands: Mapping[float, tuple[Numbers, Numbers]]
    """Lower and upper ends by level."""
    times_P: Times | None
    steps_P: npt.NDArray[np.int64]


def forecast(found: ForecastCurves, names: tuple[str, str, str], band_name: str, labels: Labels) -> Markup:
    """Truth, forecast and rival (their `names`) with bands, whose name is of the form "{level} % band"."""
    canvas = Canvas(WIDTH, HEIGHT)
    ends = [values for pair in found.bands.values() for values in pair]
    values = _finite(np.concatenate([found.truth_P, found.forecast_P, *ends]))
    y = round_ticks(
        float(values.min(initial=0.0) if not len(values) else values.min()), float(values.max(initial=1e-9))
    )
    frame = Frame(canvas, _ticks_of(found), y)
    frame.span(0.0, max(len(found.truth_P) - 1, 1))
    frame.draw(labels.x, labels.y)
    curves = []
    for level, (low_P, high_P) in sorted(found.bands.items(), reverse=True):
        below, above = ([frame.at(p, float(v)) for p, v in enumerate(end)] for end in (low_P, high_P))
        canvas.area(below, above, BLUE, 0.16 if level > 0.9 else 0.22)
        curves.append(Curve(band_name.replace("{level}", f"{100 * level:g}"), BLUE, "area"))
    looks = ((found.rival_P, GREY, 1.2, ""), (found.truth_P, INK, 1.5, ""), (found.forecast_P, BLUE, 1.8, ""))
    for values_P, color, width, dash in looks:
        canvas.path([frame.at(p, float(v)) for p, v in enumerate(values_P)], color, width, dash)
    shown = [Curve(name, color) for name, color in zip(names, (INK, BLUE, GREY), strict=True)]
    frame.legend([*shown, *curves])
    return canvas.svg(labels.whole)


def scatter(truth: Numbers, answers: Numbers, labels: Labels) -> Markup:
    """Answers over truths, with the line on which both are equal."""
    canvas = Canvas(360.0, 320.0)
    both = _finite(np.concatenate([truth, answers]))
    ticks = round_ticks(float(both.min(initial=0.0) if not len(both) else both.min()), float(both.max(initial=1e-9)))
    frame = Frame(canvas, ticks, ticks)
    frame.draw(labels.x, labels.y)
    canvas.line(frame.at(ticks[0].value, ticks[0].value), frame.at(ticks[-1].value, ticks[-1].value), MUTED, 1, "4 3")
    for true, answer in zip(truth.tolist(), answers.tolist(), strict=True):
        if np.isfinite(true) and np.isfinite(answer):
            x, y = frame.at(true, answer)
            canvas.circle(x, y, 2.6, fill=BLUE, fill_opacity=0.55)
    return canvas.svg(labels.whole)


def _ticks_of(found: ForecastCurves) -> list[Tick]:
    if found.times_P is not None and not np.isnat(found.times_P).any():
        return time_ticks(found.times_P)
    count = len(found.steps_P)
    places = np.unique(np.linspace(0, count - 1, min(6, count)).round().astype(np.int64))
    return [Tick(float(place), str(found.steps_P[place])) for place in places]


def _finite(values: Numbers) -> Numbers:
    return values[np.isfinite(values)]
