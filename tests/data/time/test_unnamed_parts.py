"""Years, months, days and hours side by side that no heading tells."""

import datetime as dt

import numpy as np
import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.progress import finish

DAYS = [dt.date(2019, 1, 1) + dt.timedelta(days=day) for day in range(200)]


@pytest.fixture
def proposed(tmp_path):
    """What is proposed for rows of cells, with a number behind each; the columns that are a time together, if any."""

    def propose(rows, header=None):
        lines = [",".join([*map(str, row), f"{7 * place % 11}.25"]) for place, row in enumerate(rows)]
        path = tmp_path / "parts.csv"
        path.write_text("\n".join([*([header] if header else []), *lines]) + "\n")
        spec = finish(propose_data([path])).spec
        return spec, [name for name, role in spec.roles.items() if role == "time"]

    return propose


@pytest.mark.parametrize("header", [None, "Év,Hónap szám,Nap szám,Érték", "a,b,c,d"])
def test_days_are_found_without_headings_or_under_unknown_ones(header, proposed):
    spec, times = proposed([(f"{day:%Y}", f"{day:%m}", f"{day:%d}") for day in DAYS], header)

    dataset = finish(load_dataset(spec))

    assert len(times) == 3
    assert dataset.sequences == 1
    assert dataset.axis(0).texts(dataset.axis(0).after(1)) == ["2019-07-20"]


def test_months_are_found_beside_a_year_with_a_fraction(proposed):
    rows = [(1900 + month // 12, month % 12 + 1, f"{1900 + (month + 0.5) / 12:.3f}") for month in range(120)]

    spec, times = proposed(rows)

    assert times == ["column_1", "column_2"]
    assert finish(load_dataset(spec)).axis(0).texts(finish(load_dataset(spec)).axis(0).after(1)) == ["1910-01-01"]


def test_hours_are_found_and_stations_stay_apart(proposed):
    rows = [
        (name, day.year, day.month, day.day, hour) for name in ("A", "B") for day in DAYS[:20] for hour in range(24)
    ]

    spec, times = proposed(rows)

    assert times == ["column_2", "column_3", "column_4", "column_5"]
    assert spec.roles["column_1"] == "sequence"
    assert finish(load_dataset(spec)).sequences == 2


@pytest.mark.parametrize(
    "rows",
    [
        [(1900 + place, place % 12 + 1) for place in range(100)],
        [(2000, place % 7 + 1, place % 5 + 1) for place in range(100)],
        [(2019, 1, place + 1) for place in range(10)],
        np.random.default_rng(0).integers([1800, 1, 1], [2100, 13, 29], (200, 3)).tolist(),
    ],
    ids=["months that are none", "codes", "too few", "by chance"],
)
def test_numbers_that_do_not_go_on_as_dates_are_no_parts(rows, proposed):
    assert len(proposed(rows)[1]) < 2
