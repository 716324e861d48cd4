"""What the windows of a forecast lose before they are read: their last value, nothing, or their mean and spread, as a
quick regression foretells the series best with.

The last value is what a walk needs. A series that returns to its mean loses by it what the level tells, and one whose
amplitudes grow is foretold better on windows of equal spread. Shapes: E examples, C context, H horizon, K targets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Examples, SequenceDataset, Split, evenly
from workbench.models.preprocess import EPSILON
from workbench.models.ridge import PENALTIES, Linear, Ridge
from workbench.models.simple_forecasts import simple_forecasts

Level = Literal["last", "none", "mean_std"]
LEVELS: tuple[Level, ...] = ("last", "none", "mean_std")
ORIGINS = (0.5, 0.6, 0.7, 0.8, 0.9)
MOST_EXAMPLES, FEWEST, FEWEST_JUDGED = 4_000, 40, 8
"""Windows that the regressions see, and below which nothing is believed."""
MOST_INPUTS = 400
CLEARLY, MOSTLY = 0.98, 4
"""Share of the error over all origins below which another level is worth it, and origins that must agree."""


@dataclass(frozen=True, slots=True)
class _Windows:
    x_EP: Doubles
    y_EA: Doubles
    spread_EA: Doubles
    """What an error is worth in the units of the series."""

    def some(self, places: slice) -> "_Windows":
        return _Windows(self.x_EP[places], self.y_EA[places], self.spread_EA[places])

    def __len__(self) -> int:
        return len(self.x_EP)


def probe_level(dataset: SequenceDataset, split: Split, season: int) -> Level:
    """The level whose removal lets a regression foretell best, at nearly all rolling origins inside the training part,
    over all of them, and on validation; the last value where none is clearly better, or little can be learned."""
    context, horizon, targets = int(split.train.lengths_E[0]), split.train.horizon, len(dataset.targets)
    if dataset.sequences != 1 or not split.train.even or context * targets > MOST_INPUTS:
        return "last"
    parts = [_values(dataset, part.chosen(evenly(len(part), MOST_EXAMPLES))) for part in (split.train, split.val)]
    if len(parts[0][0]) < FEWEST or len(parts[1][0]) < FEWEST_JUDGED:
        return "last"
    starts = (None, *simple_forecasts(context, {season}, (horizon, targets), targets))
    last, *others = (
        _errors(_levelled(*parts[0], level), _levelled(*parts[1], level), starts, horizon) for level in LEVELS
    )
    better = {
        level: float(errors[:-1].sum())
        for level, errors in zip(LEVELS[1:], others, strict=True)
        if _is_better(errors, last)
    }
    return min(better, key=better.__getitem__, default="last")


def _is_better(errors: Doubles, last: Doubles) -> bool:
    inside, others = errors[:-1], last[:-1]
    clearly = float(inside.sum()) < CLEARLY * float(others.sum())
    return clearly and int((inside < others).sum()) >= MOSTLY and bool(errors[-1] < last[-1])


def _values(dataset: SequenceDataset, part: Examples) -> tuple[Doubles, Doubles]:
    """The windows of the targets, E,C,K, and what comes, E,H,K, standardised; those with gaps are left out."""
    known_NK = dataset.targets_NK.astype(np.float64)
    mean_K, std_K = np.nanmean(known_NK, axis=0), np.nanstd(known_NK, axis=0)
    z_NK = (known_NK - mean_K) / np.where(std_K > 0, std_K, 1.0)
    ends_E1 = (part.starts_E + part.lengths_E)[:, None]
    x_ECK = z_NK[ends_E1 - np.arange(int(part.lengths_E[0]), 0, -1)]
    y_EHK = z_NK[ends_E1 + np.arange(part.horizon)]
    whole_E = np.isfinite(x_ECK).all(axis=(1, 2)) & np.isfinite(y_EHK).all(axis=(1, 2))
    return x_ECK[whole_E], y_EHK[whole_E]


def _levelled(x_ECK: Doubles, y_EHK: Doubles, level: Level) -> _Windows:
    centre_E1K, spread_E1K = np.zeros_like(x_ECK[:, :1]), np.ones_like(x_ECK[:, :1])
    if level == "last":
        centre_E1K = x_ECK[:, -1:]
    elif level == "mean_std":
        centre_E1K = x_ECK.mean(axis=1, keepdims=True)
        spread_E1K = np.sqrt(np.square(x_ECK - centre_E1K).mean(axis=1, keepdims=True) + EPSILON)
    x_ECK, rest_EHK = (x_ECK - centre_E1K) / spread_E1K, (y_EHK - centre_E1K) / spread_E1K
    count = len(x_ECK)
    wide_EHK = np.broadcast_to(spread_E1K, y_EHK.shape)
    return _Windows(x_ECK.reshape(count, -1), rest_EHK.reshape(count, -1), wide_EHK.reshape(count, -1))


def _errors(
    train: _Windows, val: _Windows, starts: tuple[npt.NDArray[np.float64] | None, ...], horizon: int
) -> Doubles:
    """Squared errors at each origin of the training part, then on validation, by the start and the penalty that do
    best over all origins."""
    found = []
    for first, last in pairwise(round(origin * len(train)) for origin in (*ORIGINS, 1)):
        learned = train.some(slice(max(2, first - horizon)))
        judged = train.some(slice(first, last))
        found.append([_squares(linear, judged) for linear in _solved(learned, starts)])
    best = int(np.sum(found, axis=0).argmin())
    linears = list(_solved(train, starts))
    return np.array([*(errors[best] for errors in found), _squares(linears[best], val)])


def _solved(learned: _Windows, starts: tuple[npt.NDArray[np.float64] | None, ...]) -> Iterator[Linear]:
    ridge = Ridge(learned.x_EP, learned.y_EA)
    for start_PA in starts:
        yield from ridge.solved(PENALTIES, start_PA)


def _squares(linear: Linear, judged: _Windows) -> float:
    return float(np.square((linear(judged.x_EP) - judged.y_EA) * judged.spread_EA).sum())
