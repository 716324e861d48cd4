"""What a linear path is solved to: ridge regressions that begin at simple forecasts, weighed by rolling origins and
validation.

Shapes: N windows in the order of time, P inputs, A answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Integers
from workbench.models.ridge import PENALTIES, Linear, Ridge

ORIGINS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of the windows after which a regression on those before is judged on those up to the next origin."""
FEWEST_WINDOWS = 4
WORTH_IT = 0.95
"""Share of the error without a straight line that it must stay below: a random walk seems to turn back by chance."""
SHARPNESS = 5
"""Power of the inverse error by which regressions are weighed: none of them is surely best."""
MOST_WEIGHTS = 30_000
"""Of a path beyond which only the last origin and no start are tried, which would take long."""


@dataclass(frozen=True, slots=True)
class Windows:
    """What a path reads, what it is to answer, and the row after each window."""

    x_NP: Doubles
    y_NA: Doubles
    ends_N: Integers

    def __len__(self) -> int:
        return len(self.x_NP)

    def chosen(self, places: slice | npt.NDArray[np.bool_]) -> "Windows":
        """Some of the windows."""
        return Windows(self.x_NP[places], self.y_NA[places], self.ends_N[places])


def fit_linear(windows: Windows, starts: Sequence[Doubles], horizon: int, val: Windows | None = None) -> Linear | None:
    """The mean of the ridge regressions from nothing and from each start with every penalty, those weighing more that
    do better at rolling origins and, learned from all windows, on validation; None where a straight line tells
    nothing."""
    small = windows.x_NP.shape[1] * windows.y_NA.shape[1] <= MOST_WEIGHTS
    begun = (None, *starts) if small else (None,)
    errors, nothing = np.zeros((len(begun), len(PENALTIES))), 0.0
    for learned, judged in _folds(windows, ORIGINS if small else ORIGINS[-1:], horizon):
        # A penalty weighs as much as it will beside all windows: it does not grow with what is learned.
        penalties = tuple(penalty * len(windows) / len(learned) for penalty in PENALTIES)
        # Late origins, which have learned from nearly all windows, tell most of what all will be good for.
        weight = (len(learned) / len(windows)) ** 2
        errors += weight * _errors(Ridge(learned.x_NP, learned.y_NA), begun, penalties, judged)
        nothing += weight * float(np.square(judged.y_NA).sum())
    if not errors.any() or errors.min() >= WORTH_IT * nothing:
        return None
    ridge = Ridge(windows.x_NP, windows.y_NA)
    if val is not None and len(val):
        errors += _errors(ridge, begun, PENALTIES, val)
        nothing += float(np.square(val.y_NA).sum())
    return _mean(ridge, begun, errors) if errors.min() < WORTH_IT * nothing else None


def _folds(windows: Windows, origins: Sequence[float], horizon: int) -> Iterator[tuple[Windows, Windows]]:
    """What is learned before each origin, no answer of it later than where the first window judged there ends, and
    what is judged after it."""
    places = [round(origin * len(windows)) for origin in (*origins, 1)]
    for first, last in pairwise(places):
        if last > first:
            before = int(np.searchsorted(windows.ends_N[:first], windows.ends_N[first] - horizon, side="right"))
            if before >= FEWEST_WINDOWS:
                yield windows.chosen(slice(before)), windows.chosen(slice(first, last))


def _errors(ridge: Ridge, begun: Sequence[Doubles | None], penalties: tuple[float, ...], judged: Windows) -> Doubles:
    """Squared errors by start and penalty."""
    return np.array([[_squares(linear, judged) for linear in ridge.solved(penalties, start)] for start in begun])


def _squares(linear: Linear, judged: Windows) -> float:
    return float(np.square(linear(judged.x_NP) - judged.y_NA).sum())


def _mean(ridge: Ridge, begun: Sequence[Doubles | None], errors: Doubles) -> Linear:
    """The regressions on all windows from each start with each penalty, as one."""
    floored = np.maximum(errors, np.finfo(np.float64).tiny)
    shares = (floored.min() / floored) ** SHARPNESS
    shares /= shares.sum()
    found = [linear for start in begun for linear in ridge.solved(PENALTIES, start)]
    weights = sum(share * linear.weights_PA for share, linear in zip(shares.flat, found, strict=True))
    bias = sum(share * linear.bias_A for share, linear in zip(shares.flat, found, strict=True))
    return Linear(weights_PA=np.asarray(weights), bias_A=np.asarray(bias))
