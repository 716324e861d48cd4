"""Labels: class names of sequences become class indices.

Shapes: S sequences.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from workbench.data.dataset import Integers
from workbench.data.missing import Origin
from workbench.data.words import in_order
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence


class Labels(NamedTuple):
    """Class index per sequence (-1 where unknown), the class names, and what a user should know of them."""

    labels_S: Integers
    classes: tuple[str, ...]
    notes: tuple[Sentence, ...] = ()


def index_labels(
    labels: Sequence[str | None],
    classes: tuple[str, ...] | None,
    origin: Origin,
    offsets_S1: Integers,
    column: str | None,
) -> Labels:
    """The labels as indices into `classes`, or into the sorted labels themselves when none are given.

    Raises WorkbenchError, without given classes, for a sequence without a label and for fewer than two classes.
    """
    if classes is not None:
        return _known(labels or [None] * len(origin.names_S), classes)
    if None in labels:
        sequence = labels.index(None)
        raise WorkbenchError(
            "{file}: row {row} has no class in column {column}. Fill it in, or remove the sequence.",
            file=origin.files_S[sequence],
            row=origin.line(int(offsets_S1[sequence])),
            column=column,
        )
    found = in_order({label for label in labels if label is not None})
    if len(found) < 2:
        raise WorkbenchError(
            "{file}: column {column} holds only one class, '{label}'. A model needs at least two to tell apart.",
            file=origin.files_S[0],
            column=column,
            label=found[0],
        )
    return _known(labels, found)


def as_answer(cell: str | None, name: str) -> float:
    """The value to answer that is written beside a sequence; NaN where there is none."""
    try:
        return np.nan if not cell else float(cell)
    except ValueError as error:
        raise WorkbenchError(
            "The value to learn of {name} is '{cell}', which is not a number. Choose the task classify.",
            name=name,
            cell=cell,
        ) from error


def _known(labels: Sequence[str | None], classes: tuple[str, ...]) -> Labels:
    index = {name: place for place, name in enumerate(classes)}
    unknown = sorted({label for label in labels if label is not None and label not in index})
    notes = (sentence("The model does not know the classes {classes}.", classes=", ".join(unknown)),)
    labels_S = np.array([-1 if label is None else index.get(label, -1) for label in labels], np.int64)
    return Labels(labels_S, classes, notes if unknown else ())


def index_step_labels(labels_N: Sequence[str | None], classes: tuple[str, ...] | None, file: str) -> Labels:
    """A class per step (-1 where there is none): an index into `classes`, or into the sorted labels themselves."""
    if classes is not None:
        return _known(labels_N or [], classes)
    found = in_order({label for label in labels_N if label is not None})
    if len(found) < 2:
        raise WorkbenchError(
            "{file}: the steps have {count} different labels. A model needs at least two to tell apart.",
            file=file,
            count=len(found),
        )
    return _known(labels_N, found)
