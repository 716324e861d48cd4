"""The parts of data with new ones behind: the newest stretch tests, and a share of the older examples is learned again.

Shapes: S sequences, E examples.
"""

from dataclasses import replace

import numpy as np

from workbench.data.appending import New
from workbench.data.dataset import Examples, Part, SequenceDataset, Split, evenly, together
from workbench.data.spec import DataSpec, SplitSpec
from workbench.data.splits import PARTS, make_split
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError


def appended_split(old: Split, found: New, spec: DataSpec, rows_before: int, sequences_before: int) -> Split:
    """The parts of both together: new examples cut by the run's split, and a share of the older training examples.

    Raises WorkbenchError where the new data do not suffice, or do not tell the groups that the run's split heeds.
    """
    new = found.dataset
    group = spec.split.group
    by_group = group is not None and group != "values" and not TASKS[new.task].forecasts
    if by_group and group not in new.facts_S:
        raise WorkbenchError(
            "The new files do not tell {column}, by whose groups the data of the run were split.", column=group
        )
    shares = _shares(old, spec.split, forecasts=TASKS[new.task].forecasts)
    classes_S = np.where(new.labels_S < 0, len(new.classes), new.labels_S)  # what is unknown is a class to be spread
    try:
        own = spec.model_copy(update={"split": shares, "appended": ()})
        cut = make_split(replace(new, labels_S=classes_S), own, begins_S=found.begins_S)
    except WorkbenchError as error:
        raise WorkbenchError(
            "The new data cannot be cut into training, validation and test parts. {reason}", reason=error.sentence
        ) from error
    parts = {part: _behind(_known(new, cut.part(part)), rows_before, sequences_before) for part in PARTS}
    if not all(map(len, parts.values())):
        raise WorkbenchError("The new data hold too few answers that the run knows to train, to validate and to test.")
    kept = _share_of(old.train, spec.appended[-1].old_share)
    rows: dict[Part, tuple[tuple[int, int], ...]] = {
        part: tuple((start + rows_before, stop + rows_before) for start, stop in cut.rows[part]) for part in PARTS
    }
    rows["train"] = (*(old.rows["train"] if len(kept) else ()), *rows["train"])
    return Split(train=together(kept, parts["train"]), val=parts["val"], test=parts["test"], rows=rows)


def _shares(old: Split, spec: SplitSpec, *, forecasts: bool) -> SplitSpec:
    """The split as shares of whatever there is, as large as the parts of the older data."""
    sizes = np.array([sum(stop - start for start, stop in old.rows[part]) for part in PARTS], np.float64)
    train, val, test = (float(share) for share in sizes / sizes.sum())
    changes = {"train": train, "val": val, "test": test, "test_where": None, "folds": 0}
    by_time = {"method": "chronological", "group": None} if forecasts else {}  # what is newest is held back
    return spec.model_copy(update=changes | by_time)


def _known(dataset: SequenceDataset, examples: Examples) -> Examples:
    """The examples whose answer is known, where whole sequences have one."""
    asks = TASKS[dataset.task]
    if asks.labels_sequences:
        return examples.chosen(dataset.labels_S[examples.sequences_E] >= 0)
    if asks.values_sequences:
        return examples.chosen(np.flatnonzero(np.isfinite(dataset.answers_SK[examples.sequences_E]).any(axis=1)))
    return examples


def _share_of(examples: Examples, share: float) -> Examples:
    """So many of the examples, evenly spread."""
    count = round(share * len(examples))
    return examples if count >= len(examples) else examples.chosen(evenly(len(examples), count))


def _behind(examples: Examples, rows: int, sequences: int) -> Examples:
    """The examples where so many rows and sequences come before."""
    return replace(
        examples, starts_E=examples.starts_E.astype(np.int64) + rows, sequences_E=examples.sequences_E + sequences
    )
