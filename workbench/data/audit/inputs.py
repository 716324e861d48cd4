"""Inputs: the columns that a model sees, as far as an audit looks at them.

Shapes: N all steps of all sequences, S sequences, R chosen rows, F inputs.
"""

from collections.abc import Iterator

import numpy as np

from workbench.data.audit.finding import Cure, ignoring
from workbench.data.calendar import calendar_part
from workbench.data.dataset import NAME_INPUT, Floats, Integers, SequenceDataset, Split
from workbench.data.duplicates import even_rows
from workbench.data.known import known_column
from workbench.data.spec import DataSpec
from workbench.sentence import sentence

CONSTANT_PLACES = 8
MOST_VALUES = 1_000_000
MOST_ROWS = 20_000
MOST_STEPS = 5_000
"""Steps of rows of a wide table that are looked at one by one."""
MOST_WIDE = 400


def features(dataset: SequenceDataset) -> tuple[int, ...]:
    """Places of the inputs that are columns of measurements and not what is to be forecast."""
    if dataset.sample_rate is not None or not dataset.inputs:
        return ()
    return tuple(place for place, name in enumerate(dataset.inputs) if name not in dataset.targets)


def quantities(dataset: SequenceDataset) -> tuple[int, ...]:
    """Those of the features that are no numbers of words."""
    return tuple(place for place in features(dataset) if place < len(dataset.quantities))


def without(dataset: SequenceDataset, name: str) -> Cure | None:
    """The input ignored, unless it is the only one."""
    if name == NAME_INPUT:
        return Cure(
            title=sentence("Leave the sequences' names out"),
            change=lambda spec: spec.model_copy(update={"name_as_input": False}),
            settings=(("data.name_as_input", "false"),),
        )
    if calendar_part(name) is not None:
        return _without_part(dataset, name)
    return ignoring(known_column(name) or name) if len(dataset.inputs) > 1 else None


def _without_part(dataset: SequenceDataset, name: str) -> Cure:
    """The calendar without one of its parts."""
    left = tuple(part for each in dataset.inputs if each != name and (part := calendar_part(each)))
    return Cure(
        title=sentence("Leave {column} out", column=name),
        change=lambda spec: DataSpec.model_validate({**dict(spec), "calendar": left}),
        settings=(("data.calendar", ",".join(left)),),
    )


def training_rows(dataset: SequenceDataset, split: Split) -> Integers:
    """Rows of the training part, thinned out evenly where there are many."""
    spans = np.array(split.rows["train"], np.int64).reshape(-1, 2)
    lengths = spans[:, 1] - spans[:, 0]
    ends = np.cumsum(lengths)
    most = max(1, min(MOST_ROWS, MOST_VALUES // max(1, len(dataset.inputs))))
    total = int(ends[-1])
    places = np.arange(total) if total <= most else np.linspace(0, total - 1, most).astype(np.int64)
    owned = np.searchsorted(ends, places, side="right")
    return np.asarray(spans[owned, 0] + places - (ends[owned] - lengths[owned]), np.int64)


def constant_inputs(dataset: SequenceDataset) -> Iterator[tuple[str, Floats]]:
    """Inputs that are the same in all steps of each sequence but differ between sequences, with their values."""
    if dataset.sequences < 2 or dataset.longest < 2:
        return
    places = features(dataset)
    if len(places) < 2:
        return
    rows = even_rows(dataset, np.arange(dataset.sequences), CONSTANT_PLACES)
    for place in places:
        values = dataset.values_NF[:, place][rows]
        if (values == values[:, :1]).all() and values[:, 0].min() < values[:, 0].max():
            yield dataset.inputs[place], values[:, 0]


def facts_of_sequences(dataset: SequenceDataset) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is known of each sequence: facts, and inputs that never change within one."""
    yield from dataset.facts_S.items()
    for name, values_S in constant_inputs(dataset):
        origin = dataset.origin(dataset.inputs.index(name))
        yield (
            name,
            tuple(str(value) for value in (values_S.astype(np.float64) + origin if origin else values_S).tolist()),
        )


def wide_columns(dataset: SequenceDataset, spec: DataSpec) -> tuple[Floats, Integers, tuple[str, ...]]:
    """Some rows of a wide table as (row, step), which sequences they are, and the names of the steps; empty for other
    layouts, as their steps are no columns."""
    nothing = np.empty((0, 0), np.float32), np.empty(0, np.int64), ()
    shortest = int(np.diff(dataset.offsets_S1).min())
    names = tuple(name for name, role in spec.roles.items() if role == "feature")
    if spec.layout != "wide" or len(names) < shortest:
        return nothing
    count = min(dataset.sequences, MOST_WIDE)
    chosen_S = np.unique(np.linspace(0, dataset.sequences - 1, count).astype(np.int64))
    steps = min(shortest, MOST_STEPS)
    rows = dataset.offsets_S1[chosen_S][:, None] + np.arange(steps)
    return dataset.values_NF[:, 0][rows], chosen_S, names[:steps]
