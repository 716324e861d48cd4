"""Headings that are hours, months or days of what stands in the rows: such a table is read as one series."""

import datetime as dt

import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sources.part_headings import part_headings
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.progress import finish

DAYS = [dt.date(2024, 2, 20) + dt.timedelta(days=day) for day in range(12)]
YEARS = range(1990, 2002)


def grid(corner, rows, heads):
    """A table whose values are the squares of their places, along each row and then down the rows."""
    lines = [",".join([corner, *heads])]
    lines += [
        f"{row},{','.join(str((at * len(heads) + k) ** 2) for k in range(len(heads)))}" for at, row in enumerate(rows)
    ]
    return "\n".join(lines) + "\n"


def months_of(heads):
    return grid("Year", YEARS, heads)


FORMS = {
    "clocks": (grid("date", DAYS, [f"{hour:02d}:00" for hour in range(24)]), "2024-03-03 00:00:00"),
    "quarters of hours": (
        grid("Tag", DAYS, [f"{step // 4:02d}:{step % 4 * 15:02d}" for step in range(96)]),
        "2024-03-03 00:00:00",
    ),
    "hours counted from 0": (
        grid("Datum", [f"{day:%d.%m.%Y}" for day in DAYS], [*map(str, range(24))]),
        "2024-03-03 00",
    ),
    "hours that end": (grid("day", DAYS, [f"H{hour}" for hour in range(1, 25)]), "2024-03-03 01:00:00"),
    "hours of a grid": (grid("OPR_DATE", DAYS, [f"HE{hour:02d}" for hour in range(1, 25)]), "2024-03-03 01:00:00"),
    "halves of the day": (
        grid("date", DAYS, [f"{(hour - 1) % 12 + 1} {'AM' if hour < 12 else 'PM'}" for hour in range(24)]),
        "2024-03-03 00:00:00",
    ),
    "months by name": (
        months_of(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
        "2002-01-01",
    ),
    "months in German": (
        months_of(["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]),
        "2002-01-01",
    ),
    "months by number": (months_of([str(month) for month in range(1, 13)]), "2002-01-01"),
}


@pytest.fixture
def written(tmp_path):
    def write(text):
        (tmp_path / "grid.csv").write_text(text)
        return tmp_path / "grid.csv"

    return write


@pytest.mark.parametrize("form", FORMS)
def test_parts_of_the_time_as_headings_make_one_series(form, written):
    text, following = FORMS[form]
    spec = finish(propose_data([written(text)])).spec

    dataset = finish(load_dataset(spec))

    axis = dataset.axis(0)
    assert spec.reading.reshape == "long"
    assert dataset.values_NF[:, 0].tolist() == [place**2 for place in range(len(dataset.values_NF))]
    assert axis.texts(axis.after(1))[0].startswith(following)


def test_days_of_months_leave_out_the_days_that_there_are_not(written):
    heads = [f"d{day}" for day in range(1, 32)]
    rows = [(2023, month, (dt.date(2023 + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day) for month in
            range(1, 13)]  # fmt: skip
    lines = [f"{year},{month}," + ",".join(str(k) if k < days else "" for k in range(31)) for year, month, days in rows]

    spec = finish(propose_data([written("\n".join([f"year,month,{','.join(heads)}", *lines]) + "\n")])).spec
    dataset = finish(load_dataset(spec))

    axis = dataset.axis(0)
    assert len(dataset.values_NF) == 365 and axis.texts(axis.after(1)) == ["2024-01-01"]


def test_columns_behind_the_months_stay_apart(written):
    heads = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Annual"]

    table = finish(read_source(written(months_of(heads)), ReadingSpec(reshape="long")))

    assert list(table.frame.columns) == ["Year", "Annual", "month", "value"] and table.rows == 12 * len(YEARS)


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["date", *map(str, range(23))], "2024-01-01"),
        (["date", "00:00", "06:00", "12:00"], "2024-01-01"),
        (["name", *map(str, range(24))], "a"),
        (["date", *map(str, range(24))], "2024-01-01 10:00"),
        (["Year", "Jan", "Feb", "Mar"], "1990"),
    ],
)
def test_other_headings_are_no_parts(names, first):
    assert part_headings(names, [[first, *"1" * (len(names) - 1)]]) is None


def test_headings_behind_many_other_columns_are_no_parts():
    names = ["date", *(f"column {place}" for place in range(9)), *map(str, range(24))]

    assert part_headings(names, [["2024-01-01", *"1" * (len(names) - 1)]]) is None
    assert part_headings(names[:5] + names[10:], [["2024-01-01", *"1" * 28]]).start == 5


def test_one_click_leaves_the_days_as_rows(written):
    path = written(FORMS["clocks"][0])

    table = finish(propose_data([path], reading=ReadingSpec(reshape="none"))).tables[0]

    assert table.rows == len(DAYS) and len(table.columns) == 25
