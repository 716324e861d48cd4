"""Small synthetic datasets to evaluate on."""

import numpy as np

from workbench.data.dataset import DataFacts, Examples, SequenceDataset, Statistics
from workbench.evaluation.result import Case


def series_dataset(values: np.ndarray, season: int = 1) -> SequenceDataset:
    """One series with one target."""
    column = np.asarray(values, np.float32)[:, None]
    return SequenceDataset(
        task="forecast",
        values_NF=column,
        offsets_S1=np.array([0, len(column)]),
        inputs=("y",),
        targets_NK=column,
        targets=("y",),
        labels_S=np.empty(0, np.int64),
        classes=(),
        times_N=None,
        names_S=("series",),
        missing={},
        missing_policy="interpolate",
        season=season,
        fingerprint="",
    )


def windows(starts: list[int], *, context: int, horizon: int) -> Examples:
    return Examples(
        starts_E=np.array(starts),
        lengths_E=np.full(len(starts), context),
        sequences_E=np.zeros(len(starts), np.int64),
        horizon=horizon,
    )


def series_facts(context: int, horizon: int, season: int = 1) -> DataFacts:
    return DataFacts(
        task="forecast",
        inputs=("y",),
        targets=("y",),
        classes=(),
        context=context,
        horizon=horizon,
        missing_mask=False,
        season=season,
    )


def series_statistics(dataset: SequenceDataset) -> Statistics:
    known = dataset.values_NF[:, 0]
    return Statistics(mean_F=(float(known.mean()),), std_F=(float(known.std()) or 1.0,), class_counts=())


def series_case(dataset: SequenceDataset, examples: Examples, context: int, horizon: int, season: int = 1) -> Case:
    """These windows of a series as a test part to be judged."""
    return Case(
        run="a",
        part="test",
        dataset=dataset,
        examples=examples,
        facts=series_facts(context, horizon, season),
        statistics=series_statistics(dataset),
    )
