"""What a document is made of: sections of blocks, whose texts are said in the reader's language already."""

from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

Tone = Literal["good", "even", "bad", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain text; a note is smaller; a quotation and a code are set apart, their line ends kept."""

    text: str
    look: Literal["plain", "lead", "note", "quotation", "code"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equations:
    """Lines of HTML that the program's own records hold, and what their symbols mean."""

    lines: tuple[Markup, ...]
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of texts."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header; the first columns are words, and the rest numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1
    """How many columns hold words."""
    strong: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    """Cells by row and column that stand out, such as the best of a metric."""
    codes: frozenset[int] = field(default_factory=frozenset)
    """Columns of long signs that may be broken anywhere, such as hashes."""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing as SVG, of so many pixels, and what it shows in words."""

    svg: Markup
    width: float
    height: float
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number that counts, large."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Numbers that count, side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a model is worth, in a sentence with a sign."""

    tone: Tone
    title: str
    text: str


Block = Paragraph | Equations | Items | Table | Figure | Tiles | Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A chapter."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All of it: what stands on the first page, and the chapters."""

    language: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    """Short facts below the title: what, and its value."""
    footer: str
    sections: tuple[Section, ...]
