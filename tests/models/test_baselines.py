"""Naive answers: past values repeated, the commonest class."""

import numpy as np
import torch

from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Statistics
from workbench.models.baselines import last_value, majority, seasonal_naive
from workbench.models.build import build_model
from workbench.models.spec import HeadSpec, ModelSpec

NAN = float("nan")


def dataset_of(*sequences: list[float]) -> SequenceDataset:
    targets_NK = np.concatenate([np.array(values, dtype=np.float32) for values in sequences])[:, None]
    return SequenceDataset(
        task="forecast",
        values_NF=targets_NK,
        offsets_S1=np.cumsum([0] + [len(values) for values in sequences]),
        inputs=("load",),
        targets_NK=targets_NK,
        targets=("load",),
        labels_S=np.array([], dtype=np.int64),
        classes=(),
        times_N=None,
        names_S=tuple(str(index) for index in range(len(sequences))),
        missing={},
        missing_policy="mask",
        season=1,
        fingerprint="",
    )


def example(start: int, length: int, *, sequence: int = 0, horizon: int = 3) -> Examples:
    return Examples(
        starts_E=np.array([start]),
        lengths_E=np.array([length]),
        sequences_E=np.array([sequence]),
        horizon=horizon,
    )


def test_the_last_value_is_repeated():
    answer_EHK = last_value(dataset_of([1, 2, 3, 4, 5, 6, 7]), example(1, 3))

    assert answer_EHK.tolist() == [[[4.0], [4.0], [4.0]]]


def test_the_last_season_is_repeated():
    answer_EHK = seasonal_naive(dataset_of([1, 2, 3, 4, 5, 6, 7]), example(1, 3), season=2)

    assert answer_EHK[0, :, 0].tolist() == [3.0, 4.0, 3.0]


def test_a_season_may_lie_before_the_window_but_not_before_the_sequence():
    dataset = dataset_of([90, 91, 92, 93, 94, 95], [1, 2, 3, 4, 5, 6, 7])

    within_EHK = seasonal_naive(dataset, example(8, 2, sequence=1), season=4)
    beyond_EHK = seasonal_naive(dataset, example(8, 2, sequence=1), season=5)

    assert within_EHK[0, :, 0].tolist() == [1.0, 2.0, 3.0]
    assert beyond_EHK[0, :, 0].tolist() == [4.0, 4.0, 4.0]


def test_gaps_take_the_value_known_before_them_and_never_another_sequences():
    dataset = dataset_of([90, 91, 92, 93], [NAN, NAN, 3, NAN, NAN, 6, 7])

    assert last_value(dataset, example(4, 5, sequence=1, horizon=1)).item() == 3.0
    assert last_value(dataset, example(4, 2, sequence=1, horizon=1)).item() == np.nanmean(dataset.targets_NK)


def test_the_naive_model_gives_the_same_forecast():
    dataset = dataset_of(np.random.default_rng(0).normal(size=20).tolist())
    facts = DataFacts(
        task="forecast",
        inputs=("load",),
        targets=("load",),
        classes=(),
        context=9,
        horizon=7,
        missing_mask=False,
        season=4,
    )
    statistics = Statistics(mean_F=(0.5,), std_F=(2.0,), class_counts=())
    model = build_model(ModelSpec(head=HeadSpec(kind="naive", season=4)), facts, statistics)

    forecast_BHK = model(torch.tensor(dataset.values_NF[2:11])[None], torch.tensor([9]))

    np.testing.assert_allclose(
        forecast_BHK.numpy(), seasonal_naive(dataset, example(2, 9, horizon=7), season=4), rtol=1e-5
    )


def test_the_majority_is_the_training_share_of_every_class():
    answer_EC = majority(Statistics(mean_F=(), std_F=(), class_counts=(3, 1)), 2)

    assert answer_EC.tolist() == [[0.75, 0.25]] * 2
