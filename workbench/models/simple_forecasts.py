"""Forecasts that learn nothing, as weights of a window: what the weights of a regression are drawn to.

Each is a sum of past values whose weights add up to 1, so that it means the same on a window without its level.
Shapes: C context, H horizon, S season; P inputs (C times all features of a step), A answers (H times the targets).
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
FORGOTTEN = 0.5
"""Share of a smoothed level that each new step replaces."""
KEPT = 0.7
"""Weight of a season in a mean of seasons, as a share of that of the next one."""
FEWEST_SEASONS = 2
"""That a window holds whole where their mean is a forecast."""


def simple_forecasts(
    context: int, seasons: Iterable[int], answer: tuple[int, int], features: int, behind: int = 0
) -> tuple[Doubles, ...]:
    """The weights, P,A each, for all the targets, which are the first features: the window's mean, its smoothed level
    and, for each season that the window holds, the last one moved by the change since and by that of the smoothed
    level, and the mean of all whole ones, where there are enough, moved to the last value and to the smoothed level.
    They read none of the numbers behind the window."""
    horizon, targets = answer
    found = [np.full((context, horizon), 1 / context), np.tile(_smoothed(context), (horizon, 1)).T]
    for season in seasons:
        if 1 < season < context:
            found += _seasonal(context, season, horizon)
    return tuple(np.pad(_spread(weights_CH, targets, features), ((0, behind), (0, 0))) for weights_CH in found)


def change_going_on(context: int, answer: tuple[int, int], features: int, behind: int = 0) -> Doubles:
    """The weights, P,A, of the last value and as many times the last change as there are steps ahead; of two steps at
    least."""
    horizon, targets = answer
    ahead_H, weights_CH = np.arange(1.0, horizon + 1), np.zeros((context, horizon))
    weights_CH[-1], weights_CH[-2] = 1 + ahead_H, -ahead_H
    return np.pad(_spread(weights_CH, targets, features), ((0, behind), (0, 0)))


def _seasonal(context: int, season: int, horizon: int) -> list[Doubles]:
    ahead_H = np.arange(horizon)
    ago_CH = np.zeros((context, horizon))
    ago_CH[context - season + ahead_H % season, ahead_H] = 1
    change_CH, level_CH = ago_CH.copy(), ago_CH.copy()
    change_CH[-1] += 1
    change_CH[-1 - season] -= 1
    smoothed_C = _smoothed(context - season)[:, None]
    level_CH[season:] += smoothed_C
    level_CH[:-season] -= smoothed_C
    found = [change_CH, level_CH]
    if context >= FEWEST_SEASONS * season:
        last_C = np.eye(1, context, context - 1)[0]
        found += [_profiled(level_C, season, horizon) for level_C in (last_C, _smoothed(context))]
    return found


def _profiled(level_C: Doubles, season: int, horizon: int) -> Doubles:
    """The mean of all whole seasons, each without its own mean, and the level of what the window is without it: as
    C,H, from the level's own weights."""
    context = len(level_C)
    places_C = np.arange(context)
    phase_C, ago_C = (places_C - context) % season, (context - 1 - places_C) // season
    weights_C = np.where(ago_C < context // season, KEPT**ago_C, 0.0)
    weights_C *= season / weights_C.sum()
    share_C = np.bincount(phase_C, level_C, season)[phase_C]
    same_CH = phase_C[:, None] == np.arange(horizon) % season
    found_CH: Doubles = level_C[:, None] + weights_C[:, None] * (same_CH - share_C[:, None])
    return found_CH


def _smoothed(steps: int) -> Doubles:
    """Weights of the level after so many steps that begins with the first."""
    weights_C = FORGOTTEN * (1 - FORGOTTEN) ** np.arange(steps)[::-1].astype(np.float64)
    weights_C[0] += 1 - weights_C.sum()
    return weights_C


def _spread(weights_CH: Doubles, targets: int, features: int) -> Doubles:
    """The same weights for each target from its own past, as P,A."""
    context, horizon = weights_CH.shape
    all_CFHK = np.zeros((context, features, horizon, targets))
    for k in range(targets):
        all_CFHK[:, k, :, k] = weights_CH
    return all_CFHK.reshape(context * features, horizon * targets)
