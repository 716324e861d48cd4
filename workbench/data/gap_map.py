"""GapMap: where the times of a dataset leave out steps or come twice.

Shapes: N steps, G gaps, R repeats.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Integers, SequenceDataset
from workbench.data.ranges import ends_of
from workbench.data.spec import DataSpec, RangeSpec
from workbench.data.time.gaps import longest_usual
from workbench.data.time.zone import wall

Times = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMap:
    """Rows of a dataset after which times are missing, and rows that have the time of the one before."""

    gaps_G: Integers
    repeats_R: Integers


def gap_map(dataset: SequenceDataset) -> GapMap | None:
    """The gaps and repeats within each series; None where there are no times."""
    if dataset.times_N is None:
        return None
    gaps, repeats = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for start, stop in series_rows(dataset):
        times_N = dataset.times_N[start:stop]
        steps = np.diff(times_N).astype(np.int64)
        gaps.append(start + np.flatnonzero(steps > longest_usual(times_N)))
        repeats.append(start + 1 + np.flatnonzero(steps == 0))
    return GapMap(gaps_G=np.concatenate(gaps), repeats_R=np.concatenate(repeats))


def breaks_in(dataset: SequenceDataset, found: GapMap | None, rows: tuple[int, int]) -> Integers:
    """The steps of the series between two rows, counted from 0, after which time is missing: at gaps, and where
    stretches of it begin anew."""
    start, stop = rows
    gaps = np.empty(0, np.int64) if found is None else found.gaps_G
    ends = dataset.offsets_S1[1:] - 1
    steps: Integers = np.union1d(gaps, ends)
    return steps[(steps >= start) & (steps < stop - 1)] - start


def series_rows(dataset: SequenceDataset) -> list[tuple[int, int]]:
    """First row and end of each series, whose stretches lie one after the other."""
    offsets, series = dataset.offsets_S1.tolist(), dataset.series_S
    firsts = [s for s in range(dataset.sequences) if not s or series[s] != series[s - 1]]
    return [(offsets[s], offsets[end]) for s, end in zip(firsts, [*firsts[1:], dataset.sequences], strict=True)]


def step_numbers(spec: DataSpec, series: str, count: int) -> Integers:
    """The numbers, from 1 on, that the steps of a series have when those left out by number are counted as well."""
    ranges = [each for each in spec.exclude if each.counted and each.sequence in (None, series)]
    most = count + sum(int(each.end) - int(each.start) + 1 for each in ranges)
    kept = np.ones(most + 1, np.bool_)
    kept[0] = False
    for each in ranges:
        kept[int(each.start) : int(each.end) + 1] = False
    return np.flatnonzero(kept)[:count].astype(np.int64)


def left_out_spans(spec: DataSpec, dataset: SequenceDataset, series: str) -> list[tuple[float, float]]:
    """Where the ranges that leave out steps of a series stand: seconds since 1970, or steps counted from 0."""
    spans = []
    for each in spec.exclude:
        if each.sequence not in (None, series):
            continue
        if dataset.times_N is None and each.counted:
            spans.append((float(each.start) - 1, float(each.end) - 1))
        elif dataset.times_N is not None and not each.counted:
            start, end = ends_of(each, dataset.notation, dataset.times_N.dtype)
            spans.append((_seconds(start), _seconds(end)))
    return spans


def _seconds(moment: np.datetime64) -> float:
    return float(moment.astype("datetime64[ms]").astype(np.int64)) / 1000


def range_of_rows(dataset: SequenceDataset, spec: DataSpec, rows: tuple[int, int], first: int, last: int) -> RangeSpec:
    """The range from row `first` to row `last` of a dataset, in the series that lies between the two `rows`."""
    start, stop = rows
    owner = int(dataset.owners_of(first))
    series = dataset.series_S[owner]
    name = series if len(set(dataset.series_S)) > 1 else None
    if dataset.times_N is None:
        numbers = step_numbers(spec, series, stop - start)
        return RangeSpec(start=str(numbers[first - start]), end=str(numbers[last - start]), sequence=name)
    times = dataset.times_N[[first, last]]
    clock = times if dataset.notation.zone is None else wall(times, dataset.notation.zone)
    minutes = bool((dataset.times_N[start:stop].astype("datetime64[m]") == dataset.times_N[start:stop]).all())
    begin, end = (_text(moment, minutes=minutes) for moment in clock)
    return RangeSpec(start=begin, end=end, sequence=name)


def _text(moment: np.datetime64, *, minutes: bool) -> str:
    """A time as a person writes it, to the minute or as fine as it is."""
    text = str(moment.astype("datetime64[m]") if minutes else moment).replace("T", " ")
    return text.rstrip("0").rstrip(".") if "." in text else text
