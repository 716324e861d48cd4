"""Pacing: rows left out by hand, times that repeat made one, series cut at gaps, and steps made equally long.

Shapes: N steps of all sequences, M steps of one, S sequences, F inputs, G steps after pacing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.data.dataset import SERIES
from workbench.data.layouts import RoleColumns, Sequences, Times
from workbench.data.ranges import inside
from workbench.data.spec import CalendarStep, DataSpec, PaceSpec
from workbench.data.stretches import Stretch, cut, even, even_calendar, joined
from workbench.data.tasks import TASKS
from workbench.data.time.gaps import longest_usual
from workbench.data.time.notation import Notation
from workbench.data.time.telling import length_told
from workbench.data.time.units import per_second
from workbench.data.time.zone import localized, wall
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

THINNED = 1.5
"""Stretch longer by so much than the usual one leave rows out."""
MOST_STEPS = 200_000_000
_DAYS: dict[CalendarStep, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}
"""Of the steps of the calendar, about."""


ALIASING = sentence(
    "Resampling leaves rows out without averaging: what changes faster than two steps looks like slow "
    "waves that are not there (aliasing). Resample by the mean instead."
)


@dataclass(slots=True, kw_only=True)
class _Pacing:
    """What is to be done with a file, and what was, to be told once for all its sequences."""

    spec: DataSpec
    notation: Notation
    numbers: int
    """Columns of numbers; those behind them are words."""
    targets: int
    kind: np.dtype[np.datetime64]
    """What times are kept as."""
    per_second: int
    excluded: int = 0
    repeats: int = 0
    gaps: int = 0
    rows: int = 0
    steps: int = 0
    thinned: bool = False
    longest: float = 0.0
    """Seconds of the longest step that was taken for no gap."""


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
        kind=np.dtype("datetime64[us]") if piece.times_N is None else piece.times_N.dtype,
        per_second=1 if piece.times_N is None else per_second(piece.times_N),
        targets=sum(role == "target" for role in spec.roles.values()) if TASKS[spec.task].forecasts else 0,
    )
    stops = np.cumsum(piece.lengths_S).tolist()
    labels = np.array(piece.labels_N, object) if piece.labels_N else None
    whole = Stretch(
        values_MF=piece.values_NF,
        times_M=None if piece.times_N is None else piece.times_N.astype(np.int64),
        lines_M=np.asarray(piece.lines_N),
        labels_M=labels,
    )
    found: list[Stretch] = []
    owners: list[int] = []
    for s, (start, stop) in enumerate(zip([0, *stops[:-1]], stops, strict=True)):
        steps = whole.at(slice(start, stop))
        parts = _paced(steps, piece.names_S[s], pacing)
        found += parts
        owners += [s] * len(parts)
    if not found:
        raise WorkbenchError("{file}: every row is left out. Take some of the ranges back.", file=file)
    return _assembled(piece, found, owners, pacing, (*piece.notes, *_notes(pacing, file)))


def _check(piece: Sequences, spec: DataSpec, file: str) -> None:
    timed = spec.pace != PaceSpec() or any(not each.counted for each in spec.exclude)
    if piece.times_N is None and timed:
        raise WorkbenchError(
            "{file} has no times to go by. Give a column the role time, or leave repeats, gaps, steps and ranges of "
            "time as they are.",
            file=file,
        )
    if spec.pace.resample != "none" and spec.pace.step is None and spec.pace.calendar is None:
        usual = usual_step(piece.times_N) if piece.times_N is not None else 0.0
        raise WorkbenchError(
            "Resampling needs the length of a step; the usual one here is {seconds} s (data.pace.step, or "
            "data.pace.calendar for days, weeks, months, quarters and years).",
            seconds=f"{usual:.12g}",
        )


def _paced(steps: Stretch, name: str, pacing: _Pacing) -> list[Stretch]:
    """The stretches of one sequence, none of them empty."""
    pace = pacing.spec.pace
    stretches = _kept(steps, name, pacing)
    if pace.repeats != "leave":
        stretches = [_joined(each, pacing) for each in stretches]
    if pace.gaps == "split":
        stretches = [part for each in stretches for part in _cut(each, pacing)]
    if pace.resample != "none":
        stretches = [_even(each, pacing) for each in stretches]
    return [each for each in stretches if len(each)]


def _kept(steps: Stretch, name: str, pacing: _Pacing) -> list[Stretch]:
    """What no range leaves out, cut where rows are left out between others."""
    out_M = np.zeros(len(steps), np.bool_)
    times_M = None if steps.times_M is None else _times_of(steps, pacing)
    for each in pacing.spec.exclude:
        if each.sequence in (None, name):
            out_M |= inside(each, times_M, len(steps), pacing.notation)
    if not out_M.any():
        return [steps]
    pacing.excluded += int(out_M.sum())
    kept = np.flatnonzero(~out_M)
    if TASKS[pacing.spec.task].per_sequence:
        return [steps.at(kept)]
    return [steps.at(rows) for rows in np.split(kept, np.flatnonzero(np.diff(kept) > 1) + 1)]


def _joined(steps: Stretch, pacing: _Pacing) -> Stretch:
    """Rows of one time as one row."""
    found = joined(steps, pacing.spec.pace.repeats, pacing.numbers)
    pacing.repeats += len(steps) - len(found)
    return found


def _cut(steps: Stretch, pacing: _Pacing) -> list[Stretch]:
    """The stretches between gaps."""
    pace = pacing.spec.pace
    longest = longest_usual(_times_of(steps, pacing)) if pace.longest is None else pace.longest * pacing.per_second
    found = cut(steps, longest, pacing.targets)
    if np.isfinite(longest):
        pacing.longest = max(pacing.longest, longest / pacing.per_second)
    pacing.gaps += len(found) - 1
    return found


def _even(steps: Stretch, pacing: _Pacing) -> Stretch:
    """Stretch of one length from the first row to the last."""
    pace, at_M = pacing.spec.pace, _times_of(steps, pacing)
    if pace.calendar is not None:
        return _even_calendar(steps, pace.calendar, pacing)
    unit = round((pace.step or 0.0) * pacing.per_second)
    if unit < 1 or (int(at_M.max().astype(np.int64)) - int(at_M.min().astype(np.int64))) // max(unit, 1) > MOST_STEPS:
        raise WorkbenchError("A step of {step} s makes too many steps. Choose a longer one.", step=pace.step)
    pacing.thinned |= pace.resample != "mean" and unit > THINNED * usual_step(at_M) * pacing.per_second
    found = even(steps, unit, pace.resample, pacing.numbers)
    pacing.rows, pacing.steps = pacing.rows + len(steps), pacing.steps + len(found)
    return found


def _even_calendar(steps: Stretch, part: CalendarStep, pacing: _Pacing) -> Stretch:
    """Days, weeks, months, quarters or years as the clock of the times shows them."""
    at_M, zone, how = _times_of(steps, pacing), pacing.notation.zone, pacing.spec.pace.resample
    kind = str(pacing.kind)
    shown_M = at_M if zone is None else wall(at_M, zone).astype(pacing.kind)
    usual = usual_step(at_M)
    pacing.thinned |= how != "mean" and 86_400 * _DAYS[part] > THINNED * usual > 0
    found = even_calendar(replace(steps, times_M=shown_M.astype(np.int64)), part, kind, how, pacing.numbers)
    if zone is not None and found.times_M is not None:
        found = replace(found, times_M=localized(found.times_M.astype(kind), zone).astype(kind).astype(np.int64))
    pacing.rows, pacing.steps = pacing.rows + len(steps), pacing.steps + len(found)
    return found


def _times_of(steps: Stretch, pacing: _Pacing) -> Times:
    """The times of a stretch; `_check` has seen to it that there are some."""
    assert steps.times_M is not None
    times: Times = steps.times_M.astype(pacing.kind)
    return times


def usual_step(times_N: Times) -> float:
    """Seconds of the usual step."""
    steps = np.diff(times_N).astype(np.int64)
    steps = steps[steps > 0]
    return float(np.median(steps)) / per_second(times_N) if len(steps) else 0.0


def _assembled(
    piece: Sequences, found: Sequence[Stretch], owners: Sequence[int], pacing: _Pacing, notes: tuple[Sentence, ...]
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
    if not TASKS[pacing.spec.task].per_sequence or pacing.spec.pace.gaps == "split":
        facts[SERIES] = tuple(piece.names_S[owner] for owner in owners)
    labels = [label for each in found if each.labels_M is not None for label in each.labels_M.tolist()]
    times = [each.times_M for each in found if each.times_M is not None]
    return replace(
        piece,
        values_NF=np.concatenate([each.values_MF for each in found]),
        lengths_S=np.array([len(each) for each in found], np.int64),
        lines_N=np.concatenate([each.lines_M for each in found]),
        times_N=np.concatenate(times).astype(pacing.kind) if times else None,
        names_S=tuple(names),
        labels_S=tuple(piece.labels_S[owner] for owner in owners) if piece.labels_S else (),
        answers_SK=piece.answers_SK[np.asarray(owners)],
        labels_N=tuple(labels),
        facts_S=facts,
        longest_step=pacing.longest or None,
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
        notes.append(sentence("{file} is cut at {count} gaps: no example crosses them.", file=file, count=pacing.gaps))
    if pacing.steps:
        notes.append(_steps_told(pacing, file))
    if pacing.thinned:
        notes.append(ALIASING)
    return tuple(notes)


def _steps_told(pacing: _Pacing, file: str) -> Sentence:
    pace, said = pacing.spec.pace, {"rows": pacing.rows, "file": file, "count": pacing.steps}
    if pace.calendar is not None:
        part = PARTS[pace.calendar]
        return sentence("{rows} rows of {file} became {count} steps, one every {part}.", part=part, **said)
    length = length_told(pace.step or 0.0)
    return sentence("{rows} rows of {file} became {count} steps, one every {length}.", length=length, **said)


PARTS: dict[CalendarStep, Sentence] = {
    "day": sentence("day"),
    "week": sentence("week"),
    "month": sentence("month"),
    "quarter": sentence("quarter"),
    "year": sentence("year"),
}
"""The steps of the calendar in words."""
