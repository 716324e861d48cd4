"""The picture of an answer: a sequence as it is known, and what comes after, with its bands, or the class of each step.

T steps shown, H horizon, C classes.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from workbench.answering.answers import Answered, Times, moments_asked
from workbench.data.dataset import Doubles, Integers
from workbench.data.origins import restored
from workbench.data.tasks import TASKS

SHOWN = 3
"""Of a forecast series the end is shown: so many times what the model looks back on and ahead, together."""
MOST_CURVES = 8
"""Columns of a sequence that are drawn."""
Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Curves of one sequence; places are seconds since 1970, seconds of a recording, or numbers of steps."""

    name: str
    quantity: str
    dates: bool
    sound: bool = False
    x_T: Places
    y_T: Doubles
    ahead_H: Places = field(default_factory=lambda: np.empty(0))
    answer_H: Doubles = field(default_factory=lambda: np.empty(0))
    bands: dict[float, tuple[Doubles, Doubles]] = field(default_factory=dict)
    """Lower and upper ends by level."""
    beside: dict[str, Doubles] = field(default_factory=dict)
    """Further columns of a sequence, T, by name."""
    classes: tuple[str, ...] = ()
    """What a step can be, where each is answered."""
    answers_T: Integers = field(default_factory=lambda: np.empty(0, np.int64))
    """Which of them it is."""
    sureness_T: Doubles = field(default_factory=lambda: np.empty(0))
    """The probability of that class."""


def picture(answered: Answered, sequence: int, target: int = 0) -> Picture:
    """The curves of one sequence and, of a forecast, one target."""
    dataset, facts = answered.dataset, answered.facts
    start, stop = int(dataset.offsets_S1[sequence]), int(dataset.offsets_S1[sequence + 1])
    if not TASKS[facts.task].forecasts:
        return _known(answered, sequence, start, stop)
    first = max(start, stop - SHOWN * (facts.context + facts.horizon))
    place = dataset.reaching_S.tolist().index(sequence)
    x_T, dates = _places(answered, first, stop)
    y_T = restored(dataset.targets_NK[first:stop], dataset.answer_origins_K)[:, target].astype(np.float64)
    ends = () if answered.ends_NLSHK is None else answered.ends_NLSHK[:, :, place, :, target].transpose(1, 0, 2)
    return Picture(
        name=dataset.series_S[sequence],
        quantity=facts.targets[target],
        dates=dates,
        x_T=x_T,
        y_T=y_T,
        ahead_H=_ahead(answered, sequence, x_T, dates=dates),
        answer_H=answered.values[place, :, target].astype(np.float64),
        bands={level: (low_H, high_H) for level, (low_H, high_H) in zip(answered.levels, ends, strict=True)},
    )


def _known(answered: Answered, sequence: int, start: int, stop: int) -> Picture:
    """All of a sequence, and the class of each of its steps where those are answered."""
    dataset, facts = answered.dataset, answered.facts
    names = dataset.quantities[:MOST_CURVES] or dataset.inputs[:1]
    (quantity, y_T), *beside = [
        (name, np.asarray(dataset.input_values(slice(start, stop), f), np.float64)) for f, name in enumerate(names)
    ]
    x_T, dates = _places(answered, start, stop)
    values_TC = answered.values[start:stop] if TASKS[facts.task].labels_steps else np.empty((0, 1))
    return Picture(
        name=dataset.names_S[sequence],
        quantity=quantity,
        dates=dates,
        sound=facts.sample_rate is not None,
        x_T=x_T,
        y_T=y_T,
        beside=dict(beside),
        classes=tuple(facts.classes) if len(values_TC) else (),
        answers_T=values_TC.argmax(axis=1),
        sureness_T=values_TC.max(axis=1).astype(np.float64),
    )


def _places(answered: Answered, start: int, stop: int) -> tuple[Places, bool]:
    times_N = answered.dataset.times_N
    if answered.facts.sample_rate is not None:
        return np.arange(stop - start) / answered.facts.sample_rate, False
    if times_N is None:
        return np.arange(1.0, stop - start + 1), False
    return _seconds(times_N[start:stop]), True


def _seconds(times: Times) -> Places:
    seconds: Places = times.astype("datetime64[ms]").astype(np.float64) / 1000
    return seconds


def _ahead(answered: Answered, sequence: int, x_T: Places, *, dates: bool) -> Places:
    """The places of the steps to come: their own times, or as far apart as the last ones where no pace is sure."""
    dataset, horizon = answered.dataset, answered.facts.horizon
    axis = dataset.axis(sequence) if dates else None
    if axis is not None:
        times = moments_asked(axis, dataset.ahead_S[sequence] if dataset.ahead_S else axis.times_T[:0], horizon)
        if not np.isnat(times).any():
            return _seconds(times)
    step = float(np.median(np.diff(x_T[-50:]))) if len(x_T) > 1 else 1.0
    guessed: Places = x_T[-1] + step * np.arange(1.0, horizon + 1)
    return guessed
