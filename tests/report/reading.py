"""What a report says, to be asked in tests."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from workbench.report.document import Block, Document, Figure, Items, Paragraph, Section, Table, Tiles, Verdict

SVG = "{http://www.w3.org/2000/svg}"


def section(document: Document, title: str) -> Section:
    return next(each for each in document.sections if each.title == title)


def blocks(document: Document, title: str, kind: type[Block]) -> list:
    return [block for block in section(document, title).blocks if isinstance(block, kind)]


def words(document: Document, title: str) -> str:
    """Every text of a chapter but those in its drawings."""
    return " ".join(_words(block) for block in section(document, title).blocks)


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Verdict):
        return f"{block.title} {block.text}"
    if isinstance(block, Items):
        return " ".join(block.texts)
    if isinstance(block, Table):
        return " ".join([*block.header, *(cell for row in block.rows for cell in row), block.caption])
    if isinstance(block, Tiles):
        return " ".join(f"{tile.label} {tile.value} {tile.note}" for tile in block.tiles)
    return block.caption if isinstance(block, Figure) else ""


def shapes(svg: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}{name}"))


def texts(svg: str) -> list[str]:
    return [shape.text or "" for shape in shapes(svg, "text")]


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data
