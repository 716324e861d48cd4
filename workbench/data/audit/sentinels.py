"""Sentinels: numbers that stand for no value, such as -999 or long runs of zeros, and codes that count as amounts.

Shapes: N steps, R runs.
"""

import re
from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import Cure, Finding, taken_as
from workbench.data.corrections import with_type
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.gap_map import range_of_rows, series_rows
from workbench.data.known import known_column
from workbench.data.sources.number_text import NO_VALUE
from workbench.data.spec import DataSpec, RangeSpec
from workbench.data.tasks import TASKS
from workbench.sentence import sentence

Values = npt.NDArray[np.float64]

SENTINELS = (
    *(sign * (10.0**digits - 1) for digits in (3, 4, 5) for sign in (-1, 1)),
    *(-99.0, -999.9, 999.9, -9999.9, 9999.9, -99.9, 99.99, -32768.0, 32767.0, 65535.0),
)
"""Numbers that instruments and tables write where there is no value."""
MOST_ROWS = 1_000_000
MOST_COLUMNS = 50
FEWEST = 2
"""So often a sentinel must come."""
OFTEN, VERY_FAR = 3, 3.0
"""The same of a number that instruments seldom write so, and how many ranges of all others must lie between."""
FAR = 0.5
"""Share of the range of all other values that must lie between them and a sentinel."""
LONG_RUN = 10
"""Steps of zeros from which on a sensor may have been off."""
MOST_RUNS = 10
ALONE = 0.01
"""Share of zeros outside of such runs beyond which zero is a value like others."""
CHANGES = 0.5
"""Share of the steps at which a measured column changes; one that stays rather holds codes."""
NEAR_ZERO = 0.05
"""Share of the median below which values are near zero."""
CODES = re.compile(r"(type|code|kind|class|categor|region|zone|status|state|mode|dept|department|store|shop)", re.I)
"""Names of columns whose whole numbers tell things apart."""
MOST_CODES = 30


def examine_sentinels(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Notes on numbers that are likely to stand for no value, and on codes; each with a cure."""
    if dataset.sample_rate is not None or TASKS[dataset.task].text:
        return
    for place, name in enumerate(dataset.quantities[:MOST_COLUMNS]):
        values_N = dataset.input_values(slice(0, MOST_ROWS), place).astype(np.float64)
        known = values_N[np.isfinite(values_N)]
        if len(known) < 2 * LONG_RUN:
            continue
        yield from _sentinels(known, name, spec)
        if known_column(name) is None:  # else its values stand a horizon earlier
            yield from _zero_runs(dataset, values_N, name, spec)
        yield from _codes(known, name, spec)


def _sentinels(known: Values, name: str, spec: DataSpec) -> Iterator[Finding]:
    """The lowest and the highest value, where they are written for no value and lie far from all others."""
    for end in {float(known.min()), float(known.max())}:
        listed = next((each for each in SENTINELS if np.isclose(end, each, rtol=1e-6)), None)
        found = float(str(np.float32(end))) if listed is None else listed
        others = known[~np.isclose(known, found, rtol=1e-6)]
        count = len(known) - len(others)
        if count < FEWEST or len(others) < LONG_RUN:
            continue
        low, high = float(others.min()), float(others.max())
        if low <= found <= high or min(abs(low - found), abs(high - found)) <= FAR * max(high - low, abs(high) * FAR):
            continue
        if listed is None and not _stands_out(found, count, low, high):
            continue
        text = f"{found:.12g}"
        said = sentence(
            "{column} is {value} at {count} steps, far from all its other values ({low} to {high}): that may stand for "
            "no value.",
            column=known_column(name) or name,
            value=text,
            count=count,
            low=f"{low:.5g}",
            high=f"{high:.5g}",
        )
        yield Finding(kind="sentinel", severity="warning", sentence=said, cure=_as_missing(text, spec))


def _stands_out(value: float, count: int, low: float, high: float) -> bool:
    """Whether a number that is no usual sentinel comes so often, so far from all others, that it is no measurement."""
    distance = min(abs(low - value), abs(high - value))
    return (
        count >= OFTEN and low < high and distance >= VERY_FAR * (high - low) and distance >= max(abs(low), abs(high))
    )


def _as_missing(text: str, spec: DataSpec) -> Cure:
    """The number is a word for no value, beside those that are so already."""
    had = sorted(NO_VALUE - {""}) if spec.reading.missing_words is None else list(spec.reading.missing_words)
    words = (*had, text)
    return Cure(
        title=sentence("Read {value} as missing", value=text),
        change=partial(_with_words, words=words),
        settings=(("data.reading.missing_words", ",".join(words)),),
    )


def _with_words(spec: DataSpec, words: tuple[str, ...]) -> DataSpec:
    return spec.model_copy(update={"reading": spec.reading.model_copy(update={"missing_words": words})})


def _zero_runs(dataset: SequenceDataset, values_N: Values, name: str, spec: DataSpec) -> Iterator[Finding]:
    """Long runs of zeros in a column that otherwise stays away from zero."""
    runs = _runs(values_N == 0)
    long = [run for run in runs if run[1] - run[0] >= LONG_RUN]
    zeros = int((values_N == 0).sum())
    inside = sum(stop - start for start, stop in long)
    others = np.abs(values_N[np.isfinite(values_N) & (values_N != 0)])
    if not long or len(long) > MOST_RUNS or len(others) < len(values_N) // 2:
        return
    if (np.diff(others) != 0).mean() < CHANGES:
        return
    if zeros - inside > ALONE * len(values_N) or np.quantile(others, ALONE) < NEAR_ZERO * np.median(others):
        return
    ranges = tuple(found for run in long for found in _ranges(dataset, spec, run))
    said = sentence(
        "{column} is 0 for {count} steps on end, though it is seldom near 0 otherwise: the sensor may have been off.",
        column=name,
        count=max(stop - start for start, stop in long),
    )
    title = sentence("Leave these steps out")
    texts = ",".join(_text(each) for each in (*spec.exclude, *ranges))
    cure = Cure(title=title, change=partial(_with_ranges, ranges=ranges), settings=(("data.exclude", texts),))
    yield Finding(kind="sentinel", sentence=said, cure=cure if spec.layout != "wide" else None)


def _runs(flags_N: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and stop of the stretches that are true."""
    ends = np.flatnonzero(np.diff(np.concatenate([[False], flags_N, [False]])))
    return list(zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True))


def _ranges(dataset: SequenceDataset, spec: DataSpec, run: tuple[int, int]) -> Iterator[RangeSpec]:
    """The steps of a run, by the series that they belong to."""
    for start, stop in series_rows(dataset):
        low, high = max(start, run[0]), min(stop, run[1])
        if low < high:
            yield range_of_rows(dataset, spec, (start, stop), low, high - 1)


def _with_ranges(spec: DataSpec, ranges: tuple[RangeSpec, ...]) -> DataSpec:
    return spec.model_copy(update={"exclude": (*spec.exclude, *(each for each in ranges if each not in spec.exclude))})


def _text(each: RangeSpec) -> str:
    owner = "" if each.sequence is None else f"{each.sequence}@"
    return f"{owner}{each.start}..{each.end}"


def _codes(known: Values, name: str, spec: DataSpec) -> Iterator[Finding]:
    """A few whole numbers in a column that is called as codes are."""
    column = known_column(name) or name
    role = spec.roles.get(column)
    if role not in ("feature", "known") or CODES.search(column) is None:
        return
    different = np.unique(known)
    if not 3 <= len(different) <= MOST_CODES or (different != different.round()).any():
        return
    said = sentence(
        "{column} holds {count} different whole numbers that look like codes; the model counts them as amounts.",
        column=column,
        count=len(different),
    )
    title = sentence("Make {column} a category", column=column)
    if role == "known":  # the role says that it is known ahead, its type that it is a category
        cure = Cure(
            title=title,
            change=partial(with_type, column=column, kind="text"),
            settings=((f"data.reading.types.{column}", "text"),),
        )
    else:
        cure = taken_as(column, "category", title)
    yield Finding(kind="words", sentence=said, cure=cure)
