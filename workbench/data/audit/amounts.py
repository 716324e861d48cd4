"""Amounts: too few examples, sequences too short, a context too short for what is known ahead."""

from collections.abc import Iterator

import numpy as np

from workbench.data.audit.finding import Finding
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.known import known_column
from workbench.data.spec import DataSpec
from workbench.data.splits import PART_NAMES, PARTS
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

FEW_TRAINING_EXAMPLES = 50
FEW_JUDGES = 20


def examine_amounts(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Notes on how much there is to learn from and to judge by."""
    said = [*_in_no_part(dataset, split), *_few_examples(split)]
    if TASKS[dataset.task].forecasts:
        said += [*_short_sequences(dataset, split), *_short_sight(dataset, split)]
    yield from (Finding(kind="amount", sentence=one) for one in said)


def _in_no_part(dataset: SequenceDataset, split: Split) -> Iterator[Sentence]:
    """What a split whose sizes do not add up leaves out: the newest steps, or whole sequences."""
    ends_S = np.zeros(dataset.sequences, np.int64)
    for rows in split.rows.values():
        for start, stop in rows:
            owner = int(dataset.owners_of(start))
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
