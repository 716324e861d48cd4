"""Where origins lie: test parts follow one another without a gap, and train on the past alone."""

from itertools import pairwise

import pytest
from example_datasets import classification, forecasting
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.backtest.plan import folds, is_rolling, series_lengths
from workbench.data.spec import DataSpec, SplitSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError


def spec(horizon: int = 4, **split: object) -> DataSpec:
    return DataSpec(window=WindowSpec(context=10, horizon=horizon), split=SplitSpec(**split))


@settings(max_examples=30, deadline=None)
@given(steps=st.integers(150, 400), count=st.integers(2, 8), horizon=st.integers(1, 6), gap=st.integers(0, 3))
def test_origins_cut_the_series_into_blocks_that_follow_one_another(steps, count, horizon, gap):
    dataset = forecasting(steps)

    parts = folds(dataset, spec(horizon, gap=gap), count)

    rows = [make_split(dataset, part).rows for part in parts]
    assert len(rows) == count and rows[-1]["test"][-1][1] == steps
    for before, after in pairwise(rows):
        assert after["test"][0][0] == before["test"][0][1] + gap
    for each in rows:
        assert each["train"][0][0] == 0 and each["train"][0][1] + gap == each["val"][0][0]
        assert each["val"][0][1] + gap == each["test"][0][0]


def test_as_many_steps_are_judged_as_the_test_part_has():
    parts = folds(forecasting(200), spec(train=100, val=40, test=60), 6)

    assert [part.split.test for part in parts] == [10] * 6
    assert [part.split.train for part in parts] == [100, 110, 120, 130, 140, 150]


def test_a_block_holds_one_forecast_at_least_though_the_test_part_is_short():
    parts = folds(forecasting(200), spec(horizon=12, train=150, val=30, test=20), 5)

    assert [part.split.test for part in parts] == [12] * 5
    assert parts[0].split.train == 110


def test_series_of_unlike_length_are_cut_by_shares():
    dataset = forecasting(100, 200)

    for part in folds(dataset, spec(), 3):
        short, long = make_split(dataset, part).rows["test"]
        assert 2 * (short[1] - short[0]) == pytest.approx(long[1] - long[0], abs=1)


def test_too_many_origins_are_refused_with_what_they_leave():
    with pytest.raises(WorkbenchError, match=r"40 origins of 4 steps each leave \d+ steps to train on"):
        folds(forecasting(150), spec(), 40)
    with pytest.raises(WorkbenchError, match="2 to 100 origins, not 1"):
        folds(forecasting(150), spec(), 1)


def test_whole_sequences_are_dealt_into_folds():
    parts = folds(classification([0, 1] * 10), DataSpec(task="classify"), 4)

    assert not is_rolling(parts[0])
    assert [(part.split.folds, part.split.fold) for part in parts] == [(4, 1), (4, 2), (4, 3), (4, 4)]


def test_stretches_of_a_series_count_together():
    assert sorted(series_lengths(forecasting(30, 50))) == [30, 50]
