"""Drawings of what learns: the network block by block, a cell at one step, and how the data are parted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.models.cells.figure import Figure, Part
from workbench.report.figures.canvas import (
    BLUE,
    GREEN,
    GREY,
    INK,
    MUTED,
    ORANGE,
    PAPER,
    SOFT,
    VIOLET,
    Canvas,
    along,
    arrow,
    shortened,
    text_width,
)

WIDTH = 680.0
BOX, GAP = 46.0, 26.0
COLORS = {"data": GREY, "first": ORANGE, "recurrent": BLUE, "pattern": GREEN, "layer": VIOLET, "head": GREY}
PART_COLORS = {"train": BLUE, "val": ORANGE, "test": GREEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A block: title, settings, the shape that leaves it and its learned numbers."""

    category: str
    title: str
    settings: str
    shape: str
    parameters: str


def network(boxes: Sequence[Box], whole: str) -> Markup:
    """The blocks from the top to the bottom, with what flows between them."""
    canvas = Canvas(WIDTH, len(boxes) * (BOX + GAP) - GAP + 4)
    left, width = 90.0, 400.0
    for number, box in enumerate(boxes):
        top, color = 2 + number * (BOX + GAP), COLORS[box.category]
        canvas.rect(left, top, width, BOX, fill=SOFT[color], stroke=color, stroke_width=1.3, rx=7)
        canvas.rect(left, top, 5, BOX, fill=color, rx=2)
        alone = 28.0 if not box.settings else 20.0
        canvas.text((left + 18, top + alone), shortened(box.title, width - 30), bold=True, size=12)
        canvas.text((left + 18, top + 36), shortened(box.settings, width - 28, 10), color=MUTED, size=10)
        canvas.text((left + width + 14, top + 27), box.parameters, color=MUTED, size=10)
        if number + 1 < len(boxes):
            middle = left + width / 2
            arrow(canvas, (middle, top + BOX), (middle, top + BOX + GAP))
            canvas.text((middle + 10, top + BOX + 17), box.shape, color=MUTED, size=10)
    return canvas.svg(whole)


def cell(figure: Figure, activation: str, whole: str) -> Markup:
    """What happens in a cell at one step, as its record says."""
    width, height = figure.size
    canvas = Canvas(width, height)
    x, y, wide, high = figure.frame
    canvas.rect(x, y, wide, high, fill="#f6f8fa", stroke=GREY, rx=10)
    for wire in figure.wires:
        if wire.arrow:
            along(canvas, wire.along[:-1])
            arrow(canvas, wire.along[-2], wire.along[-1])
        else:
            along(canvas, wire.along)
        if wire.branch:
            canvas.circle(*wire.along[0], 2.2, fill=MUTED)
    for part in figure.parts:
        _PARTS[part.kind](canvas, part, activation)
    return canvas.svg(whole)


def _draw_gate(canvas: Canvas, part: Part, activation: str) -> None:
    (x, y), text = part.at, part.text.replace("activation", activation)
    half = max(14.0, text_width(text, 12) / 2 + 5)
    canvas.rect(x - half, y - 13, 2 * half, 26, fill=SOFT[BLUE], stroke=BLUE, stroke_width=1.3, rx=4)
    canvas.text((x, y + 4), text, anchor="middle", size=12)
    canvas.text((x - half - 5, y - 14), part.name, anchor="middle", italic=True, color=BLUE, size=12)


def _draw_operation(canvas: Canvas, part: Part, _activation: str) -> None:
    x, y = part.at
    half = max(9.0, text_width(part.text, 9) / 2 + 4)
    canvas.rect(x - half, y - 9, 2 * half, 18, fill=PAPER, stroke=MUTED, stroke_width=1.2, rx=9)
    canvas.text((x, y + 3.8), part.text, anchor="middle", size=9 if len(part.text) > 1 else 12)


def _draw_value(canvas: Canvas, part: Part, _activation: str) -> None:
    letter, _, index = part.text.partition("_")
    x, y = part.at
    left = x - (text_width(letter, 12) + text_width(index, 9)) / 2
    canvas.text((left, y + 4), letter, italic=True, size=12)
    canvas.text((left + text_width(letter, 12) + 1, y + 8), index, size=9)


_PARTS = {"gate": _draw_gate, "operation": _draw_operation, "value": _draw_value}


def split_bar(shares: Mapping[str, tuple[float, str]], whole: str) -> Markup:
    """The parts side by side, as wide as their shares, each with its text."""
    canvas = Canvas(WIDTH, 58.0)
    total = sum(share for share, _ in shares.values()) or 1.0
    widths = {part: max(6.0, share / total * (WIDTH - 8)) for part, (share, _) in shares.items()}
    starts, x = {}, 2.0
    for part, width in widths.items():
        canvas.rect(x, 4, width * (WIDTH - 8) / sum(widths.values()), 22, fill=PART_COLORS[part], rx=3)
        starts[part] = x
        x += width * (WIDTH - 8) / sum(widths.values()) + 2
    x = 2.0
    for part, (_, text) in shares.items():
        canvas.rect(x, 38, 10, 10, fill=PART_COLORS[part], rx=2)
        canvas.text((x + 16, 47), text, color=INK, size=10)
        x += 16 + text_width(text, 10) + 26
    return canvas.svg(whole)


def timeline(owned: Mapping[str, Sequence[tuple[float, float]]], ends: tuple[str, str], whole: str) -> Markup:
    """One series from its first to its last step, its stretches coloured by the part that owns them."""
    canvas = Canvas(WIDTH, 44.0)
    canvas.rect(2, 4, WIDTH - 4, 20, fill=SOFT[GREY], rx=3)
    for part, stretches in owned.items():
        for start, stop in stretches:
            canvas.rect(2 + start * (WIDTH - 4), 4, (stop - start) * (WIDTH - 4), 20, fill=PART_COLORS[part])
    canvas.text((2, 39), ends[0], color=MUTED, size=10)
    canvas.text((WIDTH - 2, 39), ends[1], anchor="end", color=MUTED, size=10)
    return canvas.svg(whole)
