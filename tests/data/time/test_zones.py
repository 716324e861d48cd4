"""Offsets and zones are kept: instants in order, answers as the file's own clock shows them."""

import numpy as np
import pytest

from workbench.data.spec import ReadingSpec
from workbench.data.time.axis import TimeAxis
from workbench.data.time.notation import Notation
from workbench.data.time.zone import localized, wall


@pytest.fixture
def next_of(dataset_of):
    def ask(cells, count=2, **reading):
        text = "time,value\n" + "".join(f"{cell},{place % 24}.5\n" for place, cell in enumerate(cells))
        dataset = dataset_of(text, reading=ReadingSpec(**reading), roles={"time": "time", "value": "target"})
        axis = dataset.axis(0)
        return axis.texts(axis.after(count))

    return ask


def hours(start, count):
    return np.datetime_as_string(np.datetime64(start, "s") + np.arange(count) * np.timedelta64(1, "h"))


@pytest.mark.parametrize("mark", ["+05:30", "-0800", "Z", "+02"])
def test_an_offset_is_kept(mark, next_of):
    texts = next_of([f"{time}{mark}" for time in hours("2023-06-01T23:00:00", 60)], 1)

    assert texts == [f"2023-06-04 11:00:00{ {'-0800': '-08:00', '+02': '+02:00'}.get(mark, mark) }"]


def test_offsets_that_change_with_the_season_go_on_as_their_zone_does(next_of):
    utc = np.datetime64("2023-10-27T00:00", "s") + np.arange(48) * np.timedelta64(1, "h")
    cells = [f"{time + np.timedelta64(2, 'h')}+02:00" for time in utc]

    assert next_of([*cells, "2023-10-29T02:00:00+02:00"], 1) == ["2023-10-29 03:00:00+02:00"]
    assert next_of([*cells, "2023-10-29T02:00:00+02:00", "2023-10-29T02:00:00+01:00"], 1) == [
        "2023-10-29 03:00:00+01:00"
    ]


def test_a_named_zone_is_kept(next_of):
    cells = [f"{time}+01:00[Europe/Berlin]" for time in hours("2023-03-25T02:00:00", 24)]

    assert next_of(cells, 2) == ["2023-03-26 03:00:00+02:00", "2023-03-26 04:00:00+02:00"]


def test_a_zone_that_is_given_tells_the_hour_that_comes_twice(next_of):
    cells = [*hours("2023-10-28T02:00:00", 25), *hours("2023-10-29T02:00:00", 3)]

    assert next_of(cells, 1, zone="Europe/Berlin") == ["2023-10-29 05:00:00+01:00"]


def test_midnights_of_a_zone_are_a_pace_of_days(next_of):
    cells = [f"{day}" for day in np.arange(np.datetime64("2023-03-01"), np.datetime64("2023-03-26"))]

    texts = next_of(cells, 2, zone="Europe/Berlin")

    assert texts == ["2023-03-26 00:00:00+01:00", "2023-03-27 00:00:00+02:00"]


def test_a_first_cell_without_a_zone_is_taken_to_be_of_the_others(next_of, table_of):
    cells = ["2023-01-01T00:00:00", *(f"{time}+01:00" for time in hours("2023-01-01T01:00:00", 40))]

    assert next_of(cells, 1) == ["2023-01-02 17:00:00+01:00"]
    table = table_of("time,value\n" + "".join(f"{cell},1\n" for cell in cells))
    assert "Times without a zone in column time (1)" in str(table.problems[0].message)


def test_the_hour_that_comes_twice_keeps_the_order_of_the_file(dataset_of):
    cells = [*hours("2023-10-28T00:00:00", 27), *hours("2023-10-29T02:00:00", 20)]
    text = "time,value\n" + "".join(f"{cell},{place}\n" for place, cell in enumerate(cells))

    dataset = dataset_of(text, roles={"time": "time", "value": "target"})

    assert dataset.values_NF[:, 0].tolist() == list(range(len(cells)))
    axis: TimeAxis = dataset.axis(0)
    assert axis.texts(axis.after(1)) == ["2023-10-29 22:00:00"]


def test_there_is_no_zone_of_that_name(next_of):
    from workbench.errors import WorkbenchError

    with pytest.raises(WorkbenchError, match="no time zone Mars/Base"):
        next_of(hours("2023-01-01T00:00:00", 9), zone="Mars/Base")


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        (" +0000 UTC", "+00:00"),
        (" +0100 CET", "+01:00"),
        (" GMT+0100 (Central European Standard Time)", "+01:00"),
        (" UTC+2", "+02:00"),
        (" GMT+5:30", "+05:30"),
        (" Asia/Tokyo", "+09:00"),
    ],
)
def test_an_offset_is_kept_whatever_is_written_beside_it(mark, kept, next_of):
    cells = [f"{time.replace('T', ' ')}{mark}" for time in hours("2023-06-01T23:00:00", 60)]

    assert next_of([f'"{cell}"' for cell in cells], 1) == [f"2023-06-04 11:00:00{kept}"]


@pytest.mark.parametrize("start", ["2023-03-10", "2023-10-10"])
def test_days_of_a_zone_go_on_at_its_midnights_though_one_day_was_shorter_or_longer(start):
    clock = np.datetime64(start, "us") + np.arange(30) * np.timedelta64(1, "D")
    axis = TimeAxis(localized(clock, "Europe/Berlin"), Notation(zone="Europe/Berlin"))

    following = wall(axis.after(3), "Europe/Berlin")

    assert following.tolist() == (clock[-1] + np.arange(1, 4) * np.timedelta64(1, "D")).tolist()
