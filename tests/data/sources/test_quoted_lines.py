"""Lines that are quoted as a whole are read as if none was."""

import pytest

from workbench.data.sources.convert import convert
from workbench.data.sources.quoted_lines import are_quoted
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.progress import finish

TEXT = '"day,place,level"\n' + "".join(f'"2024-01-{day:02d},""Ulm, old town"",{day}.5"\n' for day in range(1, 29))


def read(path, text, **reading):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return finish(read_source(path, ReadingSpec(**reading)))


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.encode("utf-16"), TEXT.rstrip("\n")])
def test_such_a_table_is_read_as_the_one_within(text, tmp_path):
    table = read(tmp_path / "a.csv", text)

    assert [column.type for column in table.columns] == ["time", "text", "number"]
    assert (table.rows, table.frame["place"].unique().tolist()) == (28, ["Ulm, old town"])


def test_rows_are_told_as_the_file_counts_them(tmp_path):
    table = read(tmp_path / "a.csv", TEXT.replace(",9.5", ",nine"))

    assert [(problem.row, problem.column) for problem in table.problems] == [(10, "level")]


def test_a_total_below_such_a_table_is_left_out(tmp_path):
    table = read(tmp_path / "a.csv", TEXT + '"Total,,400"\n')

    assert (table.rows, table.reading.footer_rows) == (28, 1)


def test_convert_writes_what_is_within(tmp_path):
    (tmp_path / "a.csv").write_text(TEXT)

    finish(convert(tmp_path / "a.csv", tmp_path / "out.csv"))

    assert (tmp_path / "out.csv").read_text().splitlines()[1] == '2024-01-01,"Ulm, old town",1.5'


@pytest.mark.parametrize(
    "text",
    [
        'name\n"Last, First"\n"Doe, Ann"\n"Roe, Bo"\n',
        '"a","b"\n"1","2"\n"3","4"\n"5","6"\n',
        '"x"\n"1,5"\n"2,5"\n"3,5"\n',
        '"a,b"\n"1,2"\n',
        '"a,b"\n"1,2"\n"3,4,5"\n"6,7"\n',
    ],
)
def test_cells_that_hold_a_delimiter_are_no_such_lines(text):
    assert not are_quoted(text)


def test_only_the_first_lines_of_a_long_text_are_looked_at():
    assert are_quoted("\n\n".join(TEXT.splitlines() * 3) + "\nnot, quoted" * 9)
