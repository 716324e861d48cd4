"""Drawings of classes told apart: the confusion matrix, and how far probabilities hold."""

from collections.abc import Sequence

from markupsafe import Markup

from workbench.report.figures.axes import Curve, Frame, Tick
from workbench.report.figures.canvas import BLUE, INK, MUTED, PAPER, Canvas, shortened, text_width

LARGEST = 460.0
SMALL = 10.0
MOST = 24
"""Classes that a matrix shows."""


def confusion(counts: Sequence[Sequence[int]], classes: Sequence[str], titles: tuple[str, str], whole: str) -> Markup:
    """Counts by true class (rows) and answer (columns), each cell as dark as its share of its row."""
    names = min(max(text_width(name) for name in classes), 130.0) + 10
    cell = max(18.0, min(46.0, LARGEST / len(classes)))
    across = max(text_width(name, SMALL) for name in classes) <= cell - 4
    head = 34.0 if across else min(max(text_width(name, SMALL) for name in classes), 110.0) + 28
    left = names + 22
    canvas = Canvas(left + cell * len(classes) + 8, head + cell * len(classes) + 8)
    canvas.text((left + cell * len(classes) / 2, 13), titles[1], anchor="middle", color=MUTED, size=SMALL)
    canvas.text((12, head + cell * len(classes) / 2), titles[0], anchor="middle", color=MUTED, size=SMALL, upright=True)
    for place, name in enumerate(classes):
        x, y = left + (place + 0.5) * cell, head + (place + 0.5) * cell
        if across:
            canvas.text((x, head - 7), name, anchor="middle", size=SMALL)
        else:
            canvas.text((x + 4, head - 6), shortened(name, 110, SMALL), size=SMALL, upright=True)
        canvas.text((left - 6, y + 4), shortened(name, names, SMALL), anchor="end", size=SMALL)
    for r, row in enumerate(counts):
        _draw_row(canvas, row, (left, head + r * cell), cell)
    return canvas.svg(whole)


def _draw_row(canvas: Canvas, row: Sequence[int], corner: tuple[float, float], cell: float) -> None:
    total, (left, top) = max(1, sum(row)), corner
    for c, count in enumerate(row):
        share, x = count / total, left + c * cell
        canvas.rect(x, top, cell - 1.5, cell - 1.5, fill=_shade(share), rx=2)
        if count:
            size = min(SMALL, (cell - 4) / max(1, len(str(count))) / 0.56)
            at = (x + (cell - 1.5) / 2, top + cell / 2 + size * 0.33)
            canvas.text(at, str(count), anchor="middle", color=PAPER if share > 0.5 else INK, size=size)


def _shade(share: float) -> str:
    """From nearly white to blue."""
    light, dark = (240, 244, 248), tuple(int(BLUE[place : place + 2], 16) for place in (1, 3, 5))
    mixed = (round(a + (b - a) * share) for a, b in zip(light, dark, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def reliability(bins: Sequence[tuple[float, float, int]], labels: tuple[str, str, str], whole: str) -> Markup:
    """Accuracy over probability, dots as large as the share of answers in each bin; `labels` also name the diagonal."""
    canvas = Canvas(330.0, 300.0)
    ticks = [Tick(share / 5, f"{20 * share} %") for share in range(6)]
    frame = Frame(canvas, ticks, ticks)
    frame.draw(labels[0], labels[1])
    canvas.line(frame.at(0, 0), frame.at(1, 1), MUTED, 1, "4 3")
    most = max((count for _, _, count in bins), default=1)
    canvas.path([frame.at(sure, right) for sure, right, _ in bins], BLUE, 1.6)
    for sure, right, count in bins:
        x, y = frame.at(sure, right)
        canvas.circle(x, y, 2.5 + 5 * (count / most) ** 0.5, fill=BLUE, fill_opacity=0.75)
    frame.legend([Curve(labels[2], MUTED, "dashed")])
    return canvas.svg(whole)
