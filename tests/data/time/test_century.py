"""Years of two digits are of the century in which their rows are past and in order."""

import datetime as dt

import numpy as np
import pytest

from workbench.data.sources.csv import read_table
from workbench.data.spec import ReadingSpec
from workbench.data.time.century import of_our_age
from workbench.progress import finish


def years(*numbers):
    return np.array([f"{number}-03-01" for number in numbers], "datetime64[us]")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ((2049, 2050, 2060), (1949, 1950, 1960)),
        ((2060, 2068, 1969, 1999, 2003), (1960, 1968, 1969, 1999, 2003)),
        ((2003, 1999, 1969, 2068, 2060), (2003, 1999, 1969, 1968, 1960)),
        ((2038, 2039, 2040, 2041), (2038, 2039, 2040, 2041)),
        ((2001, 2002), (2001, 2002)),
        ((2055, 2056, 2055, 2056), (1955, 1956, 1955, 1956)),
    ],
)
def test_years_far_ahead_are_past_where_their_order_stays(read, meant):
    assert of_our_age(years(*read)).tolist() == years(*meant).tolist()


def test_days_and_hours_stay_in_the_other_century():
    times = np.array(["2059-02-28T13:30:15.250", "NaT"], "datetime64[us]")

    moved = of_our_age(times)

    assert str(moved[0]) == "1959-02-28T13:30:15.250000"
    assert np.isnat(moved[1])


@pytest.mark.parametrize("form", ["%b-%y", "%y-%m-%d", "%d/%m/%y", "%m/%d/%y", "%d-%b-%y", "%d.%m.%y"])
@pytest.mark.parametrize("first", [1949, 1958, 1990])
@pytest.mark.parametrize("turn", [1, -1])
def test_months_of_the_last_century_are_read_in_every_short_form(form, first, turn, tmp_path):
    months = [dt.datetime(first + month // 12, month % 12 + 1, 1) for month in range(144)][::turn]
    path = tmp_path / "short.csv"
    path.write_text("date,value\n" + "".join(f"{t.strftime(form)},{t.month}.5\n" for t in months), encoding="utf-8")

    read = finish(read_table(path)).frame["date"].to_numpy().astype("datetime64[us]")

    assert read.tolist() == months


def test_a_format_that_was_set_means_the_same_century(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("date,value\n" + "".join(f"{m:02d}/{y},{m}.5\n" for y in range(49, 61) for m in range(1, 13)))

    read = finish(read_table(path, ReadingSpec(date_format="%m/%y"))).frame["date"]

    assert (read.iloc[0].year, read.iloc[-1].year) == (1949, 1960)
