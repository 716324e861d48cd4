"""Audit: what could be wrong with this data or this split, in sentences.

Shapes: N all steps of all sequences, S sequences, C classes.
"""

import hashlib
import re
from collections.abc import Iterator

import numpy as np

from workbench.data.blocks import value_blocks
from workbench.data.dataset import Integers, Part, SequenceDataset, Split
from workbench.data.known import known_column
from workbench.data.splits import PART_NAMES, PARTS
from workbench.data.statistics import chosen_rows, describe_values
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

FEW_TRAINING_EXAMPLES = 50
FEW_JUDGES = 20
FEW_OF_A_CLASS = 5
COMMON_CLASS = 0.8
SPEAKER = re.compile(r"speaker|subject|person|patient|singer|user|participant|actor|animal", re.IGNORECASE)
"""Names of facts by which sequences resemble each other for reasons other than their class."""
LEVEL_SHIFT = 0.75
"""Training standard deviations between the mean levels of two parts that make a warning."""


def audit(dataset: SequenceDataset, split: Split) -> tuple[Sentence, ...]:
    """What a user should know before trusting a result: notes from loading, then what the split shows."""
    found = [*dataset.notes, *_in_no_part(dataset, split), *_few_examples(split)]
    asks = TASKS[dataset.task]
    if asks.forecasts:
        found += [*_short_sequences(dataset, split), *_short_sight(dataset, split), *_levels(dataset, split)]
        if dataset.season > 1:
            found.append(sentence("The series repeats every {season} steps.", season=dataset.season))
    elif asks.labels_sequences:
        found += [*_classes(dataset, split), *_shared_speakers(dataset, split)]
    elif asks.labels_steps:
        found += _step_classes(dataset, split)
    elif asks.values_sequences:
        found += [*_answers(dataset, split), *_shared_speakers(dataset, split)]
    return (*found, *_duplicates(dataset, split))


def _in_no_part(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    """What a split whose sizes do not add up leaves out: the newest steps, or whole sequences."""
    ends_S = np.zeros(dataset.sequences, np.int64)
    for rows in split.rows.values():
        for start, stop in rows:
            owner = int(np.searchsorted(dataset.offsets_S1, start, side="right")) - 1
            ends_S[owner] = max(ends_S[owner], stop)
    apart = int((ends_S == 0).sum())
    steps = int((dataset.offsets_S1[1:] - ends_S)[ends_S > 0].sum())
    total = len(dataset.values_NF)
    if steps > 0:
        yield sentence(
            "The newest {count} of {total} steps are in no part: the sizes of the split do not add up. "
            "Make a part larger.",
            count=steps,
            total=total,
        )
    if apart:
        yield sentence(
            "{count} of {total} sequences are in no part: the sizes of the split do not add up. Make a part larger.",
            count=apart,
            total=dataset.sequences,
        )


def _few_examples(split: Split) -> Iterator[Sentence]:
    if len(split.train) < FEW_TRAINING_EXAMPLES:
        yield sentence("There are only {count} training examples; expect chance in the result.", count=len(split.train))
    for part in ("val", "test"):
        count = len(split.part(part))
        if count < FEW_JUDGES:
            yield sentence(
                "The {part} part has only {count} examples; its result can change much by chance.",
                part=PART_NAMES[part],
                count=count,
            )


def _short_sequences(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    used = {int(s) for part in PARTS for s in split.part(part).owners}
    unused = dataset.sequences - len(used)
    if unused:
        yield sentence(
            "{count} of {sequences} sequences are too short for the window and are not used.",
            count=unused,
            sequences=dataset.sequences,
        )


def _short_sight(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    context = int(split.train.lengths_E.max())
    if context < split.train.horizon and any(known_column(name) is not None for name in dataset.inputs):
        yield sentence(
            "The context of {context} steps is shorter than the horizon of {horizon}, so that the model does not see "
            "all that is known ahead. Make the context as long at least.",
            context=context,
            horizon=split.train.horizon,
        )


def _levels(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    for k, target in enumerate(dataset.targets):
        values_N = dataset.targets_NK[:, k]
        train, val, test = (describe_values(values_N, chosen_rows(dataset, split.rows[part])) for part in PARTS)
        if not (train.count and val.count and test.count):
            continue
        if train.constant:
            yield sentence("{target} never changes in the training part, so there is nothing to learn.", target=target)
            continue
        levels = [part.mean for part in (train, val, test)]
        shifts = [(level - train.mean) / train.std for level in levels]
        if abs(shifts[2] - shifts[1]) > LEVEL_SHIFT:
            yield sentence(
                "The level of {target} moves: its mean is {train} in training, {val} in validation and "
                "{test} in test. A good validation loss promises little for the test part; a model that removes "
                "each window's level can help.",
                target=target,
                train=f"{levels[0]:.4g}",
                val=f"{levels[1]:.4g}",
                test=f"{levels[2]:.4g}",
            )
        elif max(abs(shifts[1]), abs(shifts[2])) > LEVEL_SHIFT:
            yield sentence(
                "The level of {target} moves away from the training part's mean of {train}: {val} in "
                "validation, {test} in test. A model that removes each window's level can help.",
                target=target,
                train=f"{levels[0]:.4g}",
                val=f"{levels[1]:.4g}",
                test=f"{levels[2]:.4g}",
            )


def _classes(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    counts_PC = [
        np.bincount(dataset.labels_S[split.part(part).sequences_E], minlength=len(dataset.classes)) for part in PARTS
    ]
    train_C = counts_PC[0]
    for part, counts_C in zip(PARTS[1:], counts_PC[1:], strict=True):
        for index in np.flatnonzero((counts_C > 0) & (train_C == 0)):
            yield sentence(
                "Class {label} is in the {part} part but not in training, so it cannot be recognised.",
                label=dataset.classes[index],
                part=PART_NAMES[part],
            )
    if dataset.longest == 1:
        yield sentence("Every sequence has one step only, so there is no order to learn from; is the layout right?")
    for index in np.flatnonzero((train_C > 0) & (train_C < FEW_OF_A_CLASS)):
        yield sentence(
            "Class {label} has only {count} training examples.", label=dataset.classes[index], count=int(train_C[index])
        )
    largest = int(np.argmax(train_C))
    share = train_C[largest] / train_C.sum()
    if share > COMMON_CLASS:
        yield sentence(
            "{share} of the training examples are of class {label}: always answering it would look good. "
            "Read the F1 score, not the accuracy.",
            share=f"{share:.0%}",
            label=dataset.classes[largest],
        )


def _shared_speakers(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    for name, values_S in dataset.facts_S.items():
        if not SPEAKER.search(name) or _is_answer(dataset, values_S):
            continue
        train, test = ({values_S[s] for s in part.owners} for part in (split.train, split.test))
        both = train & test
        if both and len(set(values_S)) < len(values_S):
            yield sentence(
                "The same {name} is in the training and the test part ({count} of {all}): the result says how well "
                "known ones are recognised. Split by the group {name} to see how well new ones are.",
                name=name,
                count=len(both),
                all=len(test),
            )


def _is_answer(dataset: SequenceDataset, values_S: tuple[str, ...]) -> bool:
    """Whether a fact is what is to be recognised."""
    return [dataset.classes[label] for label in dataset.labels_S] == list(values_S)


def _step_classes(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    train_C, val_C, test_C = (_step_counts(dataset, split, part) for part in PARTS)
    judges: tuple[tuple[Part, Integers], ...] = (("val", val_C), ("test", test_C))
    for part, counts_C in judges:
        for index in np.flatnonzero((counts_C > 0) & (train_C == 0)):
            yield sentence(
                "Class {label} is in the {part} part but not in training, so it cannot be recognised.",
                label=dataset.classes[index],
                part=PART_NAMES[part],
            )
    largest = int(np.argmax(train_C))
    share = train_C[largest] / max(train_C.sum(), 1)
    if share > COMMON_CLASS:
        yield sentence(
            "{share} of the training steps are of class {label}: always answering it would look good. "
            "Read the F1 score, not the accuracy.",
            share=f"{share:.0%}",
            label=dataset.classes[largest],
        )


def _step_counts(dataset: SequenceDataset, split: Split, part: Part) -> Integers:
    labels = np.concatenate([dataset.labels_N[start:stop] for start, stop in split.rows[part]])
    return np.bincount(labels[labels >= 0], minlength=len(dataset.classes)).astype(np.int64)


def _answers(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    trained = split.train.owners
    for target, answers_S in zip(dataset.targets, dataset.answers_SK[trained].T, strict=True):
        known = answers_S[~np.isnan(answers_S)]
        if len(known) and known.min() == known.max():
            yield sentence("{target} never changes in the training part, so there is nothing to learn.", target=target)


def _duplicates(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    seen: dict[bytes, int] = {}
    doubles = 0
    for index, part in enumerate(PARTS):
        for start, stop in split.rows[part]:
            if not TASKS[dataset.task].per_sequence and not _is_whole(dataset, start, stop):
                continue
            content = hashlib.blake2b()
            for block_NF in value_blocks(dataset.values_NF, start, stop):
                content.update(np.ascontiguousarray(block_NF).data)
            doubles += seen.setdefault(content.digest(), index) != index
    if doubles:
        yield sentence(
            "{count} sequences are in two parts with the same values, so the result will look too good.", count=doubles
        )


def _is_whole(dataset: SequenceDataset, start: int, stop: int) -> bool:
    sequence = int(np.searchsorted(dataset.offsets_S1, start, side="right")) - 1
    return bool(dataset.offsets_S1[sequence] == start and dataset.offsets_S1[sequence + 1] == stop)
