"""A first row of times is a header, whatever the rows below it hold; a first row of values is none."""

import json

import pytest

from tests.cli.conftest import run
from workbench.data.schema import infer_schema
from workbench.data.sources.convert import convert
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.progress import finish

DAYS = "2019-01-01,2019-01-02,2019-01-03"
HEADED = {
    "rows of words": f"name,{DAYS}\nstate,ok,bad,ok\nmood,good,good,low\n",
    "numbers and words": f"name,{DAYS}\ntemp,1,2,3\nstate,ok,bad,ok\n",
    "a corner without a name": f",{DAYS}\ntemp,1,2,3\nwind,3,1,2\n",
    "a nameless empty column at the end": "name,2018,2019,2020,\na,5,7,9,\nb,6,1,2,\n",
}
PLAIN = {
    "dates below dates": "a,2019-01-01,2019-01-02,2019-01-03\nb,2019-02-01,2019-02-02,2019-02-03\n",
    "a name that comes again": "a,1,2,3\na,9,4,8\nb,2,2,2\n",
    "values": "1,2,4\n3,5,9\n1,1,7\n",
}


def read(tmp_path, text, **reading):
    (tmp_path / "a.csv").write_text(text)
    return finish(read_source(tmp_path / "a.csv", ReadingSpec(**reading)))


@pytest.mark.parametrize("form", HEADED)
def test_times_in_the_first_row_are_a_header(tmp_path, form):
    assert read(tmp_path, HEADED[form]).reading.header_rows == 1


@pytest.mark.parametrize("form", PLAIN)
def test_values_in_the_first_row_are_none(tmp_path, form):
    assert read(tmp_path, PLAIN[form]).reading.header_rows == 0


def test_columns_that_would_be_called_alike_get_names_of_their_own(tmp_path):
    table = read(tmp_path, "value,time,2019,2020,2021\na,b,1,2,3\nc,d,4,5,7\n", reshape="long")

    assert list(table.frame.columns) == ["value", "time", "year", "value_2"]


def test_problems_of_a_reshaped_table_name_the_row_of_the_file(tmp_path):
    days = ",".join(f"2019-01-{day:02}" for day in range(1, 29))
    rows = [f"{name},{','.join('12.5' for _ in range(27))},{last}" for name, last in (("a", "oops"), ("b", "3.5"))]

    table = read(tmp_path, "\n".join([f"name,{days}", *rows]) + "\n", reshape="long")

    assert [problem.row for problem in table.problems if problem.column == "value"] == [2]


@pytest.mark.parametrize(("shape", "head"), [("long", "name,year,value"), ("transpose", "year,a,b")])
def test_convert_leaves_the_cells_as_written(tmp_path, shape, head):
    (tmp_path / "a.csv").write_text("name;2019;2020;2021\na;1,50;2,0;3\nb;4;5;7\n")

    finish(convert(tmp_path / "a.csv", tmp_path / "out.csv", ReadingSpec(reshape=shape)))

    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == head and '"1,50"' in lines[1]


def test_inspect_tells_what_became_of_rows_and_columns(tmp_path):
    (tmp_path / "a.csv").write_text(HEADED["a nameless empty column at the end"])

    found = json.loads(run("inspect", tmp_path / "a.csv", "--json").stdout)
    left = json.loads(run("inspect", tmp_path / "a.csv", "--json", "--set", "data.reading.reshape=none").stdout)

    assert found["reshape"] == "transpose" and [each["name"] for each in found["columns"]] == ["year", "a", "b"]
    assert left["reshape"] == "none" and len(left["columns"]) == 5


def test_a_backslash_parts_the_names_of_rows_and_of_headings(tmp_path):
    years, ends = range(1995, 2020), (" ", " b", " p")
    lines = [
        f"A,{place}\t: \t" + "\t".join(f"{year - 1990 + at}.5{ends[(year + at) % 3]}" for year in years[1:])
        for at, place in enumerate(("DE", "FR", "IT"))
    ]
    head = "unit,geo\\TIME_PERIOD\t" + "\t".join(f"{year} " for year in years)

    table = read(tmp_path, "\n".join([head, *lines]), reshape="transpose")

    assert list(table.frame) == ["TIME_PERIOD", "A,DE", "A,FR", "A,IT"]
    assert infer_schema([table]).roles["TIME_PERIOD"] == "time"
    assert table.frame["A,DE"].tolist()[1:4] == [6.5, 7.5, 8.5]
