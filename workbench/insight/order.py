"""In which order units are shown: as they are, alike beside each other, or the busiest first.

Shapes: T steps, U units.
"""

from collections.abc import Callable

import numpy as np

from workbench.data.dataset import Floats, Integers

MOST_STEPS = 256
"""Steps that are enough to see which units are alike."""


def as_they_are(states_TU: Floats) -> Integers:
    """By their numbers."""
    return np.arange(states_TU.shape[1])


def by_likeness(states_TU: Floats) -> Integers:
    """By the angle between their courses' two main directions, so that neighbours rise and fall together.

    As correlation matrices are ordered (Friendly, 2002); begins behind the widest gap.
    """
    steps = np.linspace(0, len(states_TU) - 1, min(MOST_STEPS, len(states_TU))).astype(np.int64)
    centred_TU = (states_TU - states_TU.mean(axis=0))[steps].astype(np.float64)
    centred_TU /= np.maximum(np.linalg.norm(centred_TU, axis=0), 1e-12)
    strength, axes = np.linalg.eigh(centred_TU @ centred_TU.T)
    pair = axes[:, np.argsort(strength)[::-1][:2]]
    if pair.shape[1] < 2:
        return as_they_are(states_TU)
    pair *= np.where(pair[np.abs(pair).argmax(axis=0), [0, 1]] < 0, -1, 1)
    x_U, y_U = (centred_TU.T @ pair).T
    angle_U = np.arctan2(y_U, x_U)
    order_U = np.argsort(angle_U, kind="stable")
    gaps_U = np.diff(angle_U[order_U], append=angle_U[order_U[0]] + 2 * np.pi)
    return np.roll(order_U, -int(gaps_U.argmax()) - 1)


def by_activity(states_TU: Floats) -> Integers:
    """Those whose states are furthest from zero first."""
    return np.argsort(-np.abs(states_TU).mean(axis=0), kind="stable")


ORDERS: dict[str, Callable[[Floats], Integers]] = {
    "number": as_they_are,
    "likeness": by_likeness,
    "activity": by_activity,
}
"""By name."""
