"""Spreadsheets whose cells lie so far apart that the table between them fits into no memory are refused before."""

import io
import struct
import zipfile
import zlib

import pytest

from tests.data.sources.test_unpacking import workbook
from workbench.data.sources import sheet_extent
from workbench.data.sources.sheet_extent import Extent, check_extent
from workbench.data.sources.sheets import read_sheet
from workbench.errors import WorkbenchError

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
NEAR = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ONE = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'


def book(path, sheet, encoding="utf-8"):
    """A workbook of one sheet whose XML is given."""
    workbook(path, {"Data": []})
    with zipfile.ZipFile(path) as made:
        members = {name: made.read(name) for name in made.namelist()}
    members["xl/worksheets/sheet1.xml"] = sheet.encode(encoding)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def ods(path, rows):
    spaces = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def row(cells, repeated=1):
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def blank(repeated):
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'


FAR_SHEETS = {
    "as Excel writes": HEAD + NEAR + FAR + TAIL,
    "in single quotes": HEAD + NEAR + "<row r='1048576'><c s='0' r='XFD1048576'><v>1</v></c></row>" + TAIL,
    "with a prefix": (HEAD + NEAR + FAR + TAIL).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns", "xmlns:x"),
    "place after place": HEAD + '<row r="1048575"/><row><c r="XFC1"/><c><v>1</v></c></row>' + TAIL,
    "by entities": HEAD + NEAR + '<row r="1"><c r="&#88;FD&#49;048576"><v>1</v></c></row>' + TAIL,
    "in a comment's shadow": HEAD + NEAR + "<row><c r='XFD1048576'><v>1</v></c></row><!-- <c r=\"A1\" -->" + TAIL,
}


@pytest.mark.parametrize("sheet", FAR_SHEETS.values(), ids=FAR_SHEETS)
def test_a_cell_far_from_the_others_is_refused_however_it_is_written(tmp_path, sheet):
    with pytest.raises(WorkbenchError, match=r"far\.xlsx has cells far .* row 1048576 and column 16384 of"):
        read_sheet(book(tmp_path / "far.xlsx", sheet), None)


def test_cells_that_have_a_format_alone_may_lie_anywhere(tmp_path):
    sheet = HEAD + NEAR + '<row r="1048576"><c r="XFD1048576" s="1"/></row>' + TAIL

    rows, _ = read_sheet(book(tmp_path / "near.xlsx", sheet), None)

    assert list(rows) == [["1", "2"], ["", ""], ["3", ""]]


def test_what_the_archive_says_of_a_members_size_is_not_relied_on(tmp_path):
    path = book(tmp_path / "far.xlsx", HEAD + NEAR + FAR + TAIL)
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    short = (HEAD + NEAR).encode()
    content = path.read_bytes().replace(
        struct.pack("<III", member.CRC, member.compress_size, member.file_size),
        struct.pack("<III", zlib.crc32(short), member.compress_size, len(short)),
    )
    path.write_bytes(content)

    with pytest.raises(WorkbenchError, match="far from the others"):
        check_extent(io.BytesIO(content), path)


FAR_ODS = {
    "after blanks": row(ONE) + row("", 1_048_574) + row(blank(16_383) + ONE),
    "repeated": row(ONE.replace(" office:value=", ' table:number-columns-repeated="16384" office:value='), 1_048_576),
}


@pytest.mark.parametrize("rows", FAR_ODS.values(), ids=FAR_ODS)
def test_far_and_repeated_cells_of_an_open_document_are_refused(tmp_path, rows):
    with pytest.raises(WorkbenchError, match=r"far\.ods has cells far .* row 1048576 and column 16384"):
        read_sheet(ods(tmp_path / "far.ods", rows), None)


def test_blanks_to_the_end_of_an_open_document_are_no_cells(tmp_path):
    rows = row(ONE + ONE + blank(16_382)) + row(ONE + blank(16_383), 2) + row(blank(16_384), 1_048_573)

    found, _ = read_sheet(ods(tmp_path / "near.ods", rows), None)

    assert list(found) == [["1", "1"], ["1", ""], ["1", ""]]


def test_more_cells_than_there_is_memory_for_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_extent, "free_memory", lambda: 6 * sheet_extent.CELL_BYTES - 1)

    with pytest.raises(WorkbenchError, match=r"full\.xlsx has 6 cells, more than fit into memory"):
        read_sheet(book(tmp_path / "full.xlsx", HEAD + NEAR + TAIL), None)


def test_a_binary_workbook_under_another_name_is_refused(tmp_path):
    path = tmp_path / "binary.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")

    with pytest.raises(WorkbenchError, match="is a binary workbook"):
        read_sheet(path, None)


def test_a_cut_between_pieces_loses_no_cell(monkeypatch, tmp_path):
    monkeypatch.setattr(sheet_extent, "CHUNK", 7)
    path = book(tmp_path / "cut.xlsx", HEAD + NEAR + TAIL)
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        found = sheet_extent._extent(file, archive.getinfo("xl/worksheets/sheet1.xml"), ods=False)

    assert found == Extent(rows=3, columns=2, filled=3)


def test_large_tables_that_are_full_are_none_to_refuse():
    assert Extent(rows=30_000_000, columns=1, filled=1_000_000).sparse
    assert not Extent(rows=30_000_000, columns=1, filled=4_000_000).sparse
    assert not Extent(rows=1000, columns=1000, filled=2).sparse
