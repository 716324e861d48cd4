"""The scale on which rivals see a dataset's values: that of the training part, on which an origin moves nothing."""

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Floats, SequenceDataset
from workbench.evaluation.result import Case

MOST_WORDS = 30
"""Words of a category that rivals tell apart."""


def input_scale(case: Case) -> tuple[Doubles, Doubles]:
    """Mean and standard deviation of each input as a dataset holds it, F each: without the origins."""
    mean_F, std_F = np.array(case.statistics.mean_F), np.array(case.statistics.std_F)
    return (mean_F - np.array(case.facts.origins_F) if case.facts.origins_F else mean_F), std_F


def scaled(values: Floats, dataset: SequenceDataset, scale: tuple[Doubles, Doubles]) -> Doubles:
    """Values of a dataset, F along the last axis, as rivals read them: the quantities on that scale, and a 0/1 feature
    for each of the first words of a category."""
    count, (mean_F, std_F) = len(dataset.quantities), scale
    numbers: Doubles = (values[..., :count] - mean_F[:count]) / std_F[:count]
    if not dataset.categories:
        return numbers
    hot: list[npt.NDArray[np.bool_]] = [
        values[..., place, None] == np.arange(1, min(len(words), MOST_WORDS) + 1)
        for place, words in enumerate(dataset.categories.values(), start=count)
    ]
    return np.concatenate([numbers, *hot], axis=-1)


def features(dataset: SequenceDataset) -> int:
    """How many numbers that makes of a step."""
    return len(dataset.quantities) + sum(min(len(words), MOST_WORDS) for words in dataset.categories.values())
