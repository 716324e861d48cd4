"""A document becomes a PDF: pages, drawings and text that can be found in it."""

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from markupsafe import Markup
from PySide6.QtGui import QFontDatabase

from workbench.errors import WorkbenchError
from workbench.gui.report import printer
from workbench.report.document import Block, Document, Figure, Paragraph, Section, Table

SQUARE = '<rect width="9" height="9" fill="#123456"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">' + SQUARE + "</svg>"


def document(*sections: tuple[Block, ...], language: str = "en") -> Document:
    return Document(
        language=language,
        title="A project",
        subtitle="Report of run 1",
        facts=(),
        footer="foot",
        sections=tuple(Section(title=f"Chapter {n}", blocks=blocks) for n, blocks in enumerate(sections)),
    )


def figure(size: int) -> Figure:
    return Figure(svg=Markup(SVG.format(size=size)), width=size, height=size, caption="A drawing")


def streams(path: Path) -> bytes:
    """All that the file holds, unpacked where it is packed."""
    found = re.findall(rb">>\s*stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL)
    return b"\n".join(_unpacked(each) for each in found)


def _unpacked(held: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(held)
    except zlib.error:
        return held


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def letters(path: Path) -> set[str]:
    """The letters that can be selected: those in the fonts' tables from glyph to letter."""
    tables = re.findall(rb"\[((?:<[0-9A-Fa-f]{4}>\s*)+)\]", streams(path))
    return {chr(int(code, 16)) for table in tables for code in re.findall(rb"[0-9A-Fa-f]{4}", table)}


@pytest.fixture
def printed(qapp, tmp_path):
    def print_it(*sections, language="en") -> Path:
        to = tmp_path / "report.pdf"
        printer.print_pdf(document(*sections, language=language), to)
        return to

    return print_it


def test_a_pdf_has_a_title_and_a_page(printed):
    path = printed((Paragraph(text="Hello"),))

    assert path.read_bytes().startswith(b"%PDF")
    assert pages(path) == 1


def test_long_text_takes_more_pages(printed):
    assert pages(printed((Paragraph(text="words and words " * 2000),))) > 2


def test_text_can_be_selected(printed):
    path = printed((Paragraph(text="Quick zebra"),))

    assert set("Quickzebra") <= letters(path)


def test_chinese_can_be_selected(printed):
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("needs a font with Chinese letters")

    assert set("结论") <= letters(printed((Paragraph(text="结论"),), language="zh-CN"))


def test_without_a_chinese_font_a_chinese_pdf_is_refused(printed, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [])

    with pytest.raises(WorkbenchError, match=r"Write a \.html instead"):
        printed((), language="zh-CN")


def test_drawings_are_drawn_as_lines(printed):
    found = streams(printed((figure(200),)))

    assert re.search(rb"0\.07\d* 0\.20\d* 0\.33\d* (rg|scn)", found)
    assert b"/Subtype /Image" not in found


def test_a_drawing_is_never_cut_by_the_end_of_a_page(printed, monkeypatch):
    laid_out = {}
    monkeypatch.setattr(printer, "_paint", lambda painter, writer, text, footer, size: laid_out.update(text=text))

    printed(*((figure(330), figure(330)) for _ in range(4)))

    assert cut(laid_out["text"]) == []


def test_no_row_of_a_table_is_cut(printed, monkeypatch):
    laid_out = {}
    monkeypatch.setattr(printer, "_paint", lambda painter, writer, text, footer, size: laid_out.update(text=text))

    rows = tuple((f"row {n}", "several words that take two lines of a narrow column " * 3) for n in range(60))
    printed((Table(header=("a", "b"), rows=rows, words=2),))

    assert cut(laid_out["text"]) == []


def test_a_heading_stays_with_what_it_heads(printed, monkeypatch):
    laid_out = {}
    monkeypatch.setattr(printer, "_paint", lambda painter, writer, text, footer, size: laid_out.update(text=text))

    printed(*((Paragraph(text="words " * 150), figure(240)) for _ in range(6)))

    text = laid_out["text"]
    height, layout = text.pageSize().height(), text.documentLayout()
    block = text.begin()
    while block.next().isValid():
        if block.blockFormat().headingLevel():
            first, second = (int(layout.blockBoundingRect(each).top() // height) for each in (block, block.next()))
            assert first == second, block.text()
        block = block.next()


def cut(text) -> list[str]:
    """Lines of text that begin on one page and end on the next."""
    height, found = text.pageSize().height(), []
    block = text.begin()
    while block.isValid():
        box = text.documentLayout().blockBoundingRect(block)
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number).rect().translated(box.topLeft())
            if int((line.top() + 0.5) // height) != int((line.bottom() - 0.5) // height):
                found.append(block.text())
        block = block.next()
    return found


def test_the_command_line_prints_without_a_window(tmp_path):
    script = (
        "from pathlib import Path; import sys; from workbench.__main__ import _print_pdf;"
        "from workbench.report.document import Document;"
        "document = Document(language='en', title='t', subtitle='s', facts=(), footer='f', sections=());"
        "_print_pdf(document, Path(sys.argv[1]))"
    )
    to = tmp_path / "report.pdf"

    subprocess.run([sys.executable, "-c", script, str(to)], check=True, timeout=120)

    assert pages(to) == 1
