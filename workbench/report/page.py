"""A document as one HTML file that needs nothing else: drawings and styles are inside, and nothing in it can run.

Two looks: for a screen, and for paper in the few styles that Qt's text documents know.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workbench.report.document import Document, Figure
from workbench.report.plain import plain

Look = Literal["screen", "paper"]
TEMPLATES = Path(__file__).with_name("templates")


def html(document: Document, look: Look = "screen") -> str:
    """The document; on paper its drawings are images named figure:N, N counting from 0 as in `figures`."""
    numbers = {id(figure): number for number, figure in enumerate(figures(document))}
    style = Markup((TEMPLATES / f"{look}.css").read_text(encoding="utf-8"))
    return (
        _environment()
        .get_template("report.html")
        .render(
            document=document,
            paper=look == "paper",
            style=style,
            number_of=lambda figure: numbers[id(figure)],
            kind_of=lambda block: type(block).__name__,
        )
    )


def figures(document: Document) -> tuple[Figure, ...]:
    """All drawings, in their order."""
    return tuple(block for section in document.sections for block in section.blocks if isinstance(block, Figure))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _harmless(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
