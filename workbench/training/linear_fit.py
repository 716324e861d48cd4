"""What a linear path is solved to: ridge regressions that begin at simple forecasts, weighed by rolling origins and
validation.

Shapes: N windows in the order of time, P inputs, A answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Integers
from workbench.models.ridge import PENALTIES, Linear, Ridge
from workbench.training.state import luck_of, share_worth_it

ORIGINS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of the windows after which a regression on those before is judged on those up to the next origin."""
FEWEST_WINDOWS = 4
SHARPNESS = 10
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


@dataclass(frozen=True, slots=True)
class Family:
    """Regressions of every penalty: from nothing and from each start, also the doubtful ones, their weights as free as
    each freedom says."""

    starts: Sequence[Doubles] = ()
    freedoms: Sequence["Freedom | None"] = (None,)
    doubtful: Sequence[Doubles] = ()

    def solved(self, windows: Windows, penalties: tuple[float, ...]) -> Iterator[Linear]:
        """All of them, learned from these windows, in an order of their own."""
        for freedom in self.freedoms:
            ridge = Ridge(windows.x_NP, windows.y_NA, None if freedom is None else freedom.weights_P)
            for start_PA in (None, *self.starts, *self.doubtful):
                yield from ridge.solved(penalties, start_PA)

    def doubted(self, errors: Doubles, luck: float) -> Doubles:
        """Errors of them all, those of regressions that read a level or begin at a doubtful start as much larger as may
        be luck: a walk seems to return to its mean, or to go on, by chance (Dickey and Fuller 1979)."""
        reads_F11 = np.array([freedom is not None and freedom.level for freedom in self.freedoms])[:, None, None]
        begins_S1 = np.repeat([False, True], [1 + len(self.starts), len(self.doubtful)])[:, None]
        doubts = (1 + luck * reads_F11) * (1 + luck * begins_S1)
        return np.asarray(errors.reshape(doubts.shape[0], doubts.shape[1], -1) * doubts).ravel()

    def errors(self, windows: Windows, penalties: tuple[float, ...], judged: Windows) -> Doubles:
        """The squared error of each, learned from the one, on the other."""
        return np.array(
            [np.square(linear(judged.x_NP) - judged.y_NA).sum() for linear in self.solved(windows, penalties)]
        )


@dataclass(frozen=True, slots=True)
class Freedom:
    """How free each weight is, and whether those of levels are."""

    weights_P: Doubles
    level: bool


def freedoms(context: int, inputs: int, levels: int = 0, places: int = 0) -> tuple[Freedom, ...]:
    """All weights of a window alike, and near ones more than far ones, as what is long ago tells less; each without
    and with the levels behind it, which what is to come may lie beyond, and without and with the places in a season
    behind those, of which each is rare: their weights count as if they were of unit spread."""
    near_P = 1.0 / np.repeat(np.arange(context, 0, -1), inputs)
    found = product((np.ones_like(near_P), near_P), (False, True)[: 1 + (levels > 0)], (0.0, 1.0)[: 1 + (places > 0)])
    return tuple(
        Freedom(np.concatenate([each_P, np.full(levels, float(level)), np.full(places, place * places**0.5)]), level)
        for each_P, level, place in found
    )


def fit_linear(
    windows: Windows, family: Family, horizon: int, val: Windows | None = None, whole: Windows | None = None
) -> Linear | None:
    """The mean of a family's ridge regressions, those weighing more that do better at rolling origins and, learned from
    all windows, on validation; they learn at last from the whole, where given. None where a straight line tells
    nothing."""
    small = windows.x_NP.shape[1] * windows.y_NA.shape[1] <= MOST_WEIGHTS
    family = family if small else Family()
    errors, nothing, judging = np.zeros(1), 0.0, 0
    for learned, judged in _folds(windows, ORIGINS if small else ORIGINS[-1:], horizon):
        judging += len(judged)
        # A penalty weighs as much as it will beside all windows: it does not grow with what is learned.
        penalties = tuple(penalty * len(windows) / len(learned) for penalty in PENALTIES)
        # Late origins, which have learned from nearly all windows, tell most of what all will be good for.
        weight = (len(learned) / len(windows)) ** 2
        errors = errors + weight * family.errors(learned, penalties, judged)
        nothing += weight * float(np.square(judged.y_NA).sum())
    # A random walk seems to turn back by chance, most where few windows judge.
    luck = luck_of(judging)
    if not errors.any() or family.doubted(errors, luck).min() >= share_worth_it(luck) * nothing:
        return None
    if val is not None and len(val):
        judging += len(val)
        errors = errors + family.errors(windows, PENALTIES, val)
        nothing += float(np.square(val.y_NA).sum())
    luck = luck_of(judging)
    doubted, found = family.doubted(errors, luck), family.solved(windows if whole is None else whole, PENALTIES)
    return _mean(found, doubted) if doubted.min() < share_worth_it(luck) * nothing else None


def _folds(windows: Windows, origins: Sequence[float], horizon: int) -> Iterator[tuple[Windows, Windows]]:
    """What is learned before each origin, no answer of it later than where the first window judged there ends, and
    what is judged after it."""
    places = [round(origin * len(windows)) for origin in (*origins, 1)]
    for first, last in pairwise(places):
        if last > first:
            before = int(np.searchsorted(windows.ends_N[:first], windows.ends_N[first] - horizon, side="right"))
            if before >= FEWEST_WINDOWS:
                yield windows.chosen(slice(before)), windows.chosen(slice(first, last))


def _mean(found: Iterator[Linear], errors: Doubles) -> Linear:
    """Regressions with these errors, as one."""
    floored = np.maximum(errors, np.finfo(np.float64).tiny)
    shares = (floored.min() / floored) ** SHARPNESS
    shares /= shares.sum()
    first = next(found)
    weights_PA, bias_A = shares[0] * first.weights_PA, shares[0] * first.bias_A
    for share, linear in zip(shares[1:], found, strict=True):
        weights_PA, bias_A = weights_PA + share * linear.weights_PA, bias_A + share * linear.bias_A
    return Linear(weights_PA=weights_PA, bias_A=bias_A)
