"""Parts cut by time, windows and pieces in them, and which split is proposed."""

from dataclasses import replace

import numpy as np
import pytest
from example_datasets import classification, forecasting, tokens
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data.dataset import Examples, SequenceDataset
from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.splits import PARTS, is_by_time, make_split, part_ends, propose_split
from workbench.errors import WorkbenchError
from workbench.progress import finish


def target_rows(examples: Examples) -> set[int]:
    firsts = examples.starts_E + examples.lengths_E
    return {int(first) + h for first in firsts for h in range(examples.horizon)}


def data_spec(context: int = 4, horizon: int = 2, stride: int = 1, **split: object) -> DataSpec:
    return DataSpec(window=WindowSpec(context=context, horizon=horizon, stride=stride), split=SplitSpec(**split))


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.integers(60, 160), min_size=1, max_size=4),
    context=st.integers(1, 12),
    horizon=st.integers(1, 5),
    gap=st.integers(0, 3),
    shares=st.sampled_from([(0.7, 0.15, 0.15), (0.5, 0.25, 0.25), (0.34, 0.33, 0.33), (30, 10, 12), (30, 0.2, 0.2)]),
)
def test_no_target_step_is_in_two_parts_and_none_is_lost(lengths, context, horizon, gap, shares):
    dataset = forecasting(*lengths)
    train, val, test = shares
    spec = data_spec(context, horizon, train=train, val=val, test=test, gap=gap)

    split = make_split(dataset, spec)

    for part in PARTS:
        owned = {row for start, stop in split.rows[part] for row in range(start, stop)}
        early = {int(first) + t for first in dataset.offsets_S1[:-1] for t in range(context)}
        assert target_rows(split.part(part)) == owned - early
    assert not target_rows(split.train) & target_rows(split.val)
    assert not target_rows(split.val) & target_rows(split.test)
    assert not target_rows(split.train) & target_rows(split.test)
    if gap == 0 and sum(shares) == pytest.approx(1):
        assert sum(stop - start for rows in split.rows.values() for start, stop in rows) == sum(lengths)


@pytest.mark.parametrize("dataset", [forecasting(80), forecasting(80, 60)])
def test_in_a_refit_validation_examples_teach_too_and_test_examples_do_not(dataset):
    split = make_split(dataset, data_spec())

    refit = split.refit()

    assert target_rows(refit.train) == target_rows(split.train) | target_rows(split.val)
    assert len(refit.train) == len(refit.train.lengths_E) == len(refit.train.sequences_E)
    assert not target_rows(refit.train) & target_rows(refit.test)
    assert refit.rows["train"] == split.rows["train"] + split.rows["val"]


def test_the_examples_of_a_refit_of_one_series_take_no_more_memory_than_their_starts():
    train = make_split(forecasting(200), data_spec()).refit().train

    assert train.lengths_E.strides == train.sequences_E.strides == (0,)


@settings(max_examples=40, deadline=None)
@given(lengths=st.lists(st.integers(20, 60), min_size=3, max_size=9), seed=st.integers(0, 99))
def test_a_random_split_of_series_keeps_each_in_one_part(lengths, seed):
    dataset = forecasting(*lengths)

    split = make_split(dataset, data_spec(method="random", seed=seed))

    owners = [set(split.part(part).sequences_E.tolist()) for part in PARTS]
    assert sum(len(owner) for owner in owners) == len(set().union(*owners)) == len(lengths)


def test_inputs_stay_inside_their_own_sequence():
    dataset = forecasting(50, 60, 70)

    split = make_split(dataset, data_spec(context=10, horizon=3))

    for part in PARTS:
        examples = split.part(part)
        assert (examples.starts_E >= dataset.offsets_S1[examples.sequences_E]).all()
        assert (examples.starts_E + 13 <= dataset.offsets_S1[examples.sequences_E + 1]).all()


def test_etth1_gives_the_published_numbers_of_windows(shared_data):
    source = SourceSpec(path=str(shared_data / "ett" / "ETTh1.csv"))
    spec = DataSpec(
        sources=(source,),
        roles={"date": "time", "OT": "target"},
        window=WindowSpec(context=96, horizon=24),
        split=SplitSpec(train=8640, val=2880, test=2880),
    )

    split = make_split(finish(load_dataset(spec)), spec)

    assert [len(split.part(part)) for part in PARTS] == [8521, 2857, 2857]


def test_fractions_that_add_up_to_one_leave_no_step():
    assert part_ends(17_420, SplitSpec(train=0.7, val=0.15, test=0.15))[2] == 17_420


@pytest.mark.parametrize(
    ("total", "sizes", "ends"),
    [
        (10, (8, 1, 1), (8, 9, 10)),
        (10, (1, 1.9, 1), (1, 2, 3)),
        (10, (0.5, 3, 0.2), (5, 8, 10)),
        (8, (0.5, 0.25, 0.125), (4, 6, 7)),
    ],
)
def test_sizes_below_one_are_shares_and_others_counts(total, sizes, ends):
    assert part_ends(total, SplitSpec(**dict(zip(PARTS, sizes, strict=True)))) == ends


def test_sizes_above_the_whole_are_refused_with_both_numbers():
    with pytest.raises(WorkbenchError, match="14400 steps, but there are only 1000"):
        part_ends(1000, SplitSpec(train=8640, val=2880, test=2880))


def test_a_gap_is_taken_from_the_later_part():
    split = make_split(forecasting(100), data_spec(train=60, val=20, test=20, gap=5))

    assert split.rows == {"train": ((0, 60),), "val": ((65, 80),), "test": ((85, 100),)}


def test_stride_thins_training_windows_only():
    split = make_split(forecasting(100), data_spec(stride=3, train=60, val=20, test=20))

    assert np.diff(split.train.starts_E).tolist() == [3] * (len(split.train) - 1)
    assert set(np.diff(split.val.starts_E)) == {1}


def test_a_window_longer_than_the_series_names_both_and_what_fits():
    with pytest.raises(WorkbenchError) as caught:
        make_split(forecasting(100), data_spec(context=120, horizon=5))

    assert "120 + 5" in str(caught.value) and "100 steps" in str(caught.value)
    fits = int(str(caught.value).rstrip(".").split()[-1])
    make_split(forecasting(100), data_spec(context=fits, horizon=5))
    with pytest.raises(WorkbenchError):
        make_split(forecasting(100), data_spec(context=fits + 1, horizon=5))


def test_a_part_that_a_sequence_is_too_short_for_owns_none_of_its_rows():
    split = make_split(labelled(100, 3), DataSpec(task="label-steps", window=WindowSpec(context=5, horizon=1)))

    assert split.rows == {"train": ((0, 70), (100, 102)), "val": ((70, 85), (102, 103)), "test": ((85, 100),)}


def test_six_rows_are_the_fewest_of_a_forecast():
    split = make_split(forecasting(6), data_spec(context=1, horizon=1))

    assert [len(split.part(part)) for part in PARTS] == [3, 1, 1]
    with pytest.raises(WorkbenchError, match=r"only 5 rows of data.* at the very least 6"):
        make_split(forecasting(5), data_spec(context=1, horizon=1))


@pytest.mark.parametrize(
    ("context", "horizon", "reported"),
    [
        (10, 4, r"10 \+ 4 steps is longer than the series, which has 13 steps. The largest context that fits is 1\."),
        (9, 4, r"training part of 5 steps is too short .* 9 \+ 4 steps. The largest context that fits is 1;"),
        (2, 4, r"training part of 5 steps is too short .* 2 \+ 4 steps. The largest context that fits is 1;"),
        (9, 5, r"9 \+ 5 steps is longer than the series, which has 13 steps in three parts"),
        (1, 5, r"training part of 5 steps is too short .* 1 \+ 5 steps. Make it larger, or choose a shorter horizon"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(context, horizon, reported):
    with pytest.raises(WorkbenchError, match=reported):
        make_split(forecasting(13), data_spec(context, horizon, train=5, val=4, test=4))


def test_a_window_that_just_fits_every_part_is_taken():
    split = make_split(forecasting(13), data_spec(1, 4, train=5, val=4, test=4))

    assert [len(split.part(part)) for part in PARTS] == [1, 1, 1]


def test_a_part_that_the_gap_takes_wholly_has_no_steps():
    with pytest.raises(WorkbenchError, match="validation part of 0 steps"):
        make_split(forecasting(20), data_spec(2, 1, train=14, val=3, test=3, gap=3))


def test_a_part_is_as_long_as_its_longest_stretch():
    with pytest.raises(WorkbenchError, match="validation part of 6 steps"):
        make_split(forecasting(20, 40, 30), data_spec(2, 7))


def test_a_part_shorter_than_the_horizon_is_named():
    with pytest.raises(WorkbenchError, match=r"validation part of 15 steps.*shorter horizon"):
        make_split(forecasting(100), data_spec(context=4, horizon=16))


def test_a_part_without_a_known_target_is_named():
    values = [*range(85), *[np.nan] * 15]

    with pytest.raises(WorkbenchError, match="test part holds no known value of load"):
        make_split(forecasting(100, values=values), data_spec())


def test_windows_without_any_known_target_are_left_out():
    values = [float(v) for v in range(100)]
    values[20:25] = [np.nan] * 5

    split = make_split(forecasting(100, values=values), data_spec(horizon=2))

    assert {20, 21, 22, 23}.isdisjoint((split.train.starts_E + 4).tolist())
    assert {19, 24} <= set((split.train.starts_E + 4).tolist())


def test_a_single_series_cannot_be_split_at_random():
    with pytest.raises(WorkbenchError, match="split by time"):
        make_split(forecasting(100), data_spec(method="random"))


@pytest.mark.parametrize("task", ["forecast", "label-steps", "next-token", "classify", "regress"])
@pytest.mark.parametrize(
    ("split", "in_time"),
    [
        (SplitSpec(), True),
        (SplitSpec(test_where="file==a"), False),
        (SplitSpec(group="who"), False),
        (SplitSpec(method="random"), False),
        (SplitSpec(method="group", group="who"), False),
    ],
)
def test_only_answers_at_steps_are_cut_by_time_and_only_where_nothing_keeps_sequences_whole(task, split, in_time):
    assert is_by_time(task, split) == (in_time and task in ("forecast", "label-steps", "next-token"))


def test_a_condition_keeps_the_sequences_of_a_forecast_whole():
    dataset = replace(forecasting(30, 40, 50, 60), facts_S={"site": ("a", "b", "a", "b")})

    split = make_split(dataset, data_spec(test_where="site==b"))

    assert split.rows == {"train": ((0, 30),), "val": ((70, 120),), "test": ((30, 70), (120, 180))}


def labelled(*lengths: int) -> SequenceDataset:
    """Sequences of these lengths, each step of which has a label."""
    total = sum(lengths)
    return replace(
        tokens(total),
        task="label-steps",
        offsets_S1=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        names_S=tuple(f"s{index}" for index in range(len(lengths))),
    )


def test_labelled_steps_are_cut_into_pieces_that_overlap_in_training_only():
    split = make_split(labelled(100), DataSpec(task="label-steps", window=WindowSpec(context=10, horizon=1, stride=5)))

    assert split.train.starts_E.tolist() == list(range(0, 65, 5))
    assert split.val.starts_E.tolist() == [70, 80] and split.val.lengths_E.tolist() == [10, 5]
    assert split.test.starts_E.tolist() == [85, 95]


def test_labelled_sequences_that_stay_whole_are_examples_as_they_are():
    spec = DataSpec(task="label-steps", window=WindowSpec(context=10, horizon=1), split=SplitSpec(method="random"))

    split = make_split(labelled(30, 40, 50), spec)

    lengths = [split.part(part).lengths_E.tolist() for part in PARTS]
    assert sorted(lengths) == [[30], [40], [50]]


def test_pieces_of_a_text_ask_for_the_token_behind_each_step():
    spec = DataSpec(task="next-token", window=WindowSpec(context=10, horizon=1, stride=5))

    split = make_split(tokens(100), spec)

    assert split.train.starts_E.tolist() == list(range(0, 61, 5)) and split.train.lengths_E.tolist()[-2:] == [10, 9]
    assert split.val.starts_E.tolist() == [69, 79] and split.val.lengths_E.tolist() == [10, 5]


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        (forecasting(9), SplitSpec()),
        (forecasting(*[9] * 7), SplitSpec()),
        (classification([0]), SplitSpec(method="random")),
        (classification([0, 1]), SplitSpec(method="stratified")),
        (replace(classification([0, 1]), task="regress"), SplitSpec(method="random")),
        (labelled(*[9] * 4), SplitSpec()),
        (labelled(*[9] * 5), SplitSpec(method="random")),
        (replace(labelled(*[9] * 4), task="next-token"), SplitSpec(train=0.8, val=0.1, test=0.1)),
        (replace(labelled(*[9] * 5), task="next-token"), SplitSpec(method="random")),
    ],
)
def test_a_few_series_are_split_by_time_and_many_by_sequence(dataset, expected):
    assert propose_split(dataset) == expected


@pytest.mark.parametrize(("recordings", "method"), [("aabbcc", "group"), ("aaabbb", "stratified"), ("abcdef", "group")])
def test_pieces_of_three_recordings_or_more_stay_together(recordings, method):
    dataset = replace(classification([0, 1] * 3), facts_S={"recording": tuple(recordings)})

    assert propose_split(dataset) == SplitSpec(method=method, group="recording" if method == "group" else None)
    official = replace(dataset, facts_S={**dataset.facts_S, "part": ("train",) * 4 + ("test",) * 2})
    assert propose_split(official) == SplitSpec(method="stratified", test_where="part==test")


@pytest.mark.parametrize(
    ("task", "proposed"),
    [("label-steps", "part==test"), ("regress", "part==test"), ("forecast", None), ("next-token", None)],
)
def test_the_official_split_is_proposed_where_sequences_may_stay_whole(task, proposed):
    dataset = replace(labelled(*[9] * 6), task=task, facts_S={"part": ("train",) * 4 + ("test",) * 2})

    assert propose_split(dataset).test_where == proposed


def test_the_official_split_of_the_files_is_proposed():
    dataset = replace(classification([0, 1] * 4), facts_S={"file": ("a_TRAIN",) * 4 + ("a_TEST",) * 4})

    assert propose_split(dataset).test_where == "file==a_TEST"
