"""Folds: sequences dealt out so that each is tested once, and what of them stays together.

Shapes: S sequences, G groups.
"""

import numpy as np
import numpy.typing as npt

from workbench.data.conditions import fact_of
from workbench.data.dataset import Integers, SequenceDataset
from workbench.data.duplicates import SAME_VALUES, same_values
from workbench.data.spec import SplitSpec
from workbench.errors import WorkbenchError


def deal(dataset: SequenceDataset, spec: SplitSpec) -> Integers:
    """The fold of each sequence, from 1 on: groups, or the stretches of a series, stay together, classes are spread.

    Raises WorkbenchError where there are too few of them.
    """
    rng = np.random.default_rng(spec.seed)
    series_S = series_of(dataset, np.arange(dataset.sequences))
    together_S = series_S if spec.group is None else np.unique(groups_of(dataset, spec), return_inverse=True)[1]
    count = int(together_S.max()) + 1
    folds_S = np.zeros(dataset.sequences, np.int64)
    if count < dataset.sequences:
        folds_S = _whole_groups(np.bincount(together_S), spec.folds, rng)[together_S]
    else:
        alike = spec.group is None and len(dataset.labels_S)
        order_S = stratified_order(dataset.labels_S, rng) if alike else rng.permutation(count)
        folds_S[order_S] = np.arange(count) * spec.folds // count + 1
    if not 2 <= spec.folds <= count or spec.fold > spec.folds or (folds_S != spec.fold).sum() < 2:
        raise WorkbenchError(
            "{count} sequences or groups cannot be dealt into {folds} folds, of which number {fold} is the test part. "
            "Ask for fewer folds, but two at least.",
            count=count,
            folds=spec.folds,
            fold=spec.fold,
        )
    return folds_S


def _whole_groups(sizes_G: Integers, folds: int, rng: np.random.Generator) -> Integers:
    """The fold of each group: the largest first, each to the fold that has fewest."""
    shuffled, filled = rng.permutation(len(sizes_G)), np.zeros(folds, np.int64)
    folds_G = np.empty(len(sizes_G), np.int64)
    for group in shuffled[np.argsort(-sizes_G[shuffled], kind="stable")]:
        fold = int(np.argmin(filled))
        folds_G[group] = fold + 1
        filled[fold] += sizes_G[group]
    return folds_G


def groups_of(dataset: SequenceDataset, spec: SplitSpec) -> npt.NDArray[np.str_]:
    """What sequences that stay together have in common."""
    assert spec.group is not None
    own = spec.group == SAME_VALUES and spec.group not in dataset.facts_S
    return np.array(same_values(dataset) if own else fact_of(dataset.facts_S, spec.group))


def series_of(dataset: SequenceDataset, chosen: Integers) -> Integers:
    """The series that each chosen sequence is a stretch of, numbered in the order of the file."""
    names = np.array(dataset.series_S)[chosen]
    _, firsts, series = np.unique(names, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(firsts))[series], np.int64)


def stratified_order(labels_S: Integers, rng: np.random.Generator) -> Integers:
    """An order in which every stretch holds each class in its share: each class spread evenly from 0 to 1."""
    places_S = np.empty(len(labels_S))
    for label in np.unique(labels_S):
        members = rng.permutation(np.flatnonzero(labels_S == label))
        places_S[members] = (np.arange(len(members)) + rng.random()) / len(members)
    return np.argsort(places_S, kind="stable")
