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
    "cell", ["Day {} 12:00", "令和5年1月{}日", "PT{}0S", "/Date(16725312{}0000)/", "Q1 FY{}", "{} days 00:00:00"]
)
def test_cells_that_no_form_of_times_has_are_told_where_the_name_speaks_of_time(cell, told):
    messages = told([cell.format(place) for place in range(10, 30)])

    assert len(messages) == 1
    assert f"such as {cell.format(10)} are not understood" in messages[0]


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
