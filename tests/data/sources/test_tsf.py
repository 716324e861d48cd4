"""Series of the Monash archive: one on each line, with its start and how often it has a value."""

import zipfile

import numpy as np
import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sources.tables import read_source
from workbench.errors import WorkbenchError
from workbench.progress import finish

HEAD = "# made by hand\n@relation r\n@attribute series_name string\n@attribute start_timestamp date\n"


@pytest.fixture
def read(tmp_path):
    def written(text):
        path = tmp_path / "a.tsf"
        path.write_text(text, encoding="utf-8")
        return finish(read_source(path))

    return written


def test_each_value_is_a_row_at_its_time(read):
    table = read(HEAD + "@frequency half_hourly\n@data\nT1:2020-01-31 23-00-00:1,?,3\nT2:2021-05-01 00-00-00:4.5\n")

    assert [column.name for column in table.columns] == ["series_name", "time", "value"]
    assert table.frame["series_name"].tolist() == ["T1"] * 3 + ["T2"]
    assert table.frame["time"].astype(str).tolist()[2:] == ["2020-02-01 00:00:00", "2021-05-01 00:00:00"]
    np.testing.assert_array_equal(table.frame["value"], [1, np.nan, 3, 4.5])


@pytest.mark.parametrize(
    ("frequency", "second"),
    [
        ("yearly", "1981-01-31"),
        ("quarterly", "1980-04-30"),
        ("monthly", "1980-02-29"),
        ("weekly", "1980-02-07"),
        ("daily", "1980-02-01"),
        ("hourly", "1980-01-31 01:00:00"),
        ("10_minutes", "1980-01-31 00:10:00"),
        ("4_seconds", "1980-01-31 00:00:04"),
    ],
)
def test_steps_are_as_long_as_the_frequency_says(read, frequency, second):
    table = read(HEAD + f"@frequency {frequency}\n@data\n" + "T1:1980-01-31 00-00-00:1,2,4\n")

    assert table.frame["time"].iloc[1] == np.datetime64(second)


@pytest.mark.parametrize("frequency", ["", "@frequency fortnightly\n"])
def test_steps_are_counted_where_nothing_says_how_long_they_are(read, frequency):
    table = read(HEAD + frequency + "@data\nT1:1980-01-31 00-00-00:1,2\nT2:1980-01-31 00-00-00:3,4\n")

    assert [column.name for column in table.columns] == ["series_name", "step", "value"]
    assert table.frame["step"].tolist() == [0, 1, 0, 1]


def test_series_of_an_archive_are_forecast_each(tmp_path):
    lines = [f"T{k}:2000-01-01 00-00-00:" + ",".join(f"{np.sin(t / 2 + k):.4f}" for t in range(60)) for k in range(3)]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.tsf", HEAD + "@frequency monthly\n@data\n" + "\n".join(lines) + "\n")

    found = finish(propose_data([tmp_path / "a.zip"]))
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout) == ("forecast", "long")
    assert dataset.names_S == ("T0", "T1", "T2") and np.diff(dataset.offsets_S1).tolist() == [60] * 3


@pytest.mark.parametrize(
    ("attributes", "cells"),
    [("", ""), ("@attribute start date\n", "1980-01-31 00-00-00:"), ("@attribute state {a, b}\n", "a:")],
)
def test_series_that_nothing_tells_apart_are_numbered(read, attributes, cells):
    table = read(f"@relation r\n{attributes}@frequency daily\n@data\n{cells}1,2\n{cells}3,4\n")

    assert table.frame["series"].tolist() == [1, 1, 2, 2] and table.frame["value"].tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "T1:1980-01-01 00-00-00:1\n", "no @data line"),
        (HEAD + "@frequency daily\n@data\nT1:1,2\n", "line 7 has 1 attributes"),
        (HEAD + "@frequency daily\n@data\nT1:last year:1,2\n", "line 7 starts at last year"),
        (HEAD + "@frequency yearly\n@data\nT1:9998-01-01 00-00-00:1,2,3\n", "line 7 would go on beyond"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(read, text, told):
    with pytest.raises(WorkbenchError, match=told):
        read(text)
