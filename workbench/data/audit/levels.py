"""Levels: a target that never changes, or lies elsewhere in the parts that judge."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import LEAST_LEFT, Cure, Finding, only_first, part_changed, where_it_fits
from workbench.data.dataset import Floats, Part, SequenceDataset, Split
from workbench.data.origins import told
from workbench.data.spec import DataSpec
from workbench.data.splits import PART_NAMES, PARTS
from workbench.data.statistics import chosen_rows, describe_values
from workbench.data.tasks import TASKS
from workbench.data.windows import LONGEST_HORIZON
from workbench.sentence import Sentence, sentence

LEVEL_SHIFT = 0.75
"""Training standard deviations between the mean levels of two parts that make a note."""
FAR_OUTSIDE = 1.0
"""Widths of the training part's range beyond it at which half of a part's values make a warning."""


def examine_levels(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Where the values to answer lie in each part, and the season."""
    asks = TASKS[dataset.task]
    if asks.forecasts:
        for k in range(len(dataset.targets)):
            yield from _far_outside(dataset, split, spec, k)
            yield from (Finding(kind="level", sentence=said) for said in _moved(dataset, split, k))
        if dataset.season > 1:
            said = sentence("The series repeats every {season} steps.", season=dataset.season)
            yield Finding(kind="level", sentence=said, cure=_whole_season(dataset, spec))
    elif asks.values_sequences:
        yield from _answers(dataset, split)


def _whole_season(dataset: SequenceDataset, spec: DataSpec) -> Cure | None:
    """Forecasts of a whole season, where they are shorter and no input tells of fewer steps to come."""
    season, window = dataset.season, spec.window
    if not window.horizon < season <= LONGEST_HORIZON or "known" in spec.roles.values():
        return None
    title = sentence("Forecast one season, {season} steps", season=season)
    return where_it_fits(part_changed("window", title, horizon=season), dataset, spec)


def _moved(dataset: SequenceDataset, split: Split, k: int) -> Iterator[Sentence]:
    values_N, target = dataset.targets_NK[:, k], dataset.targets[k]
    train, val, test = (describe_values(values_N, chosen_rows(dataset, split.rows[part])) for part in PARTS)
    if not (train.count and val.count and test.count):
        return
    if train.constant:
        yield sentence("{target} never changes in the training part, so there is nothing to learn.", target=target)
        return
    levels = [part.mean for part in (train, val, test)]
    named = dict(
        zip(("train", "val", "test"), (told(level, dataset.answer_origin(k), 4) for level in levels), strict=True)
    )
    shifts = [(level - train.mean) / train.std for level in levels]
    if abs(shifts[2] - shifts[1]) > LEVEL_SHIFT:
        yield sentence(
            "The level of {target} moves: its mean is {train} in training, {val} in validation and "
            "{test} in test. A good validation loss promises little for the test part; a model that removes "
            "each window's level can help.",
            target=target,
            **named,
        )
    elif max(abs(shifts[1]), abs(shifts[2])) > LEVEL_SHIFT:
        yield sentence(
            "The level of {target} moves away from the training part's mean of {train}: {val} in "
            "validation, {test} in test. A model that removes each window's level can help.",
            target=target,
            **named,
        )


def _far_outside(dataset: SequenceDataset, split: Split, spec: DataSpec, k: int) -> Iterator[Finding]:
    values_N = dataset.targets_NK[:, k]
    known: dict[Part, Floats] = {}
    for part in PARTS:
        values = np.concatenate([values_N[start:stop] for start, stop in split.rows[part]])
        known[part] = values[np.isfinite(values)]
    if not len(known["train"]) or known["train"].min() == known["train"].max():
        return
    low, high = float(known["train"].min()), float(known["train"].max())
    reach = FAR_OUTSIDE * (high - low)
    for part in PARTS[1:]:
        beyond = (known[part] > high + reach) | (known[part] < low - reach)
        if len(beyond) and beyond.mean() > 0.5:
            yield Finding(
                kind="level",
                severity="warning",
                sentence=sentence(
                    "{share} of {target} in the {part} part lie far outside of what the training part holds, which is "
                    "{low} to {high}: a model cannot have learned them. Did the unit or the sensor change?",
                    share=f"{beyond.mean():.0%}",
                    target=dataset.targets[k],
                    part=PART_NAMES[part],
                    low=told(low, dataset.answer_origin(k), 4),
                    high=told(high, dataset.answer_origin(k), 4),
                ),
                cure=_before(dataset, spec, (values_N > high + reach) | (values_N < low - reach)),
            )


def _before(dataset: SequenceDataset, spec: DataSpec, beyond_N: npt.NDArray[np.bool_]) -> Cure | None:
    """Only the steps before the level left for good."""
    steps = int(np.argmax(beyond_N))
    if dataset.sequences > 1 or steps < LEAST_LEFT * len(beyond_N):
        return None
    return where_it_fits(only_first(steps), dataset, spec)


def _answers(dataset: SequenceDataset, split: Split) -> Iterator[Finding]:
    trained = split.train.owners
    for target, answers_S in zip(dataset.targets, dataset.answers_SK[trained].T, strict=True):
        known = answers_S[~np.isnan(answers_S)]
        if len(known) and known.min() == known.max():
            said = sentence("{target} never changes in the training part, so there is nothing to learn.", target=target)
            yield Finding(kind="level", severity="warning", sentence=said)
