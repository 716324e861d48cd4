"""The nearest training sequence under dynamic time warping (Sakoe and Chiba 1978).

Shapes: A and B sequences, F inputs, T steps.
"""

import numpy as np

from workbench.data.dataset import Floats, Integers

STEPS, BAND = 64, 0.1
"""Steps that all sequences are brought to, and how far a step may be warped, as a share of them."""
MOST_SEQUENCES = 500
MOST_PAIRS = 20_000
"""Pairs that are measured at once."""


def nearest(asked_AFT: Floats, known_BFT: Floats) -> Integers:
    """The number of the nearest known sequence to each asked one."""
    size = max(1, MOST_PAIRS // len(known_BFT))
    found = [
        warped_distances(asked_AFT[first : first + size], known_BFT).argmin(axis=1)
        for first in range(0, len(asked_AFT), size)
    ]
    return np.concatenate(found)


def warped_distances(left_AFT: Floats, right_BFT: Floats) -> Floats:
    """The squared distance of each pair along the cheapest path within the band, as A,B."""
    steps = left_AFT.shape[2]
    reach = max(1, round(BAND * steps))
    shape = (len(left_AFT), len(right_BFT))
    before = np.full((steps + 1, *shape), np.inf, np.float32)
    before[0] = 0
    for i in range(steps):
        row = np.full_like(before, np.inf)
        for j in range(max(0, i - reach), min(steps, i + reach + 1)):
            apart_ABF = left_AFT[:, None, :, i] - right_BFT[None, :, :, j]
            cheapest = np.minimum(np.minimum(before[j + 1], before[j]), row[j])
            row[j + 1] = cheapest + np.einsum("abf,abf->ab", apart_ABF, apart_ABF)
        before = row
    distances: Floats = before[steps]
    return distances
