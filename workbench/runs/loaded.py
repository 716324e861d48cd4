"""The data half of an experiment, in memory: dataset, split, statistics and facts."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data.spec import DataSpec
from workbench.paths import as_path, as_text, can_write, own_path

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
    whole: "SequenceDataset"
    """The dataset as it was read, with the words that the training part has not."""


def load_experiment(
    spec: DataSpec, base: Path | None = None, *, tables: "Sequence[Table]" = (), known: Loaded | None = None
) -> "Work[Loaded]":
    """Read the sources (paths relative to `base`; or take `tables` as read), cut them into parts, fit statistics.

    Recordings are decoded into the folder cache below `base`, or into the user's where `base` can only be read. `known`
    data are only cut anew where nothing but windows and split differ.

    Raises WorkbenchError for what the files or the spec do not allow.
    """
    from workbench.data.loading import load_dataset

    found = resolved(spec, base) if base else spec
    if known is not None and _is_cut_only(known, spec):
        dataset = known.whole
    else:
        dataset = yield from load_dataset(found, tables=tables, cache=_cache(base))
    return cut(dataset, spec)


def cut(dataset: "SequenceDataset", spec: DataSpec) -> Loaded:
    """A dataset cut into the spec's windows and parts, with what is known of it then.

    Raises WorkbenchError where a window or a part does not fit.
    """
    from workbench.data.loading import facts
    from workbench.data.splits import make_split
    from workbench.data.statistics import fit_statistics
    from workbench.data.words import learned_words

    split = make_split(dataset, spec)
    whole, dataset = dataset, learned_words(dataset, split)
    return Loaded(
        spec=spec,
        whole=whole,
        dataset=dataset,
        split=split,
        statistics=fit_statistics(dataset, split),
        facts=facts(dataset, split, spec),
    )


def _cache(base: Path | None) -> Path | None:
    return own_path(base, "cache") if base is not None and can_write(base) else None


def _is_cut_only(known: Loaded, spec: DataSpec) -> bool:
    """Whether the dataset at hand is the one that the spec asks for, and knows every fact that its split needs."""
    from workbench.data.conditions import facts_in_conditions

    same = known.spec.model_copy(update={"window": spec.window, "split": spec.split}) == spec
    if "known" in spec.roles.values() or spec.calendar:  # what is known ahead lies as far ahead as the horizon
        same = same and known.spec.window.horizon == spec.window.horizon
    return same and set(facts_in_conditions(spec.split)) <= set(known.dataset.facts_S)


def resolved(spec: DataSpec, base: Path) -> DataSpec:
    """The spec with absolute paths; relative ones are seen from `base`."""
    return _with_paths(spec, lambda path: as_text(base / as_path(path)))


def relative(spec: DataSpec, base: Path) -> DataSpec:
    """The spec with the paths of files inside `base` seen from there, so that the folder can be moved."""

    def inside(name: str) -> str:
        path = (base / as_path(name)).resolve()
        if not path.is_relative_to(base.resolve()):
            return as_text(as_path(name).absolute())
        return as_text(Path(path.relative_to(base.resolve()).as_posix())).replace(os.sep, "/")

    return _with_paths(spec, inside)


def moved(spec: DataSpec, old: Path, new: Path) -> DataSpec:
    """The spec with a source that lies elsewhere now, and so others that are gone from beside it and lie there too."""

    def place(name: str) -> str:
        path = as_path(name)
        beside = new.parent / path.name
        if path == old:
            return as_text(new)
        gone = path.parent == old.parent and not path.exists() and beside.exists()
        return as_text(beside) if gone else name

    return _with_paths(spec, place)


def _with_paths(spec: DataSpec, change: Callable[[str], str]) -> DataSpec:
    sources = tuple(source.model_copy(update={"path": change(source.path)}) for source in spec.sources)
    table = None if spec.labels.table is None else change(spec.labels.table)
    labels = spec.labels.model_copy(update={"table": table})
    return spec.model_copy(update={"sources": sources, "labels": labels})
