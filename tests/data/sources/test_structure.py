"""Where the table lies: what stands above it, between its rows and below it, and signs that only seem to cut."""

import pytest

from workbench.data.sources.csv import read_table
from workbench.data.spec import ReadingSpec
from workbench.progress import finish

NUMBERED = "a,b\n" + "".join(f"{row},{row * 2}\n" for row in range(1, 40))


def read(tmp_path, text, reading=ReadingSpec(), name="table.csv"):  # noqa: B008
    path = tmp_path / name
    path.write_bytes(text.encode())
    return finish(read_table(path, reading))


def names(table):
    return [column.name for column in table.columns]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("note\nall is well\nnot so good\nall is well\nfine by me\n", "all is well"),
        ("wert\n1,5\n2,5\n3,75\n4,0\n", 1.5),
        ("run\nrun#1\nrun#2\nrun#3\n", "run#1"),
        ("ort\nBad Tölz\nBad Aibling\nBad Urach\n", "Bad Tölz"),
    ],
)
def test_a_single_column_stays_one(text, first, tmp_path):
    table = read(tmp_path, text)

    assert (len(table.columns), table.frame.iloc[0, 0]) == (1, first)


def test_dates_with_clocks_alone_are_one_column_of_times(tmp_path):
    text = "time\n" + "".join(f"2024-01-01 {hour:02d}:00\n" for hour in range(5))

    assert [column.type for column in read(tmp_path, text).columns] == ["time"]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_line_break_in_the_last_quoted_cell_is_kept(end, tmp_path):
    table = read(tmp_path, 'a,b\n1,"x\ny"\n2,"z\nw"' + end)

    assert table.frame["b"].tolist() == ["x\ny", "z\nw"]
    assert not table.problems


def test_equal_rows_at_the_top_that_come_again_are_no_header(tmp_path):
    table = read(tmp_path, "red,up\nred,up\nblue,down\ngreen,up\nred,down\nblue,up\n")

    assert (table.rows, table.reading.header_rows) == (6, 0)


@pytest.mark.parametrize(
    "text",
    [
        '"mpg" "cyl"\n"Mazda RX4" 21 6\n"Datsun" 22.8 4\n"Hornet" 21.4 6\n',
        "mpg,cyl\nMazda,21,6\nDatsun,22.8,4\nHornet,21.4,6\n",
        "mpg\tcyl\n1\t21\t6\n2\t22.8\t4\n3\t21.4\t6\n",
    ],
)
def test_a_header_one_name_short_leaves_the_first_column_nameless(text, tmp_path):
    table = read(tmp_path, text)

    assert names(table) == ["column_1", "mpg", "cyl"]
    assert table.frame["cyl"].tolist() == [6, 4, 6]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_delimiter_that_the_first_line_tells_is_taken(first, tmp_path):
    table = read(tmp_path, f"{first}\na;b\n1,5;x y\n2,5;z\n3,5;u\n")

    assert (table.reading.delimiter, names(table), table.rows) == (";", ["a", "b"], 3)


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Summe", "Gesamt", "Grand total", "合计", "Итого"])
def test_a_row_of_totals_at_the_end_is_left_out_and_told(word, tmp_path):
    table = read(tmp_path, f"city,n\nA,10\nB,20\nC,30\n{word},60\n")

    assert (table.rows, table.reading.footer_rows) == (3, 1)
    assert any(word in str(problem.message) for problem in table.problems)


def test_a_row_of_totals_far_down_is_left_out_too(tmp_path):
    table = read(tmp_path, "city,n\n" + "".join(f"C{row},{row}\n" for row in range(60_000)) + "Total,7\n")

    assert table.rows == 60_000
    assert table.sha256


def test_totals_stay_where_the_reading_says_so(tmp_path):
    assert read(tmp_path, "city,n\nA,10\nB,20\nTotal,30\n", ReadingSpec(footer_rows=0)).rows == 3


def test_a_name_that_comes_often_is_no_total(tmp_path):
    text = "team,n\n" + "".join(f"{name},{at}\n" for at, name in enumerate(["Total", "Part"] * 5 + ["Total"]))

    assert read(tmp_path, text).rows == 11


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_so_many_rows_at_the_end_are_left_out_as_asked(encoding, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes((NUMBERED + "9,9\n8,8\n").encode(encoding))

    assert finish(read_table(path, ReadingSpec(footer_rows=2))).frame["a"].tolist() == list(range(1, 40))


def test_a_note_below_the_table_is_left_out(tmp_path):
    table = read(tmp_path, "a,b\n1,2\n3,4\n5,6\n\nSource: National office\nAll rights reserved\n")

    assert (table.rows, table.reading.footer_rows) == (3, 2)


@pytest.mark.parametrize("sign", ["#", "%", "//"])
def test_remarks_between_rows_are_no_rows(sign, tmp_path):
    table = read(tmp_path, f"{sign} station 7\na;b\n1;2\n{sign} sensor moved; sorry\n3;4\n5;x\n7;8\n9;1\n2;3\n")

    assert (table.rows, names(table), table.reading.comment) == (6, ["a", "b"], sign)
    assert [problem.row for problem in table.problems] == [6]


def test_a_sign_that_cells_begin_with_is_no_remark(tmp_path):
    table = read(tmp_path, "tag,n\n#sun,1\nrain,2\nsnow,3\n#sun,4\nfog,5\nhail,6\nwind,7\n")

    assert (table.rows, table.reading.comment) == (7, "")


def test_a_remark_sign_may_be_given(tmp_path):
    assert read(tmp_path, "a,b\n1,2\n!x\n3,4\n5,6\n", ReadingSpec(comment="!")).rows == 3


@pytest.mark.parametrize(
    "above",
    [
        "Station: Zugspitze\nHeight: 2962 m\nOperator, DWD\n\n",
        "Report,2024\nBy,Anna\nfor,Ben\n\n",
        "% made by x\n% units m\n",
        "Messreihe 7\nGerät;Typ\n\n",
    ],
)
def test_lines_above_the_table_are_left_out(above, tmp_path):
    table = read(
        tmp_path, above + "Date,Temp,Hum,Wind\n2024-01-01,1.5,80,1\n2024-01-02,1.6,81,2\n2024-01-03,1.7,82,3\n"
    )

    assert (names(table), table.rows) == (["Date", "Temp", "Hum", "Wind"], 3)


def test_the_first_of_two_tables_names_the_columns(tmp_path):
    table = read(tmp_path, "a,b\n1,2\n3,4\n5,6\n7,8\n\nname,x,y\nA,9,10\nB,11,12\nC,1,2\n")

    assert names(table)[:2] == ["a", "b"]


@pytest.mark.parametrize("blank", [" ", "   "])
def test_numbers_between_blanks_are_columns(blank, tmp_path):
    text = "".join(blank + blank.join(f"{row}.{at}e+00" for at in range(3)) + "\n" for row in range(5))

    assert [column.type for column in read(tmp_path, text, name="t.txt").columns] == ["number"] * 3


def test_a_last_row_with_another_delimiter_is_no_note(tmp_path):
    table = read(tmp_path, "day,n,m\n2024-01-01,1,2\n2024-01-02,3,4\n2024-01-03,5,6\n2024-01-04;7;8\n")

    assert table.frame["m"].tolist() == [2, 4, 6, 8]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "{end}"])
def test_a_line_break_in_the_last_cell_is_no_note_below_the_table(end, last, tmp_path):
    rows = [f"2024-01-{day:02d};{day};calm" for day in range(1, 20)]
    text = end.join(["date;load;note", *rows, '2024-01-20;20;"fine weather,\n""warm"" and dry"'])

    table = read(tmp_path, text + last.format(end=end))

    assert table.frame["note"].iloc[-1] == 'fine weather,\n"warm" and dry'
    assert table.reading.footer_rows == 0


def test_a_total_is_seen_below_cells_with_other_line_breaks(tmp_path):
    rows = [f'2024-01-{day:02d};{day};"calm\nand dry"' for day in range(1, 20)]

    table = read(tmp_path, "\r".join(["date;load;note", *rows, "Total;190;", ""]))

    assert (table.rows, table.reading.footer_rows) == (19, 1)


def test_a_row_that_begins_with_no_value_of_a_spreadsheet_is_no_remark(tmp_path):
    rows = [f"{'#N/A' if day == 5 else day},2024-01-{day:02d}" for day in range(1, 20)]

    table = read(
        tmp_path,
        "\n".join(["#Name of a logger", "#National park", "load,date", *rows[:9], "# restarted", *rows[9:], ""]),
    )

    assert (table.rows, table.columns[0].missing, table.reading.comment) == (19, 1, "#")


LEADS = {
    "a remark with a comma": "# Station: Hamburg\n# exported 2024-01-01, 12:00\n#\nday,v\n",
    "percent signs": "% from a laboratory\n%\nday,v\n",
    "a remark with a blank line": "Station: Hamburg\nOperator: Met, Offenbach\nUnits: mm\n\nday,v\n",
    "keys and values": "Station,Hamburg\nHeight,12\n\nday,v\n",
}


@pytest.mark.parametrize("lead", LEADS)
def test_what_stands_above_the_names_is_none_of_them(lead, tmp_path):
    rows = "".join(f"2024-01-{day:02d},{day}.5\n" for day in range(1, 29))

    table = read(tmp_path, LEADS[lead] + rows)

    assert names(table) == ["day", "v"] and table.rows == 28


def test_names_behind_a_sign_head_columns_that_blanks_part(tmp_path):
    table = read(tmp_path, "# t x y\n" + "".join(f"{row}.0 {row * 2}.5 7.25\n" for row in range(20)))

    assert names(table) == ["t", "x", "y"] and table.frame["x"].iloc[1] == 2.5


def test_names_behind_the_sign_of_other_remarks_lose_it(tmp_path):
    rows = [f"2024-01-{day:02d},{day}.5\n" for day in range(1, 29)]

    table = read(tmp_path, "# day,v\n" + "".join(rows[:9]) + "# the sensor was cleaned\n" + "".join(rows[9:]))

    assert names(table) == ["day", "v"] and table.rows == 28


def test_a_sign_that_touches_the_first_name_belongs_to_it(tmp_path):
    assert names(read(tmp_path, "#id,v\n" + "".join(f"{row},{row}.5\n" for row in range(20)))) == ["#id", "v"]


def test_a_sign_above_values_alone_names_nothing(tmp_path):
    table = read(tmp_path, "# 12\n" + "".join(f"{row},{row * 2}\n" for row in range(1, 20)))

    assert names(table) == ["column_1", "column_2"]


def test_a_rule_below_the_names_is_no_part_of_them(tmp_path):
    rows = "".join(f"| 2024-01-{day:02d} | {day}.5 |\n" for day in range(1, 20))

    table = read(tmp_path, "| day | v |\n|-----|:--:|\n" + rows)

    assert [name for name in names(table) if table.column(name).type != "empty"] == ["day", "v"]


@pytest.mark.parametrize("cell", ['="007"', '"=""007"""', '"007"'])
def test_a_formula_that_keeps_digits_is_those_digits(cell, tmp_path):
    table = read(tmp_path, "code,v\n" + "".join(f'{cell},="{row}.5"\n' for row in range(1, 9)))

    assert table.frame["code"].unique().tolist() == ["007"] and table.frame["v"].tolist()[:2] == [1.5, 2.5]


def test_units_in_brackets_below_the_names_are_units(tmp_path):
    rows = "".join(f"2024-01-{day:02d};{day}.5;20.25\n" for day in range(1, 20))

    table = read(tmp_path, "Timestamp;Power;Temp\n(UTC);(kW);(degC)\n" + rows)

    assert names(table) == ["Timestamp", "Power", "Temp"]
    assert [column.unit for column in table.columns] == ["", "kW", "degC"]


def test_rows_of_averages_below_times_are_left_out_and_names_stay(tmp_path):
    rows = "".join(f"2020-01-{day:02},{day}.5\n" for day in range(1, 29))

    assert read(tmp_path, f"date,x\n{rows}Average,14\nMax,28.5\nMin,1.5\n").rows == 28
    assert read(tmp_path, "name,x\nAnn,1\nTom,2\nMax,3\n").rows == 3


@pytest.mark.parametrize("end", ["EOF", "*", "END"])
def test_a_sign_of_the_end_is_left_out(end, tmp_path):
    assert read(tmp_path, NUMBERED + end + "\n").rows == 39


def test_a_row_that_tells_of_the_file_may_stand_above_the_names(tmp_path):
    table = read(
        tmp_path, "com.health.steps,6160001,3\nsteps,day,km\n" + "".join(f"{n},{n},{n}.5\n" for n in range(30))
    )

    assert (names(table), table.rows, table.reading.skip_rows) == (["steps", "day", "km"], 30, 1)


def test_years_above_quarters_belong_to_each_of_them(tmp_path):
    rows = "".join(f"S{n},{n},{n},{n},{n}\n" for n in range(9))
    table = read(tmp_path, f"Store,2018,,2019,\n,Q1,Q2,Q1,Q2\n{rows}")

    assert names(table) == ["Store", "2018 Q1", "2018 Q2", "2019 Q1", "2019 Q2"]


def test_the_widths_of_columns_are_no_names(tmp_path):
    table = read(
        tmp_path, "site\tday\tflow\n5s\t20d\t14n\n" + "".join(f"A\t2020-01-{n:02}\t{n}.5\n" for n in range(1, 29))
    )

    assert names(table) == ["site", "day", "flow"]


def test_blanks_within_cells_cut_no_rows_that_commas_divide(tmp_path):
    table = read(tmp_path, "time,x\n" + "".join(f"06-Jan-2020 {n:02}:00 XYZ,{n}.5\n" for n in range(20)))

    assert names(table) == ["time", "x"]


LABVIEW = (
    "LabVIEW Measurement\t\nWriter_Version\t2\nSeparator\tTab\nDate\t2021/03/04\n***End_of_Header***\t\n\t\n"
    "Channels\t2\t\nSamples\t50\t50\t\nDate\t2021/03/04\t2021/03/04\t\nX_Dimension\tTime\tTime\t\nX0\t0.0\t0.0\t\n"
    "Delta_X\t0.01\t0.01\t\n***End_of_Header***\t\t\t\nX_Value\tVoltage_0\tVoltage_1\tComment\n"
)


@pytest.mark.parametrize(
    ("above", "separator", "expected"),
    [
        (LABVIEW, "\t", ["X_Value", "Voltage_0", "Voltage_1"]),
        ("[Header]\nTITLE,run 7\nINFO,a,b,c\n[Data]\nTime,Field,Moment\n", ",", ["Time", "Field", "Moment"]),
        ("Sample: 1,2,3\nStartOfData\nt,a,b\n", ",", ["t", "a", "b"]),
        ("Sample;x\n# End of header\nt;a;b\n", ";", ["t", "a", "b"]),
    ],
)
def test_a_line_that_says_that_the_table_begins_is_heeded(above, separator, expected, tmp_path):
    rows = [separator.join([f"{step / 100}", f"{step * 7 % 11}.5", f"-{step * 3 % 5}.25"]) for step in range(50)]

    table = read(tmp_path, above + "\n".join(rows) + "\n")

    assert (names(table), table.rows, table.problems) == (expected, 50, ())


def test_rows_that_tell_the_beginning_and_the_rate_of_a_recording_are_no_values(tmp_path):
    rows = "".join(f"{step % 7}.5,-{step % 5}\n" for step in range(60))

    table = read(tmp_path, "1544027337.000000, 1544027337.000000\n32.000000, 32.000000\n" + rows)

    assert (table.rows, table.reading.header_rows) == (60, 0)
    assert float(table.frame.iloc[0, 0]) == 0.5
    assert "how many rows a second" in str(table.guesses["skip_rows"])


@pytest.mark.parametrize("first", ["1544027337,1\n32,32\n", "1544027337,1544027337\n32,33\n", "5,5\n32,32\n"])
def test_other_first_rows_are_values(first, tmp_path):
    rows = "".join(f"{step % 7}.5,-{step % 5}\n" for step in range(60))

    assert read(tmp_path, first + rows).rows == 62


def test_a_first_row_of_numbers_with_units_is_no_header(tmp_path):
    table = read(tmp_path, "".join(f'"Jan {60 - n:02}";"{n},37°C";"Χανιά {n % 3}"\n' for n in range(40)))

    assert (names(table), table.rows) == (["column_1", "column_2", "column_3"], 40)
