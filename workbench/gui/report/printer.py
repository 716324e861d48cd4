"""The printer: a document becomes a PDF with selectable text, drawings as lines, and numbers on its pages."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEventLoop, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from workbench import __version__
from workbench.errors import WorkbenchError
from workbench.report.figures.canvas import FAMILY
from workbench.system_libraries import displays

if TYPE_CHECKING:
    from workbench.report.document import Document

DPI, RESOLUTION = 96, 1200
"""Pixels of an inch as the document counts them, and dots of an inch as the file does."""
SIDE, HEAD, FOOT = 56.0, 52.0, 64.0
"""Pixels around the text of a page."""
FAMILIES = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans")
CHINESE = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")
MUTED = "#5f6c7b"
KEEP = 170.0
"""Pixels that must be left below a heading, or it begins the next page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is printed of a document, as another process takes it."""

    language: str
    title: str
    creator: str
    footer: str
    html: str
    drawings: tuple[str, ...]
    """As SVG, where the HTML has images named figure:N."""

    @classmethod
    def of(cls, document: "Document") -> "Paper":
        """All of a document."""
        from workbench.report.page import figures, html

        return cls(
            language=document.language,
            title=f"{document.title} · {document.subtitle}",
            creator=f"Sequence Workbench {__version__}",
            footer=document.footer,
            html=html(document, "paper"),
            drawings=tuple(str(figure.svg).replace(f'"{FAMILY}"', '"{family}"') for figure in figures(document)),
        )


def print_pdf(document: "Document", to: Path) -> None:
    """Write the document as a PDF.

    Raises WorkbenchError where no font here has the language's letters.
    """
    print_paper(Paper.of(document), to)


def print_paper(document: Paper, to: Path) -> None:
    """The same of what is printed of a document."""
    application = QGuiApplication.instance() or _application()
    loop = QEventLoop()  # what a text document's timer asks for on a thread that is none of Qt's
    font = _font(document.language)
    writer = QPdfWriter(str(to))
    writer.setResolution(RESOLUTION)
    writer.setTitle(document.title)
    writer.setCreator(document.creator)
    page = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    writer.setPageLayout(page)
    size = page.pageSize().size(QPageSize.Unit.Point) * (DPI / 72)
    text = _laid_out(document, font, QSizeF(size.width() - 2 * SIDE, size.height() - HEAD - FOOT))
    painter = QPainter()
    if not painter.begin(writer):
        raise WorkbenchError("{file} cannot be written.", file=to)
    _paint(painter, writer, text, document.footer, QSizeF(size))
    painter.end()
    del application, loop


def _application() -> QGuiApplication:
    """What fonts need where no window is open."""
    platform = ["-platform", "offscreen"] if sys.platform == "linux" and not displays() else []
    return QGuiApplication(["workbench", *platform])


def _font(language: str) -> QFont:
    """The first family that is installed, and behind it one with Chinese letters."""
    installed = set(QFontDatabase.families())
    chinese = [name for name in CHINESE if name in installed]
    chinese += QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[:1]
    if language.startswith("zh") and not chinese:
        raise WorkbenchError(
            "No font on this computer has Chinese letters, so a PDF in Chinese cannot be made. Write a .html instead."
        )
    font = QFont()
    font.setFamilies([*(name for name in FAMILIES if name in installed), *chinese[:1]])
    font.setPixelSize(12)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class _Drawings(QPyTextObject):
    """Draws the document's drawings where its text has images named figure:N, as lines and not as dots."""

    def __init__(self, shown: tuple[str, ...], font: QFont, parent: QTextDocument) -> None:
        super().__init__(parent)
        family = font.families()[-1]
        self._renderers = [
            QSvgRenderer(QByteArray(drawing.replace('"{family}"', f'"{family}"').encode())) for drawing in shown
        ]
        for renderer in self._renderers:
            renderer.setParent(self)

    def intrinsicSize(self, _document: QTextDocument, _place: int, wanted: QTextFormat) -> QSizeF:
        """As large as the document says."""
        image = wanted.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(
        self, painter: QPainter, box: QRectF, _document: QTextDocument, _place: int, wanted: QTextFormat
    ) -> None:
        """Draw one."""
        painter.save()
        self._renderers[int(wanted.toImageFormat().name().partition(":")[2])].render(painter, box)
        painter.restore()


def _laid_out(document: Paper, font: QFont, page: QSizeF) -> QTextDocument:
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    text.setDefaultFont(font)
    text.setUseDesignMetrics(True)
    text.setDocumentMargin(0)
    drawings = _Drawings(document.drawings, font, text)
    text.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, drawings)
    text.setHtml(document.html)
    text.setPageSize(page)
    _keep_headings(text)
    return text


def _keep_headings(text: QTextDocument) -> None:
    """A heading at the foot of a page begins the next one, with what it heads."""
    height, layout = text.pageSize().height(), text.documentLayout()
    block = text.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() in (2, 3):
            top = layout.blockBoundingRect(block).top()
            if height - top % height < _needed(block, layout) and top % height > 1:
                _break_before(text, block)
        block = block.next()


def _needed(block: QTextBlock, layout: QAbstractTextDocumentLayout) -> float:
    """Pixels of a heading with the beginning of what it heads: of a drawing the whole."""
    following = block.next()
    needed = layout.blockBoundingRect(block).height() + KEEP
    if following.isValid() and following.text() == "\ufffc":
        needed = max(needed, layout.blockBoundingRect(following).height() + 60)
    return needed


def _break_before(text: QTextDocument, block: QTextBlock) -> None:
    from PySide6.QtGui import QTextCursor

    cursor, look = QTextCursor(block), block.blockFormat()
    look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    look.setTopMargin(0)
    cursor.setBlockFormat(look)
    text.markContentsDirty(0, text.characterCount())  # or Qt forgets to draw what follows the page


def _paint(painter: QPainter, writer: QPdfWriter, text: QTextDocument, footer: str, size: QSizeF) -> None:
    pages, height = text.pageCount(), text.pageSize().height()
    painter.scale(RESOLUTION / DPI, RESOLUTION / DPI)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(SIDE, HEAD - page * height)
        text.drawContents(painter, QRectF(0, page * height, text.pageSize().width(), height))
        painter.restore()
        small = QFont(text.defaultFont())
        small.setPixelSize(10)
        painter.setFont(small)
        painter.setPen(QColor(MUTED))
        line = QRectF(SIDE, size.height() - FOOT + 22, size.width() - 2 * SIDE, 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, footer)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{page + 1} / {pages}")
