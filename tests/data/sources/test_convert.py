"""What the workbench writes from faulty files: every row and cell the file has."""

import csv

import pytest

from tests.data.sources.faults import HEADER, ROWS, with_row, written
from workbench.data.sources.convert import convert
from workbench.errors import WorkbenchError
from workbench.progress import finish

ALL = [HEADER, *ROWS]
SOUND = {
    "as written": written(ALL),
    "LF": written(ALL, end="\n"),
    "CR": written(ALL, end="\r"),
    "semicolon": written(ALL, delimiter=";"),
    "tab": written(ALL, delimiter="\t"),
    "comma and blank": written(ALL, delimiter=", "),
    "single quotes": written(ALL, quote="'"),
    "backslash": written(ALL, escape="\\"),
    "quotes not escaped": written(ALL, escape=""),
    "preamble": "A TITLE,,,,,\r\n,,,,,\r\n" + written(ALL),
    "title line": "A title\r\n\r\n" + written(ALL),
    "no newline at the end": written(ALL)[:-2],
    "two newlines at the end": written(ALL) + "\r\n",
    "a delimiter too many": with_row(
        4, ",".join(ROWS[3][:2]) + ",," + ",".join(ROWS[3][2:4]) + ',Trail boots 14,"' + ROWS[3][5] + '"'
    ),
    "a delimiter too few": with_row(
        4, ROWS[3][0] + ROWS[3][1] + "," + ",".join(ROWS[3][2:5]) + ',"' + ROWS[3][5] + '"'
    ),
    "one row with semicolons": with_row(4, ";".join(ROWS[3])),
    "one row with blanks": with_row(4, " ".join(ROWS[3][:5]) + ' "' + ROWS[3][5] + '"'),
}


def converted(tmp_path, text, **options):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    finish(convert(source, out, **options))
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.mark.parametrize("fault", SOUND)
def test_convert_finds_every_row_in_spite_of(fault, tmp_path):
    assert converted(tmp_path, SOUND[fault]) == ALL


def test_convert_keeps_a_stray_quote_in_its_cell(tmp_path):
    rows = converted(
        tmp_path, with_row(4, ",".join([*ROWS[3][:2], '"' + ROWS[3][2], *ROWS[3][3:5], '"' + ROWS[3][5] + '"']))
    )
    assert rows[4] == [*ROWS[3][:2], '"' + ROWS[3][2], *ROWS[3][3:]]
    assert rows[:4] + rows[5:] == ALL[:4] + ALL[5:]


def test_convert_names_columns_of_a_file_without_header(tmp_path):
    rows = converted(tmp_path, written(ROWS))
    assert rows == [[f"column_{at}" for at in range(1, 7)], *ROWS]


@pytest.mark.parametrize("count", [2, 3])
def test_convert_joins_several_header_rows(count, tmp_path):
    rows = converted(tmp_path, written([HEADER] * count + ROWS))
    assert rows == [[" ".join([name] * count) for name in HEADER], *ROWS]


@pytest.mark.parametrize("second", [[row[:5] for row in ALL], ALL, [[*row, "more"] for row in ALL]])
def test_convert_keeps_the_rows_of_a_second_table(second, tmp_path):
    assert converted(tmp_path, written(ALL + second)) == ALL + second


def test_convert_writes_a_header_alone(tmp_path):
    assert converted(tmp_path, written([HEADER])) == [HEADER]


def test_convert_of_no_bytes_is_no_bytes(tmp_path):
    assert converted(tmp_path, "") == []


def test_convert_pads_a_short_row(tmp_path):
    assert converted(tmp_path, "a,b,c\n1,2,3\n4\n5,6,7\n8,9,10\n")[2] == ["4", "", ""]


def test_convert_typed_writes_points_iso_times_and_nothing_for_missing(tmp_path):
    text = "day;level\n01.02.2020;1,5\n02.02.2020;NA\n03.02.2020;1.200,25\n"
    assert converted(tmp_path, text, typed=True) == [
        ["day", "level"],
        ["2020-02-01T00:00:00", "1.5"],
        ["2020-02-02T00:00:00", ""],
        ["2020-02-03T00:00:00", "1200.25"],
    ]


def test_convert_leaves_the_old_file_when_it_fails(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old")
    with pytest.raises(WorkbenchError):
        finish(convert(tmp_path / "absent.csv", out))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_convert_closed_half_way_leaves_nothing(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(written(ALL))
    work = convert(source, tmp_path / "out.csv")
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == [source]
