"""Steps of the calendar, and series cut at gaps in every task that has times."""

import numpy as np
import pytest

from tests.data.test_pacing import hours, loaded, told
from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec, ReadingSpec, SourceSpec, SplitSpec
from workbench.data.splits import PARTS, make_split
from workbench.data.stretches import bin_starts, calendar_bins
from workbench.progress import finish

DAY = np.timedelta64(1440, "m")
KIND = "datetime64[us]"


def at(*texts):
    return np.array(texts, KIND).astype(np.int64)


@pytest.mark.parametrize(
    ("part", "time", "start"),
    [
        ("day", "2024-03-31T23:59", "2024-03-31"),
        ("week", "2024-03-31T23:59", "2024-03-25"),
        ("week", "2024-04-01T00:00", "2024-04-01"),
        ("week", "1969-12-31T00:00", "1969-12-29"),
        ("month", "2024-02-29T12:00", "2024-02-01"),
        ("quarter", "2024-02-29T12:00", "2024-01-01"),
        ("year", "1969-12-31T00:00", "1969-01-01"),
    ],
)
def test_each_time_lies_in_a_step_of_the_calendar(part, time, start):
    starts = bin_starts(calendar_bins(at(time), part, KIND), part, KIND)

    assert starts.astype(KIND).astype("datetime64[D]").astype(str).tolist() == [start]


def test_months_hold_the_mean_of_their_days(tmp_path):
    days = [np.datetime64("2024-01-01T00:00", "m") + DAY * number for number in range(366)]
    values = [int(str(day)[5:7]) for day in days]

    dataset = loaded(tmp_path, days, values, pace=PaceSpec(resample="mean", calendar="month"))

    assert dataset.values_NF[:, 0].tolist() == list(range(1, 13))
    assert str(dataset.times_N[2])[:10] == "2024-03-01"
    assert "366 rows of a.csv became 12 steps, one every month" in told(dataset)


def test_values_between_rows_stand_at_the_starts_of_days(tmp_path):
    dataset = loaded(tmp_path, hours(12, 36, 60), [1, 3, 5], pace=PaceSpec(resample="interpolate", calendar="day"))

    assert dataset.values_NF[:, 0].tolist() == [2, 4]


def test_days_are_those_of_the_zone(tmp_path):
    reading = ReadingSpec(zone="Europe/Berlin")

    dataset = loaded(
        tmp_path, hours(*range(0, 24 * 120)), reading=reading, pace=PaceSpec(resample="mean", calendar="day")
    )

    assert len(dataset.values_NF) == 120
    assert {text[11:16] for text in dataset.axis(0).texts(dataset.times_N)} == {"00:00"}


def test_taking_the_last_of_many_warns_of_aliasing(tmp_path):
    dataset = loaded(tmp_path, hours(*range(100)), pace=PaceSpec(resample="last", calendar="day"))

    assert "aliasing" in told(dataset)


def labelled(tmp_path, **changes):
    places = [*range(30), *range(40, 70)]
    lines = [
        f"{str(time).replace('T', ' ')},{at % 5},{'ab'[at // 10 % 2]}"
        for time, at in zip(hours(*places), places, strict=True)
    ]
    (tmp_path / "a.csv").write_text("\n".join(["time,x,label", *lines]))
    roles = {"time": "time", "x": "feature", "label": "label"}
    source = SourceSpec(path=str(tmp_path / "a.csv"))
    return finish(load_dataset(DataSpec(task="label-steps", sources=(source,), roles=roles, **changes)))


def test_labelled_steps_are_cut_at_gaps(tmp_path):
    dataset = labelled(tmp_path, pace=PaceSpec(gaps="split"))

    assert np.diff(dataset.offsets_S1).tolist() == [30, 30] and dataset.names_S == ("a (1)", "a (2)")
    assert len(dataset.labels_N) == 60 and "no example crosses" in told(dataset)


def recordings(tmp_path, **changes):
    lines = [
        f"r{number},{str(time).replace('T', ' ')},{place},{'ab'[number % 2]}"
        for number in range(8)
        for place, time in enumerate(hours(*range(10), *range(20, 30)))
    ]
    (tmp_path / "a.csv").write_text("\n".join(["id,time,x,kind", *lines]))
    roles = {"id": "sequence", "time": "time", "x": "feature", "kind": "label"}
    source = SourceSpec(path=str(tmp_path / "a.csv"))
    return finish(load_dataset(DataSpec(task="classify", sources=(source,), roles=roles, layout="long", **changes)))


@pytest.mark.parametrize("method", ["random", "stratified", "chronological"])
def test_the_pieces_of_one_recording_stay_in_one_part(tmp_path, method):
    dataset = recordings(tmp_path, pace=PaceSpec(gaps="split"))
    assert dataset.sequences == 16 and dataset.labels_S.tolist() == [0, 0, 1, 1] * 4

    split = make_split(
        dataset, DataSpec(task="classify", split=SplitSpec(method=method, train=0.5, val=0.25, test=0.25))
    )

    parts = [{dataset.series_S[s] for s in part.sequences_E} for part in (split.train, split.val, split.test)]
    assert [len(names) for names in parts] == [4, 2, 2]
    assert len(parts[0] | parts[1] | parts[2]) == 8


def test_sequences_that_were_not_cut_are_split_as_before(tmp_path):
    plain = recordings(tmp_path)
    spec = DataSpec(task="classify", split=SplitSpec(method="random"))

    assert "series" not in plain.facts_S
    assert sorted(len(part) for part in (make_split(plain, spec).part(name) for name in PARTS)) == [1, 1, 6]


def test_a_range_left_out_of_a_recording_does_not_cut_it(tmp_path):
    left_out = RangeSpec(start="2024-01-01 02:00", end="2024-01-01 03:00")

    assert recordings(tmp_path, exclude=(left_out,)).sequences == 8
