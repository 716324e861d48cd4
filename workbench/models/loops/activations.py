"""The hyperbolic tangent and the logistic function for compiled loops, which take many numbers at once."""

import math
from collections.abc import Callable

import numpy as np
from numba import types
from numba.extending import overload

from workbench.machine_code.compiling import Array, compiled

MOST = np.float32(7.90531110763549805)
"""From here on a float32 cannot tell a hyperbolic tangent from 1."""


def _exact(x: Array) -> Array:
    return math.tanh(x)


def _fraction(x: Array) -> Array:
    """The hyperbolic tangent to 2e-7: a fraction of polynomials (the coefficients are those of Eigen's ptanh)."""
    x = MOST if x > MOST else x
    x = -MOST if x < -MOST else x  # So written, what is no number stays none.
    s = x * x
    p = np.float32(-2.76076847742355e-16)
    p = p * s + np.float32(2.00018790482477e-13)
    p = p * s + np.float32(-8.60467152213735e-11)
    p = p * s + np.float32(5.12229709037114e-08)
    p = p * s + np.float32(1.48572235717979e-05)
    p = p * s + np.float32(6.37261928875436e-04)
    p = p * s + np.float32(4.89352455891786e-03)
    q = np.float32(1.19825839466702e-06)
    q = q * s + np.float32(1.18534705686654e-04)
    q = q * s + np.float32(2.26843463243900e-03)
    q = q * s + np.float32(4.89352518554385e-03)
    return x * p / q


def tanh(x: Array) -> Array:
    """The hyperbolic tangent of a number, in its own precision."""
    return _exact(x)


@overload(tanh)  # type: ignore[untyped-decorator]
def _tanh(x: Array) -> Callable[[Array], Array]:
    return _fraction if x == types.float32 else _exact


@compiled
def squash(x_G: Array) -> None:
    """Put every number through the logistic function 1 / (1 + exp(-x))."""
    half = x_G.dtype.type(0.5)
    for j in range(len(x_G)):
        x_G[j] = half * tanh(half * x_G[j]) + half
