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


def simple_forecasts(
    context: int, seasons: Iterable[int], answer: tuple[int, int], features: int, levels: int = 0
) -> tuple[Doubles, ...]:
    """The weights, P,A each, for all the targets, which are the first features: the window's mean, its smoothed level
    and, for each season that the window holds, the last one moved by the change since, by that of the smoothed level,
    and the mean of the last two so moved. They read none of the levels behind the window."""
    horizon, targets = answer
    found = [np.full((context, horizon), 1 / context), np.tile(_smoothed(context), (horizon, 1)).T]
    for season in seasons:
        if 1 < season < context:
            found += _seasonal(context, season, horizon)
    return tuple(np.pad(_spread(weights_CH, targets, features), ((0, levels), (0, 0))) for weights_CH in found)


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
    if context >= 2 * season:
        twice_CH = ago_CH / 2
        twice_CH[:-season] += ago_CH[season:] / 2
        twice_CH[-season:] += 0.5 / season
        twice_CH[-2 * season : -season] -= 0.5 / season
        found.append(twice_CH)
    return found


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
