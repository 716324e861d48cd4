"""Grouping: the split that keeps sequences together and gives every part what it can have of each class."""

from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import Cure, ignoring, split_changed, where_it_fits
from workbench.data.conditions import matching
from workbench.data.dataset import Integers, Part, SequenceDataset, Split
from workbench.data.spec import DataSpec
from workbench.data.splits import PARTS, make_split
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

SEEDS_TRIED = 10

Counts = dict[Part, Integers]


def class_counts(dataset: SequenceDataset, split: Split) -> Counts:
    """Examples of each class in each part; labelled steps where steps are."""
    if TASKS[dataset.task].labels_sequences:
        labels = {part: dataset.labels_S[split.part(part).sequences_E] for part in PARTS}
    else:
        labels = {part: np.concatenate([dataset.labels_N[a:b] for a, b in split.rows[part]]) for part in PARTS}
    return {
        part: np.bincount(some[some >= 0], minlength=len(dataset.classes)).astype(np.int64)
        for part, some in labels.items()
    }


def lacking(counts: Counts) -> list[tuple[Part, Integers]]:
    """Per part the classes that it lacks though there are enough for every part."""
    total_C = sum(counts.values(), start=np.zeros(len(counts["train"]), np.int64))
    return [(part, np.flatnonzero((counts[part] == 0) & (total_C >= len(PARTS)))) for part in PARTS]


def complete(dataset: SequenceDataset, spec: DataSpec) -> bool:
    """Whether every part of this split has every class that it could have."""
    if not TASKS[dataset.task].labelled:
        return True
    return not any(len(classes) for _, classes in lacking(class_counts(dataset, make_split(dataset, spec))))


def kept_together(dataset: SequenceDataset, spec: DataSpec, name: str, values_S: tuple[str, ...]) -> Cure | None:
    """Sequences with the same one of these values in one part, in a random order that gives each part every class; a
    test part that was chosen stays where it shares none with the others."""
    known = replace(dataset, facts_S={**dataset.facts_S, name: values_S})
    title = sentence("Keep sequences with the same {fact} in one part", fact=name)
    test_where = spec.split.test_where
    freed = test_where is not None and _crosses(matching(dataset.facts_S, test_where), values_S)
    first: Cure | None = None
    for seed in range(spec.split.seed, spec.split.seed + SEEDS_TRIED):
        changes: dict[str, object] = {"method": "group", "group": name}
        changes |= {"seed": seed} if seed != spec.split.seed else {}
        changes |= {"test_where": None} if freed else {}
        cure = where_it_fits(split_changed(title, **changes), known, spec)
        if cure is None:
            break
        if complete(known, cure.change(spec)):
            first = cure
            break
        first = first or cure
    return _with_ignored(first, name) if first is not None and name in dataset.inputs else first


def _crosses(test_S: npt.NDArray[np.bool_], values_S: tuple[str, ...]) -> bool:
    """Whether a test part that was chosen shares one of these values with the other sequences."""
    values = np.array(values_S)
    return bool(np.isin(values[test_S], values[~test_S]).any())


def _with_ignored(cure: Cure, column: str) -> Cure:
    """The same, and the column by which sequences are kept together is no input."""
    first = ignoring(column)
    return replace(cure, change=partial(_both, first, cure), settings=(*first.settings, *cure.settings))


def _both(first: Cure, second: Cure, spec: DataSpec) -> DataSpec:
    return second.change(first.change(spec))
