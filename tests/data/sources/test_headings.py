"""Which headings are times: what rises from each to the next."""

import pytest

from workbench.data.sources.headings import time_headings

RISING = {
    "years": (["Country", "Code", "1960", "1961", "1962", ""], "year", ("1960", "1961", "1962")),
    "dates": (["x", "2019-01-01", "2019-01-02", "2019-01-03"], "time", ("2019-01-01", "2019-01-02", "2019-01-03")),
    "american": (["Lat", "Long", "1/22/20", "1/23/20", "1/24/20"], "time", ("1/22/20", "1/23/20", "1/24/20")),
    "names of months": (["x", "Jan 2020", "Feb 2020", "Mar 2020"], "time", ("Jan 2020", "Feb 2020", "Mar 2020")),
    "quarters": (["x", "2020Q1", "2020Q2", "2020Q3"], "time", ("2020Q1", "2020Q2", "2020Q3")),
    "told twice": (["x", "2019 [YR2019]", "2020 [YR2020]", "2021 [YR2021]"], "year", ("2019", "2020", "2021")),
    "behind an X": (["x", "X1960", "X1961", "X1962"], "year", ("1960", "1961", "1962")),
    "newest first": (["x", "2021", "2020", "2019"], "year", ("2021", "2020", "2019")),
    "behind a word": (
        ["x", *(f"pop_{year}" for year in range(1960, 1964))],
        "year",
        tuple(map(str, range(1960, 1964))),
    ),
    "before a word": (
        ["x", *(f"{year} sales" for year in range(1960, 1965))],
        "year",
        tuple(map(str, range(1960, 1965))),
    ),
    "fiscal": (["x", "FY2017", "FY2018", "FY2019", "FY2020"], "year", ("2017", "2018", "2019", "2020")),
    "two years": (["x", "2017-18", "2018-19", "2019-20", "2020-21"], "year", ("2017", "2018", "2019", "2020")),
    "spans": (["x", *(f"{step} min" for step in range(0, 120, 15))], "min", tuple(map(str, range(0, 120, 15)))),
    "months as numbers": (["x", "202011", "202012", "202101"], "time", ("202011", "202012", "202101")),
    "numbers": (["name", "0", "1", "2"], "step", ("0", "1", "2")),
    "days": (["id", *(f"d_{day}" for day in range(1, 9))], "step", tuple("12345678")),
    "the first names the series": ([f"V{number}" for number in range(1, 10)], "step", tuple("23456789")),
}


@pytest.mark.parametrize("form", RISING)
def test_times_that_rise_are_found(form):
    names, name, texts = RISING[form]

    found = time_headings(names)

    assert (found.name, found.texts) == (name, texts)
    assert len(names[found.start : found.stop]) == len(texts)


@pytest.mark.parametrize(
    "names",
    [
        ["a", "b", "c", "d"],
        ["x", "2019", "2021", "2020"],
        ["x", "2020-01-01", "2020-03-01", "2020-02-01"],
        ["x", "d_1", "d_2", "d_3"],
        ["x", *(f"pixel{number}" for number in range(9))],
        ["x", "2019", "2020"],
        ["x", "pop_1960", "gdp_1961", "pop_1962", "gdp_1963"],
        ["x", "PT2001", "PT2003", "PT2002", "PT2004"],
    ],
)
def test_other_headings_are_names(names):
    assert time_headings(names) is None
