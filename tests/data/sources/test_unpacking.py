"""Packed files, spreadsheets and JSON records are tables like any other."""

import bz2
import gzip
import json
import lzma
import zipfile

import pytest

from workbench.data.sources import archives
from workbench.data.sources.convert import convert
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

TEXT = "day;level\n01.02.2024;1,5\n02.02.2024;2,5\n03.02.2024;3,5\n"
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
RECORDS = [{"id": "007", "at": {"x": 1.50}}, {"id": "008", "at": {"x": 2}, "note": None}, {"id": "009", "at": {"x": 3}}]


def read(path, reading=ReadingSpec()):  # noqa: B008
    return finish(read_source(path, reading))


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def workbook(path, sheets):
    """The least that an .xlsx file is made of."""
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1))
    linked = "".join(
        f'<Relationship Id="r{at}" Type="{office}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {ns} xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{linked}</Relationships>',
    }
    for at, rows in enumerate(sheets.values(), 1):
        body = "".join(f"<row>{''.join(map(_xml, row))}</row>" for row in rows)
        members[f"xl/worksheets/sheet{at}.xml"] = f"<worksheet {ns}><sheetData>{body}</sheetData></worksheet>"
    return zipped(path, members)


def _xml(cell):
    return f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if isinstance(cell, str) else f"<c><v>{cell}</v></c>"


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_table_is_read_like_the_one_inside(ending, tmp_path):
    path = tmp_path / f"levels.csv{ending}"
    path.write_bytes(PACKERS[ending](TEXT.encode("cp1252")))

    table = read(path)

    assert (table.path, table.reading.delimiter, table.frame["level"].tolist()) == (path, ";", [1.5, 2.5, 3.5])


def test_the_first_file_of_an_archive_is_read_and_the_others_told(tmp_path):
    path = zipped(tmp_path / "two.zip", {"__MACOSX/x": "", "a.csv": TEXT, "b.csv": "u,v\n1,2\n3,4\n"})

    assert read(path).frame["level"].tolist() == [1.5, 2.5, 3.5]
    assert "b.csv" in str(read(path).problems[0].message)
    assert read(path, ReadingSpec(table="b.csv")).frame["u"].tolist() == [1, 3]


def test_a_file_that_would_fill_the_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "ALWAYS", 1 << 20)
    path = tmp_path / "trap.csv.gz"
    path.write_bytes(gzip.compress(b"0,0\n" * 4_000_000))

    with pytest.raises(WorkbenchError, match="trap"):
        read(path)


@pytest.mark.parametrize("name", ["bad.csv.gz", "bad.zip", "bad.xlsx", "bad.ods", "bad.xz", "bad.json", "bad.jsonl"])
def test_a_damaged_file_is_named(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(b"no such thing")

    with pytest.raises(WorkbenchError, match=name):
        read(path)


def test_an_error_names_the_packed_file_and_not_the_temporary_one(tmp_path):
    path = tmp_path / "names.csv.gz"
    path.write_bytes(gzip.compress(b"a,b,c\n"))

    with pytest.raises(WorkbenchError, match=r"names\.csv\.gz") as caught:
        read(path)
    assert caught.value.file == str(path)


def test_the_first_sheet_with_a_table_is_read_and_another_by_name(tmp_path):
    sheets = {"Cover": [], "Data": [["t", "v"], [1, 2.5], [2, 3.5]], "More": [["w"], [7], [8]]}
    path = workbook(tmp_path / "book.xlsx", sheets)

    assert read(path).frame["v"].tolist() == [2.5, 3.5]
    assert read(path, ReadingSpec(table="More")).frame["w"].tolist() == [7, 8]
    assert read(path, ReadingSpec(table="3")).frame["w"].tolist() == [7, 8]


def test_a_sheet_is_read_below_its_title_and_above_its_total(tmp_path):
    rows = [["Report"], [], ["city", "n"], ["A", 1], ["B", 2], ["C", 3], ["Total", 6]]

    table = read(workbook(tmp_path / "book.xlsx", {"S": rows}))

    assert table.frame["n"].tolist() == [1, 2, 3]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path):
    path = workbook(tmp_path / "book.xlsx", {"Data": [["t"], [1], [2]]})

    with pytest.raises(WorkbenchError, match="Data"):
        read(path, ReadingSpec(table="Other"))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        "\n".join(json.dumps(record) for record in RECORDS) + "\n",
        json.dumps({"source": "x", "rows": RECORDS}),
    ],
)
def test_records_become_rows_whose_ids_stay_as_written(text, tmp_path):
    path = tmp_path / "records.json"
    path.write_text(text)

    table = read(path)

    assert table.frame["id"].tolist() == ["007", "008", "009"]
    assert table.frame["at.x"].tolist() == [1.5, 2, 3]


def test_a_damaged_line_of_records_is_named_by_its_number(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text('{"a": 1}\n{"a": \n')

    with pytest.raises(WorkbenchError) as caught:
        read(path)
    assert caught.value.row == 2


def test_convert_writes_what_is_inside(tmp_path):
    path = tmp_path / "levels.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))

    finish(convert(path, tmp_path / "out.csv"))

    assert (tmp_path / "out.csv").read_text().splitlines()[:2] == ["day,level", '01.02.2024,"1,5"']
