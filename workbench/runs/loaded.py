"""The data half of an experiment, in memory: dataset, split, statistics and facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data.spec import DataSpec

if TYPE_CHECKING:
    from workbench.data.dataset import DataFacts, SequenceDataset, Split, Statistics
    from workbench.data.table import Table
    from workbench.progress import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Data ready for training, and the spec it was made from."""

    spec: DataSpec
    dataset: "SequenceDataset"
    split: "Split"
    statistics: "Statistics"
    facts: "DataFacts"


def load_experiment(spec: DataSpec, base: Path | None = None, *, tables: "Sequence[Table]" = ()) -> "Work[Loaded]":
    """Read the sources (paths relative to `base`; or take `tables` as read), cut them into parts, fit statistics.

    Raises WorkbenchError for what the files or the spec do not allow.
    """
    from workbench.data.loading import facts, load_dataset
    from workbench.data.splits import make_split
    from workbench.data.statistics import fit_statistics

    found = resolved(spec, base) if base else spec
    dataset = yield from load_dataset(found, tables=tables)
    split = make_split(dataset, found)
    return Loaded(
        spec=spec,
        dataset=dataset,
        split=split,
        statistics=fit_statistics(dataset, split),
        facts=facts(dataset, split, found),
    )


def resolved(spec: DataSpec, base: Path) -> DataSpec:
    """The spec with absolute source paths; relative ones are seen from `base`."""
    sources = tuple(source.model_copy(update={"path": str(base / source.path)}) for source in spec.sources)
    return spec.model_copy(update={"sources": sources})


def relative(spec: DataSpec, base: Path) -> DataSpec:
    """The spec with the paths of sources inside `base` seen from there, so that the folder can be moved."""
    sources = []
    for source in spec.sources:
        path = (base / source.path).resolve()
        inside = path.is_relative_to(base.resolve())
        name = path.relative_to(base.resolve()).as_posix() if inside else str(Path(source.path).absolute())
        sources.append(source.model_copy(update={"path": name}))
    return spec.model_copy(update={"sources": tuple(sources)})
