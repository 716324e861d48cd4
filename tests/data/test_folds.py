"""Sequences dealt into folds: each is tested once, and what belongs together stays together."""

import numpy as np
import pytest
from example_datasets import classification, forecasting
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.data.folds import deal
from workbench.data.spec import DataSpec, SplitSpec
from workbench.data.splits import assign_sequences, is_by_time, make_split
from workbench.errors import WorkbenchError


def times_judged(dataset, **settings) -> np.ndarray:
    """How often each sequence is in the test part, over all folds."""
    folds = settings["folds"]
    specs = (SplitSpec(fold=number, **settings) for number in range(1, folds + 1))
    return np.sum([assign_sequences(dataset, spec) == 2 for spec in specs], axis=0)


@settings(max_examples=40, deadline=None)
@given(count=st.integers(8, 60), folds=st.integers(2, 6), seed=st.integers(0, 99))
def test_every_sequence_is_tested_once(count, folds, seed):
    dataset = classification([number % 2 for number in range(count)])

    assert times_judged(dataset, folds=folds, seed=seed, method="stratified").tolist() == [1] * count


def test_each_fold_has_its_share_of_every_class():
    dataset = classification([0] * 50 + [1] * 20)

    folds_S = deal(dataset, SplitSpec(folds=5))

    for fold in range(1, 6):
        assert np.bincount(dataset.labels_S[folds_S == fold]).tolist() == [10, 4]


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(st.sampled_from("abcdefg"), min_size=9, max_size=40), seed=st.integers(0, 99))
def test_groups_stay_in_one_fold(groups, seed):
    assume(len(set(groups)) >= 4)
    dataset = classification([0, 1] * (len(groups) // 2) + [0] * (len(groups) % 2), groups)

    folds_S = deal(dataset, SplitSpec(group="who", folds=3, seed=seed))

    assert set(folds_S) == {1, 2, 3}
    for group in set(groups):
        assert len(set(folds_S[np.array(groups) == group])) == 1


def test_folds_take_the_place_of_a_test_part_and_of_a_cut_by_time():
    dataset = classification([0, 1] * 6, ["a", "b", "c"] * 4)
    spec = SplitSpec(test_where="who==a", folds=3, fold=2)

    assert not is_by_time("forecast", SplitSpec(folds=3))
    assert (assign_sequences(dataset, spec) == 2).sum() == 4
    assert make_split(dataset, DataSpec(task="classify", split=spec)).test.sequences_E.tolist() != [0, 3, 6, 9]


@pytest.mark.parametrize(("folds", "fold"), [(1, 1), (13, 1), (3, 4)])
def test_too_many_folds_are_refused_with_what_there_is(folds, fold):
    with pytest.raises(WorkbenchError, match="12 sequences or groups cannot be dealt"):
        deal(classification([0, 1] * 6), SplitSpec(folds=folds, fold=fold))


def test_whole_series_of_a_forecast_are_dealt_out():
    dataset = forecasting(30, 30, 30, 30, 30, 30)

    assert times_judged(dataset, folds=3).tolist() == [1] * 6
