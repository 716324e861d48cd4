"""A canvas that writes SVG: shapes with plain attributes, which every reader of SVG knows; every text is escaped."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from workbench.report.plain import plain

Anchor = Literal["start", "middle", "end"]
Place = tuple[float, float]
INK, MUTED, GRID, PAPER = "#1f2933", "#5f6c7b", "#e3e8ee", "#ffffff"
BLUE, ORANGE, GREEN, RED, VIOLET, GREY = "#1f6fb2", "#c65d00", "#1a7f5a", "#b3372f", "#7a4fa3", "#9aa5b1"
"""Curves: to be told apart by colour-blind readers, and dark enough on paper."""
SOFT = {BLUE: "#dbe9f6", ORANGE: "#fbe5d1", GREEN: "#d9efe5", RED: "#f6dcda", VIOLET: "#e8def1", GREY: "#eef1f4"}
SIZE = 11.0
"""Pixels of a text."""
FAMILY = "sans-serif"
WIDE = 0x2E80
"""From this code on signs are as wide as they are high."""


def text_width(text: str, size: float = SIZE) -> float:
    """How wide a text is, nearly."""
    return sum(size if ord(letter) >= WIDE else size * 0.56 for letter in text)


def shortened(text: str, width: float, size: float = SIZE) -> str:
    """The text, its end cut where it would be wider."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept + "…"


class Canvas:
    """Shapes in the order in which they are drawn, on so many pixels."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, **look: object) -> None:
        """A rectangle; `look` are attributes such as fill, stroke and rx."""
        self._add("rect", x=x, y=y, width=max(0.0, width), height=max(0.0, height), **look)

    def circle(self, x: float, y: float, radius: float, **look: object) -> None:
        """A circle."""
        self._add("circle", cx=x, cy=y, r=radius, **look)

    def line(self, start: Place, stop: Place, color: str = GRID, width: float = 1.0, dash: str = "") -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, stop
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=color, stroke_width=width, stroke_dasharray=dash or None)

    def path(self, places: Sequence[Place], color: str, width: float = 1.6, dash: str = "") -> None:
        """A line through many places; where one is no number it is broken."""
        for piece in _pieces(places):
            if len(piece) == 1:
                self.circle(*piece[0], width, fill=color)
            else:
                self._add(
                    "polyline",
                    points=_points(piece),
                    fill="none",
                    stroke=color,
                    stroke_width=width,
                    stroke_linejoin="round",
                    stroke_dasharray=dash or None,
                )

    def area(self, lower: Sequence[Place], upper: Sequence[Place], color: str, opacity: float) -> None:
        """What lies between two lines over the same places; broken where either is no number."""
        piece: list[tuple[Place, Place]] = []
        for low, high in [*zip(lower, upper, strict=True), ((0.0, float("nan")),) * 2]:
            if low[1] == low[1] and high[1] == high[1]:
                piece.append((low, high))
                continue
            if len(piece) > 1:
                around = [low for low, _ in piece] + [high for _, high in reversed(piece)]
                self.polygon(around, fill=color, fill_opacity=opacity)
            piece = []

    def polygon(self, places: Sequence[Place], **look: object) -> None:
        """A filled shape."""
        self._add("polygon", points=_points(places), **look)

    def text(
        self,
        at: Place,
        text: str,
        *,
        anchor: Anchor = "start",
        color: str = INK,
        size: float = SIZE,
        bold: bool = False,
        italic: bool = False,
        upright: bool = False,
    ) -> None:
        """A text whose foot is at a place; `upright` turns it, to be read from below."""
        if not text:  # Qt would shrink its font to nothing
            return
        x, y = at
        weight, style = ("700" if bold else None), ("italic" if italic else None)
        turned = f"rotate(-90 {_number(x)} {_number(y)})" if upright else None
        look = {"font_size": size, "text_anchor": anchor, "font_weight": weight, "font_style": style}
        attributes = _attributes({"x": x, "y": y, "fill": color, **look, "transform": turned})
        self._parts.append(f"<text{attributes}>{escape(plain(text))}</text>")

    def svg(self, label: str) -> Markup:
        """The whole drawing, with what it shows in words for those who cannot see it."""
        size = f'width="{_number(self.width)}" height="{_number(self.height)}"'
        box = f'viewBox="0 0 {_number(self.width)} {_number(self.height)}"'
        start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{FAMILY}" role="img"'
        return Markup(f'{start} aria-label="{escape(plain(label))}">{"".join(self._parts)}</svg>')

    def _add(self, name: str, **attributes: object) -> None:
        self._parts.append(f"<{name}{_attributes(attributes)}/>")


def _attributes(given: dict[str, object]) -> str:
    known = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
    return "".join(f' {name}="{_written(value)}"' for name, value in known.items())


def _written(value: object) -> str:
    return _number(float(value)) if isinstance(value, int | float) else str(escape(str(value)))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(places: Iterable[Place]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in places)


def _pieces(places: Sequence[Place]) -> list[list[Place]]:
    pieces: list[list[Place]] = [[]]
    for place in places:
        if place[1] == place[1]:  # NaN is no equal of itself
            pieces[-1].append(place)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def arrow(canvas: Canvas, start: Place, tip: Place, color: str = MUTED) -> None:
    """A line with a head, upright or level."""
    (x1, y1), (x2, y2) = start, tip
    length = max(abs(x2 - x1) + abs(y2 - y1), 1e-9)
    ahead = ((x2 - x1) / length * 6, (y2 - y1) / length * 6)
    foot, aside = (x2 - ahead[0], y2 - ahead[1]), (-ahead[1] * 0.55, ahead[0] * 0.55)
    canvas.line(start, foot, color, 1.3)
    head = [tip, (foot[0] + aside[0], foot[1] + aside[1]), (foot[0] - aside[0], foot[1] - aside[1])]
    canvas.polygon(head, fill=color)


def along(canvas: Canvas, places: Sequence[Place], color: str = MUTED, width: float = 1.3) -> None:
    """Straight lines from place to place."""
    for start, stop in pairwise(places):
        canvas.line(start, stop, color, width)
