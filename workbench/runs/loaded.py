"""The data half of an experiment, in memory: dataset, split, statistics and facts."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.paths import as_path, as_text, can_write
from workbench.progress import stage
from workbench.project_files import OwnPath, own_path

if TYPE_CHECKING:
    from workbench.data.dataset import DataFacts, SequenceDataset, Split, Statistics
    from workbench.data.table import Table
    from workbench.progress import Work
    from workbench.sentence import Sentence


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
    before: "Loaded | None" = None
    """What of it the run knew from which it was updated, where it was."""

    @property
    def news(self) -> "tuple[Sentence, ...]":
        """What is to be told of the new data of an update, such as classes that the run does not know."""
        return self.dataset.notes[len(self.before.dataset.notes) :] if self.before else ()


def load_experiment(
    spec: DataSpec, base: Path | None = None, *, tables: "Sequence[Table]" = (), known: Loaded | None = None
) -> "Work[Loaded]":
    """Read the sources (paths relative to `base`; or take `tables` as read), cut them into parts, fit statistics.

    Recordings are decoded into the folder cache below `base`, or into the user's where `base` can only be read. `known`
    data are only cut anew where nothing but windows and split differ.

    Raises WorkbenchError for what the files or the spec do not allow.
    """
    from workbench.data.loading import load_dataset

    if spec.appended:
        return (yield from _load_appended(spec, base, known))
    found = resolved(spec, base) if base else spec
    if known is not None and _is_cut_only(known, spec):
        dataset = known.whole
    else:
        dataset = yield from load_dataset(found, tables=tables, cache=_cache(base))
    return cut(dataset, spec)


def _load_appended(spec: DataSpec, base: Path | None, known: Loaded | None) -> "Work[Loaded]":
    """The older data as their run learned from them, and behind them new ones, read by what it knows."""
    from workbench.data.appended_split import appended_split
    from workbench.data.appending import append, other_spec
    from workbench.data.loading import MEBIBYTE, load_dataset
    from workbench.data.newer import find_new

    count = spec.appended[-1].sources
    if count >= len(spec.sources):
        raise WorkbenchError(
            "Of {total} sources {count} are said to be new, so that nothing is left that came before.",
            total=len(spec.sources),
            count=count,
        )
    earlier = spec.model_copy(update={"sources": spec.sources[:-count], "appended": spec.appended[:-1]})
    old = next((each for each in (known, known and known.before) if each and each.spec == earlier), None)
    if old is None:
        old = yield from stage(load_experiment(earlier, base), 0.0, 0.5)
    own = other_spec(spec, spec.sources[-count:], old.facts)
    own = resolved(own, base) if base else own
    reading = load_dataset(own, classes=old.facts.classes, words=old.facts.categories, cache=_cache(base))
    found = find_new(old.dataset, (yield from stage(reading, 0.5, 1.0)), old.facts)
    dataset = yield from append(old.dataset, found, None if spec.memory is None else spec.memory * MEBIBYTE)
    split = appended_split(old.split, found, spec, len(old.dataset.values_NF), old.dataset.sequences)
    return replace(old, spec=spec, dataset=dataset, whole=dataset, split=split, before=old)


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


def _cache(base: Path | None) -> OwnPath | None:
    return own_path(base, "cache") if base is not None and can_write(base) else None


def _is_cut_only(known: Loaded, spec: DataSpec) -> bool:
    """Whether the dataset at hand is the one that the spec asks for, and knows every fact that its split needs."""
    from workbench.data.conditions import facts_in_conditions

    same = not spec.appended and known.spec.model_copy(update={"window": spec.window, "split": spec.split}) == spec
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
