"""PacePreview: what a choice about repeats, gaps and steps would make of the data, before it is chosen.

Shapes: P points of a curve.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Integers, SequenceDataset
from workbench.data.gap_map import GapMap, breaks_in, gap_map, series_rows
from workbench.data.loading import load_dataset
from workbench.data.pacing import ALIASING, usual_step
from workbench.data.spec import DataSpec, PaceSpec
from workbench.data.table import Table
from workbench.progress import Work

AROUND = 24
"""Steps before and behind the place that is shown."""
MOST_POINTS = 400

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """A short piece of a series: seconds and values, NaN where the line is broken."""

    x_P: Points
    y_P: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class PacePreview:
    """Counts before and after, and a piece of the series around the first repeat or gap in both."""

    pace: PaceSpec
    rows: tuple[int, int]
    sequences: tuple[int, int]
    gaps: tuple[int, int]
    repeats: tuple[int, int]
    aliased: bool
    glimpses: tuple[Glimpse, Glimpse]


def with_choice(pace: PaceSpec, name: str, value: str, dataset: SequenceDataset) -> PaceSpec:
    """The pace with one choice made, or none for "leave"; resampling begins with the usual step of the data."""
    if name == "leave":
        return PaceSpec()
    changed: dict[str, object] = {name: value}
    if name == "resample" and pace.step is None and pace.calendar is None and dataset.times_N is not None:
        changed["step"] = usual_step(dataset.times_N) or None
    return PaceSpec.model_validate(pace.model_dump() | changed)


def preview_pace(
    dataset: SequenceDataset, spec: DataSpec, pace: PaceSpec, tables: Sequence[Table]
) -> Work[PacePreview]:
    """What becomes of a dataset whose spec gets another pace. Raises WorkbenchError where nothing is left of it."""
    after = yield from load_dataset(spec.model_copy(update={"pace": pace}), tables=tables)
    maps = tuple(gap_map(each) or _EMPTY for each in (dataset, after))
    merges = pace.repeats != spec.pace.repeats
    span = _span(dataset, maps[0].repeats_R if merges else maps[0].gaps_G)
    return PacePreview(
        pace=pace,
        rows=(len(dataset.values_NF), len(after.values_NF)),
        sequences=(dataset.sequences, after.sequences),
        gaps=(_uncut(dataset, maps[0]), _uncut(after, maps[1])),
        repeats=(len(maps[0].repeats_R), len(maps[1].repeats_R)),
        aliased=any(note.template == ALIASING.template for note in after.notes),
        glimpses=(_glimpse(dataset, maps[0], span), _glimpse(after, maps[1], span)),
    )


_EMPTY = GapMap(gaps_G=np.empty(0, np.int64), repeats_R=np.empty(0, np.int64))


def _uncut(dataset: SequenceDataset, found: GapMap) -> int:
    """Gaps that an example may cross: those at which no sequence ends."""
    return int((~np.isin(found.gaps_G, dataset.offsets_S1[1:] - 1)).sum())


def _span(dataset: SequenceDataset, places: Integers) -> tuple[float, float]:
    """The seconds to be shown, of the first series: around the first of these rows, else from its start."""
    start, stop = series_rows(dataset)[0]
    places = places[(places >= start) & (places < stop)]
    middle = int(places.min()) if len(places) else start + AROUND
    rows = range(max(start, middle - AROUND), min(stop, middle + AROUND + 2))
    x_P = _seconds(dataset, slice(rows.start, rows.stop))
    return float(x_P[0]), float(x_P[-1])


def _glimpse(dataset: SequenceDataset, found: GapMap, span: tuple[float, float]) -> Glimpse:
    """The first series between two moments."""
    start, stop = series_rows(dataset)[0]
    x_N = _seconds(dataset, slice(start, stop))
    low, high = np.searchsorted(x_N, span[0], side="left"), np.searchsorted(x_N, span[1], side="right")
    every = max(1, int(high - low) // MOST_POINTS)
    rows = np.arange(low, high, every)
    y_P = dataset.input_values(rows + start, 0).astype(np.float64)
    breaks = np.searchsorted(rows, breaks_in(dataset, found, (start, stop)), side="right")
    breaks = np.unique(breaks[(breaks > 0) & (breaks < len(rows))])
    return Glimpse(x_P=np.insert(x_N[rows], breaks, np.nan), y_P=np.insert(y_P, breaks, np.nan))


def _seconds(dataset: SequenceDataset, rows: slice) -> Points:
    assert dataset.times_N is not None
    return dataset.times_N[rows].astype("datetime64[ms]").astype(np.float64) / 1000
