"""Whether there are answers to learn from and to validate with, and whether a model has learned any of them."""

import math

import numpy as np

from workbench.data.dataset import Doubles, Examples, Floats, Part, SequenceDataset, Split
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence
from workbench.training.losses import UNKNOWN

FAR = 5
"""Times the error of an answer that is always the mean: who is so far off has learned nothing, but diverged."""
DIVERGED = sentence(
    "The training diverged: even the best epoch is much worse than always answering the mean. Choose a lower learning "
    "rate, or gradient clipping of 1 or less, and train again."
)


def check_answers(dataset: SequenceDataset, split: Split) -> None:
    """Raise WorkbenchError where training or validation has no known answer, or all answers to learn are the same."""
    parts: tuple[Part, ...] = ("train", "val")
    for part in parts:
        examples = split.part(part)
        if not len(examples):
            raise WorkbenchError(
                "The {part} part has no example. Give it a larger share of the data.", part=_named(part)
            )
        if not TASKS[dataset.task].text and not _is_any_known(dataset, split, part, examples):
            raise WorkbenchError(
                "The {part} part has no known answer: all of {answers} are missing there. Fill them in, or choose "
                "another column or split.",
                part=_named(part),
                answers=", ".join(dataset.targets) or sentence("its classes"),
            )
    if TASKS[dataset.task].values_sequences:
        _check_changes(dataset, split.train)


def has_diverged(loss: float, kind: str, dataset: SequenceDataset, split: Split) -> bool:
    """Whether a validation loss is far beyond that of an answer that knows nothing."""
    if kind == "cross_entropy":
        return loss > FAR * 2 * math.log(max(len(dataset.classes), 2))
    off = [_off(train_N, val_N) for train_N, val_N in _known_answers(dataset, split)]
    squares = float(np.mean(np.square(np.concatenate(off)))) if any(map(len, off)) else 1.0
    return loss > (FAR**2 * max(squares, 1.0) if kind == "mse" else FAR * max(squares, 1.0) ** 0.5)


def _named(part: Part) -> Sentence:
    return sentence("training") if part == "train" else sentence("validation")


def _is_any_known(dataset: SequenceDataset, split: Split, part: Part, examples: Examples) -> bool:
    asks = TASKS[dataset.task]
    if asks.values_sequences:
        return bool(np.isfinite(dataset.answers_SK[examples.sequences_E]).any())
    if asks.labels_sequences:
        return bool((dataset.labels_S[examples.sequences_E] != UNKNOWN).any())
    if asks.labels_steps:
        return any(bool((dataset.labels_N[start:stop] != UNKNOWN).any()) for start, stop in split.rows[part])
    return any(bool(np.isfinite(dataset.targets_NK[start:stop]).any()) for start, stop in split.rows[part])


def _check_changes(dataset: SequenceDataset, train: Examples) -> None:
    for place, name in enumerate(dataset.targets):
        known = dataset.answers_SK[train.sequences_E, place]
        known = known[np.isfinite(known)]
        if not len(known) or known.min() == known.max():
            raise WorkbenchError(
                "All training sequences have the same value of {column}, or none: there is nothing to learn. Choose "
                "another column, or a split with different values.",
                column=name,
            )


def _known_answers(dataset: SequenceDataset, split: Split) -> list[tuple[Floats, Floats]]:
    """The known answers of training and of validation, of each column."""
    if TASKS[dataset.task].values_sequences:
        parts = [dataset.answers_SK[examples.sequences_E] for examples in (split.train, split.val)]
    else:
        parts = [
            np.concatenate([dataset.targets_NK[start:stop] for start, stop in rows])
            for rows in (split.rows["train"], split.rows["val"])
        ]
    return [
        (train[np.isfinite(train)], val[np.isfinite(val)])
        for train, val in zip(*(part.T for part in parts), strict=True)
    ]


def _off(train_N: Floats, val_N: Floats) -> Doubles:
    """How many standard deviations of training the values of validation lie from its mean."""
    exact = train_N.astype(np.float64)
    deviation = exact.std() if len(exact) else 1.0
    return (val_N.astype(np.float64) - (exact.mean() if len(exact) else 0.0)) / (deviation or 1.0)
