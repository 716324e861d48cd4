"""Numbers as people write them: a function from whole digits and places to a text for each style."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

Write = Callable[[Decimal], str]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How the numbers of a column are written."""

    name: str
    write: Write
    places: int = 2
    signed: bool = True


def grouped(value: Decimal, mark: str, between: str, *, indian: bool = False) -> str:
    """With a mark before the fraction and another between thousands."""
    whole, _, rest = f"{abs(value):f}".partition(".")
    groups = []
    while whole:
        size = 2 if indian and groups else 3
        whole, last = whole[:-size], whole[-size:]
        groups.insert(0, last)
    return ("-" if value < 0 else "") + between.join(groups) + (mark + rest if rest else "")


def plain(value: Decimal, mark: str) -> str:
    return f"{value:f}".replace(".", mark)


def power(value: Decimal, mark: str) -> str:
    return f"{value:.12E}".replace(".", mark)


def accounted(value: Decimal, mark: str) -> str:
    text = plain(abs(value), mark)
    return f"({text})" if value < 0 else text


def styles(*, comma: bool) -> list[Style]:
    """What is used where this is the mark before a fraction."""
    mark, other = (",", ".") if comma else (".", ",")
    separators = {"other": other, "blank": " ", "nbsp": "\u00a0", "narrow": "\u202f", "swiss": "’", "quote": "'"}
    found = [
        Style(name="plain", write=lambda v: plain(v, mark)),
        Style(name="six places", write=lambda v: plain(v, mark), places=6),
        Style(name="whole", write=lambda v: plain(v, mark), places=0),
        Style(name="power", write=lambda v: power(v, mark), places=4),
        Style(name="true minus", write=lambda v: plain(v, mark).replace("-", "−")),
        Style(name="accounting", write=lambda v: accounted(v, mark)),
        Style(name="minus behind", write=lambda v: plain(abs(v), mark) + ("-" if v < 0 else "")),
        Style(name="plus", write=lambda v: ("+" if v >= 0 else "") + plain(v, mark)),
        Style(name="percent", write=lambda v: plain(v, mark) + "%"),
        Style(name="percent apart", write=lambda v: plain(v, mark) + " %"),
        Style(name="dollars", write=lambda v: "$" + grouped(abs(v), mark, other), signed=False),
        Style(name="euros", write=lambda v: grouped(v, mark, other) + " €"),
        Style(name="kilograms", write=lambda v: plain(v, mark) + " kg"),
        Style(name="spread", write=lambda v: plain(v, mark) + f" ± 0{mark}05"),
        Style(name="degrees", write=lambda v: plain(v, mark) + "°C"),
        *(
            Style(name=f"thousands {name}", write=lambda v, sign=sign: grouped(v, mark, sign))
            for name, sign in separators.items()
        ),
    ]
    if not comma:
        found.append(Style(name="indian", write=lambda v: grouped(v, ".", ",", indian=True)))
        wide = str.maketrans("0123456789", "０１２３４５６７８９")
        found.append(Style(name="full width", write=lambda v: plain(v, ".").translate(wide)))
    return found


def draw(chance: random.Random, style: Style, rows: int) -> list[Decimal]:
    """Values of many sizes, so that no other reading of the column fits."""
    size = chance.choice([10, 1000, 100_000, 5_000_000])
    low = -size if style.signed and chance.random() < 0.5 else 0
    scale = 10**style.places
    return [Decimal(chance.randint(low * scale, size * scale)) / scale for _ in range(rows)]
