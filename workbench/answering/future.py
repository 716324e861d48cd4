"""What if the known future were another: what columns that are known ahead say of the steps to come is changed.

A model sees such a column as far ahead as it looks, so what it says of the steps to come stands in the last rows of
each series. Shapes: N all steps of all sequences, H steps ahead that the model sees, C columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from workbench.answering.answers import times_asked
from workbench.data.dataset import DataFacts, Doubles, SequenceDataset
from workbench.data.known import known_column

Futures = Mapping[int, Doubles]
"""Other values H,C by the number of a sequence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """What is known of the steps after the end of a sequence, in the user's units."""

    columns: tuple[str, ...]
    steps: tuple[str, ...]
    """Times of the steps, or their numbers where no times are sure."""
    values_HC: Doubles


def known_future(dataset: SequenceDataset, facts: DataFacts, sequence: int) -> Future | None:
    """What the model sees of the steps after a sequence's end; None where nothing is known ahead."""
    places = _places(dataset)
    if not facts.horizon or not places:
        return None
    rows = _rows(dataset, facts, sequence)
    seen = rows.stop - rows.start
    axis = dataset.axis(sequence)
    ahead = dataset.ahead_S[sequence] if dataset.ahead_S and axis is not None else np.empty(0, "datetime64[us]")
    times = [] if axis is None else times_asked(axis, ahead, facts.horizon)
    steps = times if times and all(times) else [str(step + 1) for step in range(facts.horizon)]
    values = [dataset.input_values(rows, place).astype(np.float64) for place in places.values()]
    return Future(columns=tuple(places), steps=tuple(steps[-seen:]), values_HC=np.stack(values, axis=1))


def with_futures(dataset: SequenceDataset, facts: DataFacts, futures: Futures) -> SequenceDataset:
    """The dataset with other values known ahead; the original stays as it is."""
    values_NF = dataset.values_NF.copy()
    for sequence, values_HC in futures.items():
        rows = _rows(dataset, facts, sequence)
        for column, place in enumerate(_places(dataset).values()):
            values_NF[rows, place] = values_HC[:, column] - dataset.origin(place)
    return replace(dataset, values_NF=values_NF)


def _places(dataset: SequenceDataset) -> dict[str, int]:
    """The columns of numbers that are known ahead, and where they stand among the inputs."""
    names = {known_column(name): place for place, name in enumerate(dataset.quantities)}
    return {name: place for name, place in names.items() if name is not None}


def _rows(dataset: SequenceDataset, facts: DataFacts, sequence: int) -> slice:
    """The rows that tell of the steps to come, of which a model sees no more than its context."""
    start, stop = int(dataset.offsets_S1[sequence]), int(dataset.offsets_S1[sequence + 1])
    return slice(max(start, stop - min(facts.context, facts.horizon)), stop)
