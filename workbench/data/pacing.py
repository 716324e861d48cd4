"""Pacing: rows left out by hand, times that repeat made one, series cut at gaps, and steps made equally long.

Shapes: N steps of all sequences, M steps of one, S sequences, F inputs, G steps after pacing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import SERIES, Floats, Integers
from workbench.data.layouts import RoleColumns, Sequences, Times
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec
from workbench.data.tasks import TASKS
from workbench.data.time.gaps import longest_usual
from workbench.data.time.notation import Notation
from workbench.data.time.telling import length_told
from workbench.data.time.units import per_second
from workbench.data.time.zone import localized
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

THINNED = 1.5
"""Steps longer by so much than the usual one leave rows out."""
MOST_STEPS = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Consecutive steps of one sequence."""

    values_MF: Floats
    times_M: Times | None
    lines_M: Integers
    labels_M: npt.NDArray[np.object_] | None

    def __len__(self) -> int:
        return len(self.values_MF)

    def at(self, rows: Integers | npt.NDArray[np.bool_] | slice) -> Steps:
        """Some of the steps."""
        return Steps(
            values_MF=self.values_MF[rows],
            times_M=None if self.times_M is None else self.times_M[rows],
            lines_M=self.lines_M[rows],
            labels_M=None if self.labels_M is None else self.labels_M[rows],
        )


@dataclass(slots=True, kw_only=True)
class _Pacing:
    """What is to be done with a file, and what was, to be told once for all its sequences."""

    spec: DataSpec
    notation: Notation
    numbers: int
    """Columns of numbers; those behind them are words."""
    targets: int
    excluded: int = 0
    repeats: int = 0
    gaps: int = 0
    rows: int = 0
    steps: int = 0
    thinned: bool = False


def paced(piece: Sequences, spec: DataSpec, columns: RoleColumns, file: str) -> Sequences:
    """The sequences of a file as the spec wants their rows and times.

    Raises WorkbenchError where there are no times to go by, or nothing is left.
    """
    if spec.pace == PaceSpec() and not spec.exclude:
        return piece
    _check(piece, spec, file)
    pacing = _Pacing(
        spec=spec,
        notation=piece.notation or Notation(),
        numbers=len(columns.inputs),
        targets=sum(role == "target" for role in spec.roles.values()) if TASKS[spec.task].forecasts else 0,
    )
    stops = np.cumsum(piece.lengths_S).tolist()
    labels = np.array(piece.labels_N, object) if piece.labels_N else None
    whole = Steps(values_MF=piece.values_NF, times_M=piece.times_N, lines_M=np.asarray(piece.lines_N), labels_M=labels)
    found: list[Steps] = []
    owners: list[int] = []
    for s, (start, stop) in enumerate(zip([0, *stops[:-1]], stops, strict=True)):
        steps = whole.at(slice(start, stop))
        parts = _paced(steps, piece.names_S[s], pacing)
        found += parts
        owners += [s] * len(parts)
    if not found:
        raise WorkbenchError("{file}: every row is left out. Take some of the ranges back.", file=file)
    return _assembled(piece, found, owners, spec, (*piece.notes, *_notes(pacing, file)))


def _check(piece: Sequences, spec: DataSpec, file: str) -> None:
    timed = spec.pace != PaceSpec() or any(not each.counted for each in spec.exclude)
    if piece.times_N is None and timed:
        raise WorkbenchError(
            "{file} has no times to go by. Give a column the role time, or leave repeats, gaps, steps and ranges of "
            "time as they are.",
            file=file,
        )
    if spec.pace.gaps == "split" and TASKS[spec.task].per_sequence:
        raise WorkbenchError(
            "Sequences with one answer each cannot be cut at gaps. Leave the gaps, or choose another task."
        )
    if spec.pace.resample != "none" and spec.pace.step is None:
        usual = _usual(piece.times_N) if piece.times_N is not None else 0.0
        raise WorkbenchError(
            "Resampling needs the length of a step; the usual one here is {seconds} s (data.pace.step).",
            seconds=f"{usual:.12g}",
        )


def _paced(steps: Steps, name: str, pacing: _Pacing) -> list[Steps]:
    """The stretches of one sequence, none of them empty."""
    pace = pacing.spec.pace
    stretches = _kept(steps, name, pacing)
    if pace.repeats != "leave":
        stretches = [_merged(each, pacing) for each in stretches]
    if pace.gaps == "split":
        stretches = [part for each in stretches for part in _split(each, pacing)]
    if pace.resample != "none":
        stretches = [_resampled(each, pacing) for each in stretches]
    return [each for each in stretches if len(each)]


def _kept(steps: Steps, name: str, pacing: _Pacing) -> list[Steps]:
    """What no range leaves out, cut where rows are left out between others."""
    out_M = np.zeros(len(steps), np.bool_)
    for each in pacing.spec.exclude:
        if each.sequence in (None, name):
            out_M |= inside(each, steps.times_M, len(steps), pacing.notation)
    if not out_M.any():
        return [steps]
    pacing.excluded += int(out_M.sum())
    kept = np.flatnonzero(~out_M)
    if TASKS[pacing.spec.task].per_sequence:
        return [steps.at(kept)]
    return [steps.at(rows) for rows in np.split(kept, np.flatnonzero(np.diff(kept) > 1) + 1)]


def inside(each: RangeSpec, times_M: Times | None, count: int, notation: Notation) -> npt.NDArray[np.bool_]:
    """Which of a sequence's steps lie in a range. Raises WorkbenchError for what is no time."""
    if each.counted:
        places_M = np.arange(1, count + 1)
        return np.asarray((places_M >= int(each.start)) & (places_M <= int(each.end)))
    if times_M is None:
        return np.zeros(count, np.bool_)
    start, end = (moment(text, notation, times_M.dtype) for text in (each.start, each.end))
    return np.asarray((times_M >= start) & (times_M <= end))


def moment(text: str, notation: Notation, kind: np.dtype[np.datetime64]) -> np.datetime64:
    """A time of a range, as the clock of the data shows it. Raises WorkbenchError where it is none."""
    try:
        found = np.datetime64(text.strip().replace(" ", "T")).astype(kind)
    except ValueError as error:
        raise WorkbenchError("{text} is no time to leave out. Write it such as 2024-03-01 12:00.", text=text) from error
    return found if notation.zone is None else localized(np.array([found]), notation.zone)[0]


def _merged(steps: Steps, pacing: _Pacing) -> Steps:
    """Rows of one time as one row."""
    times_M = _times_of(steps)
    order = np.argsort(times_M, kind="stable")
    steps = steps if (order[1:] > order[:-1]).all() else steps.at(order)
    times_M = _times_of(steps)
    firsts = np.flatnonzero(np.concatenate([[True], times_M[1:] != times_M[:-1]]))
    if len(firsts) == len(steps):
        return steps
    pacing.repeats += len(steps) - len(firsts)
    return _gathered(steps, firsts, pacing.spec.pace.repeats, pacing.numbers)


def _gathered(steps: Steps, firsts: Integers, how: str, numbers: int) -> Steps:
    """One row from each run of rows: numbers by mean, last or sum, what is no number from the last row."""
    lasts = np.append(firsts[1:], len(steps)) - 1
    found = steps.at(lasts)
    values_GF = np.array(found.values_MF)
    for f in range(numbers):
        values_GF[:, f] = _GATHER[how](steps.values_MF[:, f].astype(np.float64), firsts, lasts)
    return replace(found, values_MF=values_GF)


def _mean(values_M: npt.NDArray[np.float64], firsts: Integers, lasts: Integers) -> npt.NDArray[np.float64]:
    known = np.add.reduceat(np.isfinite(values_M).astype(np.int64), firsts)
    return np.where(known > 0, np.add.reduceat(np.nan_to_num(values_M), firsts) / np.maximum(known, 1), np.nan)


def _sum(values_M: npt.NDArray[np.float64], firsts: Integers, lasts: Integers) -> npt.NDArray[np.float64]:
    known = np.add.reduceat(np.isfinite(values_M).astype(np.int64), firsts)
    return np.where(known > 0, np.add.reduceat(np.nan_to_num(values_M), firsts), np.nan)


def _last(values_M: npt.NDArray[np.float64], firsts: Integers, lasts: Integers) -> npt.NDArray[np.float64]:
    """The last known value of each run."""
    places = np.where(np.isfinite(values_M), np.arange(len(values_M)), -1)
    latest = np.maximum.accumulate(places)[lasts]
    return np.where(latest >= firsts, values_M[np.maximum(latest, 0)], np.nan)


_GATHER: dict[str, Callable[[npt.NDArray[np.float64], Integers, Integers], npt.NDArray[np.float64]]] = {
    "mean": _mean,
    "sum": _sum,
    "last": _last,
}


def _split(steps: Steps, pacing: _Pacing) -> list[Steps]:
    """The stretches between gaps; rows that ask for answers stay with the one before them."""
    times_M = _times_of(steps)
    longest = longest_step(times_M, pacing.spec.pace)
    cuts = np.flatnonzero(np.diff(times_M).astype(np.int64) > longest) + 1
    if pacing.targets:
        known = np.flatnonzero(~np.isnan(steps.values_MF[:, : pacing.targets]).all(axis=1))
        cuts = cuts[cuts <= (known[-1] if len(known) else 0)]
    pacing.gaps += len(cuts)
    return [steps.at(rows) for rows in np.split(np.arange(len(steps)), cuts)]


def longest_step(times_M: Times, pace: PaceSpec) -> float:
    """The longest step that is no gap, in the unit of the times."""
    return longest_usual(times_M) if pace.longest is None else pace.longest * per_second(times_M)


def _resampled(steps: Steps, pacing: _Pacing) -> Steps:
    """Steps of one length from the first row to the last; empty ones hold nothing, or what lies between."""
    pace, numbers = pacing.spec.pace, pacing.numbers
    times_M = _times_of(steps)
    unit = round((pace.step or 0.0) * per_second(times_M))
    at_M = times_M.astype(np.int64)
    if unit < 1 or (at_M[-1] - at_M[0]) // max(unit, 1) > MOST_STEPS:
        raise WorkbenchError("A step of {step} s makes too many steps. Choose a longer one.", step=pace.step)
    pacing.thinned |= pace.resample != "mean" and unit > THINNED * _usual(times_M) * per_second(times_M)
    pacing.rows += len(steps)
    order = np.argsort(at_M, kind="stable")
    steps, at_M = steps.at(order), at_M[order]
    found = _between(steps, at_M, unit, numbers) if pace.resample == "interpolate" else None
    found = found or _binned(steps, at_M // unit, unit, pace.resample, numbers)
    pacing.steps += len(found)
    return found


def _binned(steps: Steps, bins_M: Integers, unit: int, how: str, numbers: int) -> Steps:
    firsts = np.flatnonzero(np.concatenate([[True], bins_M[1:] != bins_M[:-1]]))
    gathered = _gathered(steps, firsts, "last" if how == "interpolate" else how, numbers)
    grid_G = np.arange(bins_M[0], bins_M[-1] + 1)
    before_G = np.searchsorted(bins_M[firsts], grid_G, side="right") - 1
    found = gathered.at(before_G)
    empty_G = bins_M[firsts][before_G] != grid_G
    values_GF = np.array(found.values_MF)
    values_GF[empty_G, :numbers] = np.nan
    labels_G = found.labels_M
    if labels_G is not None:
        labels_G = labels_G.copy()
        labels_G[empty_G] = None
    return replace(found, values_MF=values_GF, times_M=_as_times(grid_G * unit, steps), labels_M=labels_G)


def _between(steps: Steps, at_M: Integers, unit: int, numbers: int) -> Steps | None:
    """Values between two rows at every step of the grid; None where no step of it lies among the rows."""
    grid_G = np.arange(-(-at_M[0] // unit), at_M[-1] // unit + 1) * unit
    if not len(grid_G):
        return None
    found = steps.at(np.searchsorted(at_M, grid_G, side="right") - 1)
    values_GF = np.array(found.values_MF)
    for f in range(numbers):
        values_M = steps.values_MF[:, f].astype(np.float64)
        known = np.isfinite(values_M)
        if known.any():
            near = np.interp(grid_G - at_M[0], at_M[known] - at_M[0], values_M[known], left=np.nan, right=np.nan)
            values_GF[:, f] = near
    return replace(found, values_MF=values_GF, times_M=_as_times(grid_G, steps))


def _as_times(at_G: Integers, like: Steps) -> Times:
    times: Times = at_G.astype(_times_of(like).dtype)
    return times


def _times_of(steps: Steps) -> Times:
    assert steps.times_M is not None  # _check has seen to it
    return steps.times_M


def _usual(times_N: Times) -> float:
    """Seconds of the usual step."""
    steps = np.diff(times_N).astype(np.int64)
    steps = steps[steps > 0]
    return float(np.median(steps)) / per_second(times_N) if len(steps) else 0.0


def _assembled(
    piece: Sequences, found: Sequence[Steps], owners: Sequence[int], spec: DataSpec, notes: tuple[Sentence, ...]
) -> Sequences:
    """The file's sequences anew: what was known of one holds for each of its stretches."""
    counts = {owner: owners.count(owner) for owner in set(owners)}
    places: dict[int, int] = {}
    names = []
    for owner in owners:
        places[owner] = places.get(owner, 0) + 1
        several = counts[owner] > 1
        names.append(f"{piece.names_S[owner]} ({places[owner]})" if several else piece.names_S[owner])
    facts = {name: tuple(values[owner] for owner in owners) for name, values in piece.facts_S.items()}
    if not TASKS[spec.task].per_sequence:
        facts[SERIES] = tuple(piece.names_S[owner] for owner in owners)
    labels = [label for each in found if each.labels_M is not None for label in each.labels_M.tolist()]
    times = [each.times_M for each in found if each.times_M is not None]
    return replace(
        piece,
        values_NF=np.concatenate([each.values_MF for each in found]),
        lengths_S=np.array([len(each) for each in found], np.int64),
        lines_N=np.concatenate([each.lines_M for each in found]),
        times_N=np.concatenate(times) if times else None,
        names_S=tuple(names),
        labels_S=tuple(piece.labels_S[owner] for owner in owners) if piece.labels_S else (),
        answers_SK=piece.answers_SK[np.asarray(owners)],
        labels_N=tuple(labels),
        facts_S=facts,
        notes=notes,
    )


def _notes(pacing: _Pacing, file: str) -> tuple[Sentence, ...]:
    notes = []
    if pacing.excluded:
        notes.append(sentence("{count} rows of {file} are left out by hand.", count=pacing.excluded, file=file))
    if pacing.repeats:
        text = sentence(
            "{count} rows of {file} had the time of another one and were joined with it.",
            count=pacing.repeats,
            file=file,
        )
        notes.append(text)
    if pacing.gaps:
        notes.append(sentence("{file} is cut at {count} gaps: no window crosses them.", file=file, count=pacing.gaps))
    if pacing.steps:
        length = length_told(pacing.spec.pace.step or 0.0)
        notes.append(
            sentence(
                "{rows} rows of {file} became {count} steps, one every {length}.",
                rows=pacing.rows,
                file=file,
                count=pacing.steps,
                length=length,
            )
        )
    if pacing.thinned:
        notes.append(
            sentence(
                "Resampling leaves rows out without averaging: what changes faster than two steps looks like slow "
                "waves that are not there (aliasing). Resample by the mean instead."
            )
        )
    return tuple(notes)
