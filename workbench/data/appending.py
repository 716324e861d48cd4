"""Appending: new files of an update go on with the data that a run has learned from.

What a run knows stays as it is: its inputs, classes, vocabularies and season are those of the older data, and so is
every older row. New rows that go on with a series become a further stretch of it. They begin with the rows that the
model looks back on where the times follow without a break, so that a few new rows are enough; a file that repeats older
rows is new only after them. The new data are cut by the run's own split into training, validation and, as the newest
stretch, test part; of the older training examples a share is learned again, and the older validation and test parts
belong to no part any more: the older test part tells afterwards what was forgotten.

Shapes: N all steps of all sequences, S sequences, E examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.data.dataset import SERIES, DataFacts, Integers, SequenceDataset
from workbench.data.fingerprint import fingerprint
from workbench.data.large import table_within
from workbench.data.marked_rows import PIECE
from workbench.data.spec import DataSpec, SourceSpec
from workbench.progress import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """What new files hold: where the rows that are new begin, and the series that each sequence is a stretch of."""

    dataset: SequenceDataset
    begins_S: Integers
    series_S: tuple[str, ...]


def other_spec(spec: DataSpec, sources: tuple[SourceSpec, ...], facts: DataFacts) -> DataSpec:
    """How other files are read as a run's own were."""
    audio = spec.audio.model_copy(update={"sample_rate": facts.sample_rate})
    ranges = tuple(each for each in spec.exclude if not each.counted)  # steps are counted in the files of the run alone
    by_rows = PIECE in spec.roles or spec.layout == "long"  # of the run's own files alone
    labels = spec.labels.model_copy(update={"table": None}) if by_rows else spec.labels
    changes = {"sources": sources, "audio": audio, "exclude": ranges, "labels": labels, "appended": ()}
    return spec.model_copy(update=changes)


def append(old: SequenceDataset, found: New, most: int | None) -> Work[SequenceDataset]:
    """The older sequences and behind them the new ones, in a table within so many bytes."""
    new = found.dataset
    rows = (len(old.values_NF) + len(new.values_NF), old.values_NF.shape[1])
    values_NF = np.concatenate([old.values_NF, new.values_NF], out=table_within(most, rows, np.float32))
    facts_S = {name: old.facts_S[name] + new.facts_S[name] for name in old.facts_S if name in new.facts_S}
    series_S = (*old.series_S, *found.series_S)
    names_S = _different((*old.names_S, *new.names_S))
    if SERIES in old.facts_S or SERIES in new.facts_S or len(set(series_S)) < len(series_S):
        facts_S[SERIES] = series_S
    dataset = replace(
        old,
        values_NF=values_NF,
        offsets_S1=np.concatenate([old.offsets_S1, new.offsets_S1[1:] + len(old.values_NF)]),
        targets_NK=np.concatenate([old.targets_NK, new.targets_NK]),
        labels_S=np.concatenate([old.labels_S, new.labels_S]),
        labels_N=np.concatenate([old.labels_N, new.labels_N]),
        answers_SK=np.concatenate([old.answers_SK, new.answers_SK]),
        times_N=None if old.times_N is None or new.times_N is None else np.concatenate([old.times_N, new.times_N]),
        ahead_S=(*old.ahead_S, *new.ahead_S) if old.ahead_S and new.ahead_S else (),
        names_S=names_S,
        facts_S=facts_S,
        missing={name: count + new.missing.get(name, 0) for name, count in old.missing.items()},
        notes=(*old.notes, *new.notes),
    )
    return replace(dataset, fingerprint=(yield from fingerprint(dataset)))


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """The names, with a number behind each that came before."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        number, other = 2, name
        while other in taken:
            number, other = number + 1, f"{name} ({number})"
        taken.add(other)
        found.append(other)
    return tuple(found)
