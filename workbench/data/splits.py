"""Splits: which rows or sequences train, validate and test, with no target step in two parts.

Shapes: N all steps of all sequences, S sequences, G groups, C classes.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from workbench.data.conditions import matching
from workbench.data.dataset import RECORDING, Examples, Integers, Part, SequenceDataset, Split
from workbench.data.folds import deal, groups_of, series_of, stratified_order
from workbench.data.official import official_test
from workbench.data.spec import DataSpec, SplitSpec, Task, WindowSpec
from workbench.data.tasks import TASKS
from workbench.data.windows import Range, largest_context, piece_examples, sequence_examples, window_examples
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

PARTS: tuple[Part, ...] = get_args(Part)
FEW_SEQUENCES = 5
"""From so many labelled recordings on, whole ones are kept for validation and test."""
FEWEST_GROUPS = 3
"""From so many cut recordings on, the pieces of one stay in one part."""
LEAST_STEPS = 6
"""Steps of a series that give training, validation and test part a window each."""
PART_NAMES: dict[Part, Sentence] = {
    "train": sentence("training"),
    "val": sentence("validation"),
    "test": sentence("test"),
}

Ranges = dict[Part, tuple[Range, ...]]


def make_split(dataset: SequenceDataset, spec: DataSpec, *, begins_S: Integers | None = None) -> Split:
    """The examples of the three parts; where a sequence is cut by time, rows before `begins_S` belong to none.

    Chronological: each sequence is cut by time, and an example belongs to the part that owns all its target rows.
    Otherwise, and where each sequence has one answer always, whole sequences go to a part.
    Raises WorkbenchError when the sizes ask for too much, a window does not fit or a part has no example.
    """
    by_time = is_by_time(dataset.task, spec.split)
    begins_S = dataset.offsets_S1[:-1] if begins_S is None else begins_S
    ranges = _ranges_in_time(dataset, spec.split, begins_S) if by_time else _whole_ranges(dataset, spec.split)
    if TASKS[dataset.task].forecasts:
        _check_window(dataset, ranges, spec.window)
    parts = {part: _examples(dataset, part, ranges[part], spec.window, by_time=by_time) for part in PARTS}
    for part, examples in parts.items():
        if not len(examples):
            raise WorkbenchError(
                "The {part} part holds no known value of {targets}; make it larger.",
                part=PART_NAMES[part],
                targets=", ".join(dataset.targets) or sentence("the answer"),
            )
    rows: dict[Part, tuple[tuple[int, int], ...]] = {
        part: tuple((owned.start, owned.stop) for owned in ranges[part]) for part in PARTS
    }
    return Split(train=parts["train"], val=parts["val"], test=parts["test"], rows=rows)


def is_by_time(task: Task, spec: SplitSpec) -> bool:
    """Whether each sequence is cut by time, instead of going to one part as a whole."""
    whole = spec.test_where is not None or spec.group is not None or spec.method != "chronological" or spec.folds > 0
    return not TASKS[task].per_sequence and not whole


def propose_split(dataset: SequenceDataset) -> SplitSpec:
    """A split to start from: the one that the files or a column tell, else equal shares of classes, or by time."""
    asks = TASKS[dataset.task]
    test_where = None if asks.ahead else official_test(dataset.facts_S)
    pieces = RECORDING in dataset.facts_S and test_where is None
    if pieces and len(set(dataset.facts_S[RECORDING])) >= FEWEST_GROUPS:
        return SplitSpec(method="group", group=RECORDING)
    if asks.labels_sequences and dataset.sequences > 1:
        return SplitSpec(method="stratified", test_where=test_where)
    if asks.text and dataset.sequences < FEW_SEQUENCES:
        return SplitSpec(method="chronological", train=0.8, val=0.1, test=0.1)
    alone = not asks.per_sequence and (asks.forecasts or dataset.sequences < FEW_SEQUENCES)
    return SplitSpec(method="chronological" if alone else "random", test_where=test_where)


def part_ends(total: int, spec: SplitSpec, *, unit: Literal["steps", "sequences"] = "steps") -> tuple[int, int, int]:
    """Where the three parts of `total` steps or sequences end; the last is `total` when the fractions add up to 1.

    Raises WorkbenchError when they ask for more than there is.
    """
    sizes = [size * total if size < 1 else float(int(size)) for size in (spec.train, spec.val, spec.test)]
    ends = np.cumsum(sizes)
    if ends[2] > total * (1 + 1e-9):
        raise WorkbenchError(
            "The parts of the split ask for {asked} {unit}, but there are only {total}. Make one of them smaller.",
            asked=round(float(ends[2])),
            unit=sentence("steps") if unit == "steps" else sentence("sequences"),
            total=total,
        )
    return round(float(ends[0])), round(float(ends[1])), round(float(ends[2]))


def assign_sequences(dataset: SequenceDataset, spec: SplitSpec) -> Integers:
    """Part of each sequence: 0 train, 1 validation, 2 test, 3 left out."""
    if spec.folds:
        return _with_test(dataset, spec, deal(dataset, spec) == spec.fold)
    if spec.test_where is not None:
        test_S = matching(dataset.facts_S, spec.test_where)
        _check_test(test_S, spec.test_where)
        return _with_test(dataset, spec, test_S)
    count = dataset.sequences
    if count < 3:
        raise WorkbenchError(
            "There are only {count} sequences, but training, validation and test need one each. "
            "Load more files, or split by time.",
            count=count,
        )
    ends = _at_least_one_each(part_ends(count, spec, unit="sequences"), count)
    return _shared_out(dataset, spec, np.arange(count), ends)


def _check_test(test_S: npt.NDArray[np.bool_], condition: str) -> None:
    if not test_S.any() or (~test_S).sum() < 2:
        raise WorkbenchError(
            "{chosen} of {count} sequences meet the condition '{condition}'; test needs one at least, and training "
            "and validation one each of the others.",
            chosen=int(test_S.sum()),
            count=len(test_S),
            condition=condition,
        )


def _with_test(dataset: SequenceDataset, spec: SplitSpec, test_S: npt.NDArray[np.bool_]) -> Integers:
    """The chosen sequences are the test part; the others train and validate in their proportion."""
    others = np.flatnonzero(~test_S)
    train = min(max(round(len(others) * spec.train / (spec.train + spec.val)), 1), len(others) - 1)
    parts_S = np.full(dataset.sequences, 2, np.int64)
    parts_S[others] = _shared_out(dataset, spec, others, (train, len(others), len(others)))
    return parts_S


def _shared_out(dataset: SequenceDataset, spec: SplitSpec, chosen: Integers, ends: tuple[int, int, int]) -> Integers:
    """Part of each of the chosen sequences by the spec's method, cut at `ends`."""
    rng = np.random.default_rng(spec.seed)
    if spec.group is not None or spec.method == "group":
        return _by_group(dataset, spec, chosen, ends, rng)
    series = series_of(dataset, chosen)
    if len(np.unique(series)) < len(chosen):
        return _with_their_series(dataset, spec, chosen, ends, series)
    if spec.method == "stratified" and len(dataset.labels_S):
        labels_S = dataset.labels_S[chosen]
        return _spread_classes(labels_S, _cut(stratified_order(labels_S, rng), ends))
    order = np.arange(len(chosen)) if spec.method == "chronological" else rng.permutation(len(chosen))
    return _cut(order, ends)


def _with_their_series(
    dataset: SequenceDataset, spec: SplitSpec, chosen: Integers, ends: tuple[int, int, int], series: Integers
) -> Integers:
    """Part of each of the chosen sequences where several are stretches of one series, which stays in one part."""
    firsts = np.unique(series, return_index=True)[1]
    share = len(firsts) / len(chosen)
    first, second, third = (round(end * share) for end in ends)
    scaled = _at_least_one_each((first, second, third), len(firsts)) if len(firsts) > 2 else (first, second, third)
    return _shared_out(dataset, spec, chosen[firsts], scaled)[series]


def _examples(
    dataset: SequenceDataset, part: Part, ranges: tuple[Range, ...], window: WindowSpec, *, by_time: bool
) -> Examples:
    stride = window.stride if part == "train" else None
    asks = TASKS[dataset.task]
    if asks.forecasts:
        return window_examples(dataset, ranges, window, stride=stride or 1)
    if asks.text:
        return piece_examples(dataset, ranges, window.context, stride or window.context, ahead=1)
    if asks.labels_steps and by_time:
        return piece_examples(dataset, ranges, window.context, stride or window.context)
    return sequence_examples(dataset, ranges)


def _ranges_in_time(dataset: SequenceDataset, spec: SplitSpec, begins_S: Integers) -> Ranges:
    """Each series is cut by time, whether or not it is cut into stretches besides."""
    ranges: dict[Part, list[Range]] = {part: [] for part in PARTS}
    offsets, series, begins = dataset.offsets_S1.tolist(), dataset.series_S, begins_S.tolist()
    firsts = [s for s in range(dataset.sequences) if not s or series[s] != series[s - 1]]
    for begin, after in zip(firsts, [*firsts[1:], dataset.sequences], strict=True):
        first = next((row for s, row in enumerate(begins[begin:after], begin) if row < offsets[s + 1]), offsets[after])
        ends = part_ends(offsets[after] - first, spec)
        starts = (0, ends[0] + spec.gap, ends[1] + spec.gap)
        for part, start, end in zip(PARTS, starts, ends, strict=True):
            for s in range(begin, after):
                low = max(first + start, offsets[s])
                high = min(first + end, offsets[s + 1])
                if low < high:
                    ranges[part].append(Range(s, low, high))
    return {part: tuple(owned) for part, owned in ranges.items()}


def _whole_ranges(dataset: SequenceDataset, spec: SplitSpec) -> Ranges:
    parts_S = assign_sequences(dataset, spec)
    starts_S, stops_S = dataset.offsets_S1[:-1], dataset.offsets_S1[1:]
    return {
        part: tuple(Range(int(s), int(starts_S[s]), int(stops_S[s])) for s in np.flatnonzero(parts_S == index))
        for index, part in enumerate(PARTS)
    }


def _check_window(dataset: SequenceDataset, ranges: Ranges, window: WindowSpec) -> None:
    fits = min(largest_context(dataset.offsets_S1, ranges[part], window.horizon) for part in PARTS)
    if dataset.longest < LEAST_STEPS:
        raise WorkbenchError(
            "There are only {steps} rows of data. A forecast needs a series of many, at the very least {least}.",
            steps=dataset.longest,
            least=LEAST_STEPS,
        )
    if dataset.longest < window.context + window.horizon:
        _raise_too_long(dataset.longest, window, fits)
    for part in PARTS:
        if largest_context(dataset.offsets_S1, ranges[part], window.horizon) < window.context:
            longest = max((owned.stop - owned.start for owned in ranges[part]), default=0)
            _raise_part_too_short(part, longest, window, fits)


def _raise_too_long(steps: int, window: WindowSpec, fits: int) -> None:
    if fits < 1:
        raise WorkbenchError(
            "A window of {context} + {horizon} steps is longer than the series, which has {steps} steps in three "
            "parts. Choose a shorter horizon first.",
            context=window.context,
            horizon=window.horizon,
            steps=steps,
        )
    raise WorkbenchError(
        "A window of {context} + {horizon} steps is longer than the series, which has {steps} steps. "
        "The largest context that fits is {fits}.",
        context=window.context,
        horizon=window.horizon,
        steps=steps,
        fits=fits,
    )


def _raise_part_too_short(part: Part, steps: int, window: WindowSpec, fits: int) -> None:
    if fits < 1:
        raise WorkbenchError(
            "The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. "
            "Make it larger, or choose a shorter horizon.",
            part=PART_NAMES[part],
            steps=steps,
            context=window.context,
            horizon=window.horizon,
        )
    raise WorkbenchError(
        "The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. "
        "The largest context that fits is {fits}; or make the part larger.",
        part=PART_NAMES[part],
        steps=steps,
        context=window.context,
        horizon=window.horizon,
        fits=fits,
    )


def _at_least_one_each(ends: tuple[int, int, int], count: int) -> tuple[int, int, int]:
    first = min(max(ends[0], 1), count - 2)
    second = min(max(ends[1], first + 1), count - 1)
    return first, second, max(ends[2], second + 1)


def _cut(order: Integers, ends: tuple[int, int, int]) -> Integers:
    parts_S = np.empty(len(order), np.int64)
    parts_S[order] = np.searchsorted(ends, np.arange(len(order)), side="right")
    return parts_S


def _spread_classes(labels_S: Integers, parts_S: Integers) -> Integers:
    """Swap sequences until every class of three or more is in each part, where a swap can do it."""
    parts_S = parts_S.copy()
    counts_CP = np.zeros((int(labels_S.max()) + 1, 4), np.int64)
    np.add.at(counts_CP, (labels_S, parts_S), 1)
    for label, part in np.argwhere(counts_CP[:, :3] == 0):
        donor = int(np.argmax(counts_CP[label]))
        given = np.argmax(np.where(np.arange(len(counts_CP)) == label, 0, counts_CP[:, part]))
        if counts_CP[label, donor] < 2 or counts_CP[given, part] < 2:
            continue
        for cls, source, goal in ((label, donor, part), (given, part, donor)):
            parts_S[np.flatnonzero((labels_S == cls) & (parts_S == source))[0]] = goal
            counts_CP[cls, source] -= 1
            counts_CP[cls, goal] += 1
    return parts_S


def _by_group(
    dataset: SequenceDataset, spec: SplitSpec, chosen: Integers, ends: tuple[int, int, int], rng: np.random.Generator
) -> Integers:
    """Whole groups, the largest first, each to the part that lacks most."""
    if spec.group is None:
        raise WorkbenchError(
            "A split by group needs a group. Choose one of {known}, or split in another way.",
            known=", ".join(dataset.facts_S) or "-",
        )
    values = groups_of(dataset, spec)[chosen]
    names, groups_S, sizes_G = np.unique(values, return_inverse=True, return_counts=True)
    lacking = np.array([ends[0], ends[1] - ends[0], ends[2] - ends[1], len(chosen) - ends[2]], float)
    filled = lacking == 0
    filled[3] = True
    if len(names) < (~filled).sum():
        raise WorkbenchError(
            "{column} has only {count} different values, but {parts} parts need one group each. "
            "Choose another group column, or split in another way.",
            column=spec.group,
            count=len(names),
            parts=int((~filled).sum()),
        )
    parts_G = np.empty(len(names), np.int64)
    shuffled = rng.permutation(len(names))
    order = shuffled[np.argsort(-sizes_G[shuffled], kind="stable")]
    for place, group in enumerate(order):
        must_fill = len(order) - place <= np.count_nonzero(~filled)
        part = int(np.argmax(np.where(filled, -np.inf, lacking) if must_fill else lacking))
        parts_G[group] = part
        filled[part] = True
        lacking[part] -= sizes_G[group]
    return np.asarray(parts_G[groups_S], np.int64)
