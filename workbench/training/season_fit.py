"""Which place of a season a window ends at, fitted to windows whose places are known.

Shapes: N windows, C context, K targets, S steps of the season.
"""

import numpy as np

from workbench.data.dataset import Doubles, Integers
from workbench.models.ridge import Linear

TOGETHER = 0.5
"""Neighbouring steps miss a season's course together: each tells this share of what it would tell alone."""
LEAST_NOISE = 0.1
"""Of the variance of a season's course: below it, likelihoods would only become too large for float32."""


def fit_season(x_NCK: Doubles, ends_N: Integers, season: int) -> Linear:
    """The log-likelihood of each place, from C,K to S, by windows of one recording whose next rows are `ends_N`; on
    whatever level a window is."""
    back_C = np.arange(-x_NCK.shape[1], 0)
    x_NCK = _without_level(x_NCK)
    course_SK = _course(x_NCK, (ends_N[:, None] + back_C) % season, season)
    seen_SCK = _without_level(course_SK[(np.arange(season)[:, None] + back_C) % season])
    noise_K = np.square(x_NCK - seen_SCK[ends_N % season]).mean(axis=(0, 1))
    middle_CK = seen_SCK.mean(axis=0)
    apart_SCK = seen_SCK - middle_CK
    noise_K = np.maximum(noise_K, LEAST_NOISE * np.square(apart_SCK).mean(axis=(0, 1)))
    weights_SCK = TOGETHER * apart_SCK / np.where(noise_K > 0, noise_K, np.inf)
    bias_S = -(weights_SCK * (middle_CK + apart_SCK / 2)).sum(axis=(1, 2))
    return Linear(weights_PA=weights_SCK.reshape(season, -1).T, bias_A=bias_S)


def _without_level(x_NCK: Doubles) -> Doubles:
    """Windows less their own means."""
    rest_NCK: Doubles = x_NCK - x_NCK.mean(axis=1, keepdims=True)
    return rest_NCK


def _course(x_NCK: Doubles, place_NC: Integers, season: int) -> Doubles:
    """The mean value at each place, as S,K."""
    counts_S = np.bincount(place_NC.ravel(), minlength=season).clip(min=1)
    sums_KS = [np.bincount(place_NC.ravel(), x_NC.ravel(), season) for x_NC in np.moveaxis(x_NCK, 2, 0)]
    course_SK: Doubles = np.stack(sums_KS, axis=1) / counts_S[:, None]
    return course_SK
