"""Classes: missing in a part, rare, or so common that always answering one looks good.

Shapes: C classes.
"""

from collections.abc import Iterator

import numpy as np

from workbench.data.audit.finding import Cure, Finding, split_changed, where_it_fits
from workbench.data.audit.grouping import SEEDS_TRIED, Counts, class_counts, complete, lacking
from workbench.data.dataset import Integers, SequenceDataset, Split
from workbench.data.spec import DataSpec
from workbench.data.splits import PART_NAMES, PARTS
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

FEW_OF_A_CLASS = 5
COMMON_CLASS = 0.8
MOST_SHOWN = 5


def examine_classes(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """What each part has of each class."""
    asks = TASKS[dataset.task]
    if not asks.labelled:
        return
    counts = class_counts(dataset, split)
    yield from _missing(dataset, counts, spec)
    if asks.labels_sequences:
        yield from (Finding(kind="class", sentence=said) for said in _rare(dataset, counts["train"]))
    yield from (Finding(kind="class", sentence=said) for said in _common(dataset, counts["train"]))


def _missing(dataset: SequenceDataset, counts: Counts, spec: DataSpec) -> Iterator[Finding]:
    lacked = lacking(counts)
    cure = _cure(dataset, spec) if any(len(classes) for _, classes in lacked) else None
    for part in PARTS[1:]:
        for index in np.flatnonzero((counts[part] > 0) & (counts["train"] == 0)):
            said = sentence(
                "Class {label} is in the {part} part but not in training, so it cannot be recognised.",
                label=dataset.classes[index],
                part=PART_NAMES[part],
            )
            yield Finding(kind="class", severity="warning", sentence=said, cure=cure)
    for part, classes in lacked[1:]:
        present = np.flatnonzero(counts[part])
        if len(present) == 1 and len(dataset.classes) > 1:
            said = sentence(
                "The {part} part holds one class only, {label}: it cannot tell whether classes are told apart.",
                part=PART_NAMES[part],
                label=dataset.classes[present[0]],
            )
            yield Finding(kind="class", severity="warning", sentence=said, cure=cure)
        elif len(classes):
            said = sentence(
                "The {part} part holds nothing of {count} classes, such as {labels}, so it does not judge them.",
                part=PART_NAMES[part],
                count=len(classes),
                labels=", ".join(dataset.classes[index] for index in classes[:MOST_SHOWN]),
            )
            yield Finding(kind="class", severity="warning", sentence=said, cure=cure)


def _cure(dataset: SequenceDataset, spec: DataSpec) -> Cure | None:
    """A split in which no part lacks a class: equal shares, else another start of the random order."""
    fitting = (where_it_fits(cure, dataset, spec) for cure in _other_splits(dataset, spec))
    return next((cure for cure in fitting if cure is not None and complete(dataset, cure.change(spec))), None)


def _other_splits(dataset: SequenceDataset, spec: DataSpec) -> Iterator[Cure]:
    grouped = spec.split.group is not None or spec.split.method == "group"
    freed: tuple[dict[str, object], ...] = ({}, {"test_where": None}) if spec.split.test_where is not None else ({},)
    for changes in freed:
        if TASKS[dataset.task].labels_sequences and not grouped:
            title = sentence("Give every part its share of each class")
            yield split_changed(title, method="stratified", **changes)
        if grouped or spec.split.method == "random":
            for seed in range(spec.split.seed + 1, spec.split.seed + 1 + SEEDS_TRIED):
                title = sentence("Divide in another random order ({seed})", seed=seed)
                yield split_changed(title, seed=seed, **changes)


def _rare(dataset: SequenceDataset, train_C: Integers) -> Iterator[Sentence]:
    if dataset.longest == 1:
        yield sentence("Every sequence has one step only, so there is no order to learn from; is the layout right?")
    for index in np.flatnonzero((train_C > 0) & (train_C < FEW_OF_A_CLASS)):
        yield sentence(
            "Class {label} has only {count} training examples.", label=dataset.classes[index], count=int(train_C[index])
        )


def _common(dataset: SequenceDataset, train_C: Integers) -> Iterator[Sentence]:
    largest = int(np.argmax(train_C))
    share = train_C[largest] / max(train_C.sum(), 1)
    if share > COMMON_CLASS:
        said = {"share": f"{share:.0%}", "label": dataset.classes[largest]}
        if TASKS[dataset.task].labels_steps:
            yield sentence(
                "{share} of the training steps are of class {label}: always answering it would look good. "
                "Read the F1 score, not the accuracy.",
                **said,
            )
        else:
            yield sentence(
                "{share} of the training examples are of class {label}: always answering it would look good. "
                "Read the F1 score, not the accuracy.",
                **said,
            )
