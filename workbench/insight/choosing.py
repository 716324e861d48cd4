"""Which example is meant: by the name of its sequence and a step of it, or by its number."""

import numpy as np

from workbench.data.dataset import Part
from workbench.errors import WorkbenchError
from workbench.insight.subject import Subject


def find_example(subject: Subject, part: Part, sequence: str | None = None, row: int | None = None) -> int:
    """The place in the part of the example that reads step `row` (from 1) of a sequence, or ends nearest to it.

    Without a row it is the sequence's first example, without a sequence the part's. Raises WorkbenchError for a
    sequence that has none.
    """
    examples, dataset = subject.examples(part), subject.loaded.dataset
    places = np.arange(len(examples))
    if sequence is not None:
        if sequence not in dataset.names_S:
            known = ", ".join(dataset.names_S[:3])
            raise WorkbenchError("There is no sequence {name}. The first: {known}.", name=sequence, known=known)
        places = np.flatnonzero(examples.sequences_E == dataset.names_S.index(sequence))
    if not len(places):
        raise WorkbenchError("The part {part} has no example of sequence {name}.", part=part, name=sequence)
    if row is None:
        return int(places[0])
    starts_E = examples.starts_E[places] - dataset.offsets_S1[examples.sequences_E[places]]
    last_E = starts_E + examples.lengths_E[places] - 1
    inside_E = (starts_E <= row - 1) & (row - 1 <= last_E)
    near = places[inside_E] if inside_E.any() else places
    distance = np.abs(last_E[inside_E] if inside_E.any() else last_E) - (row - 1)
    return int(near[int(np.argmin(np.abs(distance)))])
