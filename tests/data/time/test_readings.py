"""Which reading of a column is chosen, and what is told where another one is as good."""

import datetime as dt

import pytest

from workbench.data.proposing import propose_data
from workbench.data.sources.csv import read_table
from workbench.data.spec import ReadingSpec
from workbench.progress import finish


@pytest.fixture
def read(tmp_path):
    def write_and_read(cells, name="when", **reading):
        path = tmp_path / "table.csv"
        path.write_text(f"{name},value\n" + "".join(f"{cell},{place}.5\n" for place, cell in enumerate(cells)))
        return finish(read_table(path, ReadingSpec(**reading)))

    return write_and_read


def first(table):
    return [str(time)[:10] for time in table.frame.iloc[:2, 0]]


def test_a_tie_tells_both_readings(read):
    table = read(["1/1/2020", "2/1/2020", "3/1/2020", "4/1/2020"])

    assert first(table) == ["2020-01-01", "2020-02-01"]
    assert str(table.problems[0].message) == (
        "Day and month cannot be told apart in column when: it is read as mdy, which gives 2020-02-01; "
        "as dmy it would be 2020-01-02. Say which order is right."
    )


def test_a_given_order_decides_a_tie(read):
    table = read(["1/1/2020", "2/1/2020", "3/1/2020", "4/1/2020"], date_order="dmy")

    assert first(table) == ["2020-01-01", "2020-01-02"]
    assert table.problems == ()


def test_a_given_order_that_cannot_be_is_not_taken(read):
    assert first(read(["2020-01-30", "2020-01-31", "2020-02-01"], date_order="dmy")) == ["2020-01-30", "2020-01-31"]


def test_the_cells_far_below_decide(read):
    table = read([f"{day:02d}/{month:02d}/2021" for month in (1, 2, 3) for day in range(1, 29)])

    assert first(table) == ["2021-01-01", "2021-01-02"]


def test_a_format_that_is_given_is_taken(read):
    table = read(["20200131-1", "20200201-2"], date_format="%Y%m%d-%H")

    assert [str(time) for time in table.frame["when"]] == ["2020-01-31 01:00:00", "2020-02-01 02:00:00"]


@pytest.mark.parametrize(
    "cells",
    [
        ["12.50", "13.75", "14.20"],
        ["100000", "200000", "300000", "400000"],
        ["1.234.567", "2.345.678", "3.456.789"],
        ["1-2", "3-4", "5-6"],
        ["20", "21", "22"],
        ["May", "June", "July"],
        ["1700000000", "3", "12"],
        ["201350", "201360", "201370", "201380"],
    ],
)
def test_what_is_no_time_is_not_taken_for_one(cells, read):
    assert read(cells, "level").columns[0].type != "time"


def test_ids_in_the_thousands_of_millions_are_no_times(read):
    assert (
        read([str(1_600_000_000 + 7919 * place % 1000) for place in range(20)], "customer").columns[0].type == "number"
    )


def test_a_clock_of_thousandths_needs_no_name(read):
    jitter = [0, 1, -1, 0, 0]

    table = read([str(1_544_027_337_000 + 4 * place + jitter[place % 5]) for place in range(60)], "column_9")

    assert table.columns[0].type == "time"
    assert read([str(4_006_381_333_931 + 97 * place**2) for place in range(60)], "x").columns[0].type == "number"


def test_numbers_that_a_name_calls_times_are_counted_in_the_unit_that_is_given(read):
    table = read(["100", "200", "300"], "timestamp", time_unit="ms")

    assert str(table.frame["timestamp"].iloc[1]) == "1970-01-01 00:00:00.200000"


def test_faults_are_told_with_their_rows(read):
    cells = [f"{day:02d}.01.2020" for day in range(1, 30)]
    cells[20] = "31.02.2020"

    problem = read(cells).problems[0]

    assert (problem.row, problem.column) == (22, "when")


def test_cells_without_a_time_leave_the_column_a_time(read):
    table = read(["01.02.2020", "", "NA", "13.02.2020", "14.02.2020"])

    assert table.columns[0].missing == 2
    assert table.problems == ()


@pytest.mark.parametrize("digits", [5, 6, 9])
def test_serials_with_the_digits_that_a_spreadsheet_shows_are_whole_seconds(digits, read):
    seconds = [place * 3_661 for place in range(100)]

    table = read([f"{45_292 + second / 86_400:.{digits}f}" for second in seconds], "date")

    start = table.frame["date"].iloc[0]
    assert [(time - start).total_seconds() for time in table.frame["date"]] == seconds


def test_serials_with_all_their_digits_keep_parts_of_a_second(read):
    table = read([f"{45_292 + place * 0.25 / 86_400:.11f}" for place in range(100)], "date")

    assert [time.microsecond for time in table.frame["date"]][:5] == [0, 250_000, 500_000, 750_000, 0]


@pytest.mark.parametrize(("form", "name"), [("%y%m%d", "datum"), ("%d%m%y", "Date")])
def test_dates_of_six_digits_go_on_beyond_a_century(form, name, read):
    days = [dt.date(1999, 11, 1) + dt.timedelta(days=place) for place in range(120)]

    assert [time.date() for time in read([f"{day:{form}}" for day in days], name).frame[name]] == days


def test_numbers_of_six_digits_that_are_no_dates_stay_numbers(read):
    assert read([f"{202401 + place}" for place in range(60)], "week").column("week").type == "number"


@pytest.mark.parametrize(
    ("first_number", "step", "name", "day"),
    [
        (737791, 1, "datenum", "2020-01-01"),
        (737791.5, 0.25, "Time", "2020-01-01"),
        (13797216000, 3600, "time", "2020-01-01"),
    ],
)
def test_days_of_matlab_and_seconds_of_spss_are_dates(first_number, step, name, day, read):
    assert first(read([str(first_number + step * place) for place in range(20)], name))[0] == day


@pytest.mark.parametrize(
    ("first_number", "step", "unit", "read_as"),
    [
        (21915, 1, "days1960", "1959-12-31"),
        (3660681600, 3600, "s1904", "2086-01-01"),
        (599529600, 60, "s2001", "1988-12-31"),
    ],
)
def test_numbers_that_may_count_from_another_day_are_told_with_both_readings(first_number, step, unit, read_as, read):
    cells = [str(first_number + step * place) for place in range(20)]
    told = read(cells, "timestamp")
    mended = read(cells, "timestamp", time_unit=unit)

    assert first(told)[0] == read_as
    assert f"2020-01-01 ({unit})" in str(told.problems[0].message)
    assert first(mended)[0] == "2020-01-01" and mended.problems == ()


def test_days_as_r_counts_them_are_told(read):
    cells = [str(18262 + place) for place in range(20)]

    assert "days1970" in str(read(cells, "date").problems[0].message)
    assert first(read(cells, "date", time_unit="days1970"))[0] == "2020-01-01"
    assert read(cells, "level").problems == ()


@pytest.mark.parametrize(
    ("name", "fractions", "digits"),
    [
        ("time", [place / 12 for place in range(12)], 14),
        ("Year", [place / 12 for place in range(12)], 2),
        ("date", [(place + 0.5) / 12 for place in range(12)], 3),
        (
            "decimal date",
            [day / 365 for day in (15.5, 45, 74.5, 105, 135.5, 166, 196.5, 227.5, 258, 288.5, 319, 349.5)],
            4,
        ),
    ],
)
def test_years_with_a_fraction_are_months(name, fractions, digits, read):
    table = read([f"{1949 + year + each:.{digits}f}" for year in range(3) for each in fractions], name)

    months = [f"{year}-{month:02d}-01" for year in (1949, 1950, 1951) for month in range(1, 13)]
    assert [str(time)[:10] for time in table.frame[name]] == months
    assert table.problems == ()


@pytest.mark.parametrize(("name", "told"), [("time", 1), ("year", 0)])
def test_quarters_of_years_are_dates_and_told_where_they_may_be_of_seconds(name, told, read):
    table = read([f"{1960 + place / 4:.2f}" for place in range(30)], name)

    assert [str(time)[:10] for time in table.frame[name][:3]] == ["1960-01-01", "1960-04-01", "1960-07-01"]
    assert len(table.problems) == told


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("level", [1949 + place / 12 for place in range(36)]),
        ("time", [0.25 * place for place in range(8_000)]),
        ("time", [1_800 + place / 10 for place in range(60)]),
        ("time", [1_991.5 + place / 260 for place in range(300)]),
        ("time", [1_821 + place for place in range(60)]),
        ("time", [1_949 + place * 7 % 24 / 12 for place in range(60)]),
    ],
)
def test_other_numbers_with_a_fraction_are_no_years(name, cells, read):
    assert read([f"{cell:.4f}" for cell in cells], name).columns[0].type == "number"


def test_years_in_doubt_can_be_numbers_again_and_are_told_again(tmp_path, read):
    path = tmp_path / "quarters.csv"
    path.write_text("time,x\n" + "".join(f"{1960 + place / 4},{place}.5\n" for place in range(40)))

    assert finish(propose_data([path])).spec.reading.time_unit is None
    assert read(["1960", "1960.25", "1960.5"] * 4, "time", types={"time": "number"}).columns[0].type == "number"


@pytest.mark.parametrize("most", [2, 3, 4])
def test_months_that_may_be_quarters_are_told(most, read):
    cells = [f"{year}-{part}" for year in range(2000, 2010) for part in range(1, most + 1)]

    assert f"a number from 1 to {most}" in str(read(cells, "term").problems[0].message)


def test_a_unit_in_doubt_is_not_kept_so_that_it_is_told_again(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("timestamp,x\n" + "".join(f"{3660681600 + 3600 * place},{place}.5\n" for place in range(40)))

    assert finish(propose_data([path])).spec.reading.time_unit is None
