"""Rounding: columns so far from zero that float32 loses their changes."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from workbench.data.audit.finding import Cure, Finding
from workbench.data.dataset import Doubles, SequenceDataset, Split
from workbench.data.known import known_column
from workbench.data.origins import PROBED_ROWS, is_rounded, origin_of
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.sentence import sentence


def examine_rounding(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Columns whose changes are rounded, each with an origin that keeps them where there is one."""
    for name, values in _columns(dataset):
        if is_rounded(values):
            said = sentence(
                "The values of {column} are large beside their changes, which are rounded by a tenth and more. Take a "
                "fixed level from the column, or forecast its changes.",
                column=name,
            )
            yield Finding(kind="level", severity="warning", sentence=said, cure=_moving(name, values, spec))


def _columns(dataset: SequenceDataset) -> Iterator[tuple[str, Doubles]]:
    """Names and some values of all that is measured, as the dataset holds them."""
    if dataset.sample_rate is not None or TASKS[dataset.task].text:
        return
    longest = int(np.argmax(np.diff(dataset.offsets_S1)))
    first, stop = (int(row) for row in dataset.offsets_S1[longest : longest + 2])
    for place, name in enumerate(dataset.inputs):
        values = dataset.values_NF[first : min(stop, first + PROBED_ROWS), place]
        yield known_column(name) or name, values.astype(np.float64)
    for place, name in enumerate(dataset.targets if dataset.answers_SK.size else ()):
        yield name, dataset.answers_SK[:PROBED_ROWS, place].astype(np.float64)


def _moving(column: str, values: Doubles, spec: DataSpec) -> Cure | None:
    """The column seen from another origin, where that helps."""
    origin = origin_of(values)
    if not origin:
        return None
    origin += spec.origins.get(column, 0.0)
    return Cure(
        title=sentence("Count {column} from {origin}", column=column, origin=f"{origin:.10g}"),
        change=partial(_with_origin, column=column, origin=origin),
        settings=((f"data.origins.{column}", repr(origin)),),
    )


def _with_origin(spec: DataSpec, column: str, origin: float) -> DataSpec:
    return spec.model_copy(update={"origins": spec.origins | {column: origin}})
