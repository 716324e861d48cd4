"""An exported script takes times in the order in which the program does, however they are written, or tells of them."""

import datetime as dt
import itertools
import math
import re
import sys

import numpy as np
import pytest

from tests.data.time.written import CLOCKED, MONTHLY
from workbench.data.sources.csv import read_table
from workbench.data.time.words import MONTH_NAMES
from workbench.export.scripts import _clock, _template
from workbench.progress import finish

TIMES = [dt.datetime(2023, 11, 28, 22) + hour * dt.timedelta(hours=5) for hour in range(60)]
MONTHS = [dt.datetime(2019 + month // 12, month % 12 + 1, 1) for month in range(40)]


@pytest.fixture
def read_by_both(tmp_path):
    """The steps between times as the program reads them and as a script does, in nanoseconds."""

    def read(cells):
        path = tmp_path / "times.csv"
        path.write_text("time,value\n" + "".join(f'"{cell}",{place % 7}.5\n' for place, cell in enumerate(cells)))
        table = finish(read_table(path))
        notation = table.columns[0].notation
        known = {"TIMES": ["time"], "DATE_ORDER": notation.order, "DATE_FORMAT": notation.format}
        script = {"re": re, "datetime": dt, "itertools": itertools, "sys": sys, **known}
        names = "\n".join(f'    "{names}",' for names in MONTH_NAMES)
        exec(_template("predict_times").replace("{months}", names), script)  # noqa: S102
        moments = [script["moment"](cell) for cell in cells]
        return np.diff(table.frame["time"].to_numpy().astype("M8[ns]").astype(np.int64)), np.diff(moments)

    return read


@pytest.mark.parametrize("name", [name for name in CLOCKED if "epoch" not in name and name != "serial"])
def test_times_are_read_alike(name, read_by_both):
    ours, theirs = read_by_both([CLOCKED[name](time) for time in TIMES])

    assert (np.sign(ours) == np.sign(theirs)).all()


@pytest.mark.parametrize("name", MONTHLY)
def test_months_are_read_alike(name, read_by_both):
    ours, theirs = read_by_both([MONTHLY[name](month) for month in MONTHS])

    assert (np.sign(ours) == np.sign(theirs)).all()


@pytest.mark.parametrize(
    ("times", "unit", "cells", "told"),
    [
        (["date"], "days", ["45292.04167"], "2024-01-01T01:00:00.000000"),
        (["date"], "days", ["45292.000002894"], "2024-01-01T00:00:00.250000"),
        (["time"], "datenum", ["737791.5416667"], "2020-01-01T13:00:00.000000"),
        (["date"], "days1960", ["21915"], "2020-01-01T00:00:00.000000"),
        (["time"], "years", ["1949.08333333333"], "1949-02-01T00:00:00.000000"),
        (["time"], "years", ["1949,0417"], "1949-01-01T00:00:00.000000"),
        (["time"], "s1904", ["3660681600.5"], "2020-01-01T00:00:00.500000"),
        (["date"], None, ["2020061"], "2020-03-01T00:00:00.000000"),
        (["column_1", "column_2"], None, ["1900", "02"], "1900-02-01T00:00:00.000000"),
        (["a", "b", "c", "d"], None, ["2019", "3", "1", "23"], "2019-03-01T23:00:00.000000"),
        (["Year", "DOY"], None, ["2024", "61"], "2024-03-01T00:00:00.000000"),
        (["Year", "DOY", "HHMM"], None, ["2024", "1", "30"], "NaT"),
    ],
)
def test_a_script_reads_numbers_that_count_as_the_program_does(times, unit, cells, told):
    known = {"TIMES": times, "DATE_ORDER": None, "DATE_FORMAT": None, "TIME_UNIT": unit, "np": np, "math": math}
    script = {"re": re, "datetime": dt, "itertools": itertools, "sys": sys, **known}
    for text in (_template("predict_times").replace("{months}", ""), _clock()):
        exec(text, script)  # noqa: S102

    assert str(script["clock_time"](cells)) == told
