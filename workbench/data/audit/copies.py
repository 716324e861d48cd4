"""Copies: the same values, or nearly, in the training part and in a part that judges; windows cut from one recording.

Shapes: S sequences.
"""

from collections.abc import Iterator

import numpy as np

from workbench.data.audit.finding import LEAST_LEFT, Cure, Finding, only_first, where_it_fits
from workbench.data.audit.grouping import kept_together
from workbench.data.audit.inputs import facts_of_sequences
from workbench.data.dataset import Integers, SequenceDataset, Split
from workbench.data.duplicates import (
    SAME_VALUES,
    Pairs,
    Stretches,
    crossing,
    duplicate_sequences,
    same_values,
    shared_stretches,
)
from workbench.data.spec import DataSpec
from workbench.data.splits import FEWEST_GROUPS, PART_NAMES, PARTS, is_by_time
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

LEFT_OUT = len(PARTS)
LEAST_SHARE = 0.01
"""Share of a part's steps that are found in the training part below which it is a chance repetition."""
EXACTLY_PERIODIC = 0.75
"""Share of stretches that come again at which a series repeats by its nature."""


def examine_copies(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Whether what judges was also learned from."""
    if TASKS[dataset.task].text:
        return
    if is_by_time(dataset.task, spec.split):
        if dataset.sample_rate is None:
            yield from _stretches(dataset, split, spec)
    else:
        yield from _sequences(dataset, split, spec)


def sequence_parts(dataset: SequenceDataset, split: Split) -> Integers:
    """The part of each sequence, as a place in PARTS, where whole ones go to a part; LEFT_OUT for those in none."""
    parts_S = np.full(dataset.sequences, LEFT_OUT, np.int64)
    for place, part in enumerate(PARTS):
        parts_S[split.part(part).owners] = place
    return parts_S


def _sequences(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    found = duplicate_sequences(dataset)
    parts_S = sequence_parts(dataset, split)
    everything = crossing(found.pairs, parts_S)
    cure = _cure(dataset, spec, everything) if len(everything) else None
    for pairs, say in ((found.whole, _say_whole), (found.near, _say_near), (found.overlapping, _say_overlapping)):
        shared = crossing(pairs, parts_S)
        if len(shared):
            judged = {int(s) for s in shared.reshape(-1) if parts_S[s] > 0}
            said = say(len(judged), *(dataset.names_S[s] for s in shared[0]))
            yield Finding(kind="copy", severity="warning", sentence=said, cure=cure)


def _say_whole(count: int, first: str, second: str) -> Sentence:
    return sentence(
        "{count} sequences are in two parts with the same values, such as {first} and {second}, so the result will "
        "look too good.",
        count=count,
        first=first,
        second=second,
    )


def _say_near(count: int, first: str, second: str) -> Sentence:
    return sentence(
        "{count} sequences that judge are nearly the same as ones in the training part, such as {first} and {second} "
        "(near-duplicates), so the result will look too good.",
        count=count,
        first=first,
        second=second,
    )


def _say_overlapping(count: int, first: str, second: str) -> Sentence:
    return sentence(
        "{count} sequences that judge share steps with ones in the training part, such as {first} and {second}: they "
        "overlap, as windows that were cut from one recording. The result will look too good.",
        count=count,
        first=first,
        second=second,
    )


def _cure(dataset: SequenceDataset, spec: DataSpec, pairs: Pairs) -> Cure | None:
    """A split by a fact that is the same in every pair, with as many values as may be; else by the values."""
    fitting: dict[str, tuple[int, tuple[str, ...]]] = {}
    for name, names_S in facts_of_sequences(dataset):
        codes_S = np.unique(np.array(names_S), return_inverse=True)[1]
        groups = int(codes_S.max()) + 1
        alike = bool((codes_S[pairs[:, 0]] == codes_S[pairs[:, 1]]).all())
        if alike and groups >= max(FEWEST_GROUPS, 2 * len(dataset.classes)):
            fitting[name] = groups, names_S
    for name, (_, names_S) in sorted(fitting.items(), key=lambda known: -known[1][0]):
        cure = kept_together(dataset, spec, name, names_S)
        if cure is not None:
            return cure
    return kept_together(dataset, spec, SAME_VALUES, same_values(dataset))


def _stretches(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    found = shared_stretches(dataset)
    if not len(found.pairs) or len(found.pairs) > EXACTLY_PERIODIC * found.looked_at:
        return
    parts = np.stack([_parts_of(split, side, found.steps) for side in found.pairs.T], axis=1)
    for place, part in enumerate(PARTS[1:], 1):
        mine = (parts.min(axis=1) == 0) & (parts.max(axis=1) == place)
        if not mine.any():
            continue
        judged = np.where(parts[mine, 1] == place, found.pairs[mine, 1], found.pairs[mine, 0])
        covered, total = _covered(judged, found.steps), sum(stop - start for start, stop in split.rows[part])
        if covered < max(found.steps, LEAST_SHARE * total):
            continue
        first = found.pairs[mine][int(np.argmin(judged))]
        said = sentence(
            "{count} steps of the {part} part ({share}) are in the training part too, with the same values: those from "
            "row {row} of the data on are those from row {other} on. The result will look too good.",
            count=covered,
            part=PART_NAMES[part],
            share=f"{covered / total:.0%}",
            row=int(first[1]) + 1,
            other=int(first[0]) + 1,
        )
        cure = _before_copies(dataset, spec, found, found.pairs[mine])
        yield Finding(kind="copy", severity="warning", sentence=said, cure=cure)


def _parts_of(split: Split, rows: Integers, steps: int) -> Integers:
    """The part that owns each stretch of so many steps as a whole."""
    owned = sorted((start, stop, place) for place, part in enumerate(PARTS) for start, stop in split.rows[part])
    starts, stops, places = (np.array(column) for column in zip(*owned, strict=True))
    index = np.searchsorted(starts, rows, side="right") - 1
    inside = (index >= 0) & (rows + steps <= stops[index])
    return np.where(inside, places[index], LEFT_OUT).astype(np.int64)


def _covered(starts: Integers, steps: int) -> int:
    """How many rows lie in at least one of the stretches."""
    ordered = np.unique(starts)
    return int(np.minimum(np.diff(ordered), steps).sum()) + steps


def _before_copies(dataset: SequenceDataset, spec: DataSpec, found: Stretches, shared: Pairs) -> Cure | None:
    """Only the steps before the first copy; of several series, those that share values in one part."""
    if dataset.sequences > 1:
        return kept_together(dataset, spec, SAME_VALUES, same_values(dataset))
    for pairs in (found.pairs, shared):
        steps = int(pairs[:, 1].min())
        if steps >= LEAST_LEFT * len(dataset.values_NF):
            return where_it_fits(only_first(steps), dataset, spec)
    return None
