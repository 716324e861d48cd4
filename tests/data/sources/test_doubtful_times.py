"""Columns of times that are not sure: that is told, and nothing else changes."""

import pytest

from workbench.data.sources.csv import read_table
from workbench.progress import finish


@pytest.fixture
def told(tmp_path):
    def write_and_read(cells, name="time", more=""):
        path = tmp_path / "table.csv"
        rows = "".join(f"{cell},{place}.5{more}\n" for place, cell in enumerate(cells))
        path.write_text(f"{name},value{',date' if more else ''}\n{rows}", encoding="utf-8")
        return [str(problem.message) for problem in finish(read_table(path)).problems]

    return write_and_read


@pytest.mark.parametrize(
    "cell", ["Day {} 12:00", "令和5年1月{}日", "PT{}0S", "/Date(16725312{}0000)/", "round {} of 7", "{} days 00:00:00"]
)
def test_cells_that_no_form_of_times_has_are_told_where_the_name_speaks_of_time(cell, told):
    messages = told([cell.format(place) for place in range(10, 30)])

    assert len(messages) == 1
    assert f"such as {cell.format(10)}, may be times" in messages[0]


@pytest.mark.parametrize(
    ("name", "cells", "more"),
    [
        ("machine", "M{}", ""),  # not called like a time
        ("time", "2024-01-{}", ""),  # a time
        ("day", "run {}", ",2024-01-01"),  # another column is one
    ],
)
def test_nothing_is_told_of_other_columns(name, cells, more, told):
    assert told([cells.format(place) for place in range(10, 30)], name, more) == []


def test_classes_that_come_again_are_no_times(told):
    assert told(["day 10", "day 20"] * 10, "day") == []


def test_years_of_thailand_are_told_with_ours(told):
    (message,) = told([f"{day}/01/2566" for day in range(10, 30)])

    assert "2566 is 2023" in message


def test_dates_of_an_era_are_told_whatever_their_column_is_called(told):
    (message,) = told([f"平成{year}年1月1日" for year in range(10, 30)], "年月日")

    assert "such as 平成10年1月1日, may be times" in message


@pytest.mark.parametrize("forms", [("SS {0}", "WS {0}/{1}"), ("Spring {0}", "Fall {0}")])
def test_terms_whose_years_go_on_are_told_whatever_their_column_is_called(forms, told):
    (message,) = told([form.format(year, year + 1) for year in range(2001, 2012) for form in forms], "name")

    assert f"such as {forms[0].format(2001)}, may be times" in message


@pytest.mark.parametrize("form", ["{0}-{1:02}", "{0}/{2}", "{0}–{1:02}", "FY{0}", "FY {1:02}"])
def test_seasons_are_no_months_and_told(form, told, tmp_path):
    (message,) = told([form.format(year, (year + 1) % 100, year + 1) for year in range(2001, 2011)], "season")

    assert "holds seasons or fiscal years" in message
    assert finish(read_table(tmp_path / "table.csv")).columns[0].type == "text"


def test_months_are_no_seasons(told):
    assert told([f"{2001 + month // 12}-{month % 12 + 1:02}" for month in range(20)], "month") == []


@pytest.mark.parametrize("form", ["FY{0} Q{1}", "Q{1} FY{2:02}", "Q{1} FY{0}", "FY{0}-Q{1}"])
def test_fiscal_quarters_are_those_of_the_calendar_and_told(form, told, tmp_path):
    (message,) = told([form.format(year, q, year % 100) for year in range(2009, 2013) for q in range(1, 5)], "quarter")
    read = finish(read_table(tmp_path / "table.csv")).frame["quarter"]

    assert "counts fiscal quarters" in message
    assert [str(time)[:7] for time in read[:5]] == ["2009-01", "2009-04", "2009-07", "2009-10", "2010-01"]


@pytest.mark.parametrize(("step", "expected"), [(1, 1), (2, 0)])
def test_a_year_and_its_months_without_names_are_told(step, expected, tmp_path):
    path = tmp_path / "months.data"
    rows = (f" {1950 + step * row} " + " ".join(f"{row + month}.5" for month in range(12)) for row in range(40))
    path.write_text("\n".join(rows) + "\n")

    messages = [str(problem.message) for problem in finish(read_table(path)).problems]

    assert len(messages) == expected
    assert all("column_1 counts years" in message for message in messages)
