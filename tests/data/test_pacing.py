"""Repeats, gaps, steps and ranges left out: what a person chooses is what every example sees, and what is told."""

import numpy as np
import pytest

from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.spec import ExperimentSpec, set_key

START = np.datetime64("2024-01-01T00:00", "m")
HOUR = np.timedelta64(60, "m")


def written(path, times, values=None):
    values = range(len(times)) if values is None else values
    lines = [f"{str(time).replace('T', ' ')},{value}" for time, value in zip(times, values, strict=True)]
    path.write_text("\n".join(["time,load", *lines]))
    return path


def hours(*places):
    return [START + at * HOUR for at in places]


def spec_of(path, **changes):
    roles = {"time": "time", "load": "target"}
    return DataSpec(sources=(SourceSpec(path=str(path)),), roles=roles, **changes)


def loaded(tmp_path, times, values=None, **changes):
    return finish(load_dataset(spec_of(written(tmp_path / "a.csv", times, values), **changes)))


def told(dataset):
    return " ".join(str(note) for note in dataset.notes)


def test_nothing_is_changed_where_nothing_was_chosen(tmp_path):
    plain = loaded(tmp_path, hours(0, 1, 1, 2, 5, 6))

    assert plain.sequences == 1 and len(plain.values_NF) == 6 and "series" not in plain.facts_S


@pytest.mark.parametrize(("how", "value"), [("mean", 3.0), ("last", 4.0), ("sum", 6.0)])
def test_times_that_repeat_become_one_row(tmp_path, how, value):
    dataset = loaded(tmp_path, hours(0, 1, 1, 2), [1, 2, 4, 8], pace=PaceSpec(repeats=how))

    assert dataset.values_NF[:, 0].tolist() == [1.0, value, 8.0]
    assert "1 rows of a.csv had the time of another one" in told(dataset) or "1 row" in told(dataset)


def test_a_missing_value_among_repeats_does_not_count(tmp_path):
    dataset = loaded(tmp_path, hours(0, 1, 1, 2), [1, "", 4, 8], pace=PaceSpec(repeats="mean"))

    assert dataset.values_NF[:, 0].tolist() == [1.0, 4.0, 8.0]


def test_a_series_is_cut_at_its_gaps(tmp_path):
    dataset = loaded(tmp_path, hours(*range(10), *range(15, 22)), pace=PaceSpec(gaps="split"))

    assert np.diff(dataset.offsets_S1).tolist() == [10, 7]
    assert dataset.names_S == ("a (1)", "a (2)") and dataset.facts_S["series"] == ("a", "a")
    assert "cut at 1 gap" in told(dataset)


def test_how_long_a_gap_is_can_be_said(tmp_path):
    dataset = loaded(tmp_path, hours(*range(10), *range(12, 22)), pace=PaceSpec(gaps="split", longest=3 * 3600))

    assert dataset.sequences == 1


def test_no_window_crosses_a_gap(tmp_path):
    times = hours(*range(60), *range(70, 130))
    spec = spec_of(
        written(tmp_path / "a.csv", times), pace=PaceSpec(gaps="split"), window=WindowSpec(context=4, horizon=1)
    )
    dataset = finish(load_dataset(spec))

    split = make_split(dataset, spec)

    for part in (split.train, split.val, split.test):
        ends = part.starts_E + part.lengths_E
        assert not ((part.starts_E < 60) & (ends >= 60)).any()


def test_the_parts_follow_each_other_in_time_across_the_stretches(tmp_path):
    times = hours(*range(50), *range(60, 110))
    window = WindowSpec(context=3, horizon=1)
    spec = spec_of(written(tmp_path / "a.csv", times), pace=PaceSpec(gaps="split"), window=window)
    dataset = finish(load_dataset(spec))

    rows = make_split(dataset, spec).rows

    assert rows["train"] == ((0, 50), (50, 70)) and rows["val"] == ((70, 85),) and rows["test"] == ((85, 100),)


@pytest.mark.parametrize(
    ("how", "expected"),
    [("mean", [1.5, 3.0, np.nan, 7.0]), ("last", [2.0, 3.0, np.nan, 7.0])],
)
def test_steps_are_made_equally_long(tmp_path, how, expected):
    half = np.timedelta64(30, "m")
    times = [START, START + half, START + HOUR, START + 3 * HOUR]
    pace = PaceSpec(resample=how, step=3600)

    dataset = loaded(tmp_path, times, [1, 2, 3, 7], pace=pace, missing="mask")

    np.testing.assert_equal(dataset.values_NF[:, 0].tolist(), expected)
    assert np.unique(np.diff(dataset.times_N)).tolist() == [np.timedelta64(3600, "s")]


def test_values_between_rows_are_interpolated_and_never_guessed_beyond_them(tmp_path):
    times = [START + np.timedelta64(20, "m"), START + np.timedelta64(140, "m")]

    dataset = loaded(
        tmp_path, [*times, START + 4 * HOUR], [0, 12, 22], pace=PaceSpec(resample="interpolate", step=3600)
    )

    np.testing.assert_allclose(dataset.values_NF[:, 0], [4, 10, 16, 22])
    assert str(dataset.times_N[0]).startswith("2024-01-01T01:00")


def test_leaving_rows_out_without_averaging_warns_of_aliasing(tmp_path):
    times = hours(*range(40))

    by_last = loaded(tmp_path, times, pace=PaceSpec(resample="last", step=4 * 3600))
    by_mean = loaded(tmp_path, times, pace=PaceSpec(resample="mean", step=4 * 3600))

    assert "aliasing" in told(by_last) and "aliasing" not in told(by_mean)
    assert "40 rows of a.csv became 10 steps, one every 4 h." in told(by_mean)


def test_resampling_without_a_step_tells_the_usual_one(tmp_path):
    with pytest.raises(WorkbenchError, match="the usual one here is 3600 s"):
        loaded(tmp_path, hours(*range(9)), pace=PaceSpec(resample="mean"))


def test_a_range_of_time_is_seen_by_no_example(tmp_path):
    out = (RangeSpec(start="2024-01-02", end="2024-01-02 05:00"),)

    dataset = loaded(tmp_path, hours(*range(60)), exclude=out)

    assert np.diff(dataset.offsets_S1).tolist() == [24, 30]
    assert not np.isin(np.arange(24, 30), dataset.values_NF[:, 0]).any()
    assert "6 rows of a.csv are left out by hand." in told(dataset)


def test_the_day_that_ends_a_range_is_left_out_wholly(tmp_path):
    dataset = loaded(tmp_path, hours(*range(80)), exclude=(RangeSpec(start="2024-01-01", end="2024-01-02"),))

    assert dataset.values_NF[0, 0] == 48


def test_a_range_of_steps_needs_no_times(tmp_path):
    (tmp_path / "b.csv").write_text("load\n" + "\n".join(map(str, range(40))))
    source = (SourceSpec(path=str(tmp_path / "b.csv")),)
    spec = DataSpec(sources=source, roles={"load": "target"}, exclude=(RangeSpec(start="1", end="10"),))

    dataset = finish(load_dataset(spec))

    assert dataset.sequences == 1 and dataset.values_NF[0, 0] == 10


def test_a_range_may_be_of_one_sequence_alone(tmp_path):
    rows = [f"{name},{at},{at}" for name in "ab" for at in range(20)]
    (tmp_path / "p.csv").write_text("\n".join(["id,t,load", *rows]))
    roles = {"id": "sequence", "t": "time", "load": "target"}
    spec = DataSpec(
        sources=(SourceSpec(path=str(tmp_path / "p.csv")),),
        roles=roles,
        layout="long",
        exclude=(RangeSpec(start="5", end="6", sequence="b"),),
    )

    dataset = finish(load_dataset(spec))

    assert dataset.names_S == ("a", "b (1)", "b (2)") and np.diff(dataset.offsets_S1).tolist() == [20, 4, 14]


def test_what_has_no_times_cannot_be_resampled(tmp_path):
    (tmp_path / "b.csv").write_text("load\n1\n2\n3\n")
    spec = DataSpec(sources=(SourceSpec(path=str(tmp_path / "b.csv")),), roles={"load": "target"})

    with pytest.raises(WorkbenchError, match=r"b\.csv has no times to go by"):
        finish(load_dataset(spec.model_copy(update={"pace": PaceSpec(repeats="mean")})))


def test_leaving_everything_out_is_refused(tmp_path):
    with pytest.raises(WorkbenchError, match="every row is left out"):
        loaded(tmp_path, hours(*range(9)), exclude=(RangeSpec(start="2023-01-01", end="2025-01-01"),))


def test_a_range_of_no_time_is_named(tmp_path):
    with pytest.raises(WorkbenchError, match="spring is no time to leave out"):
        loaded(tmp_path, hours(*range(9)), exclude=(RangeSpec(start="spring", end="2025"),))


def test_rows_that_ask_stay_with_the_last_stretch(tmp_path):
    times = hours(*range(12), *range(20, 32), 36, 37)
    values = [*range(24), "", ""]

    dataset = loaded(tmp_path, times, values, pace=PaceSpec(gaps="split"))

    assert dataset.sequences == 2 and len(dataset.ahead_S[1]) == 2


def test_only_the_last_stretch_of_a_series_reaches_its_end(tmp_path):
    dataset = loaded(tmp_path, hours(*range(10), *range(15, 22)), pace=PaceSpec(gaps="split"))

    assert dataset.reaching_S.tolist() == [1] and dataset.series_S == ("a", "a")


def test_ranges_and_pace_are_settings():
    spec = set_key(ExperimentSpec(), "data.exclude", "2024-01-01 00:00..2024-01-08, pump@10..20")
    spec = set_key(spec, "data.pace.resample", "mean")
    spec = set_key(spec, "data.pace.step", "900")

    assert spec.data.exclude == (
        RangeSpec(start="2024-01-01 00:00", end="2024-01-08"),
        RangeSpec(start="10", end="20", sequence="pump"),
    )
    assert spec.data.pace == PaceSpec(resample="mean", step=900)


def test_classes_of_sequences_cannot_be_cut_at_gaps(tmp_path):
    rows = [f"{name},{at},{at},{label}" for name, label in (("a", "x"), ("b", "y")) for at in range(5)]
    (tmp_path / "c.csv").write_text("\n".join(["id,time,v,label", *rows]))
    roles = {"id": "sequence", "v": "feature", "label": "label"}
    source = (SourceSpec(path=str(tmp_path / "c.csv")),)
    spec = DataSpec(task="classify", sources=source, roles=roles, layout="long", split=SplitSpec(method="random"))

    kept = finish(load_dataset(spec.model_copy(update={"exclude": (RangeSpec(start="2", end="3"),)})))

    assert kept.sequences == 2 and np.diff(kept.offsets_S1).tolist() == [3, 3]


def test_only_the_last_stretch_is_asked_for_what_lies_ahead(tmp_path):
    rows = [f"{str(time).replace('T', ' ')},{at},{at % 3}" for at, time in enumerate(hours(*range(20), *range(30, 50)))]
    rows += [f"{str(time).replace('T', ' ')},,1" for time in hours(50, 51)]
    (tmp_path / "k.csv").write_text("\n".join(["time,load,promo", *rows]))
    source = (SourceSpec(path=str(tmp_path / "k.csv")),)
    roles = {"time": "time", "load": "target", "promo": "known"}
    window = WindowSpec(context=3, horizon=2)

    dataset = finish(load_dataset(DataSpec(sources=source, roles=roles, pace=PaceSpec(gaps="split"), window=window)))

    assert dataset.sequences == 2 and "repeats the last value" not in told(dataset)
