"""A row of units below the names, and columns that a header only counts."""

import pytest

from workbench.data.sources.csv import read_table
from workbench.data.sources.units import are_units, unit_in_brackets
from workbench.progress import finish


def read(tmp_path, text, name="table.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return finish(read_table(path))


@pytest.mark.parametrize("cell", ["°C", "[kW]", "(m³/h)", "µg/m3", "m s-1", "W/m²", "%", "1/s", "kWh", "m/s^2"])
def test_units_are_known_with_and_without_brackets(cell):
    assert unit_in_brackets(cell) == cell.strip("[]").removeprefix("(").removesuffix(")")


@pytest.mark.parametrize("cell", ["", "name", "2", "12.5", "total", "[]", "north"])
def test_what_is_no_unit_is_none(cell):
    assert unit_in_brackets(cell) == ""


@pytest.mark.parametrize("row", [["", "°C", "[%]"], ["-", "K", ""], ["yyyy-mm-dd", "degC", "%"], ["UTC", "°C", "%"]])
def test_a_row_of_units_says_nothing_else(row):
    assert are_units(row, ["time", "temperature", "humidity"], [0, 1, 2])


@pytest.mark.parametrize("row", [["", "min", "max"], ["A", "1", "2"], ["", "", ""], ["x", "K", "%"], ["", "°C"]])
def test_names_and_values_are_no_units(row):
    assert not are_units(row, ["time", "temperature", "humidity"], [1, 2])


def test_a_row_of_units_names_no_column(tmp_path):
    table = read(tmp_path, "time,temp,wind\n,°C,[m/s]\n" + "".join(f"2024-01-{d:02d},{d}.5,3\n" for d in range(1, 20)))

    assert [(column.name, column.unit) for column in table.columns] == [("time", ""), ("temp", "°C"), ("wind", "m/s")]
    assert table.first_row == 3 and table.rows == 19


def test_two_rows_of_names_stay_one_name(tmp_path):
    table = read(tmp_path, "time,temp,temp\n,min,max\n" + "".join(f"2024-01-{d:02d},{d}.5,3\n" for d in range(1, 20)))

    assert [column.name for column in table.columns] == ["time", "temp min", "temp max"]


@pytest.mark.parametrize(
    "header",
    [
        *("label,0,1,2,3", "1,2,3,4,kind", "country,1960,1961,1962,1963", "0,1,2,3,4"),
        *(
            "id,2024-01-30,2024-01-31,2024-02-01",
            "30.01.2024,31.01.2024,01.02.2024,kind",
            "wave,400.5,401,401.5,402,402.5",
        ),
        "name,2023-11,2023-12,2024-01",
    ],
)
def test_numbers_that_count_their_columns_are_a_header(header, tmp_path):
    cells = header.split(",")
    rows = [
        ",".join(f"{row + 7 * at % 5}.25" if name[0].isdecimal() else "ab"[row % 2] for at, name in enumerate(cells))
        for row in range(12)
    ]

    table = read(tmp_path, "\n".join([header, *rows]))

    assert [column.name for column in table.columns] == cells
    assert table.rows == 12


@pytest.mark.parametrize("first", ["1,2,3,4,5", "0,1,2,a", "a,3,5,9"])
def test_values_that_happen_to_count_are_none(first, tmp_path):
    width = first.count(",") + 1
    rows = [
        ",".join(str(row + at) if at < width - 1 or first[-1].isdecimal() else "a" for at in range(width))
        for row in range(2, 12)
    ]
    if first.startswith("a"):
        rows = [",".join(["a", *row.split(",")[1:]]) for row in rows]

    assert read(tmp_path, "\n".join([first, *rows])).rows == 11


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_total_is_left_out_in_every_encoding(encoding, end, tmp_path):
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    lines = ["time;load", *(f"2024-01-{d:02d};{d},5°C" for d in range(1, 20)), "Summe;99,5°C"]
    path = tmp_path / "table.csv"
    path.write_bytes(marks.get(encoding, b"") + (end.join(lines) + end).encode(encoding))

    table = finish(read_table(path))

    assert (table.rows, table.reading.footer_rows) == (19, 1)


def test_a_title_of_as_many_words_as_columns_is_a_title(tmp_path):
    rows = "".join(f"2024-01-{d:02d};{d},5;{d % 3};x\n" for d in range(1, 20))

    table = read(tmp_path, "Values of 2024 here\n\ndate;load;kind;place\n" + rows)

    assert [column.name for column in table.columns] == ["date", "load", "kind", "place"]


def test_clocks_with_colons_do_not_cut_rows_that_a_bar_cuts(tmp_path):
    rows = "".join(f'22/Jul/2024:{h:02d}:15:00|{h}.08 %|"Leeds"\n' for h in range(20))

    table = read(tmp_path, '"time"|"load"|"place"\n' + rows)

    assert [column.type for column in table.columns] == ["time", "number", "text"]


def test_days_of_a_spreadsheet_start_again_with_each_sequence(tmp_path):
    rows = "".join(f"{45000 + step / 1440!r},{name},{step}.5\n" for name in "abc" for step in range(30))

    assert read(tmp_path, "time,id,load\n" + rows).columns[0].type == "time"


def test_apostrophes_around_one_column_of_many_are_quotes(tmp_path):
    rows = "".join(f"{';'.join(str(at * row % 7) for at in range(40))};'{'ab'[row % 2]} x'\n" for row in range(20))

    table = read(tmp_path, ";".join(f"t{at}" for at in range(40)) + ";'kind'\n" + rows)

    assert table.columns[-1].name == "kind"
    assert set(table.frame["kind"]) == {"a x", "b x"}


ROWS = "".join(f'"2024-01-01 {hour:02d}:00:00",{hour},1{hour}.5,80\n' for hour in range(24))


def test_rows_of_a_logger_below_the_names_are_units_and_how_values_were_gathered(tmp_path):
    above = '"TOA5","CR1000","CR1000","123"\n"TIMESTAMP","RECORD","AirT_Avg","RH"\n"TS","RN","Deg C","%"\n'
    table = read(tmp_path, above + '"","","Avg","Smp"\n' + ROWS)

    assert [column.name for column in table.columns] == ["TIMESTAMP", "RECORD", "AirT_Avg", "RH"]
    assert [column.unit for column in table.columns] == ["", "", "Deg C", "%"]


def test_two_rows_behind_signs_are_names_and_units(tmp_path):
    rows = "".join(f"2024 01 01 {hour:02d} 00  5.{hour}  1.{hour}\n" for hour in range(24))
    table = read(tmp_path, "#YY  MM DD hh mm WSPD WVHT\n#yr  mo dy hr mn m/s     m\n" + rows, "buoy.txt")

    assert [column.name for column in table.columns] == ["YY", "MM", "DD", "hh", "mm", "WSPD", "WVHT"]
    assert [column.unit for column in table.columns][-2:] == ["m/s", "m"]


@pytest.mark.parametrize("above", ["# Hamburg, 53 N\n# time,level,temp\n", "#time,level,temp\n"])
def test_the_sign_before_names_is_none_of_the_first_name(above, tmp_path):
    rows = "".join(f"2024-01-01 {hour:02d}:00,{hour},1{hour}.5\n" for hour in range(24))

    assert read(tmp_path, above + rows).columns[0].name == "time"
