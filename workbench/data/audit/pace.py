"""Pace: a season or a rate of measurement that is another in the parts that judge."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import LEAST_LEFT, Cure, Finding, only_first, where_it_fits
from workbench.data.dataset import Part, SequenceDataset, Split
from workbench.data.season import detect_season, repeats_every
from workbench.data.spec import DataSpec
from workbench.data.splits import PART_NAMES, PARTS, is_by_time
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

Values = npt.NDArray[np.float64]

FEWEST_STEPS = 8
MOST_RANGES = 50
MOST_STEPS = 20_000
OTHER_RATE = 1.25
OTHER_SEASON = 1.15
CYCLES = 4
MICROSECONDS = 1e6


def examine_pace(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Whether the parts are measured, and repeat themselves, at one pace."""
    if dataset.times_N is not None:
        rates = list(_rates(dataset, split, spec))
        yield from rates
        if rates:
            return
    if TASKS[dataset.task].forecasts and is_by_time(dataset.task, spec.split):
        yield from _seasons(dataset, split, spec)


def _rates(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    usual = {part: _usual_step(dataset, split, part) for part in PARTS}
    trained = usual["train"]
    if not trained:
        return
    for part in PARTS[1:]:
        step = usual[part]
        if step and max(step / trained, trained / step) > OTHER_RATE:
            said = sentence(
                "The rate changes: a step is {train} s in training and {other} s in the {part} part. The model counts "
                "steps, so the same number of them means another time.",
                train=f"{trained:.6g}",
                other=f"{step:.6g}",
                part=PART_NAMES[part],
            )
            yield Finding(kind="pace", severity="warning", sentence=said, cure=_before_change(dataset, spec, trained))
            return


def _usual_step(dataset: SequenceDataset, split: Split, part: Part) -> float:
    """Median seconds between two rows of a part; 0 where there are too few."""
    spans = split.rows[part][:: max(1, len(split.rows[part]) // MOST_RANGES)]
    steps = np.concatenate([_steps(dataset, start, stop) for start, stop in spans]) if spans else np.empty(0)
    return float(np.median(steps)) if len(steps) >= FEWEST_STEPS else 0.0


def _steps(dataset: SequenceDataset, start: int, stop: int) -> Values:
    if dataset.times_N is None:
        return np.empty(0)
    times = dataset.times_N[start : min(stop, start + MOST_STEPS)]
    return _seconds(times)


def _seconds(times_N: npt.NDArray[np.datetime64]) -> Values:
    """Seconds from each time to the next."""
    return np.diff(times_N.astype("datetime64[us]").astype(np.int64)).astype(np.float64) / MICROSECONDS


def _before_change(dataset: SequenceDataset, spec: DataSpec, trained: float) -> Cure | None:
    """Only the rows before the rate changes for good."""
    if dataset.sequences > 1 or dataset.times_N is None:
        return None
    steps = _seconds(dataset.times_N)
    other = (steps > OTHER_RATE * trained) | (steps * OTHER_RATE < trained)
    lasting = np.convolve(other, np.ones(FEWEST_STEPS), mode="valid") >= FEWEST_STEPS
    first = int(np.argmax(lasting)) + 1 if lasting.any() else 0
    return where_it_fits(only_first(first), dataset, spec) if first >= LEAST_LEFT * len(dataset.times_N) else None


def _seasons(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    longest = int(np.argmax(np.diff(dataset.offsets_S1)))
    first, last = (int(row) for row in dataset.offsets_S1[longest : longest + 2])
    spans = [next((s for s in split.rows[part] if first <= s[0] < last), (0, 0)) for part in PARTS]
    for k, target in enumerate(dataset.targets):
        values_N = dataset.targets_NK[:, k]
        train = values_N[spans[0][0] : spans[0][1]][-MOST_STEPS:]
        later = values_N[spans[1][0] : spans[2][1]][-MOST_STEPS:]
        before, after = detect_season(train), detect_season(later)
        if not _other_season(train, later, before, after):
            continue
        said = sentence(
            "The season of {target} changes: it repeats every {before} steps in training and every {after} steps after "
            "it. Was it measured at another rate?",
            target=target,
            before=before,
            after=after,
        )
        cure = only_first(spans[0][1] - spans[0][0]) if dataset.sequences == 1 else None
        fitting = None if cure is None else where_it_fits(cure, dataset, spec)
        yield Finding(kind="pace", severity="warning", sentence=said, cure=fitting)


def _other_season(train: npt.ArrayLike, later: npt.ArrayLike, before: int, after: int) -> bool:
    """Whether both repeat clearly, and the slower one not at the pace of the faster."""
    if min(before, after) < 2 or max(before, after) < OTHER_SEASON * min(before, after):
        return False
    if len(np.asarray(later)) < CYCLES * max(before, after):
        return False
    # What repeats every day repeats every second day too.
    return not (repeats_every(later, before) if after > before else repeats_every(train, after))
